/** `--tiles URL`: pictures behind the map of report.html, from a server that the user names. */
import type { Reported } from '../report/index.ts';
import { usageError } from './faults.ts';
import type { Arguments } from './options.ts';

const TILES_REMEDY = 'For example: --tiles https://tiles.example.org/{z}/{x}/{y}.png';

export function tilesFrom(given: Arguments): Reported['tiles'] {
  const [url, credit] = [given.text('tiles'), given.text('tiles-credit')];
  if (url === undefined) {
    if (credit === undefined) return undefined;
    throw usageError('--tiles-credit is given without --tiles.', TILES_REMEDY, credit);
  }
  const missing = ['{z}', '{x}', '{y}'].filter((part) => !url.includes(part));
  if (missing.length > 0) throw usageError(`--tiles lacks ${missing.join(', ')}.`, TILES_REMEDY, url);
  const plain = url.replaceAll(/\{[zxy]\}/g, '0');
  if (
    !/^https?:\/\/[\w.:[\]-]+\/[^\s{}]*$/.test(plain) ||
    !URL.canParse(plain) ||
    !url.startsWith(new URL(plain).origin)
  ) {
    throw usageError(
      '--tiles must be one address by http or https, with {z}, {x} and {y} in its path.',
      TILES_REMEDY,
      url,
    );
  }
  return { url, credit: credit ?? new URL(plain).host };
}

/** Plans of real size, and a search through all that was written for what must not be told. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { loadCase, optimise } from '../../src/index.ts';
import type { Case, LonLat } from '../../src/model/index.ts';
import type { Reported } from '../../src/report/index.ts';
import { SHARED_ISLAND } from '../support/shared.ts';

export const CASES = [
  { name: 'demo', folder: fileURLToPath(new URL('../../data/demo', import.meta.url)) },
  { name: 'isle-of-wight', folder: SHARED_ISLAND },
] as const;

export const isThere = (folder: string) => fs.existsSync(folder);

/** A short search on straight lines. */
export async function planned(folder: string): Promise<{ theCase: Case; reported: Reported }> {
  const { theCase } = await loadCase(folder);
  return { theCase, reported: await optimise(theCase, { iterations: 100, threads: 0, network: 'straight-line' }) };
}

/** Every file below the folder, by its name. */
export function textsIn(folder: string): Map<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => fs.statSync(path.join(folder, name)).isFile());
  return new Map(files.flatMap((name) => partsOf(name, fs.readFileSync(path.join(folder, name)))));
}

/** A workbook is a zip of XML: each of its parts is a text of its own, without the addresses of its cells. */
function partsOf(name: string, bytes: Buffer): [string, string][] {
  if (!name.endsWith('.xlsx')) return [[name, bytes.toString('utf8')]];
  const parts = Object.entries(unzipSync(bytes));
  const addresses = / (?:r|ref|sqref|topLeftCell|activeCell)="[A-Z0-9:$ ]+"/g;
  return parts.map(([part, content]) => [`${name}/${part}`, strFromU8(content).replaceAll(addresses, '')]);
}

/** What of the pupils can be read in the text: ids as whole words, postcodes, places of home to four decimals. */
export function disclosed({ pupils, schools, stops }: Case, text: string): string[] {
  const words = new Set(text.match(/[\p{L}\p{N}]+/gu));
  const postcodes = postcodesIn(text);
  const ofSchools = new Set(schools.map((school) => postcode(school.postcode)));
  // Two numbers next to one another in a line, in either order, that are not a stop's or a school's own.
  const short = (n: string) => n.slice(0, n.indexOf('.') + 5);
  const found = text.matchAll(/(\d+\.\d{4,})[^\d\n]{1,9}(\d+\.\d{4,})/g);
  const pairs = new Set([...found].flatMap(([, a, b]) => [`${short(a)} ${short(b)}`, `${short(b)} ${short(a)}`]));
  for (const { at } of [...stops, ...schools]) pairs.delete(`${cut(at[0])} ${cut(at[1])}`);
  const isShown = ([lon, lat]: LonLat) => pairs.has(`${cut(lon)} ${cut(lat)}`);
  return pupils.flatMap((pupil) => {
    const addresses = [
      { postcode: pupil.homePostcode, at: pupil.home },
      ...pupil.otherAddresses.map(({ postcode: code, at }) => ({ postcode: code, at })),
    ];
    const odd = addresses.find(({ postcode: code }) => !/^([A-Z\d]{2,4}\d[A-Z]{2})?$/.test(postcode(code)));
    if (odd) throw new Error(`${odd.postcode} is no postcode that could be found`);
    return [
      ...(words.has(pupil.id) ? [`id ${pupil.id}`] : []),
      ...addresses.flatMap((address) => [
        ...(!ofSchools.has(postcode(address.postcode)) && postcodes.has(postcode(address.postcode))
          ? [`postcode ${address.postcode}`]
          : []),
        ...(isShown(address.at) ? [`home ${address.at}`] : []),
      ]),
    ];
  });
}

function postcode(text: string): string {
  return text.toUpperCase().replace(/\s+/g, '');
}

/** All that may be a postcode, however it is spaced and whatever it touches: five to seven characters, as `1AA` at the end. */
function postcodesIn(text: string): Set<string> {
  const plain = postcode(text);
  const ends = [...plain.matchAll(/\d[A-Z]{2}/g)].map(({ index }) => index + 3);
  return new Set(ends.flatMap((end) => [5, 6, 7].map((length) => plain.slice(Math.max(0, end - length), end))));
}

/** Without its sign, cut to four decimals. */
function cut(degrees: number): string {
  const text = Math.abs(degrees).toFixed(9);
  return text.slice(0, text.indexOf('.') + 5);
}

/** The program's version, as `package.json` has it. */
import { existsSync, readFileSync } from 'node:fs';

/** `0.1.0`; the same from the sources and from `dist`. */
export function version(): string {
  for (const up of ['../package.json', '../../package.json']) {
    const file = new URL(up, import.meta.url);
    if (!existsSync(file)) continue;
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof read === 'object' && read !== null && 'version' in read) return String(read.version);
  }
  return 'unknown';
}

/** The folder of public instances beside the project. It is not part of the project, so it may be absent. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../common/root.ts';

/** Where the shared folder is, present or not: `SCHOOLRUN_SHARED`, or `../shared` beside the project's folder. */
export function sharedFolder(): string {
  return process.env.SCHOOLRUN_SHARED ?? path.resolve(ROOT, '..', 'shared');
}

/** A file or folder among the instances. */
export function instancePath(...names: readonly string[]): string {
  return path.join(sharedFolder(), 'bench', ...names);
}

/** What to tell the user when the set's instances are not there; `null` when they are. */
export function missing(set: string): string | null {
  const folder = instancePath(set);
  if (existsSync(folder)) return null;
  return `no public instances at ${folder}; set SCHOOLRUN_SHARED to the shared folder that holds bench/${set}`;
}

/** Names in the set's folder that end so, in order, without the ending. Throws when the folder is absent. */
export async function namesIn(set: string, ending: string): Promise<string[]> {
  mustBeThere(set);
  const names = await readdir(instancePath(set));
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, name.length - ending.length))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The text of a file of the set. Throws when the folder is absent. */
export async function readInstance(set: string, ...names: readonly string[]): Promise<string> {
  mustBeThere(set);
  return readFile(instancePath(set, ...names), 'utf8');
}

/** The set's `reference.json`: published figures by instance. */
export async function references<T>(set: string): Promise<Readonly<Record<string, T | undefined>>> {
  return JSON.parse(await readInstance(set, 'reference.json')) as Record<string, T | undefined>;
}

function mustBeThere(set: string): void {
  const absent = missing(set);
  if (absent !== null) throw new Error(absent);
}

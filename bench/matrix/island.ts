/** The case whose roads the matrix is measured on, and which of its places are taken. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadCase } from '../../src/ingest/index.ts';
import type { Case, LonLat } from '../../src/model/index.ts';
import { placesOfCase } from '../../src/network/store.ts';
import { findValhalla } from '../../src/network/valhalla/package.ts';
import { sharedFolder } from '../sets/shared.ts';

export function islandFolder(): string {
  return path.join(sharedFolder(), 'cases', 'isle-of-wight');
}

/** Why nothing can be measured here; `null` when it can. */
export function missingForMatrix(): string | null {
  if (!existsSync(islandFolder())) {
    return `no case at ${islandFolder()}; set SCHOOLRUN_SHARED to the shared folder that holds cases/isle-of-wight`;
  }
  if (!findValhalla()) return 'the package @valhallajs/valhallajs is not installed';
  return null;
}

export async function island(): Promise<{ theCase: Case; places: LonLat[] }> {
  const { theCase } = await loadCase(islandFolder());
  return { theCase, places: placesOfCase(theCase) };
}

/** So many of them, evenly out of the whole list; all when there are no more. */
export function evenly<T>(all: readonly T[], most: number): T[] {
  if (most >= all.length) return [...all];
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]);
}

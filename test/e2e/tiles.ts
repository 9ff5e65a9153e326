/** Tiles of roads for tests that are not about building them. */
import fs from 'node:fs';
import { findValhalla } from '../../src/network/valhalla/package.ts';
import { tilesFor } from '../../src/network/valhalla/tiles.ts';
import { compiledProgram, hashOf, madeOnce } from './compiled.ts';

/** Puts a copy of the tiles into this cache folder, in which then no drive is known yet; returns the folder. */
export async function withTiles(roads: string, cache: string): Promise<string> {
  const valhalla = findValhalla();
  if (!valhalla) throw new Error('@valhallajs/valhallajs is not installed');
  const made = await madeOnce(compiledProgram(), `tiles-${hashOf([roads])}`, async (dir) => {
    await tilesFor({ roads, cache: dir, valhalla, threads: 1, say: () => {} });
  });
  fs.cpSync(made, cache, { recursive: true });
  return cache;
}

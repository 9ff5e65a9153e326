/** Tiles of a file of roads, built once and kept. A build that was cut off is never taken for a whole one. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { makeFolders } from '../../disk/makeFolders.ts';
import { temporaryBeside } from '../cacheFolder.ts';
import { TILE_SEAL, touch } from '../cachePrune.ts';
import { networkError } from '../faults.ts';
import { COUNTRIES, TILE_RECIPE, valhallaConfig } from './config.ts';
import { leftHandCountry } from './leftHandTraffic.ts';
import type { ValhallaPackage } from './package.ts';

/** Written last, with the size of every tile: without it, or with another size, the folder is not whole. */
const SEAL = TILE_SEAL;
/** Folders of builds that were cut off are cleared away when they are older than this. */
const ABANDONED_MS = 24 * 3600 * 1000;
/** Lines of the builder's output worth showing when it fails. */
const LINES_SHOWN = 5;

export interface Tiles {
  readonly folder: string;
  /** SHA-256 (hex) of the file of roads. */
  readonly roadsHash: string;
}

export interface TileJob {
  readonly roads: string;
  readonly cache: string;
  readonly valhalla: ValhallaPackage;
  readonly threads: number;
  readonly say: (text: string) => void;
}

/** The tiles of the file, built if there are none yet under its hash and the engine's version. */
export async function tilesFor(job: TileJob): Promise<Tiles> {
  const roadsHash = await hashOf(job.roads);
  const folder = join(job.cache, `valhalla-${job.valhalla.version}-${TILE_RECIPE}-${roadsHash.slice(0, 16)}`);
  if (await isWhole(folder)) {
    await touch(join(folder, SEAL));
    return { folder, roadsHash };
  }
  job.say(`Building road tiles from ${basename(job.roads)}; they are kept for the next time …`);
  await build(folder, job);
  return { folder, roadsHash };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch (error) {
    throw networkError('NETWORK-ROADS-UNREADABLE', `${file} cannot be read (${messageOf(error)})`);
  }
  return hash.digest('hex');
}

/** Whether every tile is there that the seal names, in its size. */
export async function isWhole(folder: string): Promise<boolean> {
  try {
    const sizes: unknown = JSON.parse(await readFile(join(folder, SEAL), 'utf8'));
    if (typeof sizes !== 'object' || sizes === null) return false;
    const real = await sizesOf(folder);
    const names = Object.entries(sizes);
    return names.length > 0 && names.every(([name, size]) => real.get(name) === size);
  } catch {
    return false;
  }
}

async function sizesOf(folder: string): Promise<Map<string, number>> {
  const names = await readdir(folder, { recursive: true });
  const tiles = names.filter((name) => name.endsWith('.gph'));
  return new Map(await Promise.all(tiles.map(async (name) => [name, (await stat(join(folder, name))).size] as const)));
}

async function build(folder: string, job: TileJob): Promise<void> {
  await clearAbandoned(job.cache);
  const temporary = temporaryBeside(folder);
  try {
    try {
      makeFolders(temporary, 0o700);
    } catch (error) {
      throw networkError('NETWORK-CACHE', `${job.cache} cannot be written (${messageOf(error)})`);
    }
    const config = join(temporary, 'build.json');
    await writeFile(config, JSON.stringify(valhallaConfig(temporary, job.threads)));
    await buildCountries(job.valhalla, temporary, config);
    const { code, output } = await run(job.valhalla.buildTiles, ['-c', config, job.roads], temporary);
    const sizes = await sizesOf(temporary);
    if (code !== 0 || sizes.size === 0) {
      const why = code === 0 ? 'it holds no roads' : `the builder ended with ${code}`;
      const last = output.trim().split('\n').slice(-LINES_SHOWN).join('\n  ');
      throw networkError('NETWORK-ROADS-UNREADABLE', `no tiles could be built from ${job.roads}: ${why}\n  ${last}`);
    }
    await rm(config);
    await rm(join(temporary, COUNTRIES));
    await writeFile(join(temporary, SEAL), JSON.stringify(Object.fromEntries(sizes)));
    await takePlace(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Without it the builder would take it that traffic keeps to the right, and would say so only in its log. */
async function buildCountries(valhalla: ValhallaPackage, folder: string, config: string): Promise<void> {
  const boundary = join(folder, 'country.osm.pbf');
  await writeFile(boundary, leftHandCountry());
  const { code, output } = await run(valhalla.buildAdmins, ['-c', config, boundary], folder);
  await rm(boundary);
  if (code === 0 && (await stat(join(folder, COUNTRIES)).catch(() => null))) return;
  const last = output.trim().split('\n').slice(-LINES_SHOWN).join('\n  ');
  throw networkError('NETWORK-ENGINE-FAILED', `the database of countries could not be built (${code})\n  ${last}`);
}

/** Another process may have built the same tiles meanwhile: whole ones stay, because somebody may be reading them. */
async function takePlace(temporary: string, folder: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await rename(temporary, folder);
      return;
    } catch (error) {
      if (await isWhole(folder)) return;
      if (attempt >= 3) throw networkError('NETWORK-CACHE', `${folder} cannot be written (${messageOf(error)})`);
      const aside = temporaryBeside(folder);
      await rename(folder, aside).catch(() => {});
      await rm(aside, { recursive: true, force: true });
    }
  }
}

async function clearAbandoned(cache: string): Promise<void> {
  const names = await readdir(cache).catch(() => []);
  for (const name of names.filter((n) => n.endsWith('.tmp'))) {
    const path = join(cache, name);
    const age = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? Date.now());
    if (age > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}

/** In a folder of its own, because the builder leaves lists of odd ways behind where it runs. */
function run(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ code: number | string; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (data: Buffer): void => {
      output = (output + data.toString('utf8')).slice(-10_000);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: messageOf(error), output }));
    child.on('close', (code, signal) => resolve({ code: code ?? `signal ${signal}`, output }));
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

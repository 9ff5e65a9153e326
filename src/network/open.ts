/** Chooses the engine of a case and opens it. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type Case, EXIT, type RoadNetwork, SchoolrunError, sayCount } from '../model/index.ts';
import { cacheFolder } from './cacheFolder.ts';
import { pruneCache } from './cachePrune.ts';
import type { Engine } from './engine.ts';
import { engineNetwork } from './engineNetwork.ts';
import { INSTALL_VALHALLA, networkError, networkFault } from './faults.ts';
import { matrixEngine } from './matrixFile/engine.ts';
import { readMatrix } from './matrixFile/read.ts';
import { DEFAULT_TABLE_SIZE, openOsrm } from './osrm/engine.ts';
import { refuseRemote, serverUrl } from './osrm/host.ts';
import { openStore, placesOfCase, type Store, storeInMemory } from './store.ts';
import { straightLineNetwork } from './straightLine.ts';
import { valhallaEngine } from './valhalla/engine.ts';
import { findValhalla, type ValhallaPackage } from './valhalla/package.ts';
import { tilesFor } from './valhalla/tiles.ts';

export const NETWORK_ENGINES = ['straight-line', 'valhalla', 'osrm', 'matrix', 'auto'] as const;
export type NetworkEngine = (typeof NETWORK_ENGINES)[number];

export interface NetworkOptions {
  /** `auto` by default: roads where the case names them and the engine is there, else straight lines. */
  readonly engine?: NetworkEngine | undefined;
  /**
   * Folder for what is computed; by default the system's place for caches. What is in it and not used for 90 days, or
   * too much for 20 GB, is cleared away. `null`: nothing is kept.
   */
  readonly cache?: string | null | undefined;
  /** Whether vehicles may take ferries. */
  readonly ferries?: boolean | undefined;
  /** Whether vehicles may take private roads as through roads. */
  readonly privateRoads?: boolean | undefined;
  /** Address of an OSRM server; with `auto`, means `osrm`. */
  readonly osrmUrl?: string | undefined;
  /** Address of an OSRM server with a foot profile: walks follow its footways. */
  readonly osrmFoot?: string | undefined;
  /** Most coordinates in one request to them. */
  readonly osrmTableSize?: number | undefined;
  /** Whether pupils' homes may be sent to a server that is not on this machine. */
  readonly allowRemote?: boolean | undefined;
  /** The planner's own matrix; with `auto`, means `matrix`. */
  readonly matrix?: string | undefined;
  /** Threads of an engine inside this program. */
  readonly threads?: number | undefined;
  /** Told in a sentence what takes long. */
  readonly say?: ((text: string) => void) | undefined;
  /** The engine's package as found; tests say that there is none. */
  readonly valhalla?: ValhallaPackage | null | undefined;
}

/** Opens the network; close it when done. */
export async function openNetwork(theCase: Case, options: NetworkOptions = {}): Promise<RoadNetwork> {
  switch (engineOf(options)) {
    case 'straight-line':
      return straightLineNetwork(theCase.policy);
    case 'valhalla':
      return openValhalla(theCase, options, 'as asked for');
    case 'osrm':
      return openServer(theCase, options);
    case 'matrix':
      return openMatrix(theCase, options);
    case 'auto':
      return openBest(theCase, options);
  }
}

function engineOf({ engine = 'auto', osrmUrl, matrix }: NetworkOptions): NetworkEngine {
  if (engine !== 'auto') return engine;
  return matrix !== undefined ? 'matrix' : osrmUrl !== undefined ? 'osrm' : 'auto';
}

async function openServer(theCase: Case, options: NetworkOptions): Promise<RoadNetwork> {
  if (options.osrmUrl === undefined) {
    throw new SchoolrunError('There is no OSRM server to ask.', EXIT.input, [networkFault('NETWORK-OSRM-URL', {})]);
  }
  const url = serverUrl(options.osrmUrl);
  refuseRemote(url, options.allowRemote === true);
  const foot = options.osrmFoot === undefined ? undefined : serverUrl(options.osrmFoot);
  if (foot) refuseRemote(foot, options.allowRemote === true);
  const { osrmTableSize: tableSize = DEFAULT_TABLE_SIZE, ferries = false } = options;
  const engine = await openOsrm({ url, foot, tableSize, ferries }, placesOfCase(theCase));
  const note =
    `Drives are those of the OSRM server ${url.host}, ${ferries ? 'with' : 'without'} ferries, as asked for; ` +
    (foot ? `walks are those of ${foot.host}` : 'walks are straight lines') +
    (engine.walksByFerry ? ', whose foot profile may take ferries.' : '.');
  return withStore(theCase, engine, options, note, theCase.policy.roads !== null && !foot);
}

async function openMatrix(theCase: Case, options: NetworkOptions): Promise<RoadNetwork> {
  if (options.matrix === undefined) {
    throw new SchoolrunError('There is no matrix to read.', EXIT.input, [
      networkFault('NETWORK-MATRIX-FILE', {
        cause: '--network matrix needs a file',
        remedy: 'Name it: --matrix drives.csv',
      }),
    ]);
  }
  const file = await readMatrix(options.matrix, theCase);
  const { hasWalks, strangers, stopsLeftOut } = file.table;
  const walks = hasWalks ? 'and so are walks' : 'walks are straight lines';
  const [some = ''] = strangers;
  const others =
    strangers.size === 0
      ? ''
      : ` It names ${sayCount(strangers.size, 'place')} that the case has not (${some} for one).`;
  const offered = theCase.stops.length - stopsLeftOut;
  const stops =
    stopsLeftOut === 0 ? '' : ` Of ${sayCount(theCase.stops.length, 'stop')} it knows ${offered}; no other is used.`;
  const note = `Drives are those of the matrix ${file.name}, as asked for; ${walks}.${stops}${others}`;
  const noStops = theCase.stops.length > 0 && offered === 0;
  const surprising = noStops || (theCase.policy.roads !== null && !hasWalks);
  return withStore(theCase, matrixEngine(file), options, note, surprising);
}

/** What `auto` means. */
async function openBest(theCase: Case, options: NetworkOptions): Promise<RoadNetwork> {
  const { roads } = theCase.policy;
  const straight = straightLineNetwork(theCase.policy);
  const { roadFactor, kmh } = theCase.policy.straightLine;
  const lines = `straight lines × ${roadFactor} at ${kmh} km/h`;
  if (roads === null) return { ...straight, note: `Drives are ${lines}, because case.yaml names no roads.` };
  if (!existsSync(roads)) {
    const note = `Drives are ${lines}, because the file ${basename(roads)} that case.yaml names is not there.`;
    return { ...straight, note, surprising: true };
  }
  if (!packageOf(options)) {
    const note =
      `Drives are ${lines}, because the engine for ${basename(roads)} is not installed. ` +
      `Add it with: ${INSTALL_VALHALLA}`;
    return { ...straight, note, surprising: true };
  }
  return openValhalla(theCase, options, 'because case.yaml names them and the engine is installed');
}

function packageOf(options: NetworkOptions): ValhallaPackage | null {
  return options.valhalla === undefined ? findValhalla() : options.valhalla;
}

async function openValhalla(theCase: Case, options: NetworkOptions, why: string): Promise<RoadNetwork> {
  const { roads } = theCase.policy;
  const valhalla = packageOf(options);
  if (!valhalla) throw networkError('NETWORK-PACKAGE-MISSING', 'the package @valhallajs/valhallajs is not installed');
  if (roads === null) {
    throw new SchoolrunError('There are no roads to drive on.', EXIT.input, [
      networkFault('NETWORK-ROADS-UNREADABLE', {
        file: 'case.yaml',
        cause: '--network valhalla needs a file of roads, and case.yaml names none',
        remedy: 'Add roads: area.osm.pbf to case.yaml (an extract of OpenStreetMap).',
      }),
    ]);
  }
  if (!existsSync(roads)) {
    throw new SchoolrunError('There are no roads to drive on.', EXIT.input, [
      networkFault('NETWORK-ROADS-UNREADABLE', {
        file: 'case.yaml',
        value: roads,
        cause: `the file ${basename(roads)} that case.yaml names as roads is not there`,
        remedy:
          'Put the extract there or correct the path (it counts from the folder of case.yaml), or use --network straight-line.',
      }),
    ]);
  }
  const { threads = 1, ferries = false, privateRoads = false, say = () => {} } = options;
  const cache = cacheFolder(options.cache ?? undefined);
  const tiles = await tilesFor({ roads, cache, valhalla, threads, say });
  const progress = sayProgress(say);
  const engine = valhallaEngine({ valhalla, tiles, driving: { ferries, privateRoads }, threads, onProgress: progress });
  const taken = [ferries ? 'with ferries' : 'without ferries', ...(privateRoads ? ['through private roads'] : [])];
  const note = `Drives follow the roads of ${basename(roads)} (Valhalla ${valhalla.version}), ${taken.join(', ')}, ${why}.`;
  return withStore(theCase, engine, options, note);
}

async function withStore(
  theCase: Case,
  engine: Engine,
  options: NetworkOptions,
  note: string,
  surprising = false,
): Promise<RoadNetwork> {
  const { policy } = theCase;
  const keeps = engine.keeps && options.cache !== null;
  const store: Store = keeps
    ? await openStore(cacheFolder(options.cache), engine, placesOfCase(theCase))
    : storeInMemory();
  if (keeps) await pruneCache(cacheFolder(options.cache));
  if (store.remark) options.say?.(store.remark);
  return engineNetwork({ engine, store, policy, note, surprising, say: options.say });
}

/** Of long jobs one sentence in ten seconds at the most. */
function sayProgress(say: (text: string) => void): (done: number) => void {
  let last = performance.now();
  return (done) => {
    if (performance.now() - last < 10_000 || done >= 1) return;
    last = performance.now();
    say(`Computing drives along the roads: ${Math.round(100 * done)} %`);
  };
}

/** An OSRM server as an engine, and a second one with a foot profile for walks. */
import type { LonLat } from '../../model/index.ts';
import type { Engine, Rectangle } from '../engine.ts';
import { OsrmClient, type OsrmClientOptions } from './client.ts';
import { Server } from './server.ts';

/** OSRM's own default for the coordinates of one table. */
export const DEFAULT_TABLE_SIZE = 100;

export interface OsrmOptions extends OsrmClientOptions {
  /** Most coordinates in one request. */
  readonly tableSize: number;
  readonly ferries: boolean;
  /** Address of a server with a foot profile; without one walks are straight lines. */
  readonly foot?: URL | undefined;
}

export interface OsrmEngine extends Engine {
  /** Whether a walk may go by ferry, because the foot profile cannot leave ferries out. */
  readonly walksByFerry: boolean;
}

/** Places among which a server is asked at first, to tell its roads from others. */
const SAMPLED_PLACES = 10;

/** Asks the server once, to learn which data it has; `places` are those of the case. */
export async function openOsrm(options: OsrmOptions, places: readonly LonLat[]): Promise<OsrmEngine> {
  const { url, foot, tableSize, ferries } = options;
  const roads = new Server(new OsrmClient(options), tableSize, !ferries);
  const footways = foot ? await openFoot(options, foot, places[0]) : null;
  const sample = places.filter((_, i) => i % Math.ceil(places.length / SAMPLED_PLACES) === 0);
  return {
    name: 'osrm',
    identity: JSON.stringify({
      engine: 'osrm',
      url: url.href,
      dataVersion: await roads.dataVersion(places[0]),
      sample: await roads.fingerprint(sample),
      ferries,
      ...(foot && footways
        ? {
            foot: foot.href,
            footFerries: !footways.excludesFerries,
            footVersion: await footways.dataVersion(places[0]),
            footSample: await footways.fingerprint(sample),
          }
        : {}),
      answers: 2,
    }),
    keeps: true,
    walksByFerry: footways !== null && !footways.excludesFerries,
    snaps: (points) => roads.snaps(points),
    drives: (rectangles) => roads.drives(rectangles),
    ...(footways ? { walks: (rectangles: readonly Rectangle[]) => footways.walks(rectangles) } : {}),
    route: (from, to) => roads.route(from, to),
  };
}

/** Walks take no ferry, whatever vehicles may do, where the server's profile can leave them out. */
async function openFoot(options: OsrmOptions, url: URL, somewhere: LonLat): Promise<Server> {
  const client = new OsrmClient({ ...options, url, profile: 'foot' });
  const withoutFerries = new Server(client, options.tableSize, true);
  return (await withoutFerries.canExcludeFerries(somewhere))
    ? withoutFerries
    : new Server(client, options.tableSize, false);
}

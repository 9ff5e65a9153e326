/** An engine that can be counted, and an OSRM server that stands in for a real one. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LonLat } from '../../src/model/index.ts';
import type { Engine, Rectangle, Table } from '../../src/network/engine.ts';
import { greatCircleMetres } from '../../src/network/straightLine.ts';

/** Tenths and metres of a made-up road: longer one way than the other, so that nothing can be turned around unseen. */
export function madeUp(from: LonLat, to: LonLat): { tenths: number; metres: number } {
  const metres = Math.round(greatCircleMetres(from, to) * 1.4 + (to[1] > from[1] ? 300 : 0));
  return { tenths: from[0] === to[0] && from[1] === to[1] ? 0 : metres + 7, metres };
}

export interface Counted extends Engine {
  /** Pairs asked so far. */
  asked: number;
}

/** `nowhere` lie far from every road; drives to or from `cutOff` there are none. */
export function countedEngine(nowhere: readonly LonLat[] = [], cutOff: readonly LonLat[] = []): Counted {
  const among = (list: readonly LonLat[], at: LonLat) => list.some((p) => p[0] === at[0] && p[1] === at[1]);
  const engine: Counted = {
    name: 'valhalla',
    identity: 'made up',
    keeps: true,
    asked: 0,
    snaps: async (points) => points.map((at) => ({ metres: among(nowhere, at) ? 4200 : 3 })),
    drives: async (rectangles: readonly Rectangle[]) =>
      rectangles.map(({ sources, targets }): Table => {
        engine.asked += sources.length * targets.length;
        const pairs = sources.flatMap((from) => targets.map((to) => ({ from, to })));
        const lost = ({ from, to }: (typeof pairs)[number]) => among(cutOff, from) || among(cutOff, to);
        return {
          tenths: Int32Array.from(pairs, (p) => (lost(p) ? -1 : madeUp(p.from, p.to).tenths)),
          metres: Int32Array.from(pairs, (p) => (lost(p) ? -1 : madeUp(p.from, p.to).metres)),
        };
      }),
    walks: async (rectangles) =>
      rectangles.map(({ sources, targets }) =>
        Float64Array.from(sources.flatMap((from) => targets.map((to) => greatCircleMetres(from, to) * 0.5))),
      ),
  };
  return engine;
}

export interface StandIn {
  readonly url: string;
  /** Coordinates of each table asked for. */
  readonly tables: number[];
  /** Every path asked for. */
  readonly paths: string[];
  close(): Promise<void>;
}

export interface StandInBehaviour {
  /** `--max-table-size` of the server. */
  readonly most?: number;
  /** HTTP status of the first requests, before it answers. */
  readonly failures?: readonly number[];
  /** Never answers. */
  readonly silent?: boolean;
  /** Answers tables with a row too few. */
  readonly lies?: boolean;
  /** Longitudes from here on meet no road. */
  readonly noRoadFrom?: number;
  /** Whether the profile knows exclude=ferry. */
  readonly ferries?: boolean;
  /** What stands in every cell of every table. */
  readonly cell?: unknown;
  /** Sent in place of every answer. */
  readonly body?: string;
  /** Times of drives are longer by this factor. */
  readonly slower?: number;
  /** Sends every request elsewhere. */
  readonly redirect?: string;
}

/** OSRM's answers in its documented shapes, and its errors. */
export async function standInOsrm(behaviour: StandInBehaviour = {}): Promise<StandIn> {
  const tables: number[] = [];
  const paths: string[] = [];
  const failures = [...(behaviour.failures ?? [])];
  const server = createServer((request, response) => {
    const failure = failures.shift();
    paths.push(request.url ?? '');
    if (behaviour.silent) return;
    if (behaviour.redirect) response.writeHead(302, { location: behaviour.redirect }).end();
    else if (behaviour.body !== undefined) response.writeHead(200).end(behaviour.body);
    else if (failure) response.writeHead(failure).end('busy');
    else {
      const { status, body } = answer(request, behaviour, tables);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, tables, paths, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

function answer(request: IncomingMessage, b: StandInBehaviour, tables: number[]): { status: number; body: object } {
  const url = new URL(request.url ?? '', 'http://x');
  const [, service, , , places] = url.pathname.split('/');
  const points = places.split(';').map((p): LonLat => {
    const [lon, lat] = p.split(',').map(Number);
    return [lon, lat];
  });
  const say = (status: number, body: object) => ({ status, body });
  const lost = points.findIndex(([lon]) => lon >= (b.noRoadFrom ?? Number.POSITIVE_INFINITY));
  if (b.ferries === false && url.searchParams.get('exclude') === 'ferry') {
    return say(400, { code: 'InvalidValue', message: 'Exclude flag combination is not supported.' });
  }
  if (lost >= 0) {
    return say(400, { code: 'NoSegment', message: `Could not find a matching segment for coordinate ${lost}` });
  }
  const waypoint = (at: LonLat) => ({ hint: '', distance: 12.5, name: '', location: at });
  if (service === 'nearest') return say(200, { code: 'Ok', waypoints: points.map(waypoint), data_version: 'v7' });
  if (service === 'route') {
    const { tenths, metres } = madeUp(points[0], points[1]);
    const leg = { distance: metres, duration: tenths / 10, steps: [], summary: '' };
    const geometry = { type: 'LineString', coordinates: [points[0], points[1]] };
    return say(200, { code: 'Ok', routes: [{ ...leg, geometry, legs: [leg] }], waypoints: points.map(waypoint) });
  }
  tables.push(points.length);
  if (points.length > (b.most ?? 100)) return say(400, { code: 'TooBig', message: 'Too many table coordinates' });
  const chosen = (name: string) => {
    const text = url.searchParams.get(name);
    return text === null ? points : text.split(';').map((i) => points[Number(i)]);
  };
  const [sources, targets] = [chosen('sources'), chosen('destinations')];
  const rows = (cell: (from: LonLat, to: LonLat) => number) => {
    const given = 'cell' in b ? () => b.cell : cell;
    const all = sources.map((from) => targets.map((to) => given(from, to)));
    return b.lies ? all.slice(1) : all;
  };
  return say(200, {
    code: 'Ok',
    durations: rows((from, to) => (madeUp(from, to).tenths * (b.slower ?? 1)) / 10),
    distances: rows((from, to) => madeUp(from, to).metres + 0.3),
    sources: sources.map(waypoint),
    destinations: targets.map(waypoint),
  });
}

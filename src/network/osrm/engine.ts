/** An OSRM server as an engine: `/table` in blocks of the server's limit, `/route` for geometry. */
import type { LonLat, Snap } from '../../model/index.ts';
import type { Engine, EngineRoute, Rectangle, Table } from '../engine.ts';
import { networkError } from '../faults.ts';
import { OsrmClient, type OsrmClientOptions, OsrmRefusal } from './client.ts';

/** OSRM's own default for the coordinates of one table. */
export const DEFAULT_TABLE_SIZE = 100;

export interface OsrmOptions extends OsrmClientOptions {
  /** Most coordinates in one request. */
  readonly tableSize: number;
  readonly ferries: boolean;
}

/** A part of a rectangle that fits one request. */
interface Block {
  readonly rectangle: number;
  readonly row: number;
  readonly column: number;
  readonly sources: readonly LonLat[];
  readonly targets: readonly LonLat[];
}

/** Asks the server once, to learn which data it has. */
export async function openOsrm(options: OsrmOptions, somewhere: LonLat): Promise<Engine> {
  const client = new OsrmClient(options);
  const server = new Server(client, options);
  const dataVersion = await server.dataVersion(somewhere);
  return {
    name: 'osrm',
    identity: JSON.stringify({
      engine: 'osrm',
      url: options.url.href,
      dataVersion,
      ferries: options.ferries,
      answers: 1,
    }),
    keeps: true,
    snaps: (points) => server.snaps(points),
    drives: (rectangles) => server.drives(rectangles),
    route: (from, to) => server.route(from, to),
  };
}

class Server {
  readonly #client: OsrmClient;
  readonly #options: OsrmOptions;
  readonly #roads: Readonly<Record<string, string>>;

  constructor(client: OsrmClient, options: OsrmOptions) {
    this.#client = client;
    this.#options = options;
    this.#roads = options.ferries ? {} : { exclude: 'ferry' };
  }

  async dataVersion(somewhere: LonLat): Promise<string> {
    try {
      const answer = await this.#client.ask('nearest', [somewhere], { number: '1' });
      return typeof answer.data_version === 'string' ? answer.data_version : '';
    } catch (error) {
      if (error instanceof OsrmRefusal && error.code === 'NoSegment') return '';
      throw this.#inWords(error);
    }
  }

  async snaps(points: readonly LonLat[]): Promise<Snap[]> {
    const out: Snap[] = [];
    const size = this.#options.tableSize;
    for (let i = 0; i < points.length; i += size) out.push(...(await this.#snapsOf(points.slice(i, i + size))));
    return out;
  }

  /** From one of the points to all: the server tells where each of them meets the road. */
  async #snapsOf(points: readonly LonLat[]): Promise<Snap[]> {
    try {
      const answer = await this.#client.ask('table', points, { sources: '0', annotations: 'duration', ...this.#roads });
      return waypoints(answer.destinations, points.length, this.#client.host).map((metres) => ({ metres }));
    } catch (error) {
      const lost = error instanceof OsrmRefusal && error.code === 'NoSegment';
      if (!lost) throw this.#inWords(error);
      if (points.length === 1) return [{ metres: Number.POSITIVE_INFINITY }];
      const half = Math.ceil(points.length / 2);
      return [...(await this.#snapsOf(points.slice(0, half))), ...(await this.#snapsOf(points.slice(half)))];
    }
  }

  async drives(rectangles: readonly Rectangle[]): Promise<Table[]> {
    const tables = rectangles.map(({ sources, targets }): Table => {
      const cells = sources.length * targets.length;
      return { tenths: new Int32Array(cells), metres: new Int32Array(cells) };
    });
    const blocks = rectangles.flatMap((rectangle, r) => blocksOf(rectangle, r, this.#options.tableSize));
    await Promise.all(
      blocks.map(async (block) => {
        const { durations, distances } = await this.#table(block);
        const { tenths, metres } = tables[block.rectangle];
        const width = rectangles[block.rectangle].targets.length;
        block.sources.forEach((_, i) => {
          block.targets.forEach((_, j) => {
            const at = (block.row + i) * width + block.column + j;
            const [seconds, length] = [durations[i][j], distances[i][j]];
            const none = seconds === null || length === null;
            tenths[at] = none ? -1 : Math.round(seconds * 10);
            metres[at] = none ? -1 : Math.round(length);
          });
        });
      }),
    );
    return tables;
  }

  async #table({ sources, targets }: Block): Promise<{ durations: Rows; distances: Rows }> {
    const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i).join(';');
    try {
      const answer = await this.#client.ask('table', [...sources, ...targets], {
        sources: numbers(0, sources.length),
        destinations: numbers(sources.length, targets.length),
        annotations: 'duration,distance',
        ...this.#roads,
      });
      return {
        durations: rowsOf(answer.durations, sources.length, targets.length, 'durations', this.#client.host),
        distances: rowsOf(answer.distances, sources.length, targets.length, 'distances', this.#client.host),
      };
    } catch (error) {
      throw this.#inWords(error);
    }
  }

  async route(from: LonLat, to: LonLat): Promise<EngineRoute> {
    try {
      const query = { overview: 'full', geometries: 'geojson', steps: 'true', ...this.#roads };
      const answer = (await this.#client.ask('route', [from, to], query)) as RawRoutes;
      const route = answer.routes?.[0];
      const line = (route?.geometry?.coordinates ?? []).map(([lon, lat]): LonLat => [lon, lat]);
      if (line.length < 2) throw networkError('NETWORK-OSRM-FAILED', `a route of ${this.#client.host} has no geometry`);
      return { line, osrm: route?.legs?.[0] };
    } catch (error) {
      throw this.#inWords(error);
    }
  }

  /** The server's refusals in a planner's words. */
  #inWords(error: unknown): unknown {
    if (!(error instanceof OsrmRefusal)) return error;
    const says = `${this.#client.host} says ${error.code}: ${error.message}`;
    if (error.code === 'NoSegment') {
      return networkError('NETWORK-FAR-FROM-ROAD', `${says}; the server's roads may not cover the case`);
    }
    if (error.code === 'TooBig') {
      return networkError('NETWORK-OSRM-FAILED', says, 'Ask for smaller tables: --osrm-table-size 50');
    }
    if (error.code === 'InvalidValue' && !this.#options.ferries) {
      return networkError(
        'NETWORK-OSRM-FAILED',
        `${says}; the server's profile may not know exclude=ferry`,
        'Prepare the server with its car profile, which does, or say --allow-ferries.',
      );
    }
    return networkError('NETWORK-OSRM-FAILED', says);
  }
}

/** The widest blocks that keep to the limit of coordinates. */
function blocksOf({ sources, targets }: Rectangle, rectangle: number, size: number): Block[] {
  const width = Math.min(targets.length, Math.max(Math.floor(size / 2), size - sources.length));
  const height = Math.min(sources.length, size - width);
  const blocks: Block[] = [];
  for (let row = 0; row < sources.length; row += height) {
    for (let column = 0; column < targets.length; column += width) {
      const block = { rectangle, row, column };
      blocks.push({
        ...block,
        sources: sources.slice(row, row + height),
        targets: targets.slice(column, column + width),
      });
    }
  }
  return blocks;
}

type Rows = readonly (readonly (number | null)[])[];

interface RawRoutes {
  readonly routes?: readonly {
    readonly geometry?: { readonly coordinates?: readonly (readonly [number, number])[] };
    readonly legs?: readonly unknown[];
  }[];
}

/** @throws SchoolrunError unless the server sent exactly what was asked for */
function rowsOf(value: unknown, sources: number, targets: number, what: string, host: string): Rows {
  const fine = (cell: unknown): boolean =>
    cell === null || (typeof cell === 'number' && Number.isFinite(cell) && cell >= 0);
  const whole =
    Array.isArray(value) &&
    value.length === sources &&
    value.every((row) => Array.isArray(row) && row.length === targets && row.every(fine));
  if (whole) return value as Rows;
  const given = Array.isArray(value) ? `${value.length} × ${Array.isArray(value[0]) ? value[0].length : 0}` : 'none';
  throw networkError(
    'NETWORK-OSRM-FAILED',
    `${host} sent ${what} of ${given} where ${sources} × ${targets} numbers were asked for`,
  );
}

function waypoints(value: unknown, count: number, host: string): number[] {
  const distances = Array.isArray(value) ? value.map((w: { distance?: unknown } | null) => w?.distance) : [];
  if (distances.length === count && distances.every((d) => typeof d === 'number' && d >= 0))
    return distances as number[];
  throw networkError('NETWORK-OSRM-FAILED', `${host} sent ${distances.length} places where ${count} were asked for`);
}

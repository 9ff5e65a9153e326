/** What an OSRM server is asked: its data's version, snaps, tables and routes; its refusals in a planner's words. */
import { createHash } from 'node:crypto';
import { type LonLat, SchoolrunError, type Snap } from '../../model/index.ts';
import type { EngineRoute, Rectangle, Table } from '../engine.ts';
import { networkError } from '../faults.ts';
import { type Annotation, type Block, blocksOf, type Rows, rowsOf, waypoints } from './blocks.ts';
import { type OsrmClient, OsrmRefusal } from './client.ts';

export class Server {
  readonly #client: OsrmClient;
  readonly #tableSize: number;
  readonly #roads: Readonly<Record<string, string>>;

  constructor(client: OsrmClient, tableSize: number, excludeFerries: boolean) {
    this.#client = client;
    this.#tableSize = tableSize;
    this.#roads = excludeFerries ? { exclude: 'ferry' } : {};
  }

  get excludesFerries(): boolean {
    return this.#roads.exclude === 'ferry';
  }

  async canExcludeFerries(somewhere: LonLat): Promise<boolean> {
    try {
      await this.#client.ask('table', [somewhere, somewhere], this.#roads);
      return true;
    } catch (error) {
      if (error instanceof OsrmRefusal) return error.code !== 'InvalidValue';
      throw error;
    }
  }

  /**
   * A hash of the drives among a few places. Most servers are prepared without a version of their data, and drives kept
   * from the time before its roads or speeds were changed must not be used.
   */
  async fingerprint(places: readonly LonLat[]): Promise<string> {
    const hash = createHash('sha256');
    try {
      for (const table of (
        await this.#tables([{ sources: places, targets: places }], ['durations', 'distances'])
      ).flat())
        hash.update(table);
    } catch (error) {
      // Where a place meets no road, that is told with all others of its kind, and not here.
      if (!(error instanceof SchoolrunError && error.faults[0]?.code === 'NETWORK-FAR-FROM-ROAD')) throw error;
    }
    return hash.digest('hex').slice(0, 16);
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
    const size = this.#tableSize;
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
    const [seconds, metres] = await this.#tables(rectangles, ['durations', 'distances']);
    return seconds.map((table, r) => {
      const isWay = (at: number): boolean => Number.isFinite(table[at]) && Number.isFinite(metres[r][at]);
      return {
        tenths: Int32Array.from(table, (value, at) => (isWay(at) ? Math.round(value * 10) : -1)),
        metres: Int32Array.from(metres[r], (value, at) => (isWay(at) ? Math.round(value) : -1)),
      };
    });
  }

  async walks(rectangles: readonly Rectangle[]): Promise<Float64Array[]> {
    const [metres] = await this.#tables(rectangles, ['distances']);
    return metres;
  }

  /** By annotation, by rectangle; `Infinity` where there is no way. */
  async #tables(rectangles: readonly Rectangle[], annotations: readonly Annotation[]): Promise<Float64Array[][]> {
    const tables = annotations.map(() =>
      rectangles.map(({ sources, targets }) => new Float64Array(sources.length * targets.length)),
    );
    const blocks = rectangles.flatMap((rectangle, r) => blocksOf(rectangle, r, this.#tableSize));
    await Promise.all(
      blocks.map(async (block) => {
        const answers = await this.#block(block, annotations);
        const width = rectangles[block.rectangle].targets.length;
        answers.forEach((rows, a) => {
          rows.forEach((row, i) => {
            const values = row.map((value) => value ?? Number.POSITIVE_INFINITY);
            tables[a][block.rectangle].set(values, (block.row + i) * width + block.column);
          });
        });
      }),
    );
    return tables;
  }

  async #block({ sources, targets }: Block, annotations: readonly Annotation[]): Promise<Rows[]> {
    const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i).join(';');
    try {
      const answer = await this.#client.ask('table', [...sources, ...targets], {
        sources: numbers(0, sources.length),
        destinations: numbers(sources.length, targets.length),
        annotations: annotations.map((name) => name.slice(0, -1)).join(','),
        ...this.#roads,
      });
      return annotations.map((name) => rowsOf(answer[name], sources.length, targets.length, name, this.#client.host));
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
    if (error.code === 'InvalidValue' && this.excludesFerries) {
      return networkError(
        'NETWORK-OSRM-FAILED',
        `${says}; the server's profile may not know exclude=ferry`,
        'Prepare the server with its car profile, which does, or say --allow-ferries.',
      );
    }
    return networkError('NETWORK-OSRM-FAILED', says);
  }
}

interface RawRoutes {
  readonly routes?: readonly {
    readonly geometry?: { readonly coordinates?: readonly (readonly [number, number])[] };
    readonly legs?: readonly unknown[];
  }[];
}

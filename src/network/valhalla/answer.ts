/** Asks one actor and turns its JSON into numbers. Runs in a worker thread. */
import type { LonLat } from '../../model/index.ts';
import { greatCircleMetres } from '../straightLine.ts';
import { MINIMUM_REACHABILITY, WALKING_COSTING } from './config.ts';
import { loadValhalla, type ValhallaActor } from './package.ts';
import type { ValhallaAnswer, ValhallaContext, ValhallaJob } from './protocol.ts';

export class Answerer {
  readonly #actor: ValhallaActor;
  readonly #driving: object;

  constructor({ config, driving }: ValhallaContext) {
    this.#actor = new (loadValhalla().Actor)(config);
    this.#driving = driving;
  }

  async answer(job: ValhallaJob): Promise<ValhallaAnswer> {
    try {
      switch (job.kind) {
        case 'drives':
          return await this.#drives(job.sources, job.targets);
        case 'walks':
          return { ok: true, kind: 'walks', walks: await this.#walks(job.sources, job.targets) };
        case 'snaps':
          return { ok: true, kind: 'snaps', metres: await this.#snaps(job.points) };
        case 'route':
          return await this.#route(job.from, job.to);
      }
    } catch (error) {
      return { ok: false, message: error instanceof Error ? error.message : String(error) };
    }
  }

  async #table(sources: readonly LonLat[], targets: readonly LonLat[], costing: object): Promise<RawTable> {
    const request = { sources: sources.map(location), targets: targets.map(location), ...costing, verbose: false };
    const answer = JSON.parse(await this.#actor.matrix(JSON.stringify(request))) as { sources_to_targets?: RawTable };
    const table = answer.sources_to_targets;
    if (
      !isTable(table?.durations, sources.length, targets.length) ||
      !isTable(table?.distances, sources.length, targets.length)
    ) {
      throw new Error('the matrix is not of the size asked for');
    }
    return table as RawTable;
  }

  async #drives(sources: readonly LonLat[], targets: readonly LonLat[]): Promise<ValhallaAnswer> {
    const { durations, distances } = await this.#table(sources, targets, this.#driving);
    const tenths = new Int32Array(sources.length * targets.length);
    const metres = new Int32Array(tenths.length);
    for (let i = 0, at = 0; i < sources.length; i++) {
      for (let j = 0; j < targets.length; j++, at++) {
        const [seconds, km] = [durations[i][j], distances[i][j]];
        const none = seconds === null || km === null;
        tenths[at] = none ? -1 : Math.round(seconds * 10);
        metres[at] = none ? -1 : Math.round(km * 1000);
      }
    }
    return { ok: true, kind: 'drives', tenths, metres };
  }

  /** One point far from every footway would fail the whole request: then one pair at a time. */
  async #walks(sources: readonly LonLat[], targets: readonly LonLat[]): Promise<Float64Array> {
    try {
      const { distances } = await this.#table(sources, targets, WALKING_COSTING);
      return Float64Array.from(distances.flat(), (km) => (km === null ? Number.POSITIVE_INFINITY : km * 1000));
    } catch (error) {
      if (!isNoEdges(error)) throw error;
      if (sources.length === 1 && targets.length === 1) return Float64Array.of(Number.POSITIVE_INFINITY);
      const rows: Float64Array[] = [];
      for (const source of sources) {
        if (sources.length > 1) rows.push(await this.#walks([source], targets));
        else for (const target of targets) rows.push(await this.#walks([source], [target]));
      }
      return Float64Array.from(rows.flatMap((row) => [...row]));
    }
  }

  async #snaps(points: readonly LonLat[]): Promise<Float64Array> {
    const request = { locations: points.map(location), ...this.#driving, verbose: false };
    const answer = JSON.parse(await this.#actor.locate(JSON.stringify(request))) as RawLocation[];
    if (!Array.isArray(answer) || answer.length !== points.length) throw new Error('not every place was located');
    return Float64Array.from(points, (point, i) => {
      const at = [...(answer[i].edges ?? []), ...(answer[i].nodes ?? [])].map(
        ({ correlated_lat, correlated_lon, lat, lon }): LonLat => [
          correlated_lon ?? lon ?? 0,
          correlated_lat ?? lat ?? 0,
        ],
      );
      return Math.min(Number.POSITIVE_INFINITY, ...at.map((edge) => greatCircleMetres(point, edge)));
    });
  }

  async #route(from: LonLat, to: LonLat): Promise<ValhallaAnswer> {
    const request = {
      locations: [location(from), location(to)],
      ...this.#driving,
      format: 'osrm',
      shape_format: 'geojson',
      banner_instructions: false,
      voice_instructions: false,
      language: 'en-GB',
    };
    const answer = JSON.parse(await this.#actor.route(JSON.stringify(request))) as RawRoutes;
    const route = answer.routes?.[0];
    if (!route?.geometry?.coordinates?.length) throw new Error('the route has no geometry');
    const line = route.geometry.coordinates.map(([lon, lat]): LonLat => [lon, lat]);
    return { ok: true, kind: 'route', route: { line, osrm: route.legs?.[0] } };
  }
}

interface RawTable {
  readonly durations: readonly (readonly (number | null)[])[];
  readonly distances: readonly (readonly (number | null)[])[];
}

interface RawLocation {
  readonly edges?: readonly RawPoint[] | null;
  readonly nodes?: readonly RawPoint[] | null;
}

interface RawPoint {
  readonly correlated_lat?: number;
  readonly correlated_lon?: number;
  readonly lat?: number;
  readonly lon?: number;
}

interface RawRoutes {
  readonly routes?: readonly {
    readonly geometry?: { readonly coordinates?: readonly (readonly [number, number])[] };
    readonly legs?: readonly unknown[];
  }[];
}

function location([lon, lat]: LonLat) {
  return { lon, lat, minimum_reachability: MINIMUM_REACHABILITY };
}

function isTable(rows: unknown, sources: number, targets: number): boolean {
  if (!Array.isArray(rows) || rows.length !== sources) return false;
  return rows.every((row) => Array.isArray(row) && row.length === targets);
}

function isNoEdges(error: unknown): boolean {
  return error instanceof Error && /no suitable edges|no path could be found/i.test(error.message);
}

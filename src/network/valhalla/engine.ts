/** Valhalla inside this program: its answers are computed in worker threads, a few dozen sources at a time. */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { LonLat } from '../../model/index.ts';
import type { Engine, Rectangle, Table } from '../engine.ts';
import { networkError } from '../faults.ts';
import { type DrivingOptions, drivingCosting, MINIMUM_REACHABILITY, TILE_RECIPE, valhallaConfig } from './config.ts';
import type { ValhallaPackage } from './package.ts';
import type { ValhallaAnswer, ValhallaContext, ValhallaJob } from './protocol.ts';
import type { Tiles } from './tiles.ts';

/** Sources in one request: the targets are looked up once for all of them. */
const SOURCES_AT_ONCE = 60;
/** Pairs in one request, which comes back as a text of some ten characters for each. */
const PAIRS_AT_ONCE = 120_000;
const SNAPS_AT_ONCE = 200;
/** Raised when answers computed by older code must not be used. */
const ANSWERS = 1;

/** Run from source (tests, tsx) the worker is TypeScript too and needs the loader; built, it is plain JavaScript. */
const FROM_SOURCE = import.meta.url.endsWith('.ts');
const WORKER = fileURLToPath(new URL(`../../../workers/valhalla.${FROM_SOURCE ? 'ts' : 'js'}`, import.meta.url));

export interface ValhallaOptions {
  readonly valhalla: ValhallaPackage;
  readonly tiles: Tiles;
  readonly driving: DrivingOptions;
  readonly threads: number;
  /** Told after each answer of a long job: the part done, 0 … 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

export function valhallaEngine({ valhalla, tiles, driving, threads, onProgress }: ValhallaOptions): Engine {
  const pool = new Threads(threads, {
    config: JSON.stringify(valhallaConfig(tiles.folder, 1)),
    driving: drivingCosting(driving),
  });
  const { ferries, privateRoads } = driving;
  return {
    name: 'valhalla',
    identity: JSON.stringify({
      engine: 'valhalla',
      version: valhalla.version,
      roads: tiles.roadsHash,
      recipe: TILE_RECIPE,
      ferries,
      privateRoads,
      reachability: MINIMUM_REACHABILITY,
      answers: ANSWERS,
    }),
    keeps: true,
    async snaps(points) {
      const answers = await pool.all(parts(points, SNAPS_AT_ONCE).map((part) => ({ kind: 'snaps', points: part })));
      return answers.flatMap((a) => (a.kind === 'snaps' ? [...a.metres].map((metres) => ({ metres })) : []));
    },
    async drives(rectangles, [begin, end] = [0, 1]) {
      const jobs = jobsOf(rectangles, 'drives');
      const tables = rectangles.map(({ sources, targets }): Table => {
        const cells = sources.length * targets.length;
        return { tenths: new Int32Array(cells), metres: new Int32Array(cells) };
      });
      let done = 0;
      await pool.each(
        jobs.map(({ job }) => job),
        (a, k) => {
          const { rectangle, at } = jobs[k];
          if (a.kind !== 'drives') return;
          tables[rectangle].tenths.set(a.tenths, at);
          tables[rectangle].metres.set(a.metres, at);
          onProgress?.(begin + ((end - begin) * ++done) / jobs.length);
        },
      );
      return tables;
    },
    async walks(rectangles) {
      const jobs = jobsOf(rectangles, 'walks');
      const answers = await pool.all(jobs.map(({ job }) => job));
      const walks = rectangles.map(({ sources, targets }) => new Float64Array(sources.length * targets.length));
      answers.forEach((a, k) => {
        if (a.kind === 'walks') walks[jobs[k].rectangle].set(a.walks, jobs[k].at);
      });
      return walks;
    },
    async route(from, to) {
      const [answer] = await pool.all([{ kind: 'route', from, to }]);
      return answer.kind === 'route' ? answer.route : { line: [from, to] };
    },
    close: () => pool.close(),
  };
}

interface PlacedJob {
  readonly job: ValhallaJob;
  readonly rectangle: number;
  /** Where its answer begins in the rectangle's table. */
  readonly at: number;
}

/**
 * Never more sources than targets in one request: Valhalla 3.6 would then search backwards from the targets, and its
 * answers would be others (on the Isle of Wight for nearly every pair, by up to eleven minutes).
 */
function jobsOf(rectangles: readonly Rectangle[], kind: 'drives' | 'walks'): PlacedJob[] {
  return rectangles.flatMap(({ sources, targets }, rectangle) => {
    const fitting = Math.max(1, Math.floor(PAIRS_AT_ONCE / targets.length));
    const atOnce = Math.min(SOURCES_AT_ONCE, targets.length, fitting);
    return parts(sources, atOnce).map((part, k) => ({
      job: { kind, sources: part, targets },
      rectangle,
      at: k * atOnce * targets.length,
    }));
  });
}

function parts(points: readonly LonLat[], size: number): LonLat[][] {
  const out: LonLat[][] = [];
  for (let i = 0; i < points.length; i += size) out.push(points.slice(i, i + size));
  return out;
}

type GoodAnswer = Extract<ValhallaAnswer, { ok: true }>;

/** Threads are started with the first question and end by themselves when there are no more. */
class Threads {
  readonly #threads: number;
  readonly #context: ValhallaContext;
  #pool: Piscina<ValhallaJob, ValhallaAnswer> | null = null;

  constructor(threads: number, context: ValhallaContext) {
    this.#threads = Math.max(1, threads);
    this.#context = context;
  }

  /** The answers in the jobs' order. */
  async all(jobs: readonly ValhallaJob[]): Promise<GoodAnswer[]> {
    const answers: GoodAnswer[] = [];
    await this.each(jobs, (answer, job) => {
      answers[job] = answer;
    });
    return answers;
  }

  /** Hands over every answer as it comes, so that nobody has to hold them all. */
  async each(jobs: readonly ValhallaJob[], take: (answer: GoodAnswer, job: number) => void): Promise<void> {
    if (jobs.length === 0) return;
    this.#pool ??= new Piscina<ValhallaJob, ValhallaAnswer>({
      filename: WORKER,
      execArgv: FROM_SOURCE ? ['--import', 'tsx'] : [],
      workerData: this.#context,
      minThreads: this.#threads,
      maxThreads: this.#threads,
      idleTimeout: Number.POSITIVE_INFINITY,
      maxQueue: Number.POSITIVE_INFINITY,
    });
    const pool = this.#pool;
    await Promise.all(
      jobs.map(async (job, k) => {
        const answer = await pool.run(job);
        if (!answer.ok) throw networkError('NETWORK-ENGINE-FAILED', `Valhalla: ${answer.message}`);
        take(answer, k);
      }),
    );
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    await pool?.destroy();
  }
}

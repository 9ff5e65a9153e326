/** Jobs for the pool, and what a team needs. */
import type { Highs } from 'highs';
import type { Case } from '../../src/model/index.ts';
import { straightLineOf } from '../../src/network/straightLine.ts';
import { loadSolver } from '../../src/parallel/highs.ts';
import { type Board, LIVE, type SliceJob } from '../../src/parallel/protocol.ts';
import { Team } from '../../src/parallel/team.ts';
import type { TravelSource } from '../../src/parallel/travel.ts';
import { wholeAllowance } from '../../src/solve/decompose.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { nobodyCarried } from '../../src/solve/sketch.ts';
import { aCase, pupil, school } from '../check/support.ts';
import { type Prepared, prepare } from '../solve/support.ts';

/** 900 pupils, so that the problem is cut into more than one slice. */
export const COUNTY = aCase({
  schools: [school('S1', 0), school('S2', 40_000)],
  pupils: Array.from({ length: 900 }, (_, i) => {
    const s = i % 2;
    return pupil(`P${i}`, 40_000 * s + 300 + 7 * i, { schoolId: `S${s + 1}`, schoolIndex: s });
  }),
});

export interface Ready extends Prepared {
  readonly source: TravelSource;
}

export async function ready(theCase: Case): Promise<Ready> {
  const prepared = await prepare(theCase);
  return { ...prepared, source: { kind: 'straight-line', line: straightLineOf(theCase.policy) } };
}

/** The solver, which has to be there for the tests. */
export async function loaded(): Promise<Highs> {
  const highs = await loadSolver();
  if (!highs) throw new Error('highs is not loaded');
  return highs;
}

export function board(): Board {
  return {
    stop: new Int32Array(new SharedArrayBuffer(4)),
    live: new Float64Array(new SharedArrayBuffer(8 * LIVE * 8)),
  };
}

/** Everybody, from nobody carried. */
export function wholeJob({ problem }: Ready, iterations: number, rest: Partial<SliceJob> = {}): SliceJob {
  return {
    slot: 0,
    budget: { iterations },
    task: {
      seed: [1, 2],
      sketch: nobodyCarried(problem),
      allowance: wholeAllowance(problem),
      parameters: DEFAULT_PARAMETERS,
    },
    ...rest,
  };
}

/** A team in the calling thread, closed again afterwards. */
export async function withTeam<T>(from: Ready, use: (team: Team) => Promise<T>, stop?: AbortSignal): Promise<T> {
  const team = new Team(from.problem, from.source, 0, stop);
  try {
    return await use(team);
  } finally {
    await team.close();
  }
}

/**
 * Two duties swap what they do from some moment on (2-opt*: Potvin & Rousseau 1995, Journal of the Operational Research
 * Society 46:1433). Where one school is served at a time that relinks whole trips, which strings of calls put back one
 * by one seldom do: the first call of a trip pays for all of it.
 */
import { type Duty, routeOf } from './duty.ts';
import { joinRuns } from './joinRuns.ts';
import type { Neighbours } from './neighbours.ts';
import type { Random } from './random.ts';
import type { State } from './state.ts';
import { DOWN_LATE, ROW, STRIDE, UP_DURATION, UP_EARLY, type Variant } from './variant.ts';

export interface ExchangeParameters {
  /** Where one school is served at a time: chance that a step also swaps the rest of two duties' trips: 0 … 1. */
  readonly exchangeTails: number;
}

/** Where two duties may be cut: calls of the first and the second from which on they swap. */
interface Cut {
  readonly first: number;
  readonly second: number;
}

/** The session in which these problems travel. */
const AM = 0;
/** Partners looked at for one duty. */
const TRIES = 3;

/** Swaps the tails of a duty among `slots` and of another that carries a task near one of `tasks`, if any fit. */
export function exchangeTails(state: State, tasks: readonly number[], neighbours: Neighbours, random: Random): void {
  for (let n = 0; n < TRIES; n++) {
    const a = slotNear(state, tasks[random.below(tasks.length)], neighbours, random);
    const b = slotNear(state, tasks[random.below(tasks.length)], neighbours, random);
    if (a >= 0 && b >= 0 && a !== b && exchanged(state, a, b, random)) return;
  }
}

function slotNear(state: State, task: number, { start, near }: Neighbours, random: Random): number {
  const reach = Math.min(start[task + 1] - start[task], 5 * 2 ** random.below(6));
  return reach > 0 ? state.taskSlot[near[start[task] + random.below(reach)]] : -1;
}

function exchanged(state: State, a: number, b: number, random: Random): boolean {
  const first = state.duties[a] as Duty;
  const second = state.duties[b] as Duty;
  if (first.routes.length !== 1 || second.routes.length !== 1) return false;
  const cuts = lawfulCuts(state, first.variants[AM][0], second.variants[AM][0]);
  if (cuts.length === 0) return false;
  const cut = cuts[random.below(cuts.length)];
  const one = joined(state, first, cut.first, second, cut.second);
  const other = joined(state, second, cut.second, first, cut.first);
  if (!one || !other) return false;
  state.replace(b, null);
  state.replace(a, one.duty);
  if (other.duty) state.replace(b, other.duty);
  return true;
}

/** Pairs of gaps at which either head reaches the other's tail in time. */
function lawfulCuts(state: State, one: Variant, other: Variant): Cut[] {
  const cuts: Cut[] = [];
  for (const first of one.gaps) {
    for (const second of other.gaps) {
      // Both at the start or both at the end: the same duties again.
      if (first === 1 && second === 1) continue;
      if (first > one.calls && second > other.calls) continue;
      if (inTime(state, one, first, other, second) && inTime(state, other, second, one, first)) {
        cuts.push({ first, second });
      }
    }
  }
  return cuts;
}

/** Whether the calls of `head` before its call `end` can be followed by those of `tail` from its call `start` on. */
function inTime({ travel }: State, head: Variant, end: number, tail: Variant, start: number): boolean {
  const last = (end - 1) * STRIDE;
  const next = start * STRIDE;
  const drive = travel.seconds[AM][head.data[last + ROW] * travel.size + tail.data[next + ROW]];
  return head.data[last + UP_EARLY] + head.data[last + UP_DURATION] + drive <= tail.data[next + DOWN_LATE];
}

/** The duty of the head's calls before `end` and the tail's from `start` on; `null` when it is not lawful. */
function joined(state: State, head: Duty, end: number, tail: Duty, start: number): { duty: Duty | null } | null {
  const [first, second] = [head.routes[0].runs[AM], tail.routes[0].runs[AM]];
  const run = joinRuns([
    { run: first, from: 0, end: end - 1 },
    { run: second, from: start - 1, end: second.calls },
  ]);
  if (run.calls === 0) return { duty: null };
  if (new Set(run.place).size < run.calls) return null;
  const { problem, workspace } = state;
  const duty = state.build(head, [routeOf(problem, workspace, [run, head.routes[0].runs[1]])], [[0], [0]]);
  return duty && { duty };
}

/**
 * A group whose homes differ: its parts one after another into a route, every trial built in full. Groups are few, so
 * clarity comes before speed.
 */
import { buildDuty, type Duty, routeWithPart, runsWithOneMore, typeHolds } from './duty.ts';
import { EMPTY_ROUTE, idleDuty } from './noDuty.ts';
import type { BothSessions, Problem } from './problem.ts';
import { callAt, type Placement } from './run.ts';
import type { SessionPlacement } from './sessionPlacement.ts';
import type { State } from './state.ts';

const NONE = Number.POSITIVE_INFINITY;

export class GroupInsertion {
  readonly #state: State;
  readonly #problem: Problem;
  readonly #placement: SessionPlacement;

  constructor(state: State, placement: SessionPlacement) {
    this.#state = state;
    this.#problem = state.problem;
    this.#placement = placement;
  }

  /**
   * Route r of `base` (a new duty when `null`) with all of the task's parts, in the best order tried, standing in for
   * `old`; or `null`.
   */
  withAllParts(task: number, old: Duty | null, base: Duty | null, r: number): Duty | null {
    const problem = this.#problem;
    const start = problem.taskPartStart[task];
    const end = problem.taskPartStart[task + 1];
    let best: Duty | null = null;
    // Greedy insertion depends on the order of the parts; each part gets its turn to be the first.
    for (let first = start; first < end; first++) {
      let duty = base;
      for (let i = start; i < end; i++) {
        const part = start + ((first - start + i - start) % (end - start));
        duty = this.#withOnePart(part, old, duty, Math.max(r, 0));
        if (!duty) break;
      }
      if (duty && (!best || duty.cost < best.cost)) best = duty;
    }
    return best;
  }

  /** The duty with an empty route more, at every boundary of its sessions, if some type may make one run more. */
  *furtherRoutes(duty: Duty, part: number): Generator<Duty> {
    const problem = this.#problem;
    const runs = runsWithOneMore(problem, duty, part);
    const n = duty.routes.length;
    if (!problem.typeMaxRuns.some((most, t) => most >= runs && typeHolds(problem, duty, t))) return;
    for (let am = 0; am <= n; am++) {
      for (let pm = 0; pm <= n; pm++) {
        const order: [number[], number[]] = [duty.order[0].slice(), duty.order[1].slice()];
        order[0].splice(am, 0, n);
        order[1].splice(pm, 0, n);
        const further = this.#state.build(duty, [...duty.routes, EMPTY_ROUTE], order);
        if (further) yield further;
      }
    }
  }

  /** The cheapest way to add one part to route r of `duty` (a new duty when `null`), standing in for `own`. */
  #withOnePart(part: number, own: Duty | null, duty: Duty | null, r: number): Duty | null {
    const problem = this.#problem;
    const state = this.#state;
    const days = (duty?.days ?? 0) | problem.taskDays[problem.partTask[part]];
    const usable = state.usableLayouts(own, days);
    const base = duty ?? idleDuty(state, 1);
    const route = duty ? duty.routes[r] : EMPTY_ROUTE;
    const order: BothSessions<readonly number[]> = duty ? duty.order : [[0], [0]];
    const positions: [number, number] = [order[0].indexOf(r), order[1].indexOf(r)];
    const school = problem.partSchool[part];
    let best: Duty | null = null;
    for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
      const am = this.#placement.inRun(
        0,
        base,
        route.runs[0],
        positions[0],
        callAt(route.runs[0], school),
        part,
        c,
        usable,
        NONE,
      );
      const pm = this.#placement.inRun(
        1,
        base,
        route.runs[1],
        positions[1],
        callAt(route.runs[1], school),
        part,
        c,
        usable,
        NONE,
      );
      if (am + pm === NONE) continue;
      const placements: [Placement, Placement] = [
        this.#placement.choice[0].placement,
        this.#placement.choice[1].placement,
      ];
      const routes = duty ? duty.routes.slice() : [EMPTY_ROUTE];
      routes[r] = routeWithPart(problem, state.workspace, route, part, problem.candidatePlace[c], placements);
      const built = buildDuty(state, routes, order, (t, on) => state.mayUseInstead(own, t, on));
      if (built && (!best || built.cost < best.cost)) best = built;
    }
    return best;
  }
}

/** Where one part goes in one session of one duty: the cheapest lawful placement, by the {@link Probe}. */
import { companyCovers } from './company.ts';
import type { Duty } from './duty.ts';
import { Probe, type SessionChoice } from './probe.ts';
import type { Problem } from './problem.ts';
import type { Random } from './random.ts';
import { callAt, copyPlacement, EMPTY_RUN, newPlacement, type Run } from './run.ts';
import type { State } from './state.ts';

export interface PlacementParameters {
  /** Chance that a position is passed over (Christiaens & Vanden Berghe 2020). 0 … 0.1 */
  readonly blink: number;
  /** In runs longer than this many calls a school that is not yet visited is tried at its best few positions only. */
  readonly fewSchoolPositions: number;
}

const NONE = Number.POSITIVE_INFINITY;
/** How many positions are tried for a school in a long run. */
const FEW = 4;

export class SessionPlacement {
  readonly probe: Probe;
  /** By session: what the last search found. */
  readonly choice: readonly [SessionChoice, SessionChoice] = [noChoice(), noChoice()];
  /** Boundary found by the last {@link ofItsOwn}. */
  boundary = 0;
  readonly #state: State;
  readonly #problem: Problem;
  readonly #random: Random;
  readonly #parameters: PlacementParameters;
  readonly #trial = newPlacement();
  readonly #schoolPositions: number[] = [];

  constructor(state: State, random: Random, parameters: PlacementParameters) {
    this.#state = state;
    this.#problem = state.problem;
    this.#random = random;
    this.#parameters = parameters;
    this.probe = new Probe(state);
  }

  /** Cheapest lawful placement in one session; the figures go to `choice[session]`. */
  inRun(
    session: number,
    duty: Duty,
    run: Run,
    position: number,
    part: number,
    c: number,
    usable: number,
    bound: number,
  ): number {
    const problem = this.#problem;
    const table = problem.signatures[session];
    const choice = this.choice[session];
    choice.metres = 0;
    choice.seconds = 0;
    choice.layouts = -1;
    if (table.start[part] === table.start[part + 1]) return 0;
    const place = problem.candidatePlace[c];
    const school = problem.partSchool[part];
    const merged = callAt(run, place);
    if (problem.placeHost[place] >= 0 && problem.placeHost[place] === problem.partHousehold[part]) {
      if (merged < 0 || !companyCovers(problem, session, run, merged, part)) return NONE;
    }
    this.probe.aim(session, part, c, usable, problem.typeMetreCost[duty.type], problem.typeSecondCost[duty.type]);
    const schoolAt = callAt(run, school);
    const variants = duty.variants[session];
    const trial = this.#trial;
    const { blink } = this.#parameters;
    trial.merge = merged >= 0;
    trial.newSchool = schoolAt < 0;
    let best = bound;
    const scan = (school: number): void => {
      if (merged >= school && merged >= 0) return;
      trial.school = school;
      const first = Math.max(merged, 0);
      const last = merged >= 0 ? merged : school;
      best = this.probe.scan(variants, position, run, trial, first, last, best, blink, this.#random, choice);
    };
    if (schoolAt >= 0) scan(schoolAt);
    else for (const j of this.#positionsForSchool(session, run, school)) scan(j);
    return best < bound ? best : NONE;
  }

  /** Where a school may be inserted into the run: everywhere, or in long runs where the detour is least. */
  #positionsForSchool(session: number, run: Run, school: number): readonly number[] {
    const positions = this.#schoolPositions;
    positions.length = 0;
    for (let j = 0; j <= run.calls; j++) positions.push(j);
    if (run.calls <= this.#parameters.fewSchoolPositions) return positions;
    const { row, size, metres } = this.#state.travel;
    const to = row[school];
    const detour = (j: number): number => {
      const a = j > 0 ? row[run.place[j - 1]] : -1;
      const b = j < run.calls ? row[run.place[j]] : -1;
      return (
        (a >= 0 ? metres[session][a * size + to] : 0) +
        (b >= 0 ? metres[session][to * size + b] : 0) -
        (a >= 0 && b >= 0 ? metres[session][a * size + b] : 0)
      );
    };
    positions.sort((a, b) => detour(a) - detour(b) || a - b);
    positions.length = FEW;
    return positions;
  }

  /** Cheapest boundary between the duty's runs for a run of the part alone; the boundary goes to `boundary`. */
  ofItsOwn(session: number, duty: Duty, part: number, c: number, usable: number, bound: number): number {
    const problem = this.#problem;
    const routes = duty.routes.length;
    const table = problem.signatures[session];
    const choice = this.choice[session];
    choice.metres = 0;
    choice.seconds = 0;
    choice.layouts = -1;
    this.boundary = routes;
    if (table.start[part] === table.start[part + 1]) return 0;
    const place = problem.candidatePlace[c];
    if (problem.placeHost[place] >= 0 && problem.placeHost[place] === problem.partHousehold[part]) return NONE;
    this.probe.aim(session, part, c, usable, problem.typeMetreCost[duty.type], problem.typeSecondCost[duty.type]);
    const trial = this.#trial;
    trial.pick = 0;
    trial.merge = false;
    trial.school = 0;
    trial.newSchool = true;
    let best = bound;
    for (let b = 0; b <= routes; b++) {
      const cost = this.probe.test(duty.variants[session], -1 - b, EMPTY_RUN, trial, best);
      if (cost >= best) continue;
      best = cost;
      this.boundary = b;
      choice.metres = this.probe.metres;
      choice.seconds = this.probe.seconds;
      choice.layouts = this.probe.layouts;
      copyPlacement(trial, choice.placement);
    }
    return best < bound ? best : NONE;
  }
}

function noChoice(): SessionChoice {
  return { placement: newPlacement(), metres: 0, seconds: 0, layouts: 0 };
}

/**
 * What a run of a part's own costs at the least: its drive to school. That holds at either end of a duty's session, so
 * for duties of one run at most; between two runs the vehicle may pass by the home and the school anyway.
 */
import type { Duty } from './duty.ts';
import type { State } from './state.ts';
import { weekdays } from './variant.ts';

export class Alone {
  readonly #state: State;
  /** By candidate: metres of a week from there to school; −1 while unknown. */
  readonly #metres: Float64Array;

  constructor(state: State) {
    this.#state = state;
    this.#metres = new Float64Array(state.problem.candidatePlace.length).fill(-1);
  }

  /** Whether any candidate of the part might cost less than `bound` in the duty. */
  mayPay(duty: Duty, part: number, bound: number): boolean {
    const { candidateStart } = this.#state.problem;
    for (let c = candidateStart[part]; c < candidateStart[part + 1]; c++) {
      if (this.least(duty, part, c) < bound) return true;
    }
    return false;
  }

  /** The least that a run of its own from candidate c adds to a week of the duty. */
  least(duty: Duty, part: number, c: number): number {
    if (duty.routes.length > 1) return 0;
    if (this.#metres[c] < 0) this.#metres[c] = this.#metresFrom(part, c);
    return this.#metres[c] * this.#state.problem.typeMetreCost[duty.type];
  }

  #metresFrom(part: number, c: number): number {
    const { problem, travel } = this.#state;
    const leg = travel.row[problem.candidatePlace[c]] * travel.size + travel.row[problem.partSchool[part]];
    let sum = 0;
    for (let session = 0; session < 2; session++) {
      const { start, days } = problem.signatures[session];
      for (let g = start[part]; g < start[part + 1]; g++) sum += weekdays[days[g]] * travel.metres[session][leg];
    }
    return sum;
  }
}

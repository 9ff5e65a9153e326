/**
 * Where one school is served at a time: which duties go to a school, or have time for it between two others. Most have
 * neither, and the answer is the same for all the school's tasks, so it is remembered while the duty stays as it is.
 */
import type { Duty } from './duty.ts';
import type { State } from './state.ts';
import { DOWN_LATE, PLACE, ROW, STRIDE, UP_DURATION, UP_EARLY, type Variant } from './variant.ts';

export class Room {
  readonly #state: State;
  /** By slot and school: the duty's number, and a bit for each session with room. */
  #known = new Float64Array(0);

  constructor(state: State) {
    this.#state = state;
  }

  /** Whether the duty may have room for the part in each of its sessions: `false` is certain. */
  mayHave(slot: number, duty: Duty, part: number): boolean {
    const { schools, partSchool, signatures } = this.#state.problem;
    const at = slot * schools + partSchool[part];
    if (at >= this.#known.length) this.#grow();
    let known = this.#known[at];
    if (Math.floor(known / 4) !== duty.id) {
      known = duty.id * 4 + this.#sessionsWithRoom(duty, partSchool[part]);
      this.#known[at] = known;
    }
    for (let session = 0; session < 2; session++) {
      const { start } = signatures[session];
      if (start[part] < start[part + 1] && (known & (1 << session)) === 0) return false;
    }
    return true;
  }

  #sessionsWithRoom(duty: Duty, school: number): number {
    let sessions = 0;
    for (let session = 0; session < 2; session++) {
      const variants = duty.variants[session];
      for (let v = 0; v < variants.length && !(sessions & (1 << session)); v++) {
        if (this.#fits(variants[v], session, school)) sessions |= 1 << session;
      }
    }
    return sessions;
  }

  /** Whether a run of the variant goes to the school, or the drives to it and from it fit between two runs' ends. */
  #fits({ data, gaps }: Variant, session: number, school: number): boolean {
    const { travel, problem } = this.#state;
    const row = travel.row[school];
    const drives = travel.seconds[session];
    for (let i = 0; i < gaps.length; i++) {
      const at = gaps[i] * STRIDE;
      const before = at - STRIDE;
      if (data[before + PLACE] === school) return true;
      const there =
        data[before + UP_EARLY] + data[before + UP_DURATION] + drives[data[before + ROW] * travel.size + row];
      if (there > problem.windowTo[session][school]) continue;
      const leave = Math.max(there, problem.windowFrom[session][school]) + problem.placeDwell[school];
      if (leave + drives[row * travel.size + data[at + ROW]] <= data[at + DOWN_LATE]) return true;
    }
    return false;
  }

  #grow(): void {
    const known = new Float64Array(Math.max(64, 2 * this.#state.duties.length) * this.#state.problem.schools);
    known.set(this.#known);
    this.#known = known;
  }
}

/**
 * Where one school is served at a time: which duties go to a school, or have time for it between two others. Most have
 * neither, so the state keeps a list for every school, and a task looks at no other duties.
 */
import type { Duty } from './duty.ts';
import type { Problem, Travel } from './problem.ts';
import type { Towards } from './towards.ts';
import { DOWN_LATE, PLACE, ROW, STRIDE, UP_DURATION, UP_EARLY, type Variant } from './variant.ts';

/** A bit for each of 32 in a word. */
const WORD = 32;

/** Schools, a bit each, that a variant goes to or that the drives to and from fit between two of its runs' ends. */
export function schoolsWithRoom(
  problem: Problem,
  travel: Travel,
  towards: Towards,
  session: number,
  data: Int32Array,
  gaps: Int32Array,
): Int32Array {
  const { schools, placeDwell } = problem;
  const { size, row } = travel;
  const drives = travel.seconds[session];
  const from = problem.windowFrom[session];
  const to = problem.windowTo[session];
  const room = new Int32Array(Math.ceil(schools / WORD));
  for (let i = 0; i < gaps.length; i++) {
    const at = gaps[i] * STRIDE;
    const before = at - STRIDE;
    const ready = data[before + UP_EARLY] + data[before + UP_DURATION];
    const away = data[before + ROW] * size;
    const next = data[at + ROW];
    const latest = data[at + DOWN_LATE];
    for (let school = 0; school < schools; school++) {
      if (ready > to[school] || from[school] > latest) continue;
      const there = ready + drives[away + row[school]];
      if (there > to[school]) continue;
      const leave = Math.max(there, from[school]) + placeDwell[school];
      if (leave > latest || leave + drives[row[school] * towards.from + next * towards.to] > latest) continue;
      room[school >> 5] |= 1 << (school & 31);
    }
    const last = data[before + PLACE];
    if (last >= 0 && last < schools) room[last >> 5] |= 1 << (last & 31);
  }
  return room;
}

const NO_ROOM = new Int32Array(0);

export class Room {
  readonly #problem: Problem;
  /** Weekdays on which anybody travels at all: on the others every duty is idle, and has room for every school. */
  readonly #days: number;
  /** Words of slots for each school. */
  #words = 1;
  /** By session, school × words: a bit for each slot. */
  #slots: [Int32Array, Int32Array];
  /** By session and slot: the schools its duty has room for. */
  readonly #schools: readonly [Int32Array[], Int32Array[]] = [[], []];

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#days = problem.taskDays.reduce((all, days) => all | days, 0);
    this.#slots = [new Int32Array(problem.schools), new Int32Array(problem.schools)];
  }

  /** Notes what the slot holds from now on. */
  put(slot: number, duty: Duty | null): void {
    while (slot >= this.#words * WORD) this.#widen();
    for (let session = 0; session < 2; session++) {
      const before = this.#schools[session][slot] ?? NO_ROOM;
      const now = duty ? this.#schoolsOf(duty.variants[session]) : NO_ROOM;
      this.#schools[session][slot] = now;
      const words = Math.max(before.length, now.length);
      for (let w = 0; w < words; w++) {
        for (let rest = (before[w] ?? 0) ^ (now[w] ?? 0); rest; rest &= rest - 1) {
          const school = w * WORD + 31 - Math.clz32(rest & -rest);
          this.#slots[session][school * this.#words + (slot >> 5)] ^= 1 << (slot & 31);
        }
      }
    }
  }

  /** Slots, in ascending order, that may have room for the part in each of its sessions: no other has. */
  slotsFor(part: number, into: number[]): void {
    const { partSchool, signatures } = this.#problem;
    const from = partSchool[part] * this.#words;
    const am = signatures[0].start[part] < signatures[0].start[part + 1];
    const pm = signatures[1].start[part] < signatures[1].start[part + 1];
    into.length = 0;
    for (let w = 0; w < this.#words; w++) {
      let rest = (am ? this.#slots[0][from + w] : -1) & (pm ? this.#slots[1][from + w] : -1);
      for (; rest; rest &= rest - 1) into.push(w * WORD + 31 - Math.clz32(rest & -rest));
    }
  }

  /** The schools of all variants on days on which anybody travels. */
  #schoolsOf(variants: readonly Variant[]): Int32Array {
    let found: Int32Array | null = null;
    for (const { days, room } of variants) {
      if ((days & this.#days) === 0) continue;
      found = found ? found.map((word, w) => word | room[w]) : room;
    }
    return found ?? NO_ROOM;
  }

  #widen(): void {
    const { schools } = this.#problem;
    const words = 2 * this.#words;
    this.#slots = [this.#wider(this.#slots[0], schools, words), this.#wider(this.#slots[1], schools, words)];
    this.#words = words;
  }

  #wider(slots: Int32Array, schools: number, words: number): Int32Array {
    const wide = new Int32Array(schools * words);
    for (let s = 0; s < schools; s++) wide.set(slots.subarray(s * this.#words, (s + 1) * this.#words), s * words);
    return wide;
  }
}

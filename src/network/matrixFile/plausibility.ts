/** What cannot be true of drives, so that somebody looks before children depend on it: units, and places that moved. */
import { greatCircleMetres } from '../straightLine.ts';
import { type FaultList, SHOWN } from './faultList.ts';
import type { NamedPlace } from './names.ts';
import type { Where } from './table.ts';

/** Of a large matrix the middle is taken of the first drives and of one in so many of the others. */
const ALL_UP_TO = 20_000;
const THEN_ONE_IN = 97;
/** Nearer places say nothing: a few metres off the road are a large share of them. */
const LONG_ENOUGH_METRES = 500;
/** The middle drive of no county is faster or slower; single ones may be. */
const [SLOWEST_MIDDLE_KMH, FASTEST_MIDDLE_KMH] = [4, 150];
/** Above every limit on a British road, with room for rounding. */
const FASTEST_KMH = 200;
/** Each end of a drive may lie 1 km from the road, as elsewhere. */
const MOST_OFF_ROAD_METRES = 2000;

export class Plausibility {
  readonly #faults: FaultList;
  readonly #kmh: number[] = [];
  /** Metres of the drive by metres of the straight line. */
  readonly #detours: number[] = [];
  readonly #odd: { readonly where: Where; readonly cause: string }[] = [];
  #oddCount = 0;
  #drives = 0;

  constructor(faults: FaultList) {
    this.#faults = faults;
  }

  /** Looks at one drive. */
  look(from: NamedPlace, to: NamedPlace, drive: { tenths: number; metres: number }, where: Where): void {
    const { tenths, metres } = drive;
    const straight = greatCircleMetres(from.at, to.at);
    const isSampled = this.#drives++ < ALL_UP_TO || this.#drives % THEN_ONE_IN === 0;
    if (isSampled && straight >= LONG_ENOUGH_METRES) {
      this.#kmh.push(tenths > 0 ? (metres * 36) / tenths : Number.POSITIVE_INFINITY);
      this.#detours.push(metres / straight);
    }
    const way = `from ${from.title} to ${to.title}`;
    if (metres >= LONG_ENOUGH_METRES && metres * 36 > FASTEST_KMH * tenths) {
      this.#addOdd(where, () => `the drive ${way} goes ${metres} m in ${tenths / 10} s: nothing is that fast`);
    } else if (metres < straight - MOST_OFF_ROAD_METRES) {
      this.#addOdd(
        where,
        () => `the drive ${way} is ${metres} m, shorter than the straight line of ${Math.round(straight)} m`,
      );
    }
  }

  /** Adds the faults: the units of the whole file, or else the single drives that cannot be. */
  finish(): void {
    const units = this.#unitFault();
    if (units !== null) {
      this.#faults.add('NETWORK-MATRIX-UNITS', { cause: units });
      return;
    }
    for (const { where, cause } of this.#odd) {
      this.#faults.add('NETWORK-MATRIX-UNITS', {
        line: where.line,
        cause: where.text ? `${cause} (${where.text})` : cause,
        remedy: 'Correct the figures, or compute the matrix again: a place may have moved since.',
      });
    }
    this.#faults.addUnlisted('NETWORK-MATRIX-UNITS', this.#oddCount - this.#odd.length);
  }

  #addOdd(where: Where, cause: () => string): void {
    this.#oddCount++;
    if (this.#odd.length < SHOWN) this.#odd.push({ where, cause: cause() });
  }

  /** Whether columns hold minutes, kilometres or miles, by the middle of the drives. */
  #unitFault(): string | null {
    const [kmh, detour] = [middle(this.#kmh), middle(this.#detours)];
    if (kmh === null || detour === null) return null;
    if (detour < 0.95) {
      const unit = detour < 0.1 ? 'kilometres' : 'another unit';
      const part = `${(100 * detour).toPrecision(2)} %`;
      return `half of the distances are ${part} of the straight line or less: the metres look like ${unit}`;
    }
    if (kmh > FASTEST_MIDDLE_KMH) {
      return `half of the drives are faster than ${FASTEST_MIDDLE_KMH} km/h: the seconds look like minutes`;
    }
    if (kmh < SLOWEST_MIDDLE_KMH) {
      return `half of the drives are slower than ${SLOWEST_MIDDLE_KMH} km/h: the seconds look like another unit`;
    }
    return null;
  }
}

function middle(values: number[]): number | null {
  return values.length === 0 ? null : values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

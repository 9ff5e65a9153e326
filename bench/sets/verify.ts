/**
 * What the independent verifiers have in common. They read the instance's files again, work out everything in double
 * precision, and share no code with the core or with what translates for it: only the shape of a plain solution.
 */
import type { PlainCall, PlainItinerary } from './plain.ts';

export interface Verdict {
  /** The first is what the set ranks by. */
  readonly figures: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

/** Takes down a violation. */
export type Say = (violation: string) => void;

/** Far below the two decimals of published figures, far above the last digits of a double. */
export const TOLERANCE = 1e-6;

/** Everybody served once, and nobody who is not in the instance. */
export function checkServedOnce(expected: Iterable<string>, served: readonly string[], say: Say): void {
  const times = new Map<string, number>([...expected].map((id) => [id, 0]));
  for (const id of served) {
    const before = times.get(id);
    if (before === undefined) say(`${id} is not in the instance`);
    else times.set(id, before + 1);
  }
  for (const [id, n] of times) {
    if (n === 0) say(`${id} is left out`);
    else if (n > 1) say(`${id} is served ${n} times`);
  }
}

/** No call begins before the one before has ended and the drive has been made. */
export function checkClock(
  calls: readonly PlainCall[],
  dwell: (k: number) => number,
  drive: (k: number) => number,
  say: Say,
): void {
  for (let k = 1; k < calls.length; k++) {
    const earliest = calls[k - 1].arrival + dwell(k - 1) + drive(k - 1);
    // Written so that a time that is no number counts as wrong.
    if (!(calls[k].arrival >= earliest - TOLERANCE)) {
      say(`arrives at ${calls[k].place} at ${calls[k].arrival}, not possible before ${earliest}`);
    }
  }
}

/** The arrival lies within the window. */
export function checkWindow({ place, arrival }: PlainCall, from: number, to: number, say: Say): void {
  if (!(arrival >= from - TOLERANCE && arrival <= to + TOLERANCE)) {
    say(`arrives at ${place} at ${arrival}, outside ${from} … ${to}`);
  }
}

/** Looks at every vehicle with violations that name it. */
export function eachVehicle(
  vehicles: readonly PlainItinerary[],
  say: Say,
  look: (vehicle: PlainItinerary, say: Say) => void,
): void {
  vehicles.forEach((vehicle, v) => {
    look(vehicle, (violation) => say(`vehicle ${v}: ${violation}`));
  });
}

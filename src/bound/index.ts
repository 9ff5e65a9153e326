/**
 * A lower bound on the cost of a year, and one on the number of vehicles. No search and no matrix: straight lines.
 *
 * Take any lawful plan that carries everybody, a weekday, a session and one vehicle of type k at work in it. Half of
 * its cost of a day belongs to the session. Everything is said of mornings; an afternoon is the same backwards.
 *
 * 1. Seats as a fluid. Each pupil has a weight such that those on board together weigh 1 at most (`loads.ts`). Let one unit
 *    of fluid flow through the vehicle's session: a pupil who boards takes the own weight of it, and at the school leaves it to
 *    whoever boards later. What a pupil takes is *fresh* or was left at some school s, from which the vehicle
 *    has driven to the pupil's call and in time (`follow.ts`). No more than one unit is ever fresh, so fresh fluid may
 *    be charged the vehicle's half day. Each drop is with the vehicle all the time it flows, and drops only meet in
 *    the vehicle, so Σ weight × (way from s to the call, if not fresh, + direct way to school) ≤ the way driven.
 * 2. Ways out of doors. The same way is at least the sum of the drives out of every cluster visited (`doors.ts`).
 *    Therefore it is also at least λ × the first sum + (1 − λ) × the second, whatever λ between 0 and 1 the type has.
 * 3. Hours are the drives, the dwell of all calls and the waits. A home call's dwell is known for each pupil, and of
 *    a school's unloading each pupil may be charged the own weight, for those who alight there together weigh 1 at most.
 * 4. Assistants are paid by the largest number on one of the day's runs. Half of that is at least the session's mean
 *    over the runs the type may make: 1 ÷ runs for each `individual` pupil, and as much for the fresh fluid that `shared`
 *    pupils take, of which one run has one unit at most.
 * 5. Prices. Let every pupil be paid the own weight × u(k, s) on leaving fluid at school s, and pay as much on taking it
 *    there. Nobody can take what was not left, and no u is negative: over the vehicle, the payments do not raise the sum.
 *
 * So the vehicle costs at least what its pupils come to, each with the own share of 1 to 5, and each pupil at least
 * the least over all types, sharing groups, and ways of having a seat. That sum over all pupils, sessions and
 * weekdays is the bound; it holds for every choice of weights, λ and u. `tune.ts` and `ascend.ts` look for good ones
 * (the dual of a cover of all journeys by chains of journeys in a seat). With 1 for the cost of a vehicle and 0 for all else
 * it counts the vehicles of one session. Sums in whole metres and seconds may undercut ways: `price.ts` allows for it.
 *
 * Left out, so that the bound is lower than it could be: how many vehicles of a type there are, bays, `keep_with`, `keep_apart`,
 * the same vehicle morning and afternoon and all week, and above all how calls lie along a route.
 */
import { type Case, type LowerBound, SESSIONS, WEEKDAYS } from '../model/index.ts';
import type { StraightLine } from '../network/index.ts';
import type { Rates } from './price.ts';
import { type Relaxation, relaxationOf } from './relaxation.ts';
import { highestBound } from './tune.ts';

/** Share and count by which sums in floating point may be off. */
const SAFETY = 1e-9;
/** The cost of a year is rounded in four parts, each by half a penny at most. */
const ROUNDED_PENCE = 2;

/**
 * What no lawful plan that carries every pupil can go below, where drives are these straight lines; `null` when nobody
 * travels or somebody fits no vehicle. Says nothing of plans that leave somebody out.
 */
export function lowerBound(theCase: Case, line: StraightLine): LowerBound | null {
  const relaxation = relaxationOf(theCase, line);
  if (relaxation.journeys.length === 0 || relaxation.types.length === 0) return null;
  const pence = leastCost(relaxation);
  if (pence === null) return null;
  return {
    pencePerYear: pence,
    vehicles: fewestVehicles(relaxation),
    assumes: [
      'Every pupil is carried on every journey that is due.',
      `Drives are straight lines × ${line.roadFactor}, at ${theCase.policy.straightLine.kmh} km/h and the travel time factors of the case.`,
      'Vehicles and assistants cost what vehicle_types.csv and case.yaml say.',
      'Any number of vehicles of every type that is not marked as unavailable may be had.',
      'Bays, groups that keep together or apart, and the same vehicle both ways are left out: they can only cost more.',
    ],
  };
}

function leastCost(relaxation: Relaxation): number | null {
  const { types, theCase, journeys } = relaxation;
  const rates = types.map(
    ({ type }): Rates => ({
      session: type.costPerDay / 2,
      metre: type.costPerKm / 1000,
      second: type.costPerHour / 3600,
      assistant: theCase.policy.assistantCostPerDay / 2 / type.maxRunsPerSession,
    }),
  );
  const days = Float64Array.from(journeys, (j) => j.dayCount);
  const centipenceAWeek = highestBound(relaxation, rates, days);
  if (!Number.isFinite(centipenceAWeek)) return null;
  const pence = (centipenceAWeek / 100 / 5) * theCase.policy.schoolDaysPerYear;
  return Math.max(0, Math.floor(pence * (1 - SAFETY)) - ROUNDED_PENCE);
}

function fewestVehicles(relaxation: Relaxation): number {
  const { types, journeys } = relaxation;
  const rates = types.map((): Rates => ({ session: 1, metre: 0, second: 0, assistant: 0 }));
  // Any weekday and session will do, and the one with most journeys will do best.
  const on = SESSIONS.flatMap((session) =>
    WEEKDAYS.map((d) => Float64Array.from(journeys, (j) => (j.session === session ? (j.days >> d) & 1 : 0))),
  );
  const busiest = on.reduce((a, b) => (sumOf(b) > sumOf(a) ? b : a));
  return Math.max(1, Math.ceil(highestBound(relaxation, rates, busiest) * (1 - SAFETY) - SAFETY));
}

function sumOf(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0);
}

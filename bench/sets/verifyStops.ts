/** Independent verifier of bus stop selection with one school. */
import type { PlainItinerary, PlainSolution } from './plain.ts';
import { rowsOfKind } from './text.ts';
import { checkClock, checkServedOnce, eachVehicle, type Say, TOLERANCE, type Verdict } from './verify.ts';

const SEATS = 70;
/** Seconds from the departure from the first stop to the arrival at the school. */
const LONGEST_JOURNEY = 2700;
const SCHOOL = '0';

interface Instance {
  /** By address. */
  readonly pupils: ReadonlyMap<string, number>;
  /** By address and stop, by two stops: seconds. */
  readonly walks: ReadonlyMap<string, number>;
  readonly drives: ReadonlyMap<string, number>;
}

/** Routes, then what a pupil walks on average, then hours of driving. */
export function verifyStops(text: string, solution: PlainSolution): Verdict {
  const violations: string[] = [];
  const say = (violation: string): number => violations.push(violation);
  const legs = (kind: string) => new Map(rowsOfKind(text, kind).map(([a, b, , s]) => [`${a} ${b}`, Number(s)]));
  const pupils = new Map(rowsOfKind(text, 'a').map((row, a) => [String(a), Number(row[2])]));
  const instance: Instance = { pupils, walks: legs('w'), drives: legs('d') };
  let walked = 0;
  let driven = 0;
  eachVehicle(solution.vehicles, say, (bus, complain) => {
    walked += walkOf(instance, bus, complain);
    driven += driveOf(instance, bus, complain);
  });
  const boarded = solution.vehicles.flatMap((bus) => bus.calls.flatMap((call) => call.boards));
  checkServedOnce(pupils.keys(), boarded, say);
  const everybody = [...pupils.values()].reduce((sum, n) => sum + n, 0);
  return {
    figures: {
      routes: solution.vehicles.length,
      'walk in seconds': walked / everybody,
      'driving hours': driven / 3600,
    },
    violations,
  };
}

/** Checks stops and seats; seconds that all pupils of the bus walk together. */
function walkOf({ pupils, walks }: Instance, { calls }: PlainItinerary, say: Say): number {
  let walked = 0;
  let load = 0;
  for (const { place, boards } of calls) {
    for (const address of boards) {
      const walk = walks.get(`${address} ${place}`);
      const count = pupils.get(address) ?? 0;
      if (walk === undefined) say(`address ${address} may not walk to stop ${place}`);
      walked += count * (walk ?? 0);
      load += count;
    }
  }
  // All ride to the end, so the load is greatest there.
  if (load > SEATS) say(`carries ${load}, has ${SEATS} seats`);
  return walked;
}

/** Checks the clock, the journey and where everybody alights; seconds on the road. */
function driveOf({ pupils, drives }: Instance, { calls }: PlainItinerary, say: Say): number {
  const first = calls[0];
  const last = calls.at(-1);
  if (!first || last?.place !== SCHOOL) {
    say('does not end at the school');
    return 0;
  }
  const dwells = calls.map(({ boards }) => 15 + 5 * boards.reduce((sum, a) => sum + (pupils.get(a) ?? 0), 0));
  const legs = calls.slice(1).map(({ place }, k) => drives.get(`${calls[k].place} ${place}`) ?? Number.NaN);
  checkClock(
    calls,
    (k) => dwells[k],
    (k) => legs[k],
    say,
  );
  const journey = last.arrival - first.arrival - dwells[0];
  if (journey > LONGEST_JOURNEY + TOLERANCE) say(`takes ${journey} s, at most ${LONGEST_JOURNEY} s`);
  const boarded = calls.flatMap((call) => call.boards);
  const alighted = new Set(last.alights);
  for (const address of boarded) if (!alighted.has(address)) say(`address ${address} does not alight at the school`);
  if (calls.slice(0, -1).some((call) => call.alights.length > 0)) say('somebody alights before the school');
  return legs.reduce((sum, leg) => sum + leg, 0);
}

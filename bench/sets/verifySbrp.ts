/** Independent verifier of school bus routing with many stops and several schools. */
import type { PlainItinerary, PlainSolution } from './plain.ts';
import { numberRows } from './text.ts';
import { checkClock, checkServedOnce, checkWindow, eachVehicle, type Say, TOLERANCE, type Verdict } from './verify.ts';

const SEATS = 66;
/** Feet a second. */
const SPEED = 29.3333;

interface Rules {
  readonly bell: 'fixed bell' | 'windows';
  readonly longestRide: number;
}

interface Instance {
  /** id: x, y, early, late (hours and minutes as HMM). */
  readonly schools: ReadonlyMap<string, readonly number[]>;
  /** id: x, y, school, pupils. */
  readonly stops: ReadonlyMap<string, readonly number[]>;
}

/** Buses, then hours of driving. */
export function verifySbrp(
  texts: { readonly schools: string; readonly stops: string },
  rules: Rules,
  solution: PlainSolution,
): Verdict {
  const violations: string[] = [];
  const say = (violation: string): number => violations.push(violation);
  const byId = (text: string) => new Map(numberRows(text).map(([id, ...rest]) => [String(id), rest]));
  const instance: Instance = { schools: byId(texts.schools), stops: byId(texts.stops) };
  let seconds = 0;
  eachVehicle(solution.vehicles, say, (bus, complain) => {
    seconds += driveOf(instance, rules, bus, complain);
  });
  const boarded = solution.vehicles.flatMap((bus) => bus.calls.flatMap((call) => call.boards));
  checkServedOnce(instance.stops.keys(), boarded, say);
  return { figures: { buses: solution.vehicles.length, 'driving hours': seconds / 3600 }, violations };
}

/** Checks the clock and returns the seconds on the road; what follows a place that does not exist is not looked at. */
function driveOf(instance: Instance, rules: Rules, bus: PlainItinerary, say: Say): number {
  const { schools, stops } = instance;
  const { calls } = bus;
  const points = calls.map(({ place }) => schools.get(place) ?? stops.get(place));
  if (!points.every((point) => point !== undefined)) {
    say('calls at a place that is not in the instance');
    return 0;
  }
  const pupils = (ids: readonly string[]): number => ids.reduce((sum, id) => sum + (stops.get(id)?.[3] ?? 0), 0);
  const dwells = calls.map(({ place, boards, alights }) => {
    if (stops.has(place)) return 19 + 2.6 * pupils(boards);
    return rules.bell === 'fixed bell' ? 154.4 : 29 + 1.9 * pupils(alights);
  });
  const drives = points.slice(1).map(([x, y], k) => (Math.abs(x - points[k][0]) + Math.abs(y - points[k][1])) / SPEED);
  checkClock(
    calls,
    (k) => dwells[k],
    (k) => drives[k],
    say,
  );
  checkPupils(instance, rules, bus, dwells, say);
  return drives.reduce((sum, drive) => sum + drive, 0);
}

/** Who boards where and alights where, seats, rides, bells, and no school twice. */
function checkPupils(
  { schools, stops }: Instance,
  { bell, longestRide }: Rules,
  { calls }: PlainItinerary,
  dwells: readonly number[],
  say: Say,
): void {
  const clock = (hmm: number): number => 3600 * Math.trunc(hmm / 100) + 60 * (hmm % 100);
  /** By stop: when the bus left it. */
  const aboard = new Map<string, number>();
  const visited = new Set<string>();
  calls.forEach((call, k) => {
    const school = schools.get(call.place);
    if (school) {
      if (visited.has(call.place)) say(`calls at school ${call.place} twice`);
      visited.add(call.place);
      checkWindow(call, clock(school[2]), clock(school[bell === 'windows' ? 3 : 2]), say);
    }
    for (const id of call.alights) {
      const left = aboard.get(id);
      if (left === undefined) say(`${id} alights without having boarded`);
      else if (call.arrival - left > longestRide + TOLERANCE) say(`${id} rides ${call.arrival - left} s`);
      if (String(stops.get(id)?.[2]) !== call.place) say(`${id} alights at ${call.place}, which is not its school`);
      aboard.delete(id);
    }
    for (const id of call.boards) {
      if (id !== call.place) say(`${id} boards at ${call.place}`);
      aboard.set(id, call.arrival + dwells[k]);
    }
    const load = [...aboard.keys()].reduce((sum, id) => sum + (stops.get(id)?.[3] ?? 0), 0);
    if (load > SEATS) say(`carries ${load} after ${call.place}, has ${SEATS} seats`);
    const bound = new Set([...aboard.keys()].map((id) => stops.get(id)?.[2]));
    if (bell === 'fixed bell' && bound.size > 1) say(`carries pupils of ${bound.size} schools after ${call.place}`);
  });
  for (const id of aboard.keys()) say(`${id} never alights`);
}

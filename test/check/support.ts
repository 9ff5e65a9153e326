/** Tiny cases and plans, along one road to the north: at 36 km/h and road factor 1, ten metres take one second. */

import { check } from '../../src/check/index.ts';
import type {
  CallKind,
  Case,
  DayMask,
  LonLat,
  Plan,
  PlanCall,
  PlanException,
  PlanRoute,
  Policy,
  Pupil,
  School,
  Session,
  VehicleType,
} from '../../src/model/index.ts';
import { ALL_DAYS } from '../../src/model/index.ts';
import { straightLineNetwork } from '../../src/network/straightLine.ts';

const METRES_A_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** So many metres north of the first school. */
export function north(metres: number): LonLat {
  return [0, 51 + metres / METRES_A_DEGREE];
}

export function time(text: string): number {
  const [h, m, s] = text.split(':').map(Number);
  return h * 3600 + m * 60 + (s ?? 0);
}

export const POLICY: Policy = {
  schoolDaysPerYear: 190,
  planStart: '2027-09-01',
  roads: null,
  straightLine: { roadFactor: 1, kmh: 36 },
  travelTimeFactor: { am: 1, pm: 1 },
  maxRideSeconds: { primary: 2700, secondary: 4500, all_through: 4500, special: 4500 },
  arriveBeforeBell: { earliest: 1200, latest: 300 },
  leaveAfterBell: { earliest: 300, latest: 1500 },
  callSeconds: 30,
  boardingSeconds: { mainstream: 6, send: 90, lac: 60, social_care: 60, wheelchair: 240 },
  walkToStopMetres: { primary: 800, secondary: 1600, all_through: 1600, special: 0 },
  assistantCostPerDay: 520_000,
  mayShareAVehicle: [['mainstream'], ['send', 'lac', 'social_care']],
  sameRouteBothWays: ['send'],
};

export function school(id: string, metres: number, rest: Partial<School> = {}): School {
  return {
    id,
    name: id,
    phase: 'primary',
    postcode: '',
    at: north(metres),
    bellStart: time('09:00'),
    bellEnd: time('15:30'),
    unloadingSeconds: 120,
    vehicleBays: null,
    ...rest,
  };
}

export function pupil(id: string, metres: number, rest: Partial<Pupil> = {}): Pupil {
  return {
    id,
    class: 'mainstream',
    schoolId: 'S1',
    schoolIndex: 0,
    yearGroup: '4',
    homePostcode: '',
    home: north(metres),
    pickup: 'door',
    seating: 'seat',
    assistant: 'none',
    solo: false,
    days: ALL_DAYS,
    ownMaxRideSeconds: null,
    ownBoardingSeconds: null,
    keepWith: null,
    keepApart: [],
    equipment: '',
    otherAddresses: [],
    ...rest,
  };
}

export function vehicleType(id: string, rest: Partial<VehicleType> = {}): VehicleType {
  return {
    id,
    name: id,
    layouts: [
      { seats: 4, wheelchairs: 0 },
      { seats: 2, wheelchairs: 1 },
    ],
    available: null,
    costPerDay: 280_000,
    costPerKm: 11_000,
    costPerHour: 140_000,
    co2GramsPerKm: 145,
    maxRunsPerSession: 2,
    ...rest,
  };
}

export type CaseParts = Partial<Omit<Case, 'policy'>> & { readonly policy?: Partial<Policy> };

/** A case with one school at 0 m and one vehicle type, unless told otherwise. */
export function aCase({ policy, ...rest }: CaseParts): Case {
  return {
    name: 'tiny',
    policy: { ...POLICY, ...policy },
    pupils: [],
    schools: [school('S1', 0)],
    vehicleTypes: [vehicleType('taxi')],
    stops: [],
    currentRoutes: null,
    inputHashes: {},
    ...rest,
  };
}

export interface Halt {
  readonly kind: CallKind;
  readonly id: string;
  readonly at: LonLat;
  readonly on?: readonly string[];
  readonly off?: readonly string[];
}

/** Seconds the format gives the halt, worked out here a second time. */
function dwell(theCase: Case, halt: Halt): number {
  if (halt.kind === 'school') return theCase.schools.find((s) => s.id === halt.id)?.unloadingSeconds ?? 0;
  const boarding = [...(halt.on ?? []), ...(halt.off ?? [])].map((id) => {
    const p = theCase.pupils.find((q) => q.id === id);
    if (!p) return 0;
    return p.ownBoardingSeconds ?? theCase.policy.boardingSeconds[p.seating === 'wheelchair' ? 'wheelchair' : p.class];
  });
  return boarding.reduce((a, b) => a + b, theCase.policy.callSeconds);
}

/**
 * A run without waiting. `anchor` is the arrival at the last call in the morning and the departure from the first in
 * the afternoon.
 */
export function aRun(theCase: Case, session: Session, anchor: string, halts: readonly Halt[], days = ALL_DAYS) {
  const metres = halts.map((h, i) =>
    i === 0 ? 0 : Math.round(Math.abs(h.at[1] - halts[i - 1].at[1]) * METRES_A_DEGREE),
  );
  const factor = theCase.policy.travelTimeFactor[session];
  const seconds = metres.map((m) => Math.round((m / 10) * factor));
  const stay = halts.map((h) => dwell(theCase, h));
  const arrive: number[] = [];
  halts.forEach((_, i) => {
    arrive.push(i === 0 ? 0 : arrive[i - 1] + stay[i - 1] + seconds[i]);
  });
  const shift = time(anchor) - (session === 'am' ? arrive[arrive.length - 1] : stay[0]);
  return halts.map(
    (h, i): PlanCall => ({
      session,
      days,
      sequence: i + 1,
      kind: h.kind,
      placeId: h.id,
      at: h.at,
      arrive: arrive[i] + shift,
      depart: arrive[i] + shift + stay[i],
      on: h.on ?? [],
      off: h.off ?? [],
      metresFromPrevious: metres[i],
      secondsFromPrevious: seconds[i],
    }),
  );
}

/** A morning run to the door of each pupil in this order, then to the school. */
export function morning(theCase: Case, ids: readonly string[], anchor = '08:50', days: DayMask = ALL_DAYS): PlanCall[] {
  return aRun(
    theCase,
    'am',
    anchor,
    [...ids.map((id) => door(theCase, id, 'on')), schoolHalt(theCase, ids, 'off')],
    days,
  );
}

/** The afternoon: from the school to the doors in this order. */
export function afternoon(
  theCase: Case,
  ids: readonly string[],
  anchor = '15:40',
  days: DayMask = ALL_DAYS,
): PlanCall[] {
  return aRun(
    theCase,
    'pm',
    anchor,
    [schoolHalt(theCase, ids, 'on'), ...ids.map((id) => door(theCase, id, 'off'))],
    days,
  );
}

export function door(theCase: Case, id: string, does: 'on' | 'off'): Halt {
  const p = pupilOf(theCase, id);
  return { kind: 'home', id, at: p.home, [does]: [id] };
}

export function schoolHalt(theCase: Case, ids: readonly string[], does: 'on' | 'off'): Halt {
  const at = theCase.schools[pupilOf(theCase, ids[0]).schoolIndex];
  return { kind: 'school', id: at.id, at: at.at, [does]: ids };
}

export function pupilOf(theCase: Case, id: string): Pupil {
  const found = theCase.pupils.find((p) => p.id === id);
  if (!found) throw new Error(`no pupil ${id}`);
  return found;
}

export function aRoute(id: string, calls: readonly PlanCall[], rest: Partial<PlanRoute> = {}): PlanRoute {
  const layout = { seats: 4, wheelchairs: 0 };
  const runs = (session: Session) => (calls.some((c) => c.session === session) ? layout : null);
  return { id, dutyId: `D-${id}`, vehicleTypeId: 'taxi', layouts: { am: runs('am'), pm: runs('pm') }, calls, ...rest };
}

/** Both ways to the doors: there in this order, back in the opposite one. */
export function bothWays(theCase: Case, id: string, ids: readonly string[], rest: Partial<PlanRoute> = {}): PlanRoute {
  return aRoute(id, [...morning(theCase, ids), ...afternoon(theCase, [...ids].reverse())], rest);
}

export function aPlan(routes: readonly PlanRoute[], exceptions: readonly PlanException[] = []): Plan {
  return { routes, exceptions, origin: null };
}

export function listed(code: string, pupilId: string, rest: Partial<PlanException> = {}): PlanException {
  return {
    code,
    pupilId,
    days: ALL_DAYS,
    session: 'both',
    rideLimitSeconds: null,
    directDriveSeconds: null,
    message: '',
    whatWouldHelp: '',
    ...rest,
  };
}

export function judge(theCase: Case, plan: Plan) {
  return check(theCase, plan, straightLineNetwork(theCase.policy));
}

/** Names of the rules broken, each once, in alphabetical order. */
export async function broken(theCase: Case, plan: Plan): Promise<string[]> {
  const { violations } = await judge(theCase, plan);
  return [...new Set(violations.map((v) => v.rule))].sort();
}

/** The plan with one call of one route changed. */
export function withCall(plan: Plan, at: number, change: (call: PlanCall) => PlanCall, route = 0): Plan {
  const routes = plan.routes.map((r, i) =>
    i === route ? { ...r, calls: r.calls.map((c, k) => (k === at ? change(c) : c)) } : r,
  );
  return { ...plan, routes };
}

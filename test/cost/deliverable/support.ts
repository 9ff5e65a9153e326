/** Handovers written down as who is on what, without any journey driven. */
import { costOfYear } from '../../../src/cost/index.ts';
import {
  ALL_DAYS,
  type Case,
  type CurrentRoute,
  type DayMask,
  type Journey,
  type JudgedDuty,
  type Judgement,
  type Session,
} from '../../../src/model/index.ts';
import { aCase, pupil, vehicleType } from '../../check/support.ts';
import { aDuty, contract } from '../support.ts';

/**
 * One unit of money: £7.30 a day, which over 183 school days is 133,590 pence a year. That is 366 × 365, so a calendar
 * day of a leap year costs 365 pence, and a day of any other year 366.
 */
export const UNIT = 133_590;
export const PRICE = 73_000;

/** A contract of so many units with these pupils on it both ways. */
export function unitContract(id: string, units: number, ids: readonly string[], rest: Partial<CurrentRoute> = {}) {
  return contract(id, { pricePerDay: units * PRICE, calls: { am: ids, pm: ids }, ...rest });
}

export interface Ride {
  readonly pupilId: string;
  readonly dutyId: string;
  readonly session?: Session;
  readonly days?: DayMask;
}

/** A case with a vehicle type `u<n>` of n units a day for each duty, and the judgement of duties with these prices. */
export function handover(
  pupilIds: readonly string[],
  currentRoutes: readonly CurrentRoute[] | null,
  prices: Readonly<Record<string, number>>,
  rides: readonly Ride[],
  planStart: string | null = '2027-09-01',
): { theCase: Case; judgement: Judgement } {
  const units = [...new Set(Object.values(prices))];
  const theCase = aCase({
    policy: { schoolDaysPerYear: 183, planStart },
    pupils: pupilIds.map((id) => pupil(id, 1000)),
    vehicleTypes: units.map((n) =>
      vehicleType(`u${n}`, { costPerDay: Math.round(n * PRICE), costPerKm: 0, costPerHour: 0 }),
    ),
    currentRoutes,
  });
  const duties = Object.entries(prices).map(([id, n]): JudgedDuty => aDuty(id, { vehicleTypeId: `u${n}` }));
  const journeys = rides.flatMap(({ session, ...ride }) =>
    session ? [journey(ride, session)] : [journey(ride, 'am'), journey(ride, 'pm')],
  );
  return { theCase, judgement: { violations: [], journeys, duties, cost: costOfYear(duties, theCase) } };
}

/** `on('D1', 'A', 'B')`: both ride D1, both ways. */
export function on(dutyId: string, ...pupilIds: readonly string[]): Ride[] {
  return pupilIds.map((pupilId) => ({ pupilId, dutyId }));
}

function journey({ pupilId, dutyId, days = ALL_DAYS }: Ride, session: Session): Journey {
  return {
    pupilId,
    session,
    days,
    routeId: dutyId,
    kind: 'home',
    placeId: pupilId,
    time: 0,
    rideSeconds: 0,
    limitSeconds: 0,
    directDriveSeconds: 0,
    walkMetres: 0,
  };
}

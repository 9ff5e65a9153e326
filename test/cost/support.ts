/** Today's contracts made from known work and known prices, without any journeys. */

import { paidToday } from '../../src/cost/index.ts';
import type { Case, CurrentRoute, JudgedDuty, Today } from '../../src/model/index.ts';

export function contract(id: string, rest: Partial<CurrentRoute> = {}): CurrentRoute {
  return {
    id,
    operator: 'Op',
    vehicleTypeId: 'taxi',
    pricePerDay: 1_000_000,
    passengerAssistants: 0,
    assistantPricePerDay: 0,
    contractEnd: null,
    noticeDays: 0,
    budgetCode: '',
    calls: { am: [], pm: [] },
    ...rest,
  };
}

/** A duty of five days without assistants, with 10 km and an hour a day, unless told otherwise. */
export function aDuty(dutyId: string, rest: Partial<JudgedDuty> = {}): JudgedDuty {
  return {
    dutyId,
    routeIds: [dutyId],
    vehicleTypeId: 'taxi',
    days: 0b11111,
    activeDays: 5,
    metres: 50_000,
    seconds: 18_000,
    assistantDays: 0,
    ...rest,
  };
}

/** Today as the price level and the waterfalls see it: duties and what is paid. */
export function aToday(theCase: Case, duties: readonly JudgedDuty[]): Today {
  const cost = { vehicleDays: 0, km: 0, hours: 0, assistants: 0, total: 0 };
  return {
    plan: { routes: [], exceptions: [], origin: null },
    judgement: { violations: [], journeys: [], duties, cost },
    paidPerYear: paidToday(theCase),
  };
}

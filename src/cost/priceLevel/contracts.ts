/** Today's contracts beside what each of them does, as the price level looks at them. */
import type { Case, Centipence, CurrentRoute, JudgedDuty, Today } from '../../model/index.ts';
import { costOfDutyPerDay } from '../duty.ts';
import { pricePerDay } from '../today.ts';

/** A contract with somebody on it. Work is that of a mean weekday. */
export interface Contract {
  readonly route: CurrentRoute;
  readonly duty: JudgedDuty;
  /** Vehicle and assistants. */
  readonly price: Centipence;
  /** The same work at the rates of the case: the contract's size, which its own price has no part in. */
  readonly atRates: number;
  /** Vehicle days: 1, or less for one that does not run on every weekday. */
  readonly days: number;
  readonly km: number;
  readonly hours: number;
  readonly assistants: number;
}

/** In the order of current_routes.csv; contracts with nobody on them, or whose work the rates price at nothing, are left out. */
export function contractsOf(theCase: Case, today: Today): Contract[] {
  const dutyOf = new Map(today.judgement.duties.map((duty) => [duty.dutyId, duty]));
  return (theCase.currentRoutes ?? []).flatMap((route) => {
    const duty = dutyOf.get(route.id);
    const contract = duty && contractOf(theCase, route, duty);
    return contract && contract.atRates > 0 ? [contract] : [];
  });
}

function contractOf(theCase: Case, route: CurrentRoute, duty: JudgedDuty): Contract {
  return {
    route,
    duty,
    price: pricePerDay(route),
    atRates: costOfDutyPerDay(duty, theCase).centipence,
    days: duty.activeDays / 5,
    km: duty.metres / 5000,
    hours: duty.seconds / 18_000,
    assistants: duty.assistantDays / 5,
  };
}

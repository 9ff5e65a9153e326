/** What is in no total, said in sentences: no figure may be read as if it held more than it does. */
import { type Case, sayCount } from '../../model/index.ts';
import { sayNumber } from '../figures.ts';
import type { Reported } from '../summary.ts';
import { notCarried, notCarriedToday } from './leftOut.ts';
import { todayFaultsOf } from './todayFaults.ts';

/** Sentences, those of this plan first, then those of every case in this format. */
export function notIncludedOf(theCase: Case, { judgement, today }: Reported): string[] {
  return [
    ...notCarried(theCase, judgement.journeys),
    ...(today ? notCarriedToday(theCase, today.judgement.journeys) : []),
    ...(today ? idleContracts(todayFaultsOf(theCase, today).routesWithNobody.length) : []),
    'Driving to the first call and back from the last one is in no kilometre, hour or cost, and neither is the way ' +
      'there of passenger assistants: the case has no depots. Contract prices paid today do cover it.',
    ...(today
      ? [
          "The times of today's routes are not in the files; they are worked out as kindly as the rules allow.",
          "Today's contracts are taken to go on at today's price, past their end as well, for as long as the plan's " +
            'vehicles have not replaced them.',
          "The rules are checked for the whole plan. While today's contracts run beside some of its vehicles, bays at " +
            'schools and the number of vehicles available have to be looked at by hand.',
        ]
      : []),
    `Every school is taken to be open on the same ${sayCount(theCase.policy.schoolDaysPerYear, 'day')} a year.`,
    'Only the vehicles of this case are counted: tickets and passes, mileage paid to parents, personal travel budgets ' +
      'and travel training are in neither column.',
    'Prices are as the files give them: VAT, price rises, the cost of tendering anew and staff time are not added.',
  ];
}

function idleContracts(n: number): string[] {
  if (n === 0) return [];
  const one = n === 1;
  return [
    `${one ? "One of today's contracts carries" : `${sayNumber(n)} of today's contracts carry`} nobody: ` +
      `${one ? 'its price is' : 'their prices are'} in what is paid today, but not in today at the vehicle types' ` +
      "rates, nor in today's vehicles, kilometres and hours.",
  ];
}

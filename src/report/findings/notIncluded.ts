/** What is in no total, said in sentences: no figure may be read as if it held more than it does. */
import { type Case, countDays, type Journey, SESSIONS, type Session, sayCount } from '../../model/index.ts';
import { sayNumber } from '../figures.ts';
import type { Reported } from '../summary.ts';
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

interface Missed {
  readonly pupils: number;
  readonly wholly: number;
  readonly perWeek: Readonly<Record<Session, number>>;
  readonly pupilDays: number;
}

function notCarried(theCase: Case, journeys: readonly Journey[]): string[] {
  const { pupils, wholly, perWeek, pupilDays } = missedBy(theCase, journeys);
  if (pupils === 0) return [];
  const inPart = pupils - wholly;
  const who = [
    ...(wholly > 0 ? [`${sayCount(wholly, 'pupil')} not at all`] : []),
    ...(inPart > 0 ? [`${sayCount(inPart, 'pupil')} on part of their journeys`] : []),
  ];
  return [
    `The plan does not carry everybody due: ${who.join(', ')}. It leaves out ${journeysText(perWeek)}, on ` +
      `${sayCount(pupilDays, 'pupil day')}; what it costs to carry them some other way is in no total.`,
  ];
}

function notCarriedToday(theCase: Case, journeys: readonly Journey[]): string[] {
  const { pupils, wholly, perWeek } = missedBy(theCase, journeys);
  if (pupils === 0) return [];
  const inPart = pupils - wholly;
  const who = [
    ...(wholly > 0 ? [`${sayCount(wholly, 'pupil')} on no route`] : []),
    ...(inPart > 0 ? [`${sayCount(inPart, 'pupil')} on one for part of their journeys`] : []),
  ];
  return [
    `Today's files have ${who.join(' and ')}: ${journeysText(perWeek)}, whose cost today is in no figure of today's.`,
  ];
}

/** The journeys that pupils are due for and do not make. */
function missedBy(theCase: Case, journeys: readonly Journey[]): Missed {
  const made = new Map<string, Record<Session, number>>();
  for (const { pupilId, session, days } of journeys) {
    const own = made.get(pupilId) ?? { am: 0, pm: 0 };
    own[session] |= days;
    made.set(pupilId, own);
  }
  let [pupils, wholly, pupilDays] = [0, 0, 0];
  const perWeek = { am: 0, pm: 0 };
  for (const pupil of theCase.pupils) {
    const own = made.get(pupil.id) ?? { am: 0, pm: 0 };
    const missed = { am: pupil.days & ~own.am, pm: pupil.days & ~own.pm };
    if ((missed.am | missed.pm) === 0) continue;
    pupils++;
    if (missed.am === pupil.days && missed.pm === pupil.days) wholly++;
    pupilDays += countDays(missed.am | missed.pm);
    for (const session of SESSIONS) perWeek[session] += countDays(missed[session]);
  }
  return { pupils, wholly, perWeek, pupilDays };
}

function journeysText({ am, pm }: Readonly<Record<Session, number>>): string {
  return `${sayCount(am + pm, 'journey')} a week (${sayNumber(am)} in the morning, ${sayNumber(pm)} in the afternoon)`;
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

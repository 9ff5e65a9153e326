/** Pupils who are due and not carried, said in sentences. */
import { type Case, countDays, type Journey, SESSIONS, type Session, sayCount } from '../../model/index.ts';
import { sayNumber } from '../figures.ts';

interface Missed {
  readonly pupils: number;
  readonly wholly: number;
  readonly perWeek: Readonly<Record<Session, number>>;
  readonly pupilDays: number;
}

/** Whom the plan leaves out, in one sentence; none where everybody is carried. */
export function notCarried(theCase: Case, journeys: readonly Journey[]): string[] {
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

/** Whom today's routes leave out, in one sentence: the plan pays for them, today does not. */
export function notCarriedToday(theCase: Case, journeys: readonly Journey[]): string[] {
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

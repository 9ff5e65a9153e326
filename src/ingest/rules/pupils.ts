/** Rules about single pupils: days without travel, walks of nothing, other addresses. */
import { type DayMask, formatDays, SESSIONS, WEEKDAY_NAMES, WEEKDAYS } from '../../model/index.ts';
import type { AddressDraft, CaseDraft, PupilDraft } from '../draft.ts';
import type { FaultList } from '../faults.ts';
import { ADDRESSES } from '../tables/addresses.ts';
import { PUPILS } from '../tables/pupils.ts';

export function pupilsTravel(draft: CaseDraft, faults: FaultList): void {
  for (const pupil of draft.pupils) {
    if (pupil.days !== 0) continue;
    const place = { file: PUPILS.file, line: pupil.line, column: 'days', value: formatDays(0) };
    faults.add('PUPIL-NO-DAYS', place, `pupil ${pupil.id} travels on no day and is not carried`);
  }
}

export function stopPupilsMayWalk(draft: CaseDraft, faults: FaultList): void {
  for (const pupil of draft.pupils) {
    const phase = draft.schools[pupil.schoolIndex]?.phase ?? null;
    if (pupil.pickup !== 'stop' || phase === null || draft.policy.walkToStopMetres[phase] > 0) continue;
    const place = { file: PUPILS.file, line: pupil.line, column: 'pickup', value: 'stop' };
    const cause = `pupil ${pupil.id} is to walk to a stop, but walk_to_stop_metres.${phase} is 0`;
    faults.add('STOP-WALK-ZERO', place, cause);
  }
}

export function addressesDoNotClash(draft: CaseDraft, faults: FaultList): void {
  for (const pupil of draft.pupils) {
    pupil.otherAddresses.forEach((address, i) => {
      const earlier = pupil.otherAddresses.slice(0, i).find((other) => sharedDays(address, other) !== 0);
      if (earlier) reportClash(pupil, address, earlier, faults);
    });
  }
}

/** Days on which both rows hold in one session. */
function sharedDays(a: AddressDraft, b: AddressDraft): DayMask {
  const sameSession = SESSIONS.some((session) => holdsIn(a, session) && holdsIn(b, session));
  return sameSession ? a.days & b.days : 0;
}

function holdsIn(address: AddressDraft, session: 'am' | 'pm'): boolean {
  return address.session === 'both' || address.session === session;
}

function reportClash(pupil: PupilDraft, address: AddressDraft, earlier: AddressDraft, faults: FaultList): void {
  const shared = sharedDays(address, earlier);
  const days = WEEKDAYS.filter((day) => shared & (1 << day)).map((day) => WEEKDAY_NAMES[day]);
  const place = { file: ADDRESSES.file, line: address.line, column: 'days', value: formatDays(address.days) };
  const cause = `pupil ${pupil.id} has another address in line ${earlier.line} already on ${days.join(', ')}`;
  faults.add('ADDRESS-CLASH', place, cause);
}

export function addressesOnTravelDays(draft: CaseDraft, faults: FaultList): void {
  for (const pupil of draft.pupils) {
    for (const address of pupil.otherAddresses) {
      if (address.days & pupil.days) continue;
      const place = { file: ADDRESSES.file, line: address.line, column: 'days', value: formatDays(address.days) };
      const cause = `pupil ${pupil.id} travels only on ${formatDays(pupil.days)}`;
      faults.add('ADDRESS-DAYS-OFF', place, cause);
    }
  }
}

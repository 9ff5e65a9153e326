/** Rules about where and when: bells, and how far homes lie from schools. */
import { formatTime, type LonLat } from '../../model/index.ts';
import type { CaseDraft, PupilDraft } from '../draft.ts';
import type { FaultList, Place } from '../faults.ts';
import { ADDRESSES } from '../tables/addresses.ts';
import { PUPILS } from '../tables/pupils.ts';
import { SCHOOLS } from '../tables/schools.ts';
import { metresBetween } from '../values/coordinates.ts';

const UNUSUAL_METRES = 80_000;
const IMPOSSIBLE_METRES = 200_000;

export function bellsInOrder(draft: CaseDraft, faults: FaultList): void {
  for (const school of draft.schools) {
    const { bellStart, bellEnd, line } = school;
    if (bellStart === null || bellEnd === null || bellEnd > bellStart) continue;
    const place = { file: SCHOOLS.file, line, column: 'bell_end', value: formatTime(bellEnd).slice(0, 5) };
    const start = formatTime(bellStart).slice(0, 5);
    faults.add('BELL-ORDER', place, `${school.name} begins at ${start} and ends at ${place.value}`);
  }
}

export function homesNearSchools(draft: CaseDraft, faults: FaultList): void {
  for (const pupil of draft.pupils) {
    const school = draft.schools[pupil.schoolIndex]?.at ?? null;
    if (school === null) continue;
    const home = { file: PUPILS.file, line: pupil.line, column: 'home_lat' };
    if (pupil.home) judgeDistance(pupil, pupil.home, school, home, faults);
    for (const address of pupil.otherAddresses) {
      const place = { file: ADDRESSES.file, line: address.line, column: 'lat' };
      if (address.at) judgeDistance(pupil, address.at, school, place, faults);
    }
  }
}

function judgeDistance(pupil: PupilDraft, from: LonLat, to: LonLat, place: Place, faults: FaultList): void {
  const metres = metresBetween(from, to);
  if (metres <= UNUSUAL_METRES) return;
  const cause = `pupil ${pupil.id} lives ${Math.round(metres / 1000)} km from school ${pupil.schoolId}`;
  const code = metres > IMPOSSIBLE_METRES ? 'HOME-TOO-FAR' : 'HOME-FAR';
  const lostSign = metresBetween([-from[0], from[1]], to) <= UNUSUAL_METRES;
  const remedy = lostSign ? `Longitude ${-from[0]} would be near the school: check the sign.` : undefined;
  faults.add(code, { ...place, value: `${from[1]}, ${from[0]}` }, cause, remedy);
}

/** The exceptions today's routes would list: long direct drives, and doors where no stop is within reach. */
import type { PlanException } from '../model/index.ts';
import type { PlanView } from './finding.ts';
import { journeysOf } from './journeys.ts';
import { plainLimit } from './needs.ts';
import { pickupsOf } from './rules/pickupPoint.ts';

/** Rows for every pupil and session concerned. */
export function listingsOfToday(view: PlanView): PlanException[] {
  const { index } = view;
  const rows = new Map<string, PlanException>();
  const add = (row: PlanException) => {
    const { days, ...rest } = row;
    const key = JSON.stringify(rest);
    rows.set(key, { ...row, days: days | (rows.get(key)?.days ?? 0) });
  };
  for (const j of journeysOf(view)) {
    const pupil = index.pupils.get(j.pupilId);
    if (!pupil || j.directDriveSeconds <= plainLimit(index.theCase, pupil)) continue;
    add({
      code: 'long_direct_drive',
      pupilId: j.pupilId,
      days: j.days,
      session: j.session,
      rideLimitSeconds: j.limitSeconds,
      directDriveSeconds: j.directDriveSeconds,
      message: 'The direct drive alone is longer than the limit.',
      whatWouldHelp: '',
    });
  }
  for (const { pupil, run, door } of pickupsOf(view)) {
    if (!door || view.reach.nearest(pupil)) continue;
    add({
      code: 'door_instead_of_stop',
      pupilId: pupil.id,
      days: 1 << run.day,
      session: run.session,
      rideLimitSeconds: null,
      directDriveSeconds: null,
      message: 'No pick-up point is within the walk.',
      whatWouldHelp: '',
    });
  }
  return [...rows.values()];
}

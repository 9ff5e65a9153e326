/** Rules about vehicles, and whether any of them holds a pupil or a group. */
import { SESSIONS } from '../../model/index.ts';
import type { CaseDraft, PupilDraft } from '../draft.ts';
import type { FaultList } from '../faults.ts';
import { PUPILS } from '../tables/pupils.ts';
import { VEHICLE_TYPES } from '../tables/vehicleTypes.ts';
import { keepWithGroups, placeOfGroup } from './keepWith.ts';
import { availableLayouts, describeParty, fits, partiesByWeekday, partyOf } from './party.ts';

/** The search holds sets of layouts as the bits of one 32-bit integer, without its sign. */
export const MOST_LAYOUTS = 31;

export function layoutsFitABitMask(draft: CaseDraft, faults: FaultList): void {
  const layouts = draft.vehicleTypes.flatMap((type) => type.layouts ?? []);
  const distinct = new Set(layouts.map(({ seats, wheelchairs }) => `${seats}:${wheelchairs}`)).size;
  if (distinct <= MOST_LAYOUTS) return;
  const place = { file: VEHICLE_TYPES.file, column: 'layouts', value: String(distinct) };
  faults.add('LAYOUTS-TOO-MANY', place, `all types together have ${distinct} different layouts`);
}

export function someVehicleIsAvailable(draft: CaseDraft, faults: FaultList): void {
  const types = draft.vehicleTypes;
  if (types.length === 0 || types.some((type) => type.available !== 0)) return;
  faults.add('VEHICLES-NONE', { file: VEHICLE_TYPES.file, column: 'available' }, 'available is 0 for every type');
}

export function pupilsFitSomewhere(draft: CaseDraft, faults: FaultList): void {
  const layouts = availableLayouts(draft);
  // Without any vehicle at all the rule above has said enough.
  if (layouts === null || layouts.length === 0) return;
  const anyWheelchair = layouts.some((layout) => layout.wheelchairs > 0);
  for (const pupil of draft.pupils) {
    const place = { file: PUPILS.file, line: pupil.line };
    if (pupil.seating === 'wheelchair' && !anyWheelchair) {
      const cause = `pupil ${pupil.id} travels in a wheelchair, and no available vehicle type has a place for one`;
      faults.add('WHEELCHAIR-NO-PLACE', { ...place, column: 'seating', value: pupil.seating }, cause);
    } else if (!layouts.some((layout) => fits(partyOf([pupil]), layout))) {
      const need = describeParty(partyOf([pupil]));
      const cause = `pupil ${pupil.id} needs places for ${need}; no available layout has them`;
      faults.add('PUPIL-FITS-NOTHING', { ...place, column: 'passenger_assistant', value: pupil.assistant }, cause);
    }
  }
}

export function groupsFitSomewhere(draft: CaseDraft, faults: FaultList): void {
  const layouts = availableLayouts(draft);
  if (layouts === null || layouts.length === 0) return;
  const fitsAny = (pupils: readonly PupilDraft[]) => layouts.some((layout) => fits(partyOf(pupils), layout));
  for (const [name, pupils] of keepWithGroups(draft)) {
    // What holds for a single pupil has been said of that pupil.
    if (pupils.some((pupil) => !fitsAny([pupil]))) continue;
    const parties = SESSIONS.flatMap((session) => partiesByWeekday(pupils, session));
    const tooBig = parties.find((party) => !fitsAny(party));
    if (!tooBig) continue;
    const cause = `the group ${name} needs places for ${describeParty(partyOf(tooBig))}; no available layout has them`;
    faults.add('KEEP-WITH-TOO-BIG', placeOfGroup(tooBig[0]), cause);
  }
}

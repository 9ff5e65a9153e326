/** Rules about pupils who are to travel together. */
import type { PupilClass } from '../../model/index.ts';
import type { CaseDraft, PupilDraft } from '../draft.ts';
import type { FaultList, Place } from '../faults.ts';
import { PUPILS } from '../tables/pupils.ts';

/** The keep_with groups of a case, by name, in the order of their first pupils. */
export function keepWithGroups(draft: CaseDraft): Map<string, PupilDraft[]> {
  const groups = new Map<string, PupilDraft[]>();
  for (const pupil of draft.pupils) {
    if (pupil.keepWith === null) continue;
    const group = groups.get(pupil.keepWith);
    if (group) group.push(pupil);
    else groups.set(pupil.keepWith, [pupil]);
  }
  return groups;
}

/** Where a group is written: at one of its pupils. */
export function placeOfGroup(pupil: PupilDraft): Place {
  return { file: PUPILS.file, line: pupil.line, column: 'keep_with', value: pupil.keepWith };
}

export function groupsHaveCompany(draft: CaseDraft, faults: FaultList): void {
  for (const [name, pupils] of keepWithGroups(draft)) {
    if (pupils.length > 1) continue;
    faults.add('KEEP-WITH-ONE', placeOfGroup(pupils[0]), `pupil ${pupils[0].id} is alone in the group ${name}`);
  }
}

export function groupsGoToOneSchool(draft: CaseDraft, faults: FaultList): void {
  for (const [name, pupils] of keepWithGroups(draft)) {
    const known = pupils.filter((pupil) => pupil.schoolIndex >= 0);
    const other = known.find((pupil) => pupil.schoolIndex !== known[0].schoolIndex);
    if (!other) continue;
    const ids = [...new Set(known.map((pupil) => pupil.schoolId))];
    faults.add('KEEP-WITH-SCHOOLS', placeOfGroup(other), `the group ${name} goes to the schools ${ids.join(', ')}`);
  }
}

export function groupsMayShare(draft: CaseDraft, faults: FaultList): void {
  for (const [name, pupils] of keepWithGroups(draft)) {
    const classes = [...new Set(pupils.map((pupil) => pupil.class))].filter((c) => c !== null);
    if (mayShare(classes, draft)) continue;
    const other = pupils.find((pupil) => pupil.class !== pupils[0].class) ?? pupils[0];
    const cause = `the group ${name} has the classes ${classes.join(', ')}, which may not share a vehicle`;
    faults.add('KEEP-WITH-CLASSES', placeOfGroup(other), cause);
  }
}

function mayShare(classes: readonly PupilClass[], draft: CaseDraft): boolean {
  return draft.policy.mayShareAVehicle.some((group) => classes.every((c) => group.includes(c)));
}

/** A solo pupil in a group even of one is a contradiction of the row, and reported. */
export function groupsHaveNoSolo(draft: CaseDraft, faults: FaultList): void {
  for (const [name, pupils] of keepWithGroups(draft)) {
    for (const pupil of pupils) {
      if (!pupil.solo) continue;
      faults.add('KEEP-WITH-SOLO', placeOfGroup(pupil), `pupil ${pupil.id} travels alone, but is in the group ${name}`);
    }
  }
}

/** Class groups: who is planned, and paid for, together. */
import { type Case, PUPIL_CLASSES, type PupilClass } from '../model/index.ts';

/** Classes joined by `+`, in the order of the case format. */
export function groupName(classes: Iterable<PupilClass>): string {
  const set = new Set(classes);
  return PUPIL_CLASSES.filter((c) => set.has(c)).join('+');
}

/**
 * The group a route belongs to: the first of `may_share_a_vehicle` that holds all its classes; for a mix that no
 * group holds (today's routes may have one), its own classes.
 */
export function groupOfClasses(theCase: Case, classes: Iterable<PupilClass>): string {
  const present = [...new Set(classes)];
  const group = theCase.policy.mayShareAVehicle.find((g) => present.every((c) => g.includes(c)));
  return groupName(group && present.length > 0 ? group : present);
}

/** Who may be on one run: the sharing groups, each a way in which a vehicle may be used. */
import { type Case, PUPIL_CLASSES, type PupilClass } from '../model/index.ts';

/** The groups of `may_share_a_vehicle` that are not inside another, and each class that is in none. */
export function modesOf(theCase: Case): readonly PupilClass[][] {
  const groups = [...theCase.policy.mayShareAVehicle.map((group) => [...group]), ...PUPIL_CLASSES.map((c) => [c])];
  const inside = (a: readonly PupilClass[], b: readonly PupilClass[]) => a.every((c) => b.includes(c));
  return groups.filter(
    (group, i) => !groups.some((other, j) => j !== i && inside(group, other) && (!inside(other, group) || j < i)),
  );
}

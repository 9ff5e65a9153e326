/** Rules about pupils who must not meet. */
import type { CaseDraft, PupilDraft } from '../draft.ts';
import type { FaultList, Place } from '../faults.ts';
import { IdIndex } from '../ids.ts';
import { PUPILS } from '../tables/pupils.ts';

function placeOf(pupil: PupilDraft, value: string): Place {
  return { file: PUPILS.file, line: pupil.line, column: 'keep_apart', value };
}

/** Replaces the ids in keep_apart by those of pupils.csv; unknown ones are faults and fall away. */
export function resolveKeepApart(draft: CaseDraft, faults: FaultList): void {
  const ids = draft.pupils.map((pupil) => pupil.id);
  const index = new IdIndex(ids);
  for (const pupil of draft.pupils) {
    if (pupil.keepApart.length === 0) continue;
    const resolved = pupil.keepApart.map((id) => resolveOne(pupil, id, index, ids, faults));
    pupil.keepApart = [...new Set(resolved.filter((id) => id !== null))];
  }
}

function resolveOne(
  pupil: PupilDraft,
  id: string,
  index: IdIndex,
  ids: readonly string[],
  faults: FaultList,
): string | null {
  if (index.exact(id) >= 0) return id;
  const found = index.ignoringZeros(id);
  if (found >= 0) {
    faults.add('ID-LEADING-ZEROS', placeOf(pupil, id), `pupil ${id} was taken for ${ids[found]} of ${PUPILS.file}`);
    return ids[found];
  }
  faults.add(
    'KEEP-APART-UNKNOWN',
    placeOf(pupil, id),
    `pupil ${pupil.id} is to be kept apart from ${id}, who is unknown`,
  );
  return null;
}

export function nobodyApartFromThemselves(draft: CaseDraft, faults: FaultList): void {
  for (const pupil of draft.pupils) {
    if (!pupil.keepApart.includes(pupil.id)) continue;
    faults.add('KEEP-APART-SELF', placeOf(pupil, pupil.id), `pupil ${pupil.id} is to be kept apart from themselves`);
  }
}

/** Calls `visit` for every pupil named in another's keep_apart. */
function eachPair(draft: CaseDraft, visit: (pupil: PupilDraft, other: PupilDraft) => void): void {
  const byId = new Map<string, PupilDraft>();
  for (const pupil of draft.pupils) if (!byId.has(pupil.id)) byId.set(pupil.id, pupil);
  for (const pupil of draft.pupils) {
    for (const id of pupil.keepApart) {
      const other = byId.get(id);
      if (other && id !== pupil.id) visit(pupil, other);
    }
  }
}

export function nobodyTogetherAndApart(draft: CaseDraft, faults: FaultList): void {
  eachPair(draft, (pupil, other) => {
    if (pupil.keepWith === null || pupil.keepWith !== other.keepWith) return;
    const cause = `pupils ${pupil.id} and ${other.id} are in the group ${pupil.keepWith}, and to be kept apart`;
    faults.add('KEEP-APART-TOGETHER', placeOf(pupil, other.id), cause);
  });
}

export function soloNeedsNoKeepApart(draft: CaseDraft, faults: FaultList): void {
  eachPair(draft, (pupil, other) => {
    const solo = other.solo ? other : pupil.solo ? pupil : null;
    if (!solo) return;
    faults.add('KEEP-APART-SOLO', placeOf(pupil, other.id), `pupil ${solo.id} travels alone anyway`);
  });
}

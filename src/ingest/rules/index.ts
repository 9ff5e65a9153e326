/** The rules by which a case is judged; none stops another. */
import type { CaseDraft } from '../draft.ts';
import type { FaultList } from '../faults.ts';

export type Rule = (draft: CaseDraft, faults: FaultList) => void;

const RULES: readonly Rule[] = [];

export function judgeDraft(draft: CaseDraft, faults: FaultList): void {
  for (const rule of RULES) rule(draft, faults);
}

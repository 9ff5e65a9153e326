/** Where pupils, schools and vehicle types stand in the case's lists; −1 for ids that the case does not have. */
import type { Case } from '../../../model/index.ts';
import type { Index } from '../pageData.ts';

export interface Positions {
  pupil(id: string): Index;
  type(id: string): Index;
}

export function positionsIn(theCase: Case): Positions {
  const pupils = positions(theCase.pupils);
  const types = positions(theCase.vehicleTypes);
  return { pupil: (id) => pupils.get(id) ?? -1, type: (id) => types.get(id) ?? -1 };
}

function positions(items: readonly { readonly id: string }[]): Map<string, Index> {
  return new Map(items.map((item, i) => [item.id, i]));
}

/** The form of the catalogue's entries. */
import type { Fault } from '../../model/index.ts';

export interface CatalogueEntry {
  readonly severity: Fault['severity'];
  /** A few words. */
  readonly title: string;
  /** What is wrong, and why it matters. */
  readonly cause: string;
  /** What the planner can do. */
  readonly remedy: string;
  /** What brings it about. */
  readonly example: string;
}

/** Keeps the codes as literal types while the entries are checked. */
export function entries<Code extends string>(group: Record<Code, CatalogueEntry>): Record<Code, CatalogueEntry> {
  return group;
}

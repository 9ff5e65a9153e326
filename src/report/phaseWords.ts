/** Phases of school as all reports call them. */
import type { Phase } from '../model/index.ts';

export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  primary: 'Primary',
  secondary: 'Secondary',
  all_through: 'All-through',
  special: 'Special',
};

/**
 * Every fault that reading a case or a plan can find, by its stable code. `schoolrun explain CODE` prints an entry.
 * The severity is the code's: the same fault is never an error here and a warning there.
 */
import type { CatalogueEntry } from './catalogue/entry.ts';
import { FILE_FAULTS } from './catalogue/files.ts';
import { PLACE_FAULTS } from './catalogue/places.ts';
import { PLAN_FAULTS } from './catalogue/plan.ts';
import { POLICY_FAULTS } from './catalogue/policy.ts';
import { PUPIL_FAULTS } from './catalogue/pupils.ts';
import { TODAY_FAULTS } from './catalogue/today.ts';
import { VALUE_FAULTS } from './catalogue/values.ts';
import { VEHICLE_FAULTS } from './catalogue/vehicles.ts';

export type { CatalogueEntry } from './catalogue/entry.ts';

const ALL = {
  ...FILE_FAULTS,
  ...VALUE_FAULTS,
  ...POLICY_FAULTS,
  ...PLACE_FAULTS,
  ...VEHICLE_FAULTS,
  ...PUPIL_FAULTS,
  ...TODAY_FAULTS,
  ...PLAN_FAULTS,
};

export type FaultCode = keyof typeof ALL;

export const CATALOGUE: Readonly<Record<FaultCode, CatalogueEntry>> = ALL;

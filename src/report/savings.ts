/** `savings.csv`: what each class group costs today, as paid, and what it will. */
import type { SavingsRow } from '../cost/index.ts';
import type { Column } from './csv.ts';
import { gbp } from './figures.ts';

export const SAVINGS_COLUMNS: readonly Column<SavingsRow>[] = [
  { name: 'group', value: (r) => r.group },
  { name: 'pupils', value: (r) => r.pupils },
  { name: 'current_vehicles', value: (r) => r.currentVehicles },
  { name: 'plan_vehicles', value: (r) => r.planVehicles },
  { name: 'current_cost_per_year_gbp', value: (r) => gbp(r.currentCostPerYear) },
  { name: 'plan_cost_per_year_gbp', value: (r) => gbp(r.planCostPerYear) },
  { name: 'saving_per_year_gbp', value: (r) => gbp(r.savingPerYear) },
  { name: 'first_year_saving_gbp', value: (r) => gbp(r.firstYearSaving) },
];

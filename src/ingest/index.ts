/** Reading and judging a case folder, and reading a plan folder. */
export { CATALOGUE, type CatalogueEntry, type FaultCode } from './catalogue.ts';
export { FAULTS_SHOWN_PER_CODE, type FaultCounts } from './faults.ts';
export { type LoadedAverages, loadAverages } from './loadAverages.ts';
export { type JudgedCase, judgeCase, type LoadedCase, loadCase } from './loadCase.ts';
export { type JudgedPlan, judgePlan, loadPlan } from './plan/loadPlan.ts';
export { loadStatedFigures } from './plan/statedFigures.ts';
export type { CaseSummary } from './summary.ts';

/**
 * schoolrun as a library:
 *
 * ```ts
 * import { loadCase, optimise, writePlanFolder } from 'schoolrun';
 * const { theCase } = await loadCase('data/demo');
 * const optimised = await optimise(theCase, { seconds: 60, seed: 1 });
 * await writePlanFolder('my-plan', theCase, optimised);
 * ```
 *
 * What a user can cause is thrown as a {@link SchoolrunError} with its faults; everything else is a defect of ours.
 */
export { lowerBound } from './bound/index.ts';
export { check, LATE_SECONDS, RULES, type RuleName, today, WHAT_IF_FACTORS, whatIf } from './check/index.ts';
export { costOfYear, type SavingsRow, savingsByGroup } from './cost/index.ts';
export { type LoadedAverages, loadAverages, loadCase, loadPlan } from './ingest/index.ts';
export * from './model/index.ts';
export {
  type NetworkEngine,
  type NetworkOptions,
  networkFor,
  openNetwork,
  type StraightLine,
  straightLineOf,
} from './network/index.ts';
export { type Optimised, type OptimiseOptions, optimise } from './pipeline.ts';
export type { Progress } from './progress.ts';
export {
  type Comparison,
  changesOf,
  compareJson,
  comparePlans,
  compareText,
  findingsOf,
  notIncludedOf,
  PLAN_FILES,
  type PlanFile,
  type Pseudonymised,
  planFiles,
  pseudonymised,
  type Reported,
  recoverPlanFolder,
  reportJson,
  serviceOf,
  summaryText,
  todayFaultsOf,
  writePlanFolder,
} from './report/index.ts';
export type { RefusedSeed } from './resolve.ts';
export { UnlawfulPlanError } from './unlawful.ts';

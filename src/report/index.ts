export { type Comparison, compareJson, comparePlans, compareText } from './compare/index.ts';
export { countsOf, type PlanCounts } from './counts.ts';
export { gbp, minutes, sayNumber, sayPounds } from './figures.ts';
export { changesBetween, changesOf, findingsOf, notIncludedOf, serviceOf, todayFaultsOf } from './findings/index.ts';
export { discardUnfinished, preparePlanFolder } from './folder.ts';
export { reportJson } from './reportJson.ts';
export { isPlanFolder, PLAN_FILES, PLAN_FORMAT, type PlanFile, recoverPlanFolder } from './siblings.ts';
export { type Reported, summaryText } from './summary.ts';
export { planFiles, writePlanFolder } from './writePlanFolder.ts';

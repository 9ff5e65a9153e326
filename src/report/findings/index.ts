/** The figures of the reports that are no money: the service, what changes for pupils, and what is in no total. */
export { changesBetween, changesOf } from './changes.ts';
export { findingsOf } from './findingsOf.ts';
export { notIncludedOf } from './notIncluded.ts';
export { serviceOf } from './service.ts';
export { todayFaultsOf } from './todayFaults.ts';

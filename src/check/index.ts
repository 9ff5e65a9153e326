/** The independent checker of finished plans, and today's routes as a plan. Never imports the solver. */
export { check } from './judge.ts';
export { RULES, type RuleName } from './rules.ts';
export { today } from './today.ts';
export { LATE_SECONDS, WHAT_IF_FACTORS, whatIf } from './whatIf.ts';

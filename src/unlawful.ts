/** A plan of ours that breaks a rule: our defect, with all that is needed to find it. */
import { EXIT, type Plan, SchoolrunError, sayCount, type Violation } from './model/index.ts';

/** Carries the evidence. */
export class UnlawfulPlanError extends SchoolrunError {
  readonly plan: Plan;
  readonly violations: readonly Violation[];

  constructor(plan: Plan, violations: readonly Violation[]) {
    const first = violations.slice(0, 5).map((v) => `${v.rule}: ${v.message}`);
    const rules = sayCount(violations.length, 'rule');
    super(`the finished plan breaks ${rules}, so it is not written\n${first.join('\n')}`, EXIT.defect);
    this.plan = plan;
    this.violations = violations;
  }
}

/** Reads a plan folder, whoever wrote it. Whether the plan is lawful is judged elsewhere. */
import { type Case, EXIT, type Fault, type Plan, type PlanCall, SchoolrunError, sayCount } from '../../model/index.ts';
import { FAULTS_SHOWN_PER_CODE, type FaultCounts, FaultList } from '../faults.ts';
import { InputFolder } from '../folder.ts';
import { named } from '../ids.ts';
import { readTable } from '../tables/table.ts';
import { type CallDraft, PLAN_CALLS, readPlanCalls } from './calls.ts';
import { caseIds } from './caseIds.ts';
import { PLAN_EXCEPTIONS, readPlanExceptions } from './exceptions.ts';
import { isPseudonymised, originOf, PLAN_JSON, readPlanJson } from './planJson.ts';
import { PLAN_ROUTES, type RouteDraft, readPlanRoutes } from './routes.ts';

export interface JudgedPlan {
  /** `null` when there is an error among the faults. */
  readonly plan: Plan | null;
  readonly faults: readonly Fault[];
  /** Of all faults, also those beyond the limit of one code. */
  readonly counts: FaultCounts;
}

/** Reads a plan folder for a case. Never throws for what a user can cause. */
export async function judgePlan(
  folder: string,
  theCase: Case,
  shownPerCode = FAULTS_SHOWN_PER_CODE,
): Promise<JudgedPlan> {
  const faults = new FaultList();
  const input = await InputFolder.open(folder, faults);
  if (!input) return { plan: null, faults: faults.list(shownPerCode), counts: faults.counts() };
  const planJson = await readPlanJson(input, faults);
  if (isPseudonymised(planJson)) {
    // Alone: every pupil and home of it would be a fault besides.
    const cause = 'the folder was written with --pseudonymise: it has codes for pupils and no exact homes';
    faults.add('PLAN-PSEUDONYMISED', { file: PLAN_JSON, column: 'pseudonymised' }, cause);
    return { plan: null, faults: faults.list(shownPerCode), counts: faults.counts() };
  }
  const ids = caseIds(theCase);
  const routeTable = await readTable(input, PLAN_ROUTES, faults);
  const routes = readPlanRoutes(routeTable, ids.vehicleTypes, faults);
  const amongRoutes = named(routes, {
    unknown: routeTable ? 'PLAN-ROUTE-UNKNOWN' : null,
    what: 'route',
    where: PLAN_ROUTES.file,
  });
  const calls = readPlanCalls(await readTable(input, PLAN_CALLS, faults), amongRoutes, ids, faults);
  const exceptions = readPlanExceptions(await readTable(input, PLAN_EXCEPTIONS, faults), ids, faults);
  const origin = originOf(planJson);
  const callsOfRoute = groupCalls(routes, calls);
  const plan: Plan = {
    routes: routes.map(({ line: _line, ...route }, i) => ({ ...route, calls: callsOfRoute[i] })),
    exceptions,
    origin,
  };
  return { plan: faults.hasErrors ? null : plan, faults: faults.list(shownPerCode), counts: faults.counts() };
}

/**
 * Reads a plan folder: routes.csv, calls.csv, and if they are there exceptions.csv and plan.json.
 *
 * @throws SchoolrunError with exit code 2 and every fault when there is an error
 */
export async function loadPlan(folder: string, theCase: Case): Promise<Plan> {
  const { plan, faults, counts } = await judgePlan(folder, theCase);
  if (plan) return plan;
  const errors = counts.error;
  throw new SchoolrunError(`${folder}: the plan has ${sayCount(errors, 'error')}`, EXIT.input, faults);
}

/** The calls of each route, by session, then sequence, then days. */
function groupCalls(routes: readonly RouteDraft[], calls: readonly CallDraft[]): PlanCall[][] {
  const ofRoute: PlanCall[][] = routes.map(() => []);
  for (const { routeIndex, ...call } of calls) ofRoute[routeIndex].push(call);
  for (const own of ofRoute) own.sort(byOrder);
  return ofRoute;
}

function byOrder(a: PlanCall, b: PlanCall): number {
  if (a.session !== b.session) return a.session === 'am' ? -1 : 1;
  return a.sequence - b.sequence || firstDay(a) - firstDay(b) || a.days - b.days;
}

/** The earliest weekday of the call as a bit: rows of one sequence come in the order of the week, as we write them. */
function firstDay({ days }: PlanCall): number {
  return days & -days;
}

/** The independent checker: judges a finished plan from the case and the network alone. */
import { costOfYear } from '../cost/index.ts';
import type { Case, Judgement, Plan, RoadNetwork } from '../model/index.ts';
import { indexCase } from './caseIndex.ts';
import { dutyWeeksOf } from './dutyWeeks.ts';
import { groupDays, type PlanView, type Rule } from './finding.ts';
import { journeysOf } from './journeys.ts';
import { viewWith } from './planView.ts';
import { bays } from './rules/bays.ts';
import { capacity, layouts } from './rules/capacity.ts';
import { boarding, exactlyOnce, rightSchool } from './rules/carried.ts';
import { apart, classes, keepWith, solo } from './rules/company.ts';
import { fleet, order, runsAndType } from './rules/duties.ts';
import { doors, longDrives } from './rules/exceptions.ts';
import { malformed, unknownIds } from './rules/form.ts';
import { notCarried } from './rules/notCarried.ts';
import { atDoor, meetingPoints, onePoint, walks } from './rules/pickupPoint.ts';
import { asGiven, rightPlace } from './rules/places.ts';
import { rideLimits } from './rules/rides.ts';
import { runShape } from './rules/runShape.ts';
import { allWeek, bothWays } from './rules/sameRoute.ts';
import { bellWindows, driveFigures, driveTimes, dwell } from './rules/times.ts';

/** In the order in which a planner wants to read what they find. */
const ALL_RULES: readonly Rule[] = [
  malformed,
  unknownIds,
  exactlyOnce,
  notCarried,
  boarding,
  rightSchool,
  rightPlace,
  asGiven,
  solo,
  apart,
  keepWith,
  classes,
  rideLimits,
  capacity,
  layouts,
  bellWindows,
  bays,
  dwell,
  driveTimes,
  driveFigures,
  runShape,
  walks,
  meetingPoints,
  onePoint,
  atDoor,
  allWeek,
  bothWays,
  order,
  runsAndType,
  fleet,
  longDrives,
  doors,
];

/** Judges a view that is ready: plain computation, the network has been asked before. */
export function judgeView(view: PlanView): Judgement {
  const violations = groupDays(ALL_RULES.flatMap((rule) => rule(view)));
  const duties = dutyWeeksOf(view);
  return { violations, journeys: journeysOf(view), duties, cost: costOfYear(duties, view.index.theCase) };
}

/**
 * Judges a plan day by day: every rule of the case format, the journeys, the duties and the cost of a year.
 * Nothing the plan says of itself is believed; a plan with several faults gets them all listed.
 */
export async function check(theCase: Case, plan: Plan, network: RoadNetwork): Promise<Judgement> {
  return judgeView(await viewWith(indexCase(theCase), plan, network));
}

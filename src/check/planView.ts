/** The day view with everything the rules look up: walks, drives, and what the plan lists. */
import type { Plan, RoadNetwork } from '../model/index.ts';
import type { CaseIndex } from './caseIndex.ts';
import { type Drives, LegCollector } from './drives.ts';
import type { PlanView } from './finding.ts';
import { addFreshLegs } from './freshRun.ts';
import { listingsOf } from './listings.ts';
import { reachOf } from './reach.ts';
import { type DayView, homeEnd, viewOf } from './view.ts';

/** Adds the drives of the plan itself: between calls, between runs of a duty, and the direct drives. */
export function addPlanLegs(view: DayView, legs: LegCollector): void {
  for (const run of view.runs) {
    for (let i = 1; i < run.calls.length; i++) {
      legs.add(run.session, run.calls[i - 1].place.at, run.calls[i].place.at);
    }
    for (const ride of run.rides) {
      const home = homeEnd(ride)?.place.at;
      const school = view.index.theCase.schools[ride.pupil.schoolIndex].at;
      if (home) legs.add(run.session, run.session === 'am' ? home : school, run.session === 'am' ? school : home);
    }
  }
  for (const { runs } of view.dutyDays) {
    // Every pair and not just neighbours: the previous run of the session may not be the previous run of the day.
    for (let i = 0; i < runs.length; i++) {
      for (let j = i + 1; j < runs.length; j++) {
        const last = runs[i].calls[runs[i].calls.length - 1];
        legs.add(runs[j].session, last.place.at, runs[j].calls[0].place.at);
      }
    }
  }
}

/** Asks for every drive the rules look at. */
function askDrives(view: Omit<PlanView, 'drives'>, network: RoadNetwork): Promise<Drives> {
  const legs = new LegCollector();
  addPlanLegs(view, legs);
  addFreshLegs(view, legs);
  return legs.ask(network);
}

/** Asks the network all at once, so that the rules themselves are plain functions. */
export async function viewWith(index: CaseIndex, plan: Plan, network: RoadNetwork): Promise<PlanView> {
  const days = viewOf(index, plan);
  const undriven = { ...days, reach: await reachOf(days, network), listings: listingsOf(plan) };
  return { ...undriven, drives: await askDrives(undriven, network) };
}

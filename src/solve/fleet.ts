/**
 * Fewer vehicles, whatever the distance: a duty is taken away, and its tasks are worked into the others. Steps are taken
 * by how often the tasks left out were left out before, so that the hard ones get their places first (absence counters,
 * Christiaens & Vanden Berghe 2020, section 4.3).
 */
import type { Duty } from './duty.ts';
import { relinkTrips } from './relink.ts';
import { removeTasks } from './removal.ts';
import { heat, ruinAndRecreate, type Search, tell } from './search.ts';
import type { State } from './state.ts';
import { TripCovers } from './tripCover.ts';
import type { TripSolver } from './tripModel.ts';

export interface FleetParameters {
  /** Share of the budget spent on reducing the number of vehicles first: 0 … 1. For objectives that rank by it. */
  readonly fleetShare: number;
  /** Steps after which whole trips are linked anew to fewer vehicles, where duties are one run in one session; 0: never. */
  readonly relinkEvery: number;
}

/**
 * Leaves the solution with the fewest vehicles found; returns the share of the budget spent by then.
 * @param solver chooses from the trips seen; `null` does without
 */
export function reduceFleet(run: Search, solver: TripSolver | null): number {
  const { state, insertion, random, parameters, stop } = run;
  const { fleetShare, startTemperature } = parameters;
  const absences = new Float64Array(state.problem.tasks);
  let spent = stop.progress(0);
  if (state.absent.length > 0 || fleetShare === 0) return spent;
  relink(run);
  const covers = new TripCovers(state, parameters, solver);
  let best = state.snapshot();
  insertion.mostDuties = dropVehicle(state, absences);
  let cost = state.cost;
  while (spent < fleetShare && insertion.mostDuties > 0) {
    if (covers.due(spent / fleetShare)) {
      const now = state.snapshot();
      state.restore(best);
      if (covers.improve()) {
        best = state.snapshot();
        tell(run);
        insertion.mostDuties = dropVehicle(state, absences);
      } else state.restore(now);
      cost = state.cost;
    }
    const missing = state.absent.length;
    const before = absenceOf(state.absent, absences);
    const easier = (): boolean => state.absent.length < missing || absenceOf(state.absent, absences) < before;
    const most = cost + heat(startTemperature, random);
    const whole = ruinAndRecreate(run, () => !easier() && (state.absent.length > missing || state.cost >= most));
    covers.collect();
    const better = whole && (easier() || state.cost < most);
    for (const task of state.absent) absences[task]++;
    if (!better) state.undo();
    else if (state.absent.length === 0) {
      best = state.snapshot();
      tell(run);
      insertion.mostDuties = dropVehicle(state, absences);
    }
    if (run.iteration % parameters.relinkEvery === 0) relink(run);
    cost = state.cost;
    spent = stop.progress(++run.iteration);
  }
  insertion.mostDuties = Number.POSITIVE_INFINITY;
  state.restore(best);
  return spent;
}

/** Fewer vehicles for the trips as they are; what that leaves over is for those left out. */
function relink({ state, parameters }: Search): void {
  if (parameters.relinkEvery === 0) return;
  state.begin();
  relinkTrips(state);
}

/** Takes away the duty whose tasks have been left out least; returns how many are left. */
function dropVehicle(state: State, absences: Float64Array): number {
  let easiest: Duty | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const duty of state.duties) {
    if (!duty) continue;
    const sum = tasksOf(duty).reduce((total, task) => total + absences[task] + 1, 0);
    if (sum < least) {
      least = sum;
      easiest = duty;
    }
  }
  if (easiest) removeTasks(state, tasksOf(easiest));
  return state.dutyCount;
}

function tasksOf(duty: Duty): number[] {
  return duty.routes.flatMap((route) => [...route.tasks]);
}

function absenceOf(absent: readonly number[], absences: Float64Array): number {
  let sum = 0;
  for (const task of absent) sum += absences[task] + 1;
  return sum;
}

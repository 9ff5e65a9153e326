/** What pupils get: vehicles, runs, rides and company, in the same words for today and for a plan. */
import { type Case, countDays, type Journey, type Judgement, type Plan, type Service } from '../../model/index.ts';
import { type DayRun, dayRunsOf } from './dayRuns.ts';

const MINUTE = 60;

/**
 * The service of a plan as `judgement` found it; for today's, hand over {@link Today.plan} and its judgement. A year's
 * figures are a mean weekday's times `school_days_per_year`, rounded once.
 */
export function serviceOf(theCase: Case, plan: Plan, judgement: Judgement): Service {
  const runs = dayRunsOf(theCase, plan.routes);
  const alone = runs.filter((run) => run.pupils.size === 1);
  return {
    pupilsCarried: new Set(judgement.journeys.map((journey) => journey.pupilId)).size,
    vehicles: judgement.duties.filter((duty) => duty.activeDays > 0).length,
    runsPerWeek: runs.length,
    ...workOfYear(theCase, judgement),
    singleOccupancyRunsPerWeek: alone.length,
    singleOccupancyPupils: new Set(alone.flatMap((run) => [...run.pupils])).size,
    placesUsed: placesUsed(runs),
    ...rides(judgement.journeys),
    violations: judgement.violations.length,
  };
}

type Work = Pick<Service, 'metresPerYear' | 'vehicleSecondsPerYear' | 'assistantDaysPerYear' | 'co2GramsPerYear'>;

function workOfYear(theCase: Case, { duties }: Judgement): Work {
  const gramsPerKm = new Map(theCase.vehicleTypes.map((type) => [type.id, type.co2GramsPerKm]));
  const aYear = (week: number) => Math.round((week * theCase.policy.schoolDaysPerYear) / 5);
  let [metres, seconds, assistantDays, grams] = [0, 0, 0, 0];
  for (const duty of duties) {
    metres += duty.metres;
    seconds += duty.seconds;
    assistantDays += duty.assistantDays;
    grams += (duty.metres / 1000) * (gramsPerKm.get(duty.vehicleTypeId) ?? 0);
  }
  return {
    metresPerYear: aYear(metres),
    vehicleSecondsPerYear: aYear(seconds),
    assistantDaysPerYear: aYear(assistantDays),
    co2GramsPerYear: aYear(grams),
  };
}

/** A run whose layout is not known is left out of both sums. */
function placesUsed(runs: readonly DayRun[]): number {
  let [aboard, places] = [0, 0];
  for (const { route, session, mostAboard } of runs) {
    const layout = route.layouts[session];
    if (!layout) continue;
    aboard += mostAboard;
    places += layout.seats + layout.wheelchairs;
  }
  return places === 0 ? 0 : aboard / places;
}

type Rides = Pick<
  Service,
  'rides' | 'ridesOver45Minutes' | 'ridesOver75Minutes' | 'averageRideSeconds' | 'longestRideSeconds'
>;

function rides(journeys: readonly Journey[]): Rides {
  let [count, over45, over75, seconds, longest] = [0, 0, 0, 0, 0];
  for (const { days, rideSeconds } of journeys) {
    const n = countDays(days);
    count += n;
    seconds += rideSeconds * n;
    if (rideSeconds > 45 * MINUTE) over45 += n;
    if (rideSeconds > 75 * MINUTE) over75 += n;
    longest = Math.max(longest, rideSeconds);
  }
  return {
    rides: count,
    ridesOver45Minutes: over45,
    ridesOver75Minutes: over75,
    averageRideSeconds: count === 0 ? 0 : Math.round(seconds / count),
    longestRideSeconds: longest,
  };
}

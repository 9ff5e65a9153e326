/** Time on board by phase of school: where a longer ride is felt most. */
import {
  type Case,
  countDays,
  type Journey,
  type Judgement,
  PHASES,
  type Phase,
  type Seconds,
} from '../../model/index.ts';

export interface Rides {
  /** Mean over rides, each weekday its own ride. */
  readonly averageSeconds: Seconds;
  readonly longestSeconds: Seconds;
}

export interface PhaseRides {
  readonly phase: Phase;
  /** `null`: none of its pupils rides. */
  readonly today: Rides | null;
  readonly plan: Rides;
}

/** A row for each phase that the plan carries anybody of. */
export function ridesByPhase(theCase: Case, planned: Judgement, today: Judgement | null): PhaseRides[] {
  const phaseOf = new Map(theCase.pupils.map((p) => [p.id, theCase.schools[p.schoolIndex].phase]));
  const of = (phase: Phase, { journeys }: Judgement) =>
    ridesOf(journeys.filter((j) => phaseOf.get(j.pupilId) === phase));
  return PHASES.flatMap((phase) => {
    const plan = of(phase, planned);
    return plan ? [{ phase, today: today && of(phase, today), plan }] : [];
  });
}

function ridesOf(journeys: readonly Journey[]): Rides | null {
  let [seconds, count, longest] = [0, 0, 0];
  for (const j of journeys) {
    seconds += j.rideSeconds * countDays(j.days);
    count += countDays(j.days);
    longest = Math.max(longest, j.rideSeconds);
  }
  return count === 0 ? null : { averageSeconds: Math.round(seconds / count), longestSeconds: longest };
}

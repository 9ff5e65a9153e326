/** How many families notice what, the same counts in every report. */
import { type Changes, type PupilChange, SESSIONS } from '../../model/index.ts';

export interface ChangeCounts {
  /** Pupils who travel today and in the plan. */
  readonly pupils: number;
  readonly vehicle: number;
  readonly time: number;
  readonly fellows: number;
  /** Collected at home today and at a pick-up point in the plan. */
  readonly walks: number;
  /** More than {@link LONGER_SECONDS} longer on board, morning or afternoon. */
  readonly longerRides: number;
  readonly nothing: number;
}

export const LONGER_SECONDS = 600;

export function changeCounts({ pupils }: Changes): ChangeCounts {
  const those = (is: (pupil: PupilChange) => boolean) => pupils.filter(is).length;
  const noticed = (p: PupilChange) =>
    p.vehicleChanges || p.timeChanges || p.fellowsChange || walksAnew(p) || ridesLonger(p);
  return {
    pupils: pupils.length,
    vehicle: those((p) => p.vehicleChanges),
    time: those((p) => p.timeChanges),
    fellows: those((p) => p.fellowsChange),
    walks: those(walksAnew),
    longerRides: those(ridesLonger),
    nothing: those((p) => !noticed(p)),
  };
}

/** A meeting point at the pupil's own home is the door. */
export function walksAnew({ pupilId, today, plan }: PupilChange): boolean {
  return SESSIONS.some((session) => {
    const way = plan[session];
    return today[session]?.kind === 'home' && way?.kind === 'stop' && way.placeId !== pupilId;
  });
}

export function ridesLonger({ today, plan }: PupilChange): boolean {
  return SESSIONS.some((session) => {
    const [before, after] = [today[session], plan[session]];
    return before !== null && after !== null && after.rideSeconds - before.rideSeconds > LONGER_SECONDS;
  });
}

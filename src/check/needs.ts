/** What pupils need on board: boarding time, places, assistants, and how long they may ride. */
import { type Case, type Layout, NO_WAY, type Policy, type Pupil, type Seconds } from '../model/index.ts';

export interface Load {
  readonly seated: number;
  readonly wheelchairs: number;
}

/** Seconds this pupil takes to board or to alight at a home or stop call. */
export function boardingSeconds(policy: Policy, pupil: Pupil): Seconds {
  if (pupil.ownBoardingSeconds !== null) return pupil.ownBoardingSeconds;
  return policy.boardingSeconds[pupil.seating === 'wheelchair' ? 'wheelchair' : pupil.class];
}

/** Assistants on a run with these pupils: one for each `individual`, and one for all the `shared` together. */
export function assistantsFor(pupils: Iterable<Pupil>): number {
  let individual = 0;
  let shared = 0;
  for (const p of pupils) {
    if (p.assistant === 'individual') individual++;
    else if (p.assistant === 'shared') shared = 1;
  }
  return individual + shared;
}

export function loadOf(pupils: Iterable<Pupil>): Load {
  let seated = 0;
  let wheelchairs = 0;
  for (const p of pupils) {
    if (p.seating === 'wheelchair') wheelchairs++;
    else seated++;
  }
  return { seated, wheelchairs };
}

export function holds(layout: Layout, load: Load, assistants: number): boolean {
  return load.wheelchairs <= layout.wheelchairs && load.seated + assistants <= layout.seats;
}

/** The pupil's own limit, else the phase's. */
export function plainLimit(theCase: Case, pupil: Pupil): Seconds {
  return pupil.ownMaxRideSeconds ?? theCase.policy.maxRideSeconds[theCase.schools[pupil.schoolIndex].phase];
}

/** The limit that binds: raised to direct × 1.1 + 5 min (whole seconds, rounded down) where the direct drive is longer. */
export function bindingLimit(theCase: Case, pupil: Pupil, direct: Seconds): Seconds {
  const limit = plainLimit(theCase, pupil);
  // No road leads there: nothing is a lawful ride.
  if (direct >= NO_WAY.seconds) return limit;
  return direct > limit ? Math.floor((direct * 11) / 10) + 300 : limit;
}

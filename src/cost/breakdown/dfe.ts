/**
 * The categories in which councils return their spending to the Department for Education: age, SEND or mainstream,
 * and the way of travelling. Pre-16 is up to year 11, post-16 from year 12 on. A vehicle with up to eight passenger
 * places in its largest layout counts as taxi or private hire, a larger one as coach or bus. Looked-after and social
 * care pupils are neither SEND nor mainstream here, so they have a category of their own; councils that hold an EHCP
 * for them have to move them by hand. A council's own vehicles, passes, mileage and travel training are not in a case.
 */
import type { Pupil, VehicleType } from '../../model/index.ts';

/** The most passengers of a taxi or private hire vehicle in law. */
const TAXI_PLACES = 8;

const AGES = { pre16: 'pre-16', post16: 'post-16', age_unknown: 'age not given' } as const;
const NEEDS = { send: 'SEND', mainstream: 'Mainstream' } as const;
const MODES = { taxi: 'taxi or private hire', bus: 'coach or bus', not_carried: 'not carried' } as const;
type Age = keyof typeof AGES;
type Mode = keyof typeof MODES;

/** Looked-after and social care pupils. */
const CARE = { key: 'care', label: 'Looked-after and social care' } as const;

interface Category {
  readonly key: string;
  readonly label: string;
}

const WAYS = Object.keys(MODES) as Mode[];

/** Every category, in the order of the table. */
export const DFE_CATEGORIES: readonly Category[] = [
  ...(['send', 'mainstream'] as const).flatMap((need) =>
    (Object.keys(AGES) as Age[]).flatMap((age) =>
      WAYS.map((mode) => ({ key: `${need}_${age}_${mode}`, label: `${NEEDS[need]}, ${AGES[age]}, ${MODES[mode]}` })),
    ),
  ),
  ...WAYS.map((mode) => ({ key: `${CARE.key}_${mode}`, label: `${CARE.label}, ${MODES[mode]}` })),
];

/** The key of the pupil's category in a vehicle of this type; `undefined`: not carried. */
export function dfeCategory(pupil: Pupil, type: VehicleType | undefined): string {
  const mode = modeOf(type);
  if (pupil.class === 'lac' || pupil.class === 'social_care') return `${CARE.key}_${mode}`;
  return `${pupil.class}_${ageOf(pupil)}_${mode}`;
}

function modeOf(type: VehicleType | undefined): Mode {
  if (!type) return 'not_carried';
  const places = Math.max(...type.layouts.map(({ seats, wheelchairs }) => seats + wheelchairs));
  return places <= TAXI_PLACES ? 'taxi' : 'bus';
}

function ageOf({ yearGroup }: Pupil): Age {
  if (yearGroup === '') return 'age_unknown';
  return Number(yearGroup) >= 12 ? 'post16' : 'pre16';
}

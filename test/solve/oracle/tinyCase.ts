/** Random cases small enough to try everything. */
import { type Case, PUPIL_CLASSES } from '../../../src/model/index.ts';
import { randomCase } from '../../support/randomCase.ts';
import { spotsOf, unitsOf } from './needs.ts';

export interface TinyClass {
  /** Most units (see `needs.ts`). */
  readonly units: number;
  /** Whether schools may have few bays. */
  readonly bays: boolean;
  /** Everybody may share with everybody, groups live in one home, and `solo` pupils have one address. */
  readonly open: boolean;
}

/** Two vehicle types at most, second addresses of one weekday; `null` when the seed gives more than the oracle can try. */
export function tinyCase(seed: number, { units: most, bays, open }: TinyClass): Case | null {
  const drawn = randomCase(seed, { pupils: 5, schools: 3 });
  const hostOf = (group: string) => drawn.pupils.find((pupil) => pupil.keepWith === group);
  const theCase: Case = {
    ...drawn,
    policy: open ? { ...drawn.policy, mayShareAVehicle: [[...PUPIL_CLASSES]] } : drawn.policy,
    vehicleTypes: drawn.vehicleTypes.slice(0, 2),
    stops: drawn.stops.slice(0, 3),
    schools: drawn.schools.map((school) => (bays ? school : { ...school, vehicleBays: null })),
    pupils: drawn.pupils.map((pupil) => ({
      ...pupil,
      home: open && pupil.keepWith ? (hostOf(pupil.keepWith)?.home ?? pupil.home) : pupil.home,
      // A row of several weekdays may be split among routes day by day, which the oracle does not try.
      otherAddresses:
        open && pupil.solo ? [] : pupil.otherAddresses.map((row) => ({ ...row, days: row.days & -row.days })),
    })),
  };
  const units = unitsOf(theCase);
  const choices = units
    .flatMap((unit) => unit.riders.map((rider) => spotsOf(theCase, rider).length))
    .reduce((a, b) => a * b, 1);
  return units.length === 0 || units.length > most || choices > 27 ? null : theCase;
}

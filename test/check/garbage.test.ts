/** Whatever nonsense a plan holds, the checker ends with a judgement that says so. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallKind, Plan, Session } from '../../src/model/index.ts';
import { aCase, judge, north, pupil, school } from './support.ts';

const theCase = aCase({
  schools: [school('S1', 0, { vehicleBays: 1 }), school('S2', 500)],
  stops: [{ id: 'T', name: 'T', at: north(3500) }],
  pupils: [
    pupil('A', 5000, { keepWith: 'G', keepApart: ['C'] }),
    pupil('B', 3000, { pickup: 'stop', keepWith: 'G' }),
    pupil('C', 1000, { class: 'send', schoolId: 'S2', schoolIndex: 1, days: 0b10101 }),
  ],
});

const id = fc.constantFrom('A', 'B', 'C', 'S1', 'S2', 'T', '', 'nobody', '__proto__');
const number = fc.oneof(
  fc.integer({ min: -10, max: 60_000 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5, 1e300),
);
const days = fc.oneof(fc.integer({ min: 0, max: 31 }), fc.constantFrom(-1, 1024, Number.NaN));
const ids = fc.array(id, { maxLength: 4 });
const call = fc.record({
  session: fc.constantFrom<Session>('am', 'pm'),
  days,
  sequence: number,
  kind: fc.constantFrom<CallKind>('home', 'stop', 'school'),
  placeId: id,
  at: fc.tuple(number, number),
  arrive: number,
  depart: number,
  on: ids,
  off: ids,
  metresFromPrevious: number,
  secondsFromPrevious: number,
});
const layout = fc.option(fc.record({ seats: number, wheelchairs: number }));
const plans: fc.Arbitrary<Plan> = fc.record({
  routes: fc.array(
    fc.record({
      id,
      dutyId: id,
      vehicleTypeId: fc.constantFrom('taxi', 'tram', ''),
      layouts: fc.record({ am: layout, pm: layout }),
      calls: fc.array(call, { maxLength: 6 }),
    }),
    { maxLength: 4 },
  ),
  exceptions: fc.array(
    fc.record({
      code: fc.constantFrom('not_carried', 'long_direct_drive', 'door_instead_of_stop', 'note'),
      pupilId: id,
      days,
      session: fc.constantFrom<Session | 'both'>('am', 'pm', 'both'),
      rideLimitSeconds: fc.option(number),
      directDriveSeconds: fc.option(number),
      message: fc.constant(''),
      whatWouldHelp: fc.constant(''),
    }),
    { maxLength: 4 },
  ),
  origin: fc.constant(null),
});

describe('nonsense', () => {
  it('is judged, never lawful, and costed in whole pence', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { violations, cost } = await judge(theCase, plan);
        expect(violations.length).toBeGreaterThan(0);
        expect(Object.values(cost).every(Number.isSafeInteger)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

/** Why somebody is not carried: the cause that really holds in the plan, day by day. */
import { describe, expect, test } from 'vitest';
import { optimise } from '../../src/pipeline.ts';
import { byReason } from '../../src/solve/reasons.ts';
import { aCase, north, pupil, school, vehicleType } from '../check/support.ts';

const away = (days: number, session: 'am' | 'pm' | 'both', metres: number) =>
  ({ days, session, postcode: '', at: north(metres), reason: '' }) as const;

async function notCarried(theCase: ReturnType<typeof aCase>) {
  const { plan } = await optimise(theCase, { iterations: 200, threads: 0 });
  return plan.exceptions.filter((e) => e.code === 'not_carried');
}

describe('the reason', () => {
  test('is the bays when every slot of the window is taken', async () => {
    // One bay, stays of 10 minutes, a window of 15: two vehicles in a morning, one of them leaving as the other enters.
    const theCase = aCase({
      schools: [school('S1', 0, { vehicleBays: 1, unloadingSeconds: 600 })],
      pupils: ['A', 'B', 'C'].map((id, i) => pupil(id, 2000 + 10 * i, { solo: true })),
    });
    const left = await notCarried(theCase);
    expect(left.length).toBeGreaterThan(0);
    for (const e of left) expect(e.message).toContain('no bay is free at');
  });

  test('is the fleet only on days on which it is really in use', async () => {
    const theCase = aCase({
      vehicleTypes: [
        vehicleType('car', { available: 1, maxRunsPerSession: 1, layouts: [{ seats: 1, wheelchairs: 0 }] }),
      ],
      pupils: [pupil('A', 2000), pupil('B', 2500, { days: 0b00001 })],
    });
    const left = await notCarried(theCase);
    expect(left.map((e) => [e.pupilId, e.days, e.session])).toEqual([['B', 0b00001, 'both']]);
    expect(left[0].message).toContain('in use: car (1)');
  });

  test('is the ride of a group whose homes lie too far apart, though vehicles stand idle', async () => {
    const theCase = aCase({
      pupils: [
        pupil('A', 20_000, { keepWith: 'G', ownMaxRideSeconds: 2200 }),
        pupil('B', -20_000, { keepWith: 'G', ownMaxRideSeconds: 2200 }),
      ],
    });
    const left = await notCarried(theCase);
    expect(left.map((e) => e.pupilId)).toEqual(['A', 'B']);
    for (const e of left) {
      expect(e.message).toContain('no run that calls for all of group G');
      expect(e.whatWouldHelp).toContain('longer ride limit');
    }
  });

  test('counts a member at another address neither with the group nor against it', async () => {
    const theCase = aCase({
      vehicleTypes: [
        vehicleType('car', { available: 1, maxRunsPerSession: 1, layouts: [{ seats: 1, wheelchairs: 0 }] }),
      ],
      pupils: [
        pupil('A', 1000, { keepWith: 'G', otherAddresses: [away(0b00001, 'both', 1500)] }),
        pupil('B', 1000, { keepWith: 'G' }),
      ],
    });
    const left = await notCarried(theCase);
    // Together they need two seats; on Monday each may go alone, and the one seat carries one of them.
    expect(left.some((e) => e.days === 0b11110 && e.message.includes('2 seats'))).toBe(true);
    expect(left.filter((e) => e.days === 0b00001).every((e) => e.message.includes('in use'))).toBe(true);
  });
});

test('weekdays with one reason are one row', () => {
  const rows = byReason(0b10111, (day) => ({ message: day === 2 ? 'b' : 'a', whatWouldHelp: '' }));
  expect(rows.map((r) => [r.days, r.reason.message])).toEqual([
    [0b10011, 'a'],
    [0b00100, 'b'],
  ]);
});

/** What the planner is told of single pupils. */
import { describe, expect, test } from 'vitest';
import type { Case, PlanException } from '../../src/model/index.ts';
import { optimise } from '../../src/pipeline.ts';
import { aCase, north, pupil, vehicleType } from '../check/support.ts';

async function listed(theCase: Case): Promise<PlanException[]> {
  return [...(await optimise(theCase, { iterations: 60, threads: 0 })).plan.exceptions];
}

const away = (days: number, session: 'am' | 'pm' | 'both', metres: number) =>
  ({ days, session, postcode: '', at: north(metres), reason: '' }) as const;
const brief = (e: PlanException) => [e.code, e.pupilId, e.days, e.session];

test('nothing to tell', async () => {
  expect(await listed(aCase({ pupils: [pupil('A', 1000), pupil('B', 100, { days: 0, pickup: 'stop' })] }))).toEqual([]);
});

describe('not carried', () => {
  test('no layout holds the group and its assistants', async () => {
    const pupils = [
      pupil('A', 1000, { keepWith: 'G', assistant: 'individual' }),
      pupil('B', 1000, { keepWith: 'G', assistant: 'shared' }),
    ];
    const [first, second] = await listed(
      aCase({ pupils, vehicleTypes: [vehicleType('tiny', { layouts: [{ seats: 3, wheelchairs: 1 }] })] }),
    );
    expect([first, second].map(brief)).toEqual([
      ['not_carried', 'A', 31, 'both'],
      ['not_carried', 'B', 31, 'both'],
    ]);
    expect(first.message).toBe(
      'no vehicle type has a layout for the 2 pupils of group G: 4 seats and 0 wheelchair places, assistants included',
    );
  });

  test('every fitting vehicle is in use, also when there are none', async () => {
    const types = [
      vehicleType('none', { available: 0 }),
      vehicleType('small', { layouts: [{ seats: 1, wheelchairs: 0 }] }),
    ];
    const [only] = await listed(
      aCase({ pupils: [pupil('W', 1000, { seating: 'wheelchair', days: 0b00101 })], vehicleTypes: types }),
    );
    expect(brief(only)).toEqual(['not_carried', 'W', 0b00101, 'both']);
    expect(only.message).toContain('none (0)');
    expect(only.message).not.toContain('small');
    expect(only.whatWouldHelp).toContain('0 seats and 1 wheelchair place,');
  });
});

describe('a long direct drive', () => {
  test('is listed by session with the raised limit, only where it is longer than the limit', async () => {
    const theCase = aCase({
      pupils: [pupil('A', 10_000, { ownMaxRideSeconds: 1000 }), pupil('B', 10_001, { ownMaxRideSeconds: 1000 })],
      policy: { travelTimeFactor: { am: 1, pm: 2 } },
    });
    // A drives 1000 s in the morning and 2000 s in the afternoon; B's 1000.1 s are 1000 as well.
    const found = await listed(theCase);
    expect(found.map((e) => [...brief(e), e.directDriveSeconds, e.rideLimitSeconds])).toEqual([
      ['long_direct_drive', 'A', 31, 'pm', 2000, 2500],
      ['long_direct_drive', 'B', 31, 'pm', 2000, 2500],
    ]);
  });

  test('from another address on its days alone', async () => {
    const theCase = aCase({ pupils: [pupil('A', 1000, { otherAddresses: [away(0b00100, 'am', 30_000)] })] });
    const found = await listed(theCase);
    expect(found.map((e) => [...brief(e), e.rideLimitSeconds])).toEqual([
      ['long_direct_drive', 'A', 0b00100, 'am', 3600],
    ]);
    expect(found[0].message).toContain('--W--');
    expect(found[0].message).toContain('45 minutes');
  });
});

test('the door instead of a stop', async () => {
  const found = await listed(
    aCase({ pupils: [pupil('A', 1000, { pickup: 'stop', days: 0b01111 }), pupil('B', 3000)] }),
  );
  expect(found.map(brief)).toEqual([['door_instead_of_stop', 'A', 0b01111, 'both']]);
  expect(found[0].message).toContain('800 m');
});

/** Two vehicles' runs in one duty. */
import { expect, test } from 'vitest';
import { allowanceBeside, wholeAllowance } from '../../src/solve/decompose.ts';
import { linkDuties } from '../../src/solve/link.ts';
import { sketchOf } from '../../src/solve/sketch.ts';
import { aCase, pupil, school, vehicleType } from '../check/support.ts';
import { prepare, searched } from './support.ts';

/** Two schools 100 m apart with bells so far apart that one bus can do both, and pupils who may not share a run. */
async function twoBells(minutesBetween: number) {
  const early = school('S1', 0, { bellStart: 8 * 3600, bellEnd: 14 * 3600 });
  const late = school('S2', 100, {
    bellStart: 8 * 3600 + 60 * minutesBetween,
    bellEnd: 14 * 3600 + 60 * minutesBetween,
  });
  const pupils = [
    pupil('A', 1000, { schoolId: 'S1', schoolIndex: 0 }),
    pupil('B', 1200, { schoolId: 'S2', schoolIndex: 1, class: 'lac' }),
  ];
  const bus = vehicleType('bus', { maxRunsPerSession: 2, layouts: [{ seats: 8, wheelchairs: 0 }] });
  // A window of one moment: there is no play in the bells.
  const policy = {
    arriveBeforeBell: { earliest: 300, latest: 300 },
    mayShareAVehicle: [['mainstream'] as const, ['lac'] as const, ['send'] as const, ['social_care'] as const],
  };
  return prepare(aCase({ schools: [early, late], pupils, vehicleTypes: [bus], policy }));
}

/** One duty a pupil, as a search that never looks further would leave it. */
async function apart(minutesBetween: number) {
  const prepared = await twoBells(minutesBetween);
  const state = searched(prepared, 1, 0);
  const routes = state.duties.flatMap((duty) => duty?.routes ?? []);
  state.duties.forEach((duty, slot) => {
    if (duty) state.replace(slot, null);
  });
  for (const route of routes) {
    const duty = state.build(null, [route], [[0], [0]]);
    if (duty) state.replace(state.freeSlot(), duty);
  }
  return { prepared, state };
}

test('are linked when the bells leave the time, and cost one vehicle day less', async () => {
  const { prepared, state } = await apart(60);
  const vehicles = () => state.duties.filter((duty) => duty !== null).length;
  expect(vehicles()).toBe(2);
  const before = state.cost;
  expect(linkDuties(state)).toBe(1);
  expect(vehicles()).toBe(1);
  expect(state.cost).toBeLessThan(before);
  const [duty] = sketchOf(state).duties;
  expect(duty.routes).toHaveLength(2);
  // What others may still use is everything but this one vehicle.
  const left = allowanceBeside(prepared.problem, [duty]);
  const whole = wholeAllowance(prepared.problem);
  expect([...left.vehicles].map((n, i) => whole.vehicles[i] - n)).toEqual([1, 1, 1, 1, 1]);
});

test('are left alone when one bus cannot be in time for both', async () => {
  const { state } = await apart(0);
  expect(linkDuties(state)).toBe(0);
});

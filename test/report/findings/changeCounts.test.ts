import { expect, test } from 'vitest';
import type { PupilChange, Way } from '../../../src/model/index.ts';
import { changeCounts } from '../../../src/report/findings/changeCounts.ts';
import { whatItSays } from '../../../src/report/page/sections/columns.ts';

const way = (kind: Way['kind'], placeId: string, rideSeconds: number): Way => {
  return { routeId: 'R', kind, placeId, time: 28_800, rideSeconds, fellows: [] };
};
const NOTHING = { vehicleChanges: false, timeChanges: false, fellowsChange: false };
const change = (pupilId: string, before: Way | null, after: Way | null): PupilChange => {
  return { pupilId, today: { am: before, pm: null }, plan: { am: after, pm: null }, ...NOTHING };
};

test('walks and longer rides are counted, each pupil once', () => {
  const pupils = [
    change('same', way('home', 'same', 600), way('home', 'same', 600)),
    change('walks', way('home', 'walks', 600), way('stop', 'S9', 600)),
    // Others come to this pupil's door.
    change('host', way('home', 'host', 600), way('stop', 'host', 600)),
    change('walked', way('stop', 'S9', 600), way('stop', 'S8', 600)),
    change('ten', way('home', 'ten', 600), way('home', 'ten', 1200)),
    change('longer', way('home', 'longer', 600), way('home', 'longer', 1201)),
    { ...change('moved', null, way('home', 'moved', 5000)), vehicleChanges: true },
  ];
  expect(changeCounts({ pupils, continues: {} })).toEqual({
    pupils: 7,
    vehicle: 1,
    time: 0,
    fellows: 0,
    walks: 1,
    longerRides: 1,
    nothing: 4,
  });
});

test('a contract on part of the week is held to the fit of the days it runs', () => {
  const off = { routeId: 'T1', operator: '', vehicleTypeId: 'taxi' };
  // £100 for each of five days; the fit of a mean day is £50, so £125 for each of the two that it runs.
  const partly = { ...off, daysAWeek: 2, pricePerDay: 1_000_000, fittedPerDay: 500_000, above: 1 };
  expect(whatItSays(partly)).toBe('runs on 2 days and is paid for five; on the days it runs 20 % below the fit');
  expect(whatItSays({ ...partly, daysAWeek: 5 })).toBe('asks 100 % more than the fit: look again');
  expect(whatItSays({ ...partly, daysAWeek: 5, above: -0.4 })).toBe('asks 40 % less than the fit: will it last?');
});

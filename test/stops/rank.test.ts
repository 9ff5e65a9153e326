import { describe, expect, test } from 'vitest';
import { fewBest, popularity } from '../../src/stops/rank.ts';
import { aCase, pupil, school } from '../check/support.ts';

const at = (...walks: number[]) => walks.map((walkMetres, place) => ({ place, walkMetres }));
const places = (kept: readonly { place: number }[]): number[] => kept.map((r) => r.place);

describe('the few best', () => {
  // Place 4 is the farthest and the most popular.
  const reach = at(100, 200, 300, 400, 500);
  const counts = new Map([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 9],
  ]);

  test('the nearest, filled up with the most popular, most popular first', () => {
    expect(places(fewBest(reach, counts, { candidates: 3, nearest: 2 }))).toEqual([4, 0, 1]);
    expect(places(fewBest(reach, counts, { candidates: 4, nearest: 2 }))).toEqual([4, 3, 0, 1]);
  });

  test('all when there are no more than that', () => {
    expect(places(fewBest(reach, counts, { candidates: 12, nearest: 3 })).sort()).toEqual([0, 1, 2, 3, 4]);
  });

  test('popularity alone, or nearness alone', () => {
    expect(places(fewBest(reach, counts, { candidates: 2, nearest: 0 }))).toEqual([4, 3]);
    expect(places(fewBest(reach, counts, { candidates: 2, nearest: 2 }))).toEqual([0, 1]);
  });

  test('equal walks and counts: the place that came first', () => {
    expect(places(fewBest(at(7, 7, 7), new Map(), { candidates: 2, nearest: 1 }))).toEqual([0, 1]);
  });
});

test('popularity counts the pupils of each school apart', () => {
  const theCase = aCase({
    schools: [school('S1', 0), school('S2', 100)],
    pupils: [pupil('A', 0), pupil('B', 0), pupil('C', 0, { schoolId: 'S2', schoolIndex: 1 })],
  });
  const reach = [at(5, 6), at(5), at(5)];
  const counts = popularity(theCase, reach).map((bySchool) => Object.fromEntries(bySchool));
  expect(counts).toEqual([{ 0: 2, 1: 1 }, { 0: 1 }]);
});

/** Random cases in which an earlier version left somebody out without need or put two vehicles into one bay. */
import { expect, test } from 'vitest';
import { optimise } from '../../src/pipeline.ts';
import { randomCase } from '../support/randomCase.ts';

const SEEDS: readonly (readonly [seed: number, what: string])[] = [
  [91, 'two attempts at a timetable wrote into the same times'],
  [172, 'the same with several schools'],
  [163, 'a pupil alone at home could not use the own home as a meeting point for a piece of the week'],
  [168, 'a piece was not tried again after others had changed the timetable'],
  [185, "a group's other member away, the pupil could travel alone that day"],
  [385, 'the last bay was given to another part of the county'],
  [447, "a solo pupil's own route was closed to the same pupil"],
  [481, 'the cheapest place had no time, the next cheapest was not tried'],
];

test.each(SEEDS)('case %i: %s', async (seed) => {
  // `optimise` throws when the checker finds anything.
  const { judgement, plan } = await optimise(randomCase(seed), { iterations: 400, threads: 0 });
  expect(judgement.violations).toEqual([]);
  expect(plan.routes.length).toBeGreaterThan(0);
});

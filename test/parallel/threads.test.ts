/** Threads make the search faster, never different. */
import { expect, test } from 'vitest';
import { optimise } from '../../src/pipeline.ts';
import { randomCase } from '../support/randomCase.ts';
import { COUNTY } from './support.ts';

test.each([
  ['small', randomCase(5)],
  ['of several slices', COUNTY],
])('a case %s: the same plan in the calling thread and with one, two and four threads', async (_, theCase) => {
  const plans: string[] = [];
  for (const threads of [0, 1, 2, 4]) {
    const { plan } = await optimise(theCase, { iterations: 40, threads, seed: 3 });
    plans.push(
      JSON.stringify({ routes: plan.routes, exceptions: plan.exceptions, statistics: plan.origin?.statistics }),
    );
    if (theCase === COUNTY) expect(plan.origin?.statistics.slices).toBeGreaterThan(1);
  }
  expect(JSON.parse(plans[0]).routes.length).toBeGreaterThan(0);
  for (const plan of plans.slice(1)) expect(plan).toBe(plans[0]);
});

test('another seed finds another plan', async () => {
  const routes = async (seed: number): Promise<string> => {
    const { plan } = await optimise(COUNTY, { iterations: 20, threads: 0, seed });
    return JSON.stringify(plan.routes);
  };
  expect(await routes(1)).not.toBe(await routes(2));
});

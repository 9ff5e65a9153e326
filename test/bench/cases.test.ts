import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../bench/common/root.ts';
import { cases } from '../../bench/sets/cases.ts';
import { measureCase } from '../../bench/sets/measureCase.ts';
import { partOfCase } from '../../bench/sets/partOfCase.ts';
import { sharedFolder } from '../../bench/sets/shared.ts';
import { loadCase } from '../../src/ingest/index.ts';
import type { Case } from '../../src/model/index.ts';
import { optimise } from '../../src/pipeline.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import type { SearchParameters } from '../../src/solve/search.ts';

let demo: Case;
beforeAll(async () => {
  demo = (await loadCase(path.join(ROOT, 'data', 'demo'))).theCase;
});

test('a part has whole schools, and every index and name in it is right', () => {
  const part = partOfCase(demo, 100);
  expect(part.pupils.length).toBeGreaterThanOrEqual(100);
  expect(part.schools.length).toBeLessThan(demo.schools.length);
  for (const pupil of part.pupils) expect(part.schools[pupil.schoolIndex].id).toBe(pupil.schoolId);
  const schools = new Set(part.schools.map(({ id }) => id));
  expect(part.pupils.length).toBe(demo.pupils.filter(({ schoolId }) => schools.has(schoolId)).length);
  const ids = new Set(part.pupils.map(({ id }) => id));
  expect(part.pupils.flatMap(({ keepApart }) => keepApart).every((id) => ids.has(id))).toBe(true);
  const routes = part.currentRoutes ?? [];
  expect(routes.length).toBeGreaterThan(0);
  for (const { calls } of routes) {
    expect(calls.am.length + calls.pm.length).toBeGreaterThan(0);
    expect([...calls.am, ...calls.pm].every((id) => ids.has(id))).toBe(true);
  }
});

test('a part takes no more schools than it needs, and the whole is a part', () => {
  const one = partOfCase(demo, 1);
  expect(one.schools).toHaveLength(1);
  expect(one.pupils.length).toBeGreaterThan(0);
  expect(partOfCase(demo, 1e6).pupils).toEqual(demo.pupils);
});

test('a plan is measured by what the checker finds', async () => {
  const measured = await measureCase(partOfCase(demo, 60), { iterations: 50 }, 1, 0);
  expect(Object.keys(measured.figures)).toEqual(['pounds a year', 'vehicles', 'not carried']);
  expect(measured.figures['pounds a year']).toBeGreaterThan(0);
  expect(measured.figures['not carried']).toBe(0);
  expect(measured.violations).toEqual([]);
  expect(measured.tests).toBeGreaterThan(measured.iterations);
});

test('the search may be given other parameters, and the plan says so', async () => {
  const orderWeights = [1, 0, 0, 0, 0] as const;
  const { plan } = await optimise(partOfCase(demo, 60), {
    iterations: 50,
    threads: 0,
    parameters: { averageRemoved: 30, orderWeights },
  });
  const { averageRemoved, orderWeights: weights, blink } = plan.origin?.parameters ?? {};
  expect([averageRemoved, weights, blink]).toEqual([30, '1 0 0 0 0', DEFAULT_PARAMETERS.blink]);
  const tests = async (parameters: Partial<SearchParameters>) =>
    (await measureCase(partOfCase(demo, 60), { iterations: 50 }, 1, 0, parameters)).tests;
  expect(await tests({ averageRemoved: 30, orderWeights })).toBe(plan.origin?.statistics.positionsTested);
  expect(await tests({})).not.toBe(plan.origin?.statistics.positionsTested);
});

test('a pupil whom no plan can carry is counted', async () => {
  const part = partOfCase(demo, 1);
  const none = { ...part, vehicleTypes: part.vehicleTypes.map((type) => ({ ...type, available: 0 })) };
  const { figures } = await measureCase(none, { iterations: 10 }, 1, 0);
  expect(figures).toEqual({ 'pounds a year': 0, vehicles: 0, 'not carried': part.pupils.length });
});

const shared = existsSync(path.join(sharedFolder(), 'cases'));
test.skipIf(!shared)('the shared cases, by straight lines and in parts', async () => {
  const instances = await cases.instances();
  expect(instances.map(({ name }) => name)).toEqual([
    'isle-of-wight',
    'county, south-western 1500 pupils',
    'county, south-western 3000 pupils',
    'county, south-western 6000 pupils',
    'county-12000',
  ]);
});

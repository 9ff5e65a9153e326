/** The public instances themselves, where they are at hand. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BenchSet } from '../../../bench/quality/set.ts';
import { darp } from '../../../bench/sets/darp.ts';
import { fsm } from '../../../bench/sets/fsm.ts';
import { pdptw } from '../../../bench/sets/pdptw.ts';
import { sbrp } from '../../../bench/sets/sbrp.ts';
import { missing, sharedFolder } from '../../../bench/sets/shared.ts';
import { stops } from '../../../bench/sets/stops.ts';
import { vrptw } from '../../../bench/sets/vrptw.ts';

const SETS: readonly BenchSet[] = [sbrp, darp, pdptw, vrptw, fsm, stops];

afterEach(() => vi.unstubAllEnvs());

test('the folder may be elsewhere, and is missed by name', async () => {
  vi.stubEnv('SCHOOLRUN_SHARED', '/nowhere/shared');
  expect(sharedFolder()).toBe('/nowhere/shared');
  await expect(darp.instances()).rejects.toThrow(
    'no public instances at /nowhere/shared/bench/darp; set SCHOOLRUN_SHARED to the shared folder that holds bench/darp',
  );
});

describe.each(SETS)('$name', (set) => {
  const absent = missing(set.name);

  test('every instance has a name of its own and a figure to compare with', async ({ skip }) => {
    skip(absent !== null, absent ?? undefined);
    const instances = await set.instances();
    const names = instances.map((instance) => instance.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, reference } of instances) {
      for (const figure of Object.values(reference)) expect(figure, name).toBeGreaterThan(0);
    }
    expect(instances.filter(({ reference }) => Object.keys(reference).length > 0).length).toBeGreaterThan(0);
  });

  test('what the core makes of the first of each group is lawful', async ({ skip }) => {
    skip(absent !== null, absent ?? undefined);
    const instances = await set.instances();
    const groups = [...new Set(instances.map((instance) => instance.group))];
    for (const group of groups) {
      const first = instances.find((instance) => instance.group === group);
      const measured = await first?.solve({ iterations: 50 }, 1, 0);
      expect(measured?.violations, first?.name).toEqual([]);
      const figures = Object.keys(measured?.figures ?? {});
      for (const figure of Object.keys(first?.reference ?? {})) expect(figures).toContain(figure);
    }
  });
});

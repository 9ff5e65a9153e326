/** The demo uses every feature of the case format at least once, loads without a remark, and can be made again. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { loadCase } from '../../src/ingest/index.ts';
import { ALL_DAYS, type Case, PHASES, PUPIL_CLASSES } from '../../src/model/index.ts';
import { DEMO, temporaryFolder } from './command.ts';

let demo: Case;
beforeAll(async () => {
  const { theCase, notes } = await loadCase(DEMO);
  expect(notes).toEqual([]);
  demo = theCase;
});

const valuesOf = <T>(values: readonly T[]) => [...new Set(values)].sort();

test('pupils of every kind', () => {
  const { pupils } = demo;
  expect(valuesOf(pupils.map((p) => p.class))).toEqual([...PUPIL_CLASSES].sort());
  expect(valuesOf(pupils.map((p) => p.pickup))).toEqual(['door', 'stop']);
  expect(valuesOf(pupils.map((p) => p.seating))).toEqual(['seat', 'wheelchair']);
  expect(valuesOf(pupils.map((p) => p.assistant))).toEqual(['individual', 'none', 'shared']);
  expect(valuesOf(pupils.map((p) => p.ownBoardingSeconds))).toEqual([0, 180, null]);
  for (const has of [
    pupils.some((p) => p.solo),
    pupils.some((p) => p.days !== ALL_DAYS),
    pupils.some((p) => p.ownMaxRideSeconds !== null),
    pupils.some((p) => p.keepWith !== null),
    pupils.some((p) => p.keepApart.length === 1) && pupils.some((p) => p.keepApart.length === 2),
    pupils.some((p) => p.equipment !== ''),
  ]) {
    expect(has).toBe(true);
  }
  const years = valuesOf(pupils.map((p) => p.yearGroup));
  for (const year of ['N', 'R', '1', '14']) expect(years).toContain(year);
});

test('other addresses in the morning, in the afternoon, both ways, on some days', () => {
  const others = demo.pupils.flatMap((p) => p.otherAddresses);
  expect(valuesOf(others.map((o) => o.session))).toEqual(['am', 'both', 'pm']);
  expect(demo.pupils.some((p) => p.pickup === 'stop' && p.otherAddresses.length > 0)).toBe(true);
});

test('schools, vehicles and stops of every kind', () => {
  const { schools, vehicleTypes } = demo;
  expect(valuesOf(schools.map((s) => s.phase))).toEqual([...PHASES].sort());
  expect(schools.some((s) => s.vehicleBays === 1) && schools.some((s) => s.vehicleBays === null)).toBe(true);
  expect(schools.some((s) => s.unloadingSeconds === 0) && schools.some((s) => s.unloadingSeconds > 0)).toBe(true);
  expect(vehicleTypes.some((t) => t.layouts.length > 1)).toBe(true);
  expect(vehicleTypes.some((t) => t.available === null) && vehicleTypes.some((t) => t.available === 0)).toBe(true);
  expect(valuesOf(vehicleTypes.map((t) => t.maxRunsPerSession))).toEqual([1, 2]);
  expect(demo.stops.length).toBeGreaterThan(0);
});

test("policies, and today's contracts with and without an end", () => {
  const routes = demo.currentRoutes ?? [];
  expect(demo.policy.mayShareAVehicle.filter((group) => group.length > 1).length).toBeGreaterThan(1);
  expect(demo.policy.sameRouteBothWays.length).toBeGreaterThan(0);
  expect(routes.some((r) => r.contractEnd === null) && routes.some((r) => r.contractEnd !== null)).toBe(true);
  expect(routes.some((r) => r.passengerAssistants > 0)).toBe(true);
  expect(valuesOf(routes.map((r) => r.budgetCode)).length).toBe(4);
});

test('the generator makes the same files again', () => {
  const generator = fileURLToPath(new URL('../../data/make-demo/main.ts', import.meta.url));
  const again = temporaryFolder();
  try {
    execFileSync(process.execPath, ['--import', 'tsx', generator, again], { cwd: path.join(DEMO, '..', '..') });
    const files = fs.readdirSync(DEMO).filter((name) => name !== 'README.md');
    const read = (folder: string) => files.map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
    expect(read(again)).toEqual(read(DEMO));
  } finally {
    fs.rmSync(again, { recursive: true, force: true });
  }
});

/** `compare` puts two plans side by side. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO, demoPlan, run, runHere, temporaryFolder } from './command.ts';

let folder: string;
const inFolder = (name: string) => path.join(folder, name);
const plans = () => ['--plan', inFolder('a'), '--plan', inFolder('b')];

beforeAll(async () => {
  folder = temporaryFolder();
  for (const [name, seed] of [
    ['a', 1],
    ['b', 2],
  ] as const) {
    fs.cpSync(await demoPlan(seed), inFolder(name), { recursive: true });
  }
}, 180_000);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('two plans: the figures of their own files, and counts that add up', async () => {
  const { code, stdout } = await run('compare', DEMO, ...plans(), '--json', '--all');
  expect(code).toBe(0);
  const told = JSON.parse(stdout);
  for (const [i, name] of ['a', 'b'].entries()) {
    const own = JSON.parse(fs.readFileSync(path.join(inFolder(name), 'plan.json'), 'utf8'));
    expect(told.plans[i]).toMatchObject({ lawful: true, routes: own.counts.routes });
    expect(told.plans[i].cost_per_year_gbp.total).toBe(own.cost.per_year_gbp);
    expect(told.plans[i].service.vehicles).toBe(own.counts.vehicles);
    expect(told.plans[i].vehicles_by_type).toEqual(own.counts.vehicles_by_type);
  }
  const { moves } = told;
  expect(moves.pupils_in_both).toBe(291);
  expect(moves.pupils).toHaveLength(291 - moves.nothing_changes);
  expect(moves.vehicle_changes).toBeGreaterThan(0);
});

test('in words', async () => {
  const { code, stdout, stderr } = await runHere('compare', DEMO, ...plans());
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Two plans of Wexmoor Vale\nA: .*a \(lawful\)\nB: .*b \(lawful\)\n/);
  expect(stdout).toMatch(/\nAll {2,}£[\d,]+\.\d\d {2,}£[\d,]+\.\d\d/);
  expect(stdout).toContain('Both were judged here by the drives of straight-line.');
});

test('a plan made with other roads is told of by its letter', async () => {
  const other = inFolder('other-roads');
  fs.cpSync(inFolder('b'), other, { recursive: true });
  const file = path.join(other, 'plan.json');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('"network": "straight-line"', '"network": "osrm"'));
  const { code, stdout } = await runHere('compare', DEMO, '--plan', inFolder('a'), '--plan', other);
  expect(code).toBe(0);
  expect(stdout).toContain(
    '\nB: The plan was made with the drives of osrm, and was judged here with those of straight-line',
  );
  expect(stdout).not.toContain('\nA: The plan');
});

test('a folder that a killed writer had moved aside is put back, be it the second', async () => {
  fs.renameSync(inFolder('b'), inFolder(`.b.schoolrun-old-${2 ** 22 + 1}`));
  const { code, stderr } = await runHere('compare', DEMO, ...plans());
  expect([code, fs.existsSync(inFolder('b'))]).toEqual([0, true]);
  expect(stderr).toContain('the older plan was put back');
});

test.each([
  [[], '--plan is missing.'],
  [['--plan', 'a'], '--plan is given once'],
  [['--plan', 'a', '--plan', 'b', '--plan', 'c'], '--plan is given more than twice.'],
])('%j: exit 2, and says what to do', async (args, message) => {
  const { code, stdout, stderr } = await runHere('compare', DEMO, ...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr).toContain('--plan my-plan --plan other-plan');
});

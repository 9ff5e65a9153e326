/** `--also-seeds`, and what `report` makes of it later. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyCase, DEMO, run, runHere, start, temporaryFolder } from './command.ts';

const MINUTES = 60_000;
let folder: string;
const inFolder = (name: string) => path.join(folder, name);
const read = (plan: string, file: string) => fs.readFileSync(path.join(inFolder(plan), file), 'utf8');

beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test(
  'other seeds show in the summary, report.json and plan.json, and outlive a report',
  async () => {
    const args = ['--iterations', '200', '--seed', '4', '--also-seeds', '2', '--threads', '2'];
    const { code, stdout, stderr } = await run('optimise', DEMO, '--out', inFolder('plan'), ...args);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/plan 3 of 3 checking/);
    expect(stdout).toMatch(/If every drive took 10 % longer, .* of [\d,]+ calls a week/);
    expect(stdout).toMatch(/Solved again with 2 other seeds: £[\d,]+ to £[\d,]+ a year, /);
    const { cost, origin } = JSON.parse(read('plan', 'plan.json'));
    expect(origin.resolved.map((r: { seed: number }) => r.seed)).toEqual([4, 5, 6]);
    expect(origin.resolved[0].pencePerYear).toBe(Math.round(cost.per_year_gbp * 100));
    const figures = JSON.parse(read('plan', 'report.json')).figures as { name: string; value: unknown }[];
    expect(figures.filter((f) => /^resolved\.seed_5\.|^what_if\.factor_1\.1\./.test(f.name)).length).toBeGreaterThan(8);

    const again = await runHere('report', DEMO, '--plan', inFolder('plan'), '--out', inFolder('again'));
    expect(again.code, again.stderr).toBe(0);
    for (const file of ['summary.txt', 'report.json', 'plan.json'])
      expect(read('again', file)).toBe(read('plan', file));

    // At other prices what the seeds found is of another case.
    const dearer = copyCase(DEMO, inFolder('dearer'), {
      'case.yaml': (text) => `${text.replace(/^school_days_per_year:.*$/m, '')}\nschool_days_per_year: 191\n`,
    });
    const other = await runHere('report', dearer, '--plan', inFolder('plan'), '--out', inFolder('other'));
    expect(other.stdout).toContain('What other seeds found is not shown');
    expect(read('other', 'summary.txt')).not.toContain('Solved again');
  },
  4 * MINUTES,
);

test(
  'Ctrl-C during another seed keeps the plan and says what is missing',
  async () => {
    const args = ['--seconds', '1', '--also-seeds', '20'];
    const { child, ended, saying } = start('optimise', DEMO, '--out', inFolder('stopped'), ...args);
    await saying(/plan 2 of 21 searching/);
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/Stopped: solved again with \d+ of 20 other seeds\./);
    expect(JSON.parse(read('stopped', 'plan.json')).origin.resolved.length).toBeLessThan(21);
  },
  2 * MINUTES,
);

test.each(['21', '1.5', '-1', 'some'])('--also-seeds %s: exit 2', async (value) => {
  const { code, stderr } = await runHere('optimise', DEMO, '--out', inFolder('none'), `--also-seeds=${value}`);
  expect(code).toBe(2);
  expect(stderr).toContain('--also-seeds must be a whole number from 0 to 20.');
});

import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLAN_FILES } from '../../src/report/index.ts';
import { SHEETS_FOLDER } from '../../src/report/sheets/names.ts';
import { TENDER_FOLDER } from '../../src/report/tender/names.ts';
import { copyCase, DEMO, type Ended, run, runHere, start, temporaryFolder } from './command.ts';

const STEPS = ['--iterations', '400'];
const MINUTES = 60_000;

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => path.join(folder, name);
const read = (plan: string, file: string) => fs.readFileSync(path.join(inFolder(plan), file), 'utf8');
const rows = (plan: string, file: string) => read(plan, file).trimEnd().split('\n').slice(1);

describe('optimise on the demo', () => {
  let first: Ended;
  beforeAll(async () => {
    first = await run('optimise', DEMO, '--out', inFolder('first'), ...STEPS, '--threads', '2');
  }, 3 * MINUTES);

  test('carries everybody, and says what it costs and saves', () => {
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain('291 pupils, all carried.');
    expect(first.stdout).toContain("Saving like for like, both at the types' rates");
    expect(first.stderr).toMatch(/iterations\/s · \d+ vehicles · £[\d,]+ a year · \d+ not yet carried/);
    expect(first.stdout.startsWith(read('first', 'summary.txt'))).toBe(true);
  });

  test('writes every file, and nothing beside the folder', () => {
    expect(fs.readdirSync(inFolder('first')).sort()).toEqual([...PLAN_FILES, SHEETS_FOLDER, TENDER_FOLDER].sort());
    const runs = JSON.parse(read('first', 'plan.json')).counts.runs;
    expect(fs.readdirSync(path.join(inFolder('first'), 'driver-sheets'))).toHaveLength(2 * runs + 2);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('is lawful by check', async () => {
    expect(await run('check', DEMO, '--plan', inFolder('first'))).toMatchObject({ code: 0 });
  });

  test('the files agree on the cost of a year', () => {
    const { cost } = JSON.parse(read('first', 'plan.json'));
    const column = (file: string, name: string) => read('first', file).split('\n')[0].split(',').indexOf(name);
    const daily = column('routes.csv', 'cost_per_day_gbp');
    const year = rows('first', 'routes.csv').reduce((sum, r) => sum + Number(r.split(',')[daily]) * 190, 0);
    expect(Math.abs(year - cost.per_year_gbp)).toBeLessThan(0.05);
    const total = rows('first', 'savings.csv').at(-1)!.split(',');
    expect(total[0]).toBe('total');
    expect(Number(total[column('savings.csv', 'plan_cost_per_year_gbp')])).toBe(cost.per_year_gbp);
  });

  test('every pupil has a row; the demo shows a raised limit and a door instead of a stop', () => {
    expect(new Set(rows('first', 'pupils.csv').map((r) => r.split(',')[0])).size).toBe(291);
    const codes = rows('first', 'exceptions.csv').map((r) => r.split(',')[0]);
    expect(codes).toContain('long_direct_drive');
    expect(codes).toContain('door_instead_of_stop');
    expect(codes).not.toContain('not_carried');
  });

  test(
    'the plan does not depend on the number of threads, and JSON lines say how it went',
    async () => {
      const args = ['optimise', DEMO, '--out', inFolder('second'), ...STEPS, '--threads', '1', '--json'];
      const { code, stdout } = await run(...args);
      expect(code).toBe(0);
      // The reports tell when the plan was made: with the other's clock they are to be the other's.
      const clock = /"clock": \{[^}]*\}/;
      const [ofFirst] = clock.exec(read('first', 'plan.json'))!;
      const second = read('second', 'plan.json').replace(clock, ofFirst);
      fs.writeFileSync(inFolder('second/plan.json'), second);
      expect(await run('report', DEMO, '--plan', inFolder('second'))).toMatchObject({ code: 0 });
      for (const file of PLAN_FILES) expect(read('second', file), file).toBe(read('first', file));
      expect(read('second', 'driver-sheets/all.html')).toBe(read('first', 'driver-sheets/all.html'));

      const lines = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines.filter((l) => l.type === 'progress').length).toBeGreaterThan(0);
      expect(lines.at(-1)).toMatchObject({ type: 'result', exit_code: 0, pupils_not_carried: 0, not_carried: [] });
      expect(lines.at(-1).cost_per_year_gbp).toBe(JSON.parse(read('first', 'plan.json')).cost.per_year_gbp);
    },
    3 * MINUTES,
  );
});

/** Twelve pupils of the demo; two in wheelchairs must travel alone, and there is one vehicle for them. */
function twoWheelchairsOneVehicle(to: string): string {
  const few = copyCase(DEMO, to, {
    'pupils.csv': (text) => {
      const [head, ...lines] = text.trimEnd().split('\n');
      const some = lines.filter((l) => /^P2(1[1-9]|2[0-2]),/.test(l)).map((l) => l.split(',').slice(0, 14).join(','));
      return [head.split(',').slice(0, 14).join(','), ...some].join('\n').replace(/(wheelchair,\w+),no/g, '$1,yes');
    },
    'vehicle_types.csv': (text) =>
      text.replace(/^(wav,[^,]*,[^,]*),,/m, '$1,1,').replace(/^((?:minibus16|access),[^,]*,[^,]*),\d+,/gm, '$1,0,'),
  });
  for (const name of ['current_routes.csv', 'current_calls.csv', 'pupil_addresses.csv'])
    fs.rmSync(path.join(few, name));
  return few;
}

describe('optimise', () => {
  test('a broken case: exit 2, every fault at once, nothing written', async () => {
    const broken = copyCase(DEMO, inFolder('broken'), {
      'pupils.csv': (text) => text.replace(/^P005,mainstream,\d+/m, 'P005,mainstream,999').replace(/^P007/m, 'P006'),
      'schools.csv': (text) => text.replace('08:40', '25:99'),
    });
    const { code, stdout, stderr } = await runHere('optimise', broken, '--out', inFolder('none'), ...STEPS);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('999');
    expect(stderr).toContain('P006');
    expect(stderr).toContain('25:99');
    expect(fs.existsSync(inFolder('none'))).toBe(false);
  });

  test(
    'a pupil who cannot be carried: exit 4, the plan is written and says who, why and what would help',
    async () => {
      const few = twoWheelchairsOneVehicle(inFolder('few'));
      const { code, stdout } = await run('optimise', few, '--out', inFolder('short'), ...STEPS, '--quiet');
      expect(code).toBe(4);
      expect(stdout).toMatch(/Not carried:\n {2}P\d+.*: .+\n {4}What would help: .+/);
      expect(rows('short', 'exceptions.csv').filter((r) => r.startsWith('not_carried')).length).toBeGreaterThan(0);
      expect(await runHere('check', few, '--plan', inFolder('short'))).toMatchObject({ code: 0 });
    },
    3 * MINUTES,
  );

  test(
    'Ctrl-C once: stops gently and writes a lawful plan',
    async () => {
      const { child, ended, saying } = start('optimise', DEMO, '--out', inFolder('stopped'), '--seconds', '600');
      await saying(/a year/);
      child.kill('SIGINT');
      expect(await ended).toMatchObject({ code: 0 });
      expect(await runHere('check', DEMO, '--plan', inFolder('stopped'))).toMatchObject({ code: 0 });
    },
    2 * MINUTES,
  );

  test(
    'Ctrl-C twice: leaves at once, nothing half written',
    async () => {
      const { child, ended, saying } = start('optimise', DEMO, '--out', inFolder('left'), '--seconds', '600');
      await saying(/a year/);
      child.kill('SIGINT');
      // Two signals at once are one keystroke that npm has passed on; a second one comes later.
      const again = setInterval(() => child.kill('SIGINT'), 310);
      const { code } = await ended;
      clearInterval(again);
      // It may have been quick enough to write its plan after the first.
      expect([0, 130]).toContain(code);
      expect(fs.existsSync(inFolder('left'))).toBe(code === 0);
      expect(fs.readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    },
    2 * MINUTES,
  );
});

/** `report` makes the files of a plan folder anew. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO, demoPlan, run, runHere, temporaryFolder } from './command.ts';

const MINUTES = 60_000;

let folder: string;
const inFolder = (name: string) => path.join(folder, name);

/** Every file below the folder, by name. */
function filesIn(dir: string): Map<string, string> {
  const names = fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => fs.statSync(path.join(dir, name)).isFile());
  return new Map(files.map((name) => [name, fs.readFileSync(path.join(dir, name), 'utf8')]));
}

function copyOfPlan(name: string, change: (dir: string) => void = () => {}): string {
  fs.cpSync(inFolder('plan'), inFolder(name), { recursive: true });
  change(inFolder(name));
  return inFolder(name);
}

beforeAll(async () => {
  folder = temporaryFolder();
  fs.cpSync(await demoPlan(), inFolder('plan'), { recursive: true });
}, 3 * MINUTES);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('a plan of ours', () => {
  test('comes out byte for byte the same', async () => {
    const before = filesIn(inFolder('plan'));
    const { code, stdout } = await run('report', DEMO, '--plan', inFolder('plan'));
    expect(code).toBe(0);
    expect(stdout).toContain('291 pupils, all carried.');
    const after = filesIn(inFolder('plan'));
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect([...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name)).toEqual([]);
  });

  test('is made again where files are missing, and left alone with --out', async () => {
    const less = copyOfPlan('less', (dir) => {
      for (const name of ['summary.txt', 'pupils.csv', 'savings.csv']) fs.rmSync(path.join(dir, name));
    });
    const before = filesIn(less);
    const { code, stdout } = await runHere('report', DEMO, '--plan', less, '--out', inFolder('whole'));
    expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, `The reports are in ${inFolder('whole')}`]);
    expect(filesIn(less)).toEqual(before);
    expect(filesIn(inFolder('whole'))).toEqual(filesIn(inFolder('plan')));
  });

  test('is put back first where a killed writer had moved it aside', async () => {
    const plan = copyOfPlan('aside');
    fs.renameSync(plan, inFolder(`.aside.schoolrun-old-${2 ** 22 + 1}`));
    const { code, stderr } = await runHere('report', DEMO, '--plan', plan);
    expect(code).toBe(0);
    expect(stderr).toContain('the older plan was put back');
    expect(filesIn(plan)).toEqual(filesIn(inFolder('plan')));
  });
});

test('an unlawful plan gets its reports, the breaches first, and exit code 4', async () => {
  const plan = copyOfPlan('unlawful', (dir) => {
    const file = path.join(dir, 'routes.csv');
    // One place for everybody: every vehicle with two pupils on board is too full.
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/,\d+:\d+,/g, ',1:0,'));
  });
  const { code, stdout } = await runHere('report', DEMO, '--plan', plan);
  expect(code).toBe(4);
  const lines = fs.readFileSync(path.join(plan, 'summary.txt'), 'utf8').split('\n');
  expect(lines[4]).toMatch(/^This plan is not lawful: it breaks rules in [\d,]+ places\.$/);
  expect(lines[5]).toMatch(/^ {2}\w+, route R\d+: /);
  expect(stdout.startsWith(lines.join('\n'))).toBe(true);
  expect(JSON.parse(fs.readFileSync(path.join(plan, 'plan.json'), 'utf8'))).toMatchObject({ lower_bound: null });
});

describe('what others wrote', () => {
  let theirs: string;
  beforeAll(() => {
    theirs = copyOfPlan('theirs', (dir) => {
      for (const name of fs.readdirSync(dir)) {
        if (!['routes.csv', 'calls.csv', 'exceptions.csv'].includes(name)) {
          fs.rmSync(path.join(dir, name), { recursive: true });
        }
      }
    });
  });

  test('is not written over', async () => {
    const before = filesIn(theirs);
    const { code, stderr } = await runHere('report', DEMO, '--plan', theirs);
    expect(code).toBe(2);
    expect(stderr).toContain('--out my-reports');
    expect(filesIn(theirs)).toEqual(before);
  });

  test('gets all reports elsewhere, and no origin that it has not', async () => {
    const { code, stderr } = await runHere('report', DEMO, '--plan', theirs, '--out', inFolder('ours'));
    expect(code, stderr).toBe(0);
    const [ours, own] = [filesIn(inFolder('ours')), filesIn(inFolder('plan'))];
    for (const name of ['routes.csv', 'calls.csv', 'pupils.csv', 'exceptions.csv', 'savings.csv']) {
      expect(ours.get(name)).toBe(own.get(name));
    }
    expect(JSON.parse(ours.get('plan.json')!).origin).toBeNull();
  });
});

describe('arguments', () => {
  test.each([
    [[DEMO], '--plan is missing.'],
    [[DEMO, '--plan', 'no-such-plan'], 'FOLDER-UNREADABLE'],
    [[DEMO, '--plan', 'data', '--averages'], '--averages needs a value.'],
  ])('%j: exit 2, and says what to do', async (args, message) => {
    const { code, stdout, stderr } = await runHere('report', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('averages with a fault stop the command before anything is written', async () => {
    const averages = inFolder('averages.csv');
    fs.writeFileSync(averages, 'label,classes,gbp_per_pupil,year,source\nSEND,sen,8116,2024,NAO\n');
    const args = ['report', DEMO, '--plan', inFolder('plan'), '--out', inFolder('none'), '--averages', averages];
    const { code, stderr } = await run(...args);
    expect([code, fs.existsSync(inFolder('none'))]).toEqual([2, false]);
    expect(stderr).toContain('[VALUE-NOT-LISTED] averages.csv:2 classes "sen"');
  });
});

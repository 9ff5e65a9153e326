/** `--out DIR` where no plan can be written: known before the search, in words, and nothing is left behind. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyCase, DEMO, run, temporaryFolder } from './command.ts';

let folder: string;
let ourCase: string;
beforeAll(() => {
  folder = temporaryFolder();
  ourCase = copyCase(DEMO, path.join(folder, 'case'), {});
  fs.writeFileSync(path.join(folder, 'file'), 'mine');
  fs.mkdirSync(path.join(folder, 'others'));
  fs.writeFileSync(path.join(folder, 'others', 'notes.txt'), 'mine');
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** An hour's search: a place found bad only after it would end the test. */
const optimise = (out: string) => run('optimise', ourCase, '--quiet', '--seconds', '3600', '--out', out);
const below = (...names: string[]) => path.join(folder, ...names);

const BAD: readonly (readonly [what: string, out: () => string, cause: string, remedy: string])[] = [
  ['a file', () => below('file'), 'is a file, not a folder', 'Name a folder'],
  ['below a file', () => below('file', 'x'), 'x lies below a file', 'where you may write'],
  ['below a device', () => '/dev/null/x', '/dev/null/x lies below a file', 'where you may write'],
  ['a name of 300 letters', () => below('a'.repeat(300)), 'the name is too long', 'shorter name'],
  ['a path of 5,000 letters', () => below(...Array(50).fill('a'.repeat(99))), 'the name is too long', 'shorter name'],
  ["other people's files", () => below('others'), 'not a plan folder', 'nothing in this one was touched'],
  ['the case folder', () => ourCase, 'is the case folder', 'a folder beside it'],
  ['in the case folder', () => path.join(ourCase, 'new', 'plan'), 'lies in the case folder', 'a folder beside it'],
];

describe('optimise --out', () => {
  test.each(BAD)('%s: exit 2 with code, cause and remedy', async (_, out, cause, remedy) => {
    const before = fs.readdirSync(folder, { recursive: true }).sort();
    const { code, stdout, stderr } = await optimise(out());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('error [plan_folder]');
    expect(stderr).toContain(cause);
    expect(stderr).toContain(remedy);
    expect(stderr).not.toMatch(/E[A-Z]{4,}:|schoolrun-new|\n {4}at /);
    expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThan(400);
    expect(fs.readdirSync(folder, { recursive: true }).sort()).toEqual(before);
  });

  test.runIf(process.platform === 'linux')('where the system makes no folder at all: no endless wait', async () => {
    const { code, stderr } = await optimise('/proc/x');
    expect(code).toBe(2);
    expect(stderr).toContain('no folder can be made at /proc/x');
  });

  test('a plan that cannot be read leaves no folder for the reports behind', async () => {
    const { code, stderr } = await run('report', ourCase, '--plan', below('none'), '--out', below('new', 'plan'));
    expect([code, fs.existsSync(below('new'))]).toEqual([2, false]);
    expect(stderr).toContain('FOLDER-UNREADABLE');
  });
});

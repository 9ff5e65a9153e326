/** `--pseudonymise --key FILE` with the real command: what is wrong with a key, and what is left of the pupils. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCase } from '../../src/index.ts';
import type { Case } from '../../src/model/index.ts';
import { disclosed, textsIn } from '../report/disclosure.ts';
import { copyCase, DEMO, run, temporaryFolder } from './command.ts';

const MINUTES = 60_000;
const STEPS = ['--iterations', '20', '--threads', '1', '--quiet'];
/** Of no pupil but one, and in no other file: where it is found, a free text was let through. */
const TELLING = 'Oxygen cylinder of Morwenna Trelawny';

let folder: string;
let ourCase: string;
let theCase: Case;
let key: string;
const below = (name: string) => path.join(folder, name);
beforeAll(async () => {
  folder = temporaryFolder();
  ourCase = copyCase(DEMO, below('case'), {
    'pupils.csv': (text) => text.replace(/^(P211,.*),[^,\n]*$/m, `$1,${TELLING}`),
  });
  ({ theCase } = await loadCase(ourCase));
  key = below('key.txt');
  fs.writeFileSync(key, 'bWluZSBhbmQgbm9ib2R5IGVsc2Unczsgc2VjcmV0\n');
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** What of the pupils is in the files of a plan folder. */
function toldBy(plan: string): string[] {
  return [...textsIn(plan)].flatMap(([name, text]) => [
    ...disclosed(theCase, text).map((what) => `${name}: ${what}`),
    ...(text.includes('Trelawny') ? [`${name}: equipment`] : []),
  ]);
}

describe('a key', () => {
  const optimise = (...args: string[]) => run('optimise', ourCase, '--out', below('none'), ...STEPS, ...args);

  test.each([
    ['is needed', [], '--pseudonymise needs --key FILE.', 'Make a key once and keep it'],
    ['has a value', ['--key'], '--key needs a value.', '--key VALUE'],
    ['is a file that is there', ['--key', '/no/such/key'], 'it does not exist', 'Make a key once and keep it'],
    ['is a file', ['--key', '/'], 'it is a folder', 'Make a key once and keep it'],
    ['is not empty', ['--key', '/dev/null'], 'The key has 0 bytes; it needs at least 16.', 'Make a key once'],
  ])('%s', async (_, args, cause, remedy) => {
    const { code, stdout, stderr } = await optimise('--pseudonymise', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('error [usage]');
    expect(stderr).toContain(cause);
    expect(stderr).toContain(remedy);
    expect(fs.existsSync(below('none'))).toBe(false);
  });

  test('is long enough: white space at its end does not count', async () => {
    fs.writeFileSync(below('short'), `${'x'.repeat(15)}  \n\n`);
    const { code, stderr } = await optimise('--pseudonymise', '--key', below('short'));
    expect([code, stderr]).toEqual([2, expect.stringContaining('The key has 15 bytes; it needs at least 16.')]);
  });

  test('is of no use without --pseudonymise, and stays out of the plan folder', async () => {
    const alone = await optimise('--key', key);
    expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining('without --pseudonymise')]);
    fs.mkdirSync(below('inside'));
    fs.copyFileSync(key, path.join(below('inside'), 'key.txt'));
    const args = ['--pseudonymise', '--key', path.join(below('inside'), 'key.txt')];
    const inside = await run('optimise', ourCase, '--out', below('inside'), ...STEPS, ...args);
    expect([inside.code, inside.stderr]).toEqual([2, expect.stringContaining('The key is in the plan folder')]);
  });

  test.skipIf(process.getuid?.() === 0)('is a file that we may read', async () => {
    fs.writeFileSync(below('locked'), 'x'.repeat(40), { mode: 0 });
    const { code, stderr } = await optimise('--pseudonymise', '--key', below('locked'));
    expect([code, stderr]).toEqual([2, expect.stringContaining('you have no right to read it')]);
  });
});

describe('what is written', () => {
  test(
    'optimise --pseudonymise: no id, no home, no free text in any file, and no command reads it again',
    async () => {
      const args = ['--pseudonymise', '--key', key];
      const { code, stdout } = await run('optimise', ourCase, '--out', below('codes'), ...STEPS, ...args);
      expect(code).toBe(0);
      expect(stdout).toContain('the folder is pseudonymised');
      expect(toldBy(below('codes'))).toEqual([]);
      expect(fs.existsSync(path.join(below('codes'), 'driver-sheets'))).toBe(false);
      expect(fs.readFileSync(path.join(below('codes'), 'pupils.csv'), 'utf8')).toMatch(/^p-\w{8},/m);
      for (const command of ['check', 'report']) {
        const { code: again, stderr } = await run(command, ourCase, '--plan', below('codes'));
        expect([again, stderr]).toEqual([2, expect.stringContaining('[PLAN-PSEUDONYMISED]')]);
      }
    },
    4 * MINUTES,
  );

  test(
    'report --pseudonymise: the same codes by the same key, and never over the plan in full',
    async () => {
      expect((await run('optimise', ourCase, '--out', below('full'), ...STEPS)).code).toBe(0);
      expect(toldBy(below('full')).length).toBeGreaterThan(1000);
      const report = ['report', ourCase, '--plan', below('full'), '--pseudonymise', '--key', key];
      const over = await run(...report);
      expect([over.code, over.stderr]).toEqual([2, expect.stringContaining('holds a plan in full')]);
      expect((await run(...report, '--out', below('shared'))).code).toBe(0);
      expect(toldBy(below('shared'))).toEqual([]);
      const read = (plan: string) => fs.readFileSync(path.join(below(plan), 'calls.csv'), 'utf8');
      expect(read('shared')).toBe(read('codes'));
    },
    4 * MINUTES,
  );
});

/** A case whose texts try to steer the terminal, and what of that comes out of the commands and into the plan. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyCase, DEMO, type Ended, run, temporaryFolder } from './command.ts';

const MINUTES = 60_000;
const RED = '\u001b[31m';
/** Colours, a title of the window, a C1 control, a bell, writing turned round, a separator of lines. */
const EVIL = `${RED}x\u001b]0;y\u0007\u009b2J\u202ez\u2028`;
// biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
const STEERS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

let folder: string;
let hostile: string;
let plan: string;
let optimised: Ended;
beforeAll(async () => {
  folder = temporaryFolder();
  plan = path.join(folder, 'plan');
  hostile = copyCase(DEMO, path.join(folder, 'case'), {
    'case.yaml': (text) => text.replace(/^name:.*$/m, 'name: "Wex\\e[31mmoor\\u202e Vale\\nAll carried"'),
    'schools.csv': (text) =>
      text.replace(
        'Stowbridge Primary',
        `"Stowbridge ${EVIL}
Primary"`,
      ),
    'stops.csv': (text) => text.replaceAll('Market Wexley', `Market ${EVIL}`),
    'vehicle_types.csv': (text) => text.replace(/Saloon taxi/, `Saloon ${EVIL} taxi`),
    'current_routes.csv': (text) => text.replace(/^(\w+\d,)([^,]+),/gm, `$1$2 ${EVIL},`),
  });
  const args = ['--iterations', '20', '--threads', '1'];
  optimised = await run('optimise', hostile, '--out', plan, ...args);
}, 2 * MINUTES);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('names with control characters', () => {
  test('are planned without them', async () => {
    expect(optimised.code).toBe(0);
    expect(optimised.stdout).toMatch(/^Wex\[31mmoor Vale All carried\n=+\n/);
    expect(optimised.stdout + optimised.stderr).not.toMatch(STEERS);
    expect((await run('validate', hostile)).stderr).toContain('note [TEXT-CHARACTERS] schools.csv:3 name');
  });

  test('are in no file of the plan', () => {
    const files = fs.readdirSync(plan, { recursive: true, encoding: 'utf8' });
    // Ours, and on purpose: the scripts of the page, and the form feed between two sheets of a text.
    const ours = (text: string) => text.replace(/<script(?! type).*?<\/script>/gs, '').replaceAll('\f\n', '\n');
    const steering = files
      .filter((name) => /\.(csv|html|txt|json|geojson)$/.test(name))
      .filter((name) => STEERS.test(ours(fs.readFileSync(path.join(plan, name), 'utf8'))));
    expect(steering).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
  });

  test.each([
    ['validate', '--all'],
    ['validate', '--json'],
    ['baseline', '--all'],
    ['baseline', '--json'],
    ['network'],
    ['network', '--json'],
  ])('%s %s prints none', async (command, ...options) => {
    const { stdout, stderr } = await run(command, hostile, ...options);
    expect(stdout + stderr).not.toMatch(STEERS);
  });
});

test('ids with control characters are refused, and shown by name; so are those of a plan', async () => {
  const bad = copyCase(DEMO, path.join(folder, 'ids'), {
    'pupils.csv': (text) => text.replace(/^P001,/m, `P001${RED},`).replace(/^(P002,\w+),\d+/m, `$1,9${RED}`),
  });
  const { code, stderr } = await run('validate', bad);
  expect(code).toBe(2);
  expect(stderr).toContain('error [ID-CHARACTERS] pupils.csv:2 pupil_id "P001<U+001B>[31m"');
  expect(stderr).toContain('9<U+001B>[31m');
  expect(stderr).not.toMatch(STEERS);

  const others = path.join(folder, 'others');
  fs.cpSync(plan, others, { recursive: true });
  const calls = path.join(others, 'calls.csv');
  fs.writeFileSync(calls, fs.readFileSync(calls, 'utf8').replace(/\bP003\b/g, `P003${RED}`));
  const checked = await run('check', hostile, '--plan', others, '--json');
  expect(checked.code).toBe(2);
  expect(checked.stderr).toContain('[ID-CHARACTERS] calls.csv');
  expect(checked.stdout + checked.stderr).not.toMatch(STEERS);
});

test('what the user types is shown by name as well', async () => {
  for (const args of [[RED], ['validate', `no${RED}`], ['optimise', DEMO, '--seed', RED], ['explain', RED]]) {
    const { code, stdout, stderr } = await run(...args);
    expect([code, STEERS.test(stdout + stderr)]).toEqual([2, false]);
  }
});

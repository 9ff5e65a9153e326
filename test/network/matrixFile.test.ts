/** The planner's own matrix: read, checked for holes and units, and used. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SchoolrunError } from '../../src/model/index.ts';
import { openNetwork } from '../../src/network/index.ts';
import { aCase, pupil, school } from '../check/support.ts';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-matrix-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const CASE = aCase({ schools: [school('S1', 0)], pupils: [pupil('A', 1000), pupil('B', 2000)] });
const GOOD = ['A,S1,100,1000', 'S1,A,120,1100', 'B,S1,200.4,2000', 'S1,B,210,2100', 'A,B,95,1000', 'B,A,,'];

function write(rows: readonly string[], header = 'from_id,to_id,seconds,metres', bom = ''): string {
  const file = path.join(folder, 'drives.csv');
  fs.writeFileSync(file, `${bom}${[header, ...rows].join('\n')}\n`);
  return file;
}

const [a, b, s] = [CASE.pupils[0].home, CASE.pupils[1].home, CASE.schools[0].at];

async function causes(file: string): Promise<string[]> {
  const network = openNetwork(CASE, { matrix: file }).then((n) => n.matrix([a, b, s]));
  const error = (await network.catch((e) => e)) as SchoolrunError;
  expect(error.exitCode).toBe(2);
  return error.faults.map((f) => `${f.line ?? ''} ${f.value ?? ''} ${f.cause}`);
}

test('drives come from the file, both ways, with the session’s factor', async () => {
  const policy = { ...CASE.policy, travelTimeFactor: { am: 1.5, pm: 1 } };
  const network = await openNetwork({ ...CASE, policy }, { matrix: write(GOOD) });
  const legs = [
    { from: a, to: s },
    { from: s, to: a },
    { from: b, to: s },
    { from: a, to: a },
  ];
  expect((await network.drives('am', legs)).map((d) => d.seconds)).toEqual([150, 180, 301, 0]);
  expect((await network.drives('pm', legs)).map((d) => d.metres)).toEqual([1000, 1100, 2000, 0]);
  const [none] = await network.drives('am', [{ from: b, to: a }]);
  expect(none.seconds).toBeGreaterThan(86_400);
  expect(network.engine).toBe('matrix');
});

test('semicolons and a byte order mark are fine', async () => {
  const file = write(
    GOOD.map((row) => row.replaceAll(',', ';')),
    'From_ID;to_id;seconds;metres',
    '\uFEFF',
  );
  const network = await openNetwork(CASE, { matrix: file });
  expect(await network.drives('am', [{ from: a, to: s }])).toEqual([{ metres: 1000, seconds: 100 }]);
});

test('holes are named, all at once', async () => {
  const found = await causes(write(GOOD.slice(1, 5)));
  expect(found).toEqual([expect.stringContaining('A → S1'), expect.stringContaining('B → A')]);
});

test.each([
  ['negative', ['A,S1,-5,1000'], 'must be numbers of 0 or more'],
  ['no number', ['A,S1,two,1000'], 'must be numbers of 0 or more'],
  ['twice', ['A,S1,100,1000', 'A,S1,101,1000'], 'there twice'],
  ['nameless', [',S1,100,1000'], 'must name both places'],
])('%s', async (_, rows, cause) => {
  expect((await causes(write(rows))).join()).toContain(cause);
});

test.each([
  ['minutes', GOOD.slice(0, 5).map((row) => row.replace(/,([\d.]+),/, (_, n) => `,${Number(n) / 60},`)), 'minutes'],
  ['kilometres', GOOD.slice(0, 5).map((row) => row.replace(/,(\d+)$/, (_, n) => `,${Number(n) / 1000}`)), 'kilometres'],
])('%s in place of the format’s units are noticed', async (_, rows, unit) => {
  expect((await causes(write(rows))).join()).toContain(`look like ${unit}`);
});

test('another header, or no file', async () => {
  expect((await causes(write(GOOD, 'a,b,c,d'))).join()).toContain('from_id, to_id, seconds, metres');
  expect((await causes(path.join(folder, 'none.csv'))).join()).toContain('there is no file of this name');
});

/** The planner's own matrix: read, checked for holes and units, and used. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SchoolrunError } from '../../src/model/index.ts';
import { openNetwork } from '../../src/network/index.ts';
import { greatCircleMetres } from '../../src/network/straightLine.ts';
import { aCase, north, pupil, school } from '../check/support.ts';

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

test.each([
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['quoted cells after a byte order mark', (text: string) => `\uFEFF${text.replace(/[^,\n]+/g, '"$&"')}`],
  [
    'columns in another order, and one that is not ours',
    (text: string) => text.replace(/^(.*),(.*),(.*),(.*)$/gm, (_, from, to, s, m) => `${m},by van,${s},${to},${from}`),
  ],
  ['no line end after the last row', (text: string) => text.trimEnd()],
])('%s are fine', async (_, change) => {
  const file = write(GOOD);
  fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
  const network = await openNetwork(CASE, { matrix: file });
  expect(await network.drives('am', [{ from: b, to: s }])).toEqual([{ metres: 2000, seconds: 200 }]);
});

test.each([
  ['cut off after an id', 'S1,A', /^4 S1, A the row has 2 cells, the header 4$/],
  ['cut off in an id', 'S', /^4 S the row has 1 cell, the header 4$/],
  ['cut off after the seconds', 'S1,A,120', /^4 S1, A, 120 the row has 3 cells, the header 4$/],
  ['with a decimal comma', 'S1,A,120,5,1100', /^4 S1, A, 120, 5, 1100 the row has 5 cells, the header 4$/],
])('a row %s is no drive and no missing way', async (_, row, cause) => {
  const found = await causes(write(['A,S1,100,1000', 'B,S1,200,2000', row]));
  expect(found).toEqual([expect.stringMatching(cause)]);
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

test.each([
  ['a place not 0 from itself', ['A,A,5,10'], 'not 0'],
  ['a walk that is no number', ['A,S1,100,1000,far'], 'must be numbers'],
  ['half of a quotation mark', ['"A,S1,100,1000,'], 'cannot be read'],
])('%s, with its line', async (_, rows, cause) => {
  const [first] = await causes(write(['S1,A,120,1100,', '', ...rows], 'from_id,to_id,seconds,metres,walk_metres'));
  expect(first).toMatch(/^4 /);
  expect(first).toContain(cause);
});

test('a single drive that nothing could make is named, with its line', async () => {
  const far = aCase({ schools: [school('S1', 0)], pupils: [pupil('A', 9000), pupil('B', 2000)] });
  const rows = ['A,S1,600,9100', 'S1,A,60,9100', 'B,S1,200,2000', 'S1,B,210,2100', 'A,B,495,5000', 'B,A,600,7100'];
  const error = (await openNetwork(far, { matrix: write(rows) }).catch((e) => e)) as SchoolrunError;
  const found = error.faults.map(({ code, line, cause }) => [code, line, cause]);
  expect(found).toEqual([['NETWORK-MATRIX-UNITS', 3, expect.stringContaining('9100 m in 60 s')]]);
  const moved = rows.map((row) => row.replace('S1,A,60,9100', 'S1,A,400,6000'));
  const other = (await openNetwork(far, { matrix: write(moved) }).catch((e) => e)) as SchoolrunError;
  expect(other.faults.map(({ line }) => line)).toEqual([3]);
  expect(other.faults[0].cause).toContain('shorter than the straight line of 9000 m');
});

test('a pupil whom the file does not know is named, with the id that was probably meant', async () => {
  const found = await causes(write(GOOD.map((row) => row.replaceAll(/\bA\b/g, 'a '))));
  expect(found).toEqual([expect.stringMatching(/A the matrix has no drive to or from pupil A; it knows a$/)]);
});

test('ids of nobody are no fault, and the note says how many', async () => {
  const network = await openNetwork(CASE, { matrix: write([...GOOD, 'Z1,S1,100,2000', 'S1,Z1,100,2000']) });
  expect(network.note).toContain('names 1 place that the case has not (Z1 for one)');
});

test('a pupil and a school of one id are told apart, or refused', async () => {
  const twins = aCase({ schools: [school('A', 0)], pupils: [pupil('A', 1000)] });
  const plain = (await openNetwork(twins, { matrix: write(['A,A,100,1000']) }).catch((e) => e)) as SchoolrunError;
  expect([plain.exitCode, plain.faults[0].remedy]).toEqual([2, 'Write school:A, pupil:A or stop:A.']);
  const network = await openNetwork(twins, {
    matrix: write(['pupil:A,school:A,100,1000', 'school:A,pupil:A,120,1000']),
  });
  const leg = { from: twins.pupils[0].home, to: twins.schools[0].at };
  expect((await network.drives('am', [leg]))[0].seconds).toBe(100);
});

test('siblings at one home may each have their rows, if they agree', async () => {
  const home = CASE.pupils[0].home;
  const siblings = { ...CASE, pupils: [...CASE.pupils, pupil('C', 1000, { home })] };
  await openNetwork(siblings, { matrix: write([...GOOD, 'C,S1,100,1000', 'A,C,0,0']) });
  const error = await openNetwork(siblings, { matrix: write([...GOOD, 'C,S1,101,1000']) }).catch((e) => e);
  expect([error.exitCode, error.faults[0].line, error.faults[0].cause]).toEqual([
    2,
    8,
    expect.stringContaining('there twice, with other figures'),
  ]);
});

test('walks are those of the file where it has them, never below the straight line', async () => {
  const rows = [
    'A,S1,100,1000,1400',
    'S1,A,120,1100,none',
    'B,S1,200,2000,900',
    'S1,B,210,2100,',
    'A,B,95,1000,',
    'B,A,,,',
  ];
  const network = await openNetwork(CASE, { matrix: write(rows, 'from_id,to_id,seconds,metres,walk_metres') });
  const walks = await network.walks([
    { from: a, to: s },
    { from: s, to: a },
    { from: b, to: s },
  ]);
  expect([walks[0], walks[1]]).toEqual([1400, Number.POSITIVE_INFINITY]);
  expect(walks[2]).toBeCloseTo(2000, 6);
  const hole = (await network.walks([{ from: s, to: b }]).catch((e) => e)) as SchoolrunError;
  expect([hole.exitCode, hole.faults[0].code, hole.faults[0].value]).toEqual([2, 'NETWORK-MATRIX-HOLE', 'S1 → B']);
  expect(network.note).toContain('and so are walks');
});

test('a stop that the file does not know is not used, and the note says so', async () => {
  const stops = [
    { id: 'T1', name: 'Known', at: s },
    { id: 'T2', name: 'Not known', at: north(1500) },
  ];
  const network = await openNetwork({ ...CASE, stops }, { matrix: write(GOOD) });
  const walks = await network.walks(stops.map((stop) => ({ from: a, to: stop.at })));
  expect(walks).toEqual([greatCircleMetres(a, s), Number.POSITIVE_INFINITY]);
  expect(network.note).toContain('Of 2 stops it knows 1; no other is used.');
});

test.each(['utf16le', 'latin1'] as const)('a file in %s is read', async (encoding) => {
  const cafe = aCase({ schools: [school('É1', 0)], pupils: [pupil('A', 1000)] });
  const text = `${encoding === 'utf16le' ? '\uFEFF' : ''}from_id;to_id;seconds;metres\r\nA;É1;100;1000\r\nÉ1;A;100;1000\r\n`;
  const file = path.join(folder, 'encoded.csv');
  fs.writeFileSync(file, Buffer.from(text, encoding));
  const network = await openNetwork(cafe, { matrix: file });
  expect((await network.drives('pm', [{ from: a, to: s }]))[0].seconds).toBe(100);
});

test('many faults are counted, and the first of them shown', async () => {
  const found = await causes(write(Array.from({ length: 33 }, (_, i) => `A,S1,-${i},1`)));
  expect(found).toHaveLength(21);
  expect(found.at(-1)).toContain('and 13 more faults of this kind');
});

test('another header, or no file', async () => {
  expect((await causes(write(GOOD, 'a,b,c,d'))).join()).toContain('from_id, to_id, seconds, metres');
  expect((await causes(path.join(folder, 'none.csv'))).join()).toContain('there is no file of this name');
});

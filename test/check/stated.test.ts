/** What a plan folder says of itself: our own writer's figures hold, and each false one is noticed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statedFigures } from '../../src/check/stated.ts';
import { loadStatedFigures } from '../../src/ingest/index.ts';
import type { Judgement, Plan } from '../../src/model/index.ts';
import { planFiles } from '../../src/report/index.ts';
import { aCase, afternoon, aPlan, aRoute, judge, listed, morning, pupil } from './support.ts';

/** B is away on Wednesday, so A's row differs there; C needs an assistant and rides alone; nobody can carry D. */
const theCase = aCase({
  pupils: [
    pupil('A', 5000),
    pupil('B', 3000, { days: 0b11011 }),
    pupil('C', 4000, { class: 'send', assistant: 'shared' }),
    pupil('D', 4000, { seating: 'wheelchair' }),
  ],
});
const most = 0b11011;
const plan: Plan = aPlan(
  [
    aRoute('R1', [
      ...morning(theCase, ['A', 'B'], '08:50', most),
      ...morning(theCase, ['A'], '08:50', 0b00100),
      ...afternoon(theCase, ['B', 'A'], '15:40', most),
      ...afternoon(theCase, ['A'], '15:40', 0b00100),
    ]),
    aRoute('R2', [...morning(theCase, ['C']), ...afternoon(theCase, ['C'])]),
  ],
  [listed('not_carried', 'D', { message: 'no place.', whatWouldHelp: 'one more.' })],
);

const made: string[] = [];
let judgement: Judgement;
let files: Map<string, string>;

beforeAll(async () => {
  judgement = await judge(theCase, plan);
  files = new Map(await planFiles(theCase, { plan, judgement, today: null }));
});
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** What is found in the plan folder with one file put as `change` says. */
async function found(file: string, change: (text: string) => string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'schoolrun-stated-'));
  made.push(folder);
  for (const [name, text] of files) writeFileSync(path.join(folder, name), name === file ? change(text) : text);
  return statedFigures(await loadStatedFigures(folder), judgement, theCase);
}

/** One cell of a file changed, in the row (from 0) under the header. */
function cell(row: number, column: string, value: string) {
  return (text: string) => {
    const lines = text.split('\n').map((line) => line.split(','));
    const at = lines[0].indexOf(column);
    if (at < 0) throw new Error(`no column ${column}`);
    lines[row + 1][at] = value;
    return lines.map((line) => line.join(',')).join('\n');
  };
}

const R = 'routes.csv';
const P = 'pupils.csv';

it("bears out our own writer's figures", async () => {
  expect(await found(R, (text) => text)).toEqual([]);
});

describe('a false figure', () => {
  it.each([
    [R, 0, 'km_per_day', '9.5', 'R1', 'states 9.5 km a day; its share of the duty is 10.000 km.'],
    [R, 0, 'hours_per_day', '0.2', 'R1', 'states 0.2 hours a day'],
    [R, 0, 'am_start', '08:41:05', 'R1', 'states am_start 08:41:05; the calls have 08:40:'],
    [R, 0, 'am_end', '08:51', 'R1', 'states am_end 08:51; the calls have 08:52:00.'],
    [R, 0, 'pm_start', '15:30:00', 'R1', 'states pm_start'],
    [R, 0, 'pm_end', 'teatime', 'R1', 'states pm_end teatime'],
    [R, 0, 'pupils', '3', 'R1', 'states 3 pupils; the calls have 2.'],
    [R, 0, 'assistants', '1', 'R1', 'states 1 assistant; its runs need 0.'],
    [R, 1, 'assistants', '0', 'R2', 'states 0 assistants; its runs need 1.'],
    [R, 1, 'class_group', 'mainstream', 'R2', 'states class_group mainstream; the calls have send.'],
    [P, 0, 'pickup_place', 'B', 'A', 'states pickup_place B for A; the calls have A.'],
    [P, 0, 'pickup_time', '07:00:00', 'A', 'states pickup_time 07:00:00 for A'],
    [P, 0, 'am_route_id', 'R2', 'A', 'states route R2 for A; the calls have R1.'],
    [P, 0, 'days', 'MT--F', 'A', 'has no row for A on ---T-, when the calls carry the pupil.'],
    [P, 1, 'days', '--WT-', 'A', 'has more than one row for A on ---T-.'],
    [P, 4, 'pickup_time', '08:00', 'D', 'the calls have none in the morning.'],
  ])('%s row %i %s %s', async (file, row, column, value, id, message) => {
    const violations = await found(file, cell(row, column, value));
    const told = violations.find((v) => v.message.includes(message));
    expect(violations.map((v) => v.message).join('\n')).toContain(message);
    expect(told).toMatchObject({ rule: 'stated_figures_wrong', [file === R ? 'routeId' : 'pupilId']: id });
  });

  it('a row that is not there', async () => {
    const violations = await found(P, (text) => text.replace(/^B,.*\n/m, ''));
    expect(violations.map((v) => v.message)).toEqual([
      'pupils.csv has no row for B on MT-TF, when the calls carry the pupil.',
    ]);
  });

  it.each([
    ['message', 'the reason'],
    ['what_would_help', 'what would help'],
  ])('an exception without %s', async (column, missing) => {
    const violations = await found('exceptions.csv', cell(0, column, ''));
    expect(violations).toMatchObject([
      { rule: 'reason_missing', pupilId: 'D', message: `exceptions.csv lists D as not_carried without ${missing}.` },
    ]);
  });
});

describe('what is not claimed', () => {
  it.each([
    [R, 0, 'km_per_day', ''],
    [R, 0, 'am_start', ''],
    [R, 0, 'class_group', ''],
    [R, 1, 'class_group', 'SEND + social_care + lac'],
    [P, 0, 'pickup_place', ''],
    [P, 0, 'pickup_time', ''],
  ])('%s row %i %s "%s"', async (file, row, column, value) => {
    expect(await found(file, cell(row, column, value))).toEqual([]);
  });

  it.each([
    ['times to the minute', R, (text: string) => text.replace(/(\d\d:\d\d):\d\d/g, '$1')],
    ['two decimals', R, (text: string) => text.replace(/\d+\.\d{6}(?=,)/g, (n) => Number(n).toFixed(2))],
    ['columns that are not there', P, (text: string) => text.replace(/^(([^,\n]*,){3}[^,\n]*).*$/gm, '$1')],
    [
      'an exception file without reasons',
      'exceptions.csv',
      (text: string) => text.replace(/^(([^,\n]*,){5}[^,\n]*).*$/gm, '$1'),
    ],
  ])('%s', async (_what, file, change) => {
    expect(await found(file, change)).toEqual([]);
  });
});

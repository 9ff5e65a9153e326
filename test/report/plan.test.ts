import { describe, expect, test } from 'vitest';
import { costOfYear } from '../../src/cost/index.ts';
import type { PlanException } from '../../src/model/index.ts';
import { countsOf, planFiles, summaryText } from '../../src/report/index.ts';
import { days, notCarried, pupil, tinyCase, tinyPlan } from './tiny.ts';

const theCase = tinyCase();
const costed = (tag = 1) => {
  const { plan, judgement } = tinyPlan(tag);
  return { plan, judgement: { ...judgement, cost: costOfYear(judgement.duties, theCase) }, today: null };
};

describe('routes.csv', () => {
  test("a day's shares times the school days add up to the cost of a year", async () => {
    const reported = costed();
    const lines = (await planFiles(theCase, reported)).get('routes.csv')!.trimEnd().split('\n');
    const column = lines[0].split(',').indexOf('cost_per_day_gbp');
    const year = lines.slice(1).reduce((sum, line) => sum + Number(line.split(',')[column]) * 190, 0);
    expect(Math.abs(year * 100 - reported.judgement.cost.total)).toBeLessThan(2);
  });

  test('two routes of one duty share its figures', async () => {
    const lines = (await planFiles(theCase, costed())).get('routes.csv')!.split('\n');
    expect(lines[1]).toMatch(/^R1-1,D1-1,taxi4,4:0,,send,0,1,08:20:00,09:02:00,,,2.345000,0.700000,/);
    expect(lines[2].split(',').slice(12)).toEqual(lines[3].split(',').slice(12));
    expect(lines[2].split(',')[12]).toBe('3.333100');
  });
});

describe('plan.json', () => {
  test('starts with its mark, holds everything, and the clock in one place alone', async () => {
    const text = (await planFiles(theCase, costed())).get('plan.json')!;
    expect(text.startsWith('{\n  "format": "schoolrun-plan",\n  "version": 1,')).toBe(true);
    const json = JSON.parse(text);
    expect(Object.keys(json.case.input_sha256)).toEqual(['case.yaml', 'pupils.csv']);
    expect(json.cost.per_year_gbp).toBeGreaterThan(0);
    expect(json.lower_bound).toBeNull();
    expect(json.origin.seed).toBe(1);
    expect(json.counts.vehicles_by_type).toEqual({ taxi4: 2 });
    expect(json.routes).toHaveLength(3);

    const later = costed();
    const clock = { finishedAt: '2030-01-01T00:00:00Z', elapsedSeconds: 99 };
    const second = { ...later, plan: { ...later.plan, origin: { ...later.plan.origin!, clock } } };
    const other = JSON.parse((await planFiles(theCase, second)).get('plan.json')!);
    expect(other).not.toEqual(json);
    expect({ ...other, origin: { ...other.origin, clock: null } }).toEqual({
      ...json,
      origin: { ...json.origin, clock: null },
    });
  });
});

describe('the summary', () => {
  test('says the costs in pounds and which is which', () => {
    const reported = costed();
    const today = { plan: reported.plan, judgement: reported.judgement, paidPerYear: 1_900_000_00 };
    const text = summaryText(theCase, { ...reported, today });
    expect(text).toContain('3 pupils, all carried.');
    expect(text).toMatch(/Saloon taxi +1 +2\n/);
    expect(text).toMatch(/Today, as paid under the present contracts +£1,900,000\n/);
    expect(text).toMatch(/Saving like for like, both at the types' rates +£0 +0\.0 %\n/);
  });

  test("says that today's routes leave pupils out beside the lines that compare", () => {
    const reported = costed();
    const said = (journeys: typeof reported.judgement.journeys) => {
      const today = { plan: reported.plan, judgement: { ...reported.judgement, journeys }, paidPerYear: 1_900_000_00 };
      return summaryText(theCase, { ...reported, today });
    };
    const { journeys: mornings } = reported.judgement;
    const journeys = mornings.flatMap((journey) => [journey, { ...journey, session: 'pm' as const }]);
    expect(said(journeys)).not.toContain('not the same service');
    const without = said(journeys.filter(({ pupilId }) => pupilId !== 'P3'));
    expect(without).toContain("Today's files have 1 pupil on no route");
    expect(without).toContain('today and the plan are not the same service');
  });

  test('names who is not carried, why, and what would help', () => {
    const reported = costed();
    const plan = { ...reported.plan, exceptions: [notCarried('P3')] };
    const text = summaryText(theCase, { ...reported, plan });
    expect(text).toContain('3 pupils: 2 carried, 1 not carried.');
    expect(text).toContain('  P3: no vehicle with a wheelchair place is left.\n    What would help: one more');
  });

  test('tells who is carried on part of their journeys from who is not carried at all', () => {
    const reported = costed();
    const said = (exceptions: readonly PlanException[], theCase = tinyCase()) =>
      summaryText(theCase, { ...reported, plan: { ...reported.plan, exceptions } }).split('\n')[4];
    const morning = notCarried('P2', { session: 'am' });
    expect(said([notCarried('P3'), morning])).toBe(
      '3 pupils: 1 carried, 1 not carried at all, 1 carried on part of their journeys.',
    );
    expect(said([morning])).toBe('3 pupils: 2 carried, 1 carried on part of their journeys.');
    expect(said([morning, notCarried('P2', { session: 'pm' })])).toBe('3 pupils: 2 carried, 1 not carried.');
    expect(said([notCarried('P2', { days: days('MT---') })])).toContain('1 carried on part of their journeys');
    const partTime = tinyCase([pupil('P1'), pupil('P2', { days: days('MT---') }), pupil('P3')]);
    expect(said([notCarried('P2', { days: days('MT---') })], partTime)).toBe('3 pupils: 2 carried, 1 not carried.');

    const plan = { ...reported.plan, exceptions: [notCarried('P3'), morning] };
    expect(countsOf(theCase, plan, reported.judgement)).toMatchObject({
      pupils: 3,
      pupils_carried: 1,
      pupils_carried_in_part: 1,
      pupils_not_carried: 1,
    });
  });
});

describe('the lower bound', () => {
  const lowerBound = { pencePerYear: 1_234_567, vehicles: 1, assumes: ['Every pupil is carried.'] };

  test('stands in plan.json in pounds, with what it assumes', async () => {
    const json = JSON.parse((await planFiles(theCase, { ...costed(), lowerBound })).get('plan.json')!);
    expect(json.lower_bound).toEqual({ per_year_gbp: 12_345.67, vehicles: 1, assumes: ['Every pupil is carried.'] });
  });

  test('is said in the summary, rounded down, and only where there is one', () => {
    const reported = costed();
    const cost = { ...reported.judgement.cost, total: 2_469_134 };
    const text = summaryText(theCase, { ...reported, judgement: { ...reported.judgement, cost }, lowerBound });
    expect(text).toContain('No plan can cost less than £12,345 a year (assumes that everybody is carried');
    expect(text).toContain('this plan is 100 % above that.');
    expect(summaryText(theCase, reported)).not.toContain('No plan can cost less');
  });
});

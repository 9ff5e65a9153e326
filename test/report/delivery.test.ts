/** The first years, at the top of every report: three reports, one figure. */
import { describe, expect, test } from 'vitest';
import type { Deliverable, YearMoney } from '../../src/model/index.ts';
import { deliveryLines } from '../../src/report/delivery.ts';
import { firstYearsOf } from '../../src/report/findings/firstYears.ts';
import { everyNumber } from './findings/everyNumber.ts';
import { rendered } from './page/render.ts';
import { tinyCase, tinyPlan } from './tiny.ts';

const saves = (pounds: number): YearMoney => ({ contracts: 0, plan: 0, doubleRunning: 0, saving: pounds * 100 });

function invented(changes: Partial<Deliverable> = {}): Deliverable {
  const { deliverable } = everyNumber();
  const [financial, academic] = deliverable!.years;
  const money = (n: number) => ({
    atOnce: saves(n),
    inWaves: saves(n + 1),
    atPriceLevel: { atOnce: saves(n + 2), inWaves: saves(n + 3) },
  });
  const later = { ...financial, label: '2028-29', ...money(9000) };
  return {
    ...deliverable!,
    years: [{ ...financial, ...money(1000) }, later, { ...academic, ...money(-2000) }],
    waves: [
      { ...deliverable!.waves[0], pupilsMoved: 12, savingPerYear: 345_600, savingAtPriceLevel: 234_500 },
      { ...deliverable!.waves[0], date: '2027-12-17', pupilsMoved: 1234, savingPerYear: 0, savingAtPriceLevel: -100 },
    ],
    ...changes,
  };
}

describe('the first years', () => {
  test('are those at today’s price level, like with like', () => {
    expect(firstYearsOf(invented()).map(({ label, inWaves, atOnce }) => [label, inWaves, atOnce])).toEqual([
      ['2027-28', 100_300, 100_200],
      ['2027/28', -199_700, -199_800],
    ]);
  });

  test('and at the rates where there is no price level, which is said', () => {
    const years = invented().years.map((year) => ({ ...year, atPriceLevel: null }));
    const found = invented({ years });
    expect(firstYearsOf(found).map(({ inWaves, isLikeForLike }) => [inWaves, isLikeForLike])).toEqual([
      [100_100, false],
      [-199_900, false],
    ]);
    expect(deliveryLines(found).join('\n')).toContain(
      'Paid, less the plan at the rates: contract prices against estimates.',
    );
  });

  test('stand beside the headline of the page', async () => {
    const findings = { ...everyNumber(), deliverable: invented() };
    const theCase = tinyCase();
    const { page } = await rendered(theCase, { ...tinyPlan(), today: null }, findings);
    const top = page.slice(page.indexOf('id="headline"'), page.indexOf('id="columns"'));
    expect(top).toMatch(/Saved in the first financial year, 2027-28<\/dt><dd><span class="big">£1,003</);
    expect(top).toMatch(/Saved in the first academic year, 2027\/28<\/dt><dd><span class="big">costs more: £1,997</);
  });
});

test('the summary lists the waves: date, pupils moved, saving', () => {
  const lines = deliveryLines(invented({ stays: null }));
  expect(lines.find((line) => line.startsWith('Financial year'))).toMatch(
    /^Financial year 2027-28, from 1 September 2027 +£1,003 +£1,002$/,
  );
  expect(lines.slice(-3)).toEqual([
    expect.stringMatching(
      /^Waves, £ saved a year from then on +vehicles start +pupils moved +like for like +paid less/,
    ),
    expect.stringMatching(/^29 September 2027 +1 +12 +£2,345 +£3,456$/),
    expect.stringMatching(/^17 December 2027 +1 +1,234 +−£1 +£0$/),
  ]);
});

test('many waves are cut short, and the rest is counted', () => {
  const [wave] = invented().waves;
  const lines = deliveryLines(invented({ stays: null, waves: Array.from({ length: 23 }, () => wave) }));
  expect(lines.filter((line) => line.startsWith('29 September 2027'))).toHaveLength(20);
  expect(lines.at(-1)).toBe('… and 3 more: see report.html.');
});

import { describe, expect, test } from 'vitest';
import type { Findings } from '../../src/model/index.ts';
import { UNITS } from '../../src/report/json/fields.ts';
import { reportJson } from '../../src/report/reportJson.ts';
import { everyNumber } from './findings/everyNumber.ts';
import { tinyCase } from './tiny.ts';

interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly value: number | boolean | null;
  readonly about: string;
}
interface Report {
  readonly figures: readonly Figure[];
}

const read = (findings: Findings): Report & Record<string, unknown> => JSON.parse(reportJson(tinyCase(), findings));
const figureOf = (report: Report, name: string) => report.figures.find((figure) => figure.name === name);

/** Every number anywhere in the value, with the way to it. */
function numbersIn(value: unknown, path: string): { path: string; n: number }[] {
  if (typeof value === 'number') return [{ path, n: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => numbersIn(part, `${path}.${key}`));
}

describe('report.json', () => {
  const findings = everyNumber();
  const report = read(findings);

  test('says what it is', () => {
    expect(report).toMatchObject({ format: 'schoolrun-report', version: 1, case: 'Tiny' });
    expect(report.not_included).toEqual(['Nobody is told of "quotes".']);
  });

  test('holds every number of the findings', () => {
    // All numbers differ, and lie so that none is the hundredth or the ten-thousandth part of another.
    const written = new Set(report.figures.map((figure) => figure.value));
    const numbers = numbersIn(findings, 'findings');
    expect(numbers.length).toBeGreaterThan(120);
    expect(new Set(numbers.map(({ n }) => n)).size).toBe(numbers.length);
    const missing = numbers.filter(({ n }) => ![n, n / 100, n / 10_000].some((value) => written.has(value)));
    expect(missing.map(({ path }) => path)).toEqual([]);
  });

  test('gives every figure a name of its own, a unit it knows and words', () => {
    const names = report.figures.map((figure) => figure.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { unit, about } of report.figures) {
      expect(UNITS).toContain(unit);
      expect(about).toMatch(/\S/);
    }
    // The seed is the only number that is of no kind; another one lacks its entry in the table of fields.
    const ofNoKind = report.figures.filter((figure) => figure.unit === 'number').map((figure) => figure.name);
    expect(ofNoKind).toEqual(['price_level.types_without_contract', `resolved.seed_${findings.resolved[0].seed}.seed`]);
  });

  test.each([
    ['columns.today_paid', 'gbp', 10_000.01],
    ['service.plan.rides_over_75_minutes', 'rides', everyNumber().service.plan.ridesOver75Minutes],
    ['service.today.co2_grams_per_year', 'grams', everyNumber().service.today?.co2GramsPerYear],
    ['breakdown.school.140845.plan_at_rates', 'gbp', everyNumber().breakdowns[0].rows[0].money.plan_at_rates! / 100],
    ['breakdown.school.total.vehicles.plan', 'vehicles', everyNumber().breakdowns[0].total.vehicles?.plan],
    ['price_level.per_day.mini.16', 'gbp_per_day', everyNumber().priceLevel!.perDay['mini.16'] / 10_000],
    ['price_level.p90', 'share', everyNumber().priceLevel?.spread.p90],
    ['published.SEND.2023-24.gbp_per_pupil', 'gbp', everyNumber().published[0].pencePerPupil / 100],
    [
      'deliverable.year.financial.2027-28.at_once.saving',
      'gbp',
      everyNumber().deliverable!.years[0].atOnce.saving / 100,
    ],
    ['deliverable.wave.1.duty_ids', 'vehicles', 1],
    ['changes.pupil.P1.plan.pm.time', 'seconds_since_midnight', everyNumber().changes!.pupils[0].plan.pm!.time],
    ['changes.pupils', 'pupils', 2],
    ['changes.vehicle_changes', 'pupils', 1],
    ['changes.nothing_changes', 'pupils', 1],
    ['today_faults.routes_with_nobody', 'contracts', 3],
    ['today_faults.pupils_on_two', 'pupils', 1],
    [`what_if.factor_${everyNumber().whatIf[0].factor}.lawful`, 'yes_or_no', true],
  ])('%s', (name, unit, value) => {
    expect(figureOf(report, name)).toMatchObject({ unit, value });
  });

  test('is the same text for the same findings', () => {
    expect(reportJson(tinyCase(), everyNumber())).toBe(reportJson(tinyCase(), findings));
  });

  test('says null where there is no such figure, and nothing of what there is not', () => {
    const bare = read({
      ...findings,
      columns: { ...findings.columns, today_paid: null },
      priceLevel: null,
      deliverable: null,
      changes: null,
      todayFaults: null,
      service: { ...findings.service, today: null },
      breakdowns: [{ ...findings.breakdowns[0], rows: [{ ...findings.breakdowns[0].rows[0], vehicles: null }] }],
    });
    expect(figureOf(bare, 'columns.today_paid')?.value).toBeNull();
    const names = bare.figures.map((figure) => figure.name);
    expect(names.filter((name) => /^(price_level|deliverable|changes|today_faults|service\.today)/.test(name))).toEqual(
      [],
    );
    expect(names.filter((name) => name.startsWith('breakdown.school.140845.vehicles'))).toEqual([]);
  });

  test('writes a number nobody has told it of all the same', () => {
    const later = {
      ...findings,
      service: { ...findings.service, plan: { ...findings.service.plan, cancelledRuns: 7 } },
    };
    expect(figureOf(read(later), 'service.plan.cancelled_runs')).toMatchObject({ unit: 'number', value: 7 });
  });
});

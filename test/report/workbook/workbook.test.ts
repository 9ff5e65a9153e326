/** The workbook of invented findings in which every number is another one: what is where, and how it looks. */
import { describe, expect, test, vi } from 'vitest';
import { getCellAddress } from 'write-excel-file/utility';
import { costOfYear } from '../../../src/cost/index.ts';
import type { Case, Findings } from '../../../src/model/index.ts';
import type { Reported } from '../../../src/report/index.ts';
import { workbookBytes } from '../../../src/report/workbook/workbook.ts';
import { everyNumber } from '../findings/everyNumber.ts';
import { notCarried, pupil, tinyCase, tinyPlan } from '../tiny.ts';
import { partsOf, type ReadSheet, ReadTable, readBook } from './readBook.ts';

const TABLES = ['Routes', 'Calls', 'Pupils', 'Contracts', 'Exceptions'];
const PAGES = ['Summary', 'Savings', 'Assumptions'];

function reportedOf(theCase: Case, changes: Partial<Reported> = {}): Reported {
  const { plan, judgement } = tinyPlan();
  const judged = { ...judgement, cost: costOfYear(judgement.duties, theCase) };
  return { plan, judgement: judged, today: { plan, judgement: judged, paidPerYear: 190_000 }, ...changes };
}

async function bookOf(theCase = tinyCase(), findings = everyNumber(), reported = reportedOf(theCase)) {
  return readBook(await workbookBytes(theCase, reported, findings));
}

function numbersIn(...sheets: readonly (ReadSheet | undefined)[]): Set<number> {
  const cells = sheets.flatMap((sheet) => (sheet?.rows ?? []).flat());
  return new Set(cells.flatMap((cell) => (cell && !cell.isText ? [Number(cell.value)] : [])));
}

const textsIn = (sheet: ReadSheet | undefined) =>
  (sheet?.rows ?? []).flat().flatMap((cell) => (cell?.isText ? [String(cell.value)] : []));

describe('the sheets', () => {
  test('are there in their order', async () => {
    expect([...(await bookOf()).keys()]).toEqual([
      'Summary',
      'Savings',
      'Routes',
      'Calls',
      'Pupils',
      'Contracts',
      'Exceptions',
      'Assumptions',
    ]);
  });

  test('tables stay in sight by headings and first column, and filter; pages by their title', async () => {
    const book = await bookOf();
    for (const name of TABLES) {
      const { xml, rows } = book.get(name)!;
      expect(xml, name).toMatch(
        /<pane ySplit="1" xSplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"\/>/,
      );
      const [, column, row] = /<autoFilter ref="A1:([A-Z]+)(\d+)"\/>/.exec(xml)!;
      expect(column, name).toBe(/^[A-Z]+/.exec(getCellAddress(0, rows[0].length - 1))![0]);
      expect(Number(row), name).toBe(new ReadTable(book.get(name)!).rows.length + 1);
    }
    for (const name of PAGES) {
      expect(book.get(name)!.xml, name).toMatch(/<pane ySplit="1" [^>]*state="frozen"\/>/);
      expect(book.get(name)!.xml, name).not.toContain('<autoFilter');
    }
  });

  test('have their elements in the order that the format asks for', async () => {
    const order = [
      'sheetPr',
      'sheetViews',
      'sheetFormatPr',
      'cols',
      'sheetData',
      'autoFilter',
      'mergeCells',
      'pageMargins',
      'pageSetup',
      'headerFooter',
    ];
    for (const { name, xml } of (await bookOf()).values()) {
      const found = [...xml.matchAll(new RegExp(`<(${order.join('|')})[ >/]`, 'g'))].map((m) => m[1]);
      expect(found, name).toEqual(order.filter((element) => found.includes(element)));
      expect(found, name).toContain('headerFooter');
    }
  });

  test('hold no formula and no date of writing', async () => {
    const parts = partsOf(await workbookBytes(tinyCase(), reportedOf(tinyCase()), everyNumber()));
    for (const [path, xml] of parts) expect(/<f[ >]|dcterms/.test(xml), path).toBe(false);
  });
});

describe('the findings', () => {
  test('every amount of money is in the workbook to the penny', async () => {
    const book = await bookOf();
    const findings = everyNumber();
    const pence: Record<string, readonly (number | null)[]> = {
      Summary: [...Object.values(findings.columns), ...Object.values(findings.parts.planAtRates).slice(0, 4)],
      Savings: [
        ...findings.waterfalls.flatMap((fall) => [
          fall.start,
          fall.end,
          fall.start - fall.end,
          ...fall.steps.map((s) => s.saving),
        ]),
        ...findings.breakdowns.flatMap(({ rows, total }) =>
          [...rows, total].flatMap((row) => Object.values(row.money)),
        ),
        ...findings.deliverable!.years.flatMap((year) => [
          year.unchanged,
          ...Object.values(year.atOnce),
          ...Object.values(year.inWaves),
          ...Object.values(year.atPriceLevel!.atOnce),
          ...Object.values(year.atPriceLevel!.inWaves),
        ]),
        ...findings.deliverable!.waves.flatMap((wave) => [wave.savingPerYear, wave.savingAtPriceLevel]),
        findings.deliverable!.firstWave!.savingPerYear,
        findings.deliverable!.stays!.dearerPerYear,
      ],
      Assumptions: [
        findings.priceLevel!.todayFitted,
        ...findings.published.map((average) => average.pencePerPupil),
        ...findings.resolved.map((seed) => seed.pencePerYear),
      ],
    };
    for (const [sheet, amounts] of Object.entries(pence)) {
      const numbers = numbersIn(book.get(sheet));
      expect(
        amounts.filter((amount) => !numbers.has(amount! / 100)),
        sheet,
      ).toEqual([]);
    }
  });

  test('every count is there', async () => {
    const book = await bookOf();
    const { service, whatIf, resolved, breakdowns } = everyNumber();
    const counts: Record<string, readonly number[]> = {
      Summary: [service.today!, service.plan].flatMap((s) => [
        s.pupilsCarried,
        s.vehicles,
        s.runsPerWeek,
        s.metresPerYear / 1000,
        s.vehicleSecondsPerYear / 3600,
        s.assistantDaysPerYear,
        s.co2GramsPerYear / 1_000_000,
        s.singleOccupancyRunsPerWeek,
        s.singleOccupancyPupils,
        s.placesUsed,
        s.rides,
        s.ridesOver45Minutes,
        s.ridesOver75Minutes,
        s.averageRideSeconds / 60,
        s.longestRideSeconds / 60,
        s.violations,
      ]),
      Savings: breakdowns[0].rows.flatMap((row) => [
        row.pupils,
        row.pupilsToday!,
        row.vehicles!.today,
        row.vehicles!.plan,
      ]),
      Assumptions: [
        ...whatIf.flatMap((w) => [
          w.factor,
          w.calls,
          w.callsLate,
          w.lateSeconds / 60,
          w.worstLateSeconds / 60,
          w.schoolCallsOutsideBell,
          w.ridesOverLimit,
          w.runsStartedLate,
        ]),
        ...resolved.flatMap((seed) => [seed.seed, seed.vehicles, seed.notCarried]),
      ],
    };
    for (const [sheet, values] of Object.entries(counts)) {
      const numbers = numbersIn(book.get(sheet));
      expect(
        values.filter((value) => !numbers.has(value)),
        sheet,
      ).toEqual([]);
    }
  });

  test('says what is not included, and what is wrong with the files of today', async () => {
    const book = await bookOf();
    expect(textsIn(book.get('Summary'))).toContain('•  Nobody is told of "quotes".');
    expect(book.get('Summary')!.rows[1][0]?.value).toBe(
      'Plan made on 1 January 2027, 00:00, by schoolrun test, seed 1, roads: straight-line.',
    );
    const faults = new ReadTable(book.get('Exceptions')!);
    expect(faults.column('Route').map((cell) => cell?.value)).toEqual(
      expect.arrayContaining(['T7', 'T8', 'T9', 'T1; T2']),
    );
    expect(faults.column('Pupil').map((cell) => cell?.value)).toEqual(expect.arrayContaining(['P9', 'P8']));
  });

  test('the year in which the last day falls is written with that day', async () => {
    const numbers = numbersIn((await bookOf()).get('Savings'));
    // 1 September 2027 to 31 March 2028, in days since 30 December 1899.
    expect([numbers.has(46_631), numbers.has(46_843), numbers.has(46_844)]).toEqual([true, true, false]);
  });

  test('without current routes there is nothing of today', async () => {
    const theCase: Case = { ...tinyCase(), currentRoutes: null };
    const full = everyNumber();
    const findings: Findings = {
      ...full,
      columns: { ...full.columns, today_paid: null, today_at_rates: null, plan_at_price_level: null },
      parts: { ...full.parts, todayAtRates: null },
      priceLevel: null,
      waterfalls: [],
      deliverable: null,
      service: { ...full.service, today: null },
      changes: null,
      todayFaults: null,
    };
    const book = await bookOf(theCase, findings, reportedOf(theCase, { today: null }));
    expect(textsIn(book.get('Summary')).join(' ')).toContain('There are no current routes in this case');
    expect(new ReadTable(book.get('Contracts')!).rows).toEqual([]);
    expect(textsIn(book.get('Pupils')).filter((words) => words.startsWith('Today'))).toEqual([]);
  });
});

describe('what must not be missed', () => {
  test('an unlawful plan is called so at the top, and its breaches come first', async () => {
    const breach = {
      rule: 'ride_too_long',
      routeId: 'R1-1',
      session: 'am',
      days: 31,
      pupilId: 'P1',
      placeId: null,
      time: null,
      message: 'rides 76 minutes',
    } as const;
    const usual = reportedOf(tinyCase());
    const reported = {
      ...usual,
      plan: { ...usual.plan, exceptions: [notCarried('P3')] },
      judgement: { ...usual.judgement, violations: [breach] },
    };
    const book = await bookOf(tinyCase(), everyNumber(), reported);
    expect(book.get('Summary')!.rows[3][0]?.value).toMatch(
      /^This plan is not lawful: it breaks rules in one place.* No tender documents were written: nobody/,
    );
    const exceptions = new ReadTable(book.get('Exceptions')!);
    expect(
      exceptions
        .column('What')
        .map((cell) => cell?.value)
        .slice(0, 2),
    ).toEqual(['Rule broken: Ride too long', 'Not carried']);
    expect(exceptions.column('What would help')[1]?.value).toBe('one more accessible taxi.');
  });

  test("what a council's files hold is never run", async () => {
    const hostile = '=HYPERLINK("http://x")';
    const base = tinyCase([pupil('P1'), pupil('P2'), pupil('P3', { id: '-P3' })]);
    const theCase: Case = {
      ...base,
      name: '@case',
      schools: [{ ...base.schools[0], name: hostile }],
      vehicleTypes: [{ ...base.vehicleTypes[0], name: '+taxi' }],
      currentRoutes: [{ ...base.currentRoutes![0], operator: '=Op', budgetCode: '-1' }],
    };
    const bytes = await workbookBytes(theCase, reportedOf(theCase), everyNumber());
    for (const [path, xml] of partsOf(bytes)) expect(/<f[ >]/.test(xml), path).toBe(false);
    const book = readBook(bytes);
    expect(book.get('Summary')!.rows[0][0]).toMatchObject({ value: '@case', isText: true });
    expect(new ReadTable(book.get('Contracts')!).column('Operator')[0]).toMatchObject({
      value: '=Op',
      isText: true,
      format: '@',
    });
    expect(new ReadTable(book.get('Contracts')!).column('Budget code')[0]).toMatchObject({ value: '-1', isText: true });
    expect(new ReadTable(book.get('Pupils')!).column('Pupil')[2]).toMatchObject({ value: '-P3', isText: true });
    expect(new ReadTable(book.get('Routes')!).column('Schools')[0]).toMatchObject({ value: hostile, isText: true });
  });
});

describe('cells', () => {
  test('are numbers, times and dates where they are ones', async () => {
    const book = await bookOf();
    const contracts = new ReadTable(book.get('Contracts')!);
    expect(contracts.column('Can stop on')[0]).toMatchObject({
      value: 46_659,
      format: expect.stringMatching(/^d mmm yyyy/),
    });
    expect(contracts.column('Paid a year')[0]).toMatchObject({
      value: 19_000,
      format: expect.stringMatching(/#,##0\.00/),
    });
    const calls = new ReadTable(book.get('Calls')!);
    expect(calls.column('Arrive')[0]).toMatchObject({
      value: 30_000 / 86_400,
      format: expect.stringMatching(/^hh:mm:ss/),
    });
    expect(calls.column('Km from the call before')[1]?.value).toBe(2.345);
    expect(
      calls
        .column('Name of the place')
        .slice(0, 2)
        .map((cell) => cell?.value),
    ).toEqual(['Home of P1', 'Oakfield']);
    const pupils = new ReadTable(book.get('Pupils')!);
    expect(pupils.column('Plan: collected')[0]).toMatchObject({
      value: 30_120 / 86_400,
      format: expect.stringMatching(/^hh:mm/),
    });
    expect(pupils.column('Plan: morning ride, min')[0]?.value).toBe(20);
    expect(pupils.column('Other vehicle').map((cell) => cell?.value)).toEqual(['Yes', 'No', undefined]);
  });

  test('totals are bold', async () => {
    const routes = new ReadTable((await bookOf()).get('Routes')!);
    expect(routes.totalOf('Cost a year')?.bold).toBe(true);
    expect(routes.column('Cost a year')[0]?.bold).toBe(false);
  });
});

test('a workbook written later is the same file', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 1) });
  try {
    const first = await workbookBytes(tinyCase(), reportedOf(tinyCase()), everyNumber());
    vi.setSystemTime(Date.UTC(2031, 5, 6, 7, 8, 9));
    expect(await workbookBytes(tinyCase(), reportedOf(tinyCase()), everyNumber())).toEqual(first);
  } finally {
    vi.useRealTimers();
  }
});

test('long text is broken into lines, in a row that is high enough', async () => {
  const usual = reportedOf(tinyCase());
  const exceptions = [notCarried('P3', { message: 'word '.repeat(60).trim() }), notCarried('P2')];
  const book = await bookOf(tinyCase(), everyNumber(), { ...usual, plan: { ...usual.plan, exceptions } });
  // 60 characters a line hold twelve words: five lines of 15 points.
  expect(book.get('Exceptions')!.xml).toContain('<row r="2" ht="76" customHeight="1">');
  expect(book.get('Exceptions')!.xml).toContain('<row r="3">');
});

/** Workbooks of whole cases, read back: every table adds up to its total, and the totals are those of plan.json. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { check, today } from '../../../src/check/index.ts';
import { loadCase } from '../../../src/ingest/index.ts';
import type { Case } from '../../../src/model/index.ts';
import { networkFor } from '../../../src/network/index.ts';
import { optimise } from '../../../src/pipeline.ts';
import { findingsOf, planFiles, type Reported } from '../../../src/report/index.ts';
import { workbookBytes } from '../../../src/report/workbook/workbook.ts';
import { SHARED_ISLAND } from '../../support/shared.ts';
import { penceOf, type ReadSheet, ReadTable, readBook, sumOfPence } from './readBook.ts';

const DEMO = fileURLToPath(new URL('../../../data/demo', import.meta.url));
const MONEY = ['Today as paid', "Today's routes at the rates", 'Plan at the rates', "Plan at today's price level"];

async function planned(theCase: Case): Promise<Reported> {
  return optimise(theCase, { iterations: 20, threads: 0, network: 'straight-line' });
}

/** Today's own routes as if they were the plan: no search, and many rules broken. */
async function asTheyAre(theCase: Case): Promise<Reported> {
  const network = networkFor(theCase);
  const asToday = await today(theCase, network);
  return { plan: asToday.plan, judgement: await check(theCase, asToday.plan, network), today: asToday };
}

async function bookOf(folder: string, make: (theCase: Case) => Promise<Reported>) {
  const { theCase } = await loadCase(folder);
  const reported = await make(theCase);
  const findings = findingsOf(theCase, reported);
  const json = JSON.parse((await planFiles(theCase, reported, findings)).get('plan.json')!);
  const book = readBook(await workbookBytes(theCase, reported, findings));
  return { theCase, json, book };
}

/** The rows at which a breakdown's headings stand. */
function breakdownsIn({ rows }: ReadSheet): number[] {
  return rows.flatMap((row, i) => (row[1]?.value === 'Id or code' ? [i] : []));
}

describe.each([
  { name: 'demo', folder: DEMO, make: planned },
  { name: 'isle-of-wight', folder: SHARED_ISLAND, make: asTheyAre },
])('$name', ({ name, folder, make }) => {
  const there = existsSync(path.join(folder, 'case.yaml'));
  test.skipIf(!there)(
    there ? 'adds up to the penny' : `skipped: ${folder} is not there`,
    async () => {
      const { theCase, json, book } = await bookOf(folder, make);
      const ofPlan = Math.round(json.cost.per_year_gbp * 100);
      const paid = Math.round(json.today.paid_per_year_gbp * 100);
      const atRates = Math.round(json.today.at_vehicle_type_rates.per_year_gbp * 100);

      const routes = new ReadTable(book.get('Routes')!);
      expect(routes.rows).toHaveLength(json.counts.routes);
      expect(sumOfPence(routes.column('Cost a year'))).toBe(ofPlan);
      expect(penceOf(routes.totalOf('Cost a year'))).toBe(ofPlan);

      const pupils = new ReadTable(book.get('Pupils')!);
      expect(pupils.rows).toHaveLength(theCase.pupils.length);
      for (const [heading, pence] of [
        ['Cost a year in the plan, at the rates', ofPlan],
        ['Cost a year today, at the rates', atRates],
      ] as const) {
        expect(sumOfPence(pupils.column(heading)), heading).toBe(pence);
        expect(penceOf(pupils.totalOf(heading)), heading).toBe(pence);
      }

      const contracts = new ReadTable(book.get('Contracts')!);
      expect(contracts.rows).toHaveLength(json.today.vehicles);
      expect(sumOfPence(contracts.column('Paid a year'))).toBe(paid);
      expect(penceOf(contracts.totalOf('Paid a year'))).toBe(paid);
      const fitted = 'What contracts alike cost a year';
      expect(sumOfPence(contracts.column(fitted))).toBe(penceOf(contracts.totalOf(fitted)));

      const savings = book.get('Savings')!;
      const tables = breakdownsIn(savings);
      expect(tables).toHaveLength(7);
      for (const at of tables) {
        const table = new ReadTable(savings, at);
        for (const heading of MONEY) {
          const cells = table.column(heading);
          expect(sumOfPence(cells.slice(0, -1)), heading).toBe(penceOf(cells.at(-1) ?? null));
        }
        expect(penceOf(table.column(MONEY[0]).at(-1) ?? null)).toBe(paid);
        expect(penceOf(table.column(MONEY[2]).at(-1) ?? null)).toBe(ofPlan);
      }

      const exceptions = new ReadTable(book.get('Exceptions')!);
      expect(exceptions.column('Where').filter((cell) => cell?.value === 'Plan')).toHaveLength(
        json.exceptions.length + json.rules_broken,
      );
      expect(new ReadTable(book.get('Calls')!).rows, name).toHaveLength(
        json.routes.reduce((n: number, route: { calls: unknown[] }) => n + route.calls.length, 0),
      );
    },
    240_000,
  );
});

test('the savings of the waterfall are its start less its end, and its parts add up', async () => {
  const { theCase } = await loadCase(DEMO);
  const reported = await asTheyAre(theCase);
  const { rows } = readBook(await workbookBytes(theCase, reported, findingsOf(theCase, reported))).get('Savings')!;
  const line = (label: string) => rows.find((row) => row[0]?.value === label)!;
  const parts = rows.filter((row) => String(row[0]?.value).startsWith('Saved: '));
  expect(parts).toHaveLength(6);
  for (const column of [1, 2, 3]) {
    const saving = penceOf(line('Start')[column]) - penceOf(line('End')[column]);
    expect(penceOf(line('Saving: start less end')[column])).toBe(saving);
    expect(sumOfPence(parts.map((row) => row[column]))).toBe(saving);
  }
});

/** What an office program makes of the workbook: it opens it, shows the same figures, and runs nothing. */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseString } from 'fast-csv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { costOfYear } from '../../../src/cost/index.ts';
import type { Case } from '../../../src/model/index.ts';
import { workbookBytes } from '../../../src/report/workbook/workbook.ts';
import { everyNumber } from '../findings/everyNumber.ts';
import { pupil, tinyCase, tinyPlan } from '../tiny.ts';

const installed = spawnSync('soffice', ['--version']).status === 0;
/** Every sheet to a file of its own, cells as they are shown, UTF-8. */
const EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';

const base = tinyCase([pupil('P1'), pupil('P2'), pupil('P3', { id: '007' })]);
const theCase: Case = {
  ...base,
  name: '=1+1',
  schools: [{ ...base.schools[0], name: '@SUM(1,2) constructor' }],
  currentRoutes: [
    { ...base.currentRoutes![0], operator: '=HYPERLINK("http://x")', budgetCode: '-5' },
    {
      ...base.currentRoutes![0],
      id: 'constructor',
      operator: '_x0041_',
      budgetCode: '\t=1',
      calls: { am: [], pm: [] },
    },
  ],
};

describe.skipIf(!installed)(installed ? 'LibreOffice' : 'LibreOffice: skipped, soffice is not installed', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-book-'));
  const { plan, judgement } = tinyPlan();
  const judged = { ...judgement, cost: costOfYear(judgement.duties, theCase) };

  beforeAll(async () => {
    const today = { plan, judgement: judged, paidPerYear: 380_000 };
    const bytes = await workbookBytes(theCase, { plan, judgement: judged, today }, everyNumber());
    fs.writeFileSync(path.join(folder, 'report.xlsx'), bytes);
    for (const kind of ['pdf', EVERY_SHEET]) {
      const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
      const options = ['--headless', '--convert-to', kind, '--outdir', folder, path.join(folder, 'report.xlsx')];
      execFileSync('soffice', [profile, ...options], { stdio: 'ignore' });
    }
  }, 180_000);

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  async function sheet(name: string): Promise<string[][]> {
    const rows: string[][] = [];
    const text = fs.readFileSync(path.join(folder, `report-${name}.csv`), 'utf8');
    await new Promise<void>((resolve, reject) => {
      parseString(text, { headers: false, ignoreEmpty: false })
        .on('data', (row: string[]) => rows.push(row))
        .on('error', reject)
        .on('end', () => resolve());
    });
    return rows;
  }

  test('opens every sheet', () => {
    const sheets = fs.readdirSync(folder).filter((name) => name.endsWith('.csv'));
    expect(sheets).toHaveLength(8);
    expect(fs.statSync(path.join(folder, 'report.pdf')).size).toBeGreaterThan(10_000);
  });

  test('shows the sums in pounds', async () => {
    const [headings, ...rows] = await sheet('Routes');
    const column = headings.indexOf('Cost a year');
    const pence = (shown: string) => Math.round(Number(shown.replace(/[£,\s]/g, '')) * 100);
    const total = rows.find((row) => row[0] === 'Total')!;
    const routes = rows.filter((row) => /^R\d-1$/.test(row[0]));
    expect(routes).toHaveLength(3);
    expect(total[column].trim()).toMatch(/^£[\d,]+\.\d\d$/);
    expect(pence(total[column])).toBe(judged.cost.total);
    expect(routes.reduce((sum, row) => sum + pence(row[column]), 0)).toBe(judged.cost.total);
  });

  test('shows times and dates', async () => {
    const [callHeadings, call] = await sheet('Calls');
    expect(call[callHeadings.indexOf('Arrive')].trim()).toBe('08:20:00');
    const [headings, contract] = await sheet('Contracts');
    expect(contract[headings.indexOf('Can stop on')].trim()).toBe('29 Sep 2027');
  });

  test("shows the council's text as it was, and runs none of it", async () => {
    const [headings, first, second] = await sheet('Contracts');
    const cell = (row: string[], heading: string) => row[headings.indexOf(heading)];
    expect(cell(first, 'Operator')).toBe('=HYPERLINK("http://x")');
    expect(cell(first, 'Budget code')).toBe('-5');
    expect(cell(second, 'Contract')).toBe('constructor\u2060');
    expect(cell(second, 'Operator')).toBe('_x0041_');
    expect(cell(second, 'Budget code')).toBe('\t=1');
    expect((await sheet('Summary'))[0][0]).toBe('=1+1');
    const pupils = await sheet('Pupils');
    expect(pupils[3][0]).toBe('007');
    expect(pupils[3]).toContain('@SUM(1,2) constructor');
  });
});

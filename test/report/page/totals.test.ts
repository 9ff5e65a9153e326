/** Every total of the page is the sum of its rows, and the plan's cost is the one in plan.json. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { planFiles } from '../../../src/report/index.ts';
import { SHARED_ISLAND } from '../../support/shared.ts';
import { dataIn, penceIn, type Rendered, solved, tablesIn } from './render.ts';

const DEMO = fileURLToPath(new URL('../../../data/demo', import.meta.url));
const CASES = [
  { name: 'demo', folder: DEMO, iterations: 2000 },
  { name: 'isle of wight', folder: SHARED_ISLAND, iterations: 300 },
];

for (const { name, folder, iterations } of CASES) {
  describe.skipIf(!fs.existsSync(path.join(folder, 'case.yaml')))(name, () => {
    let shown: Rendered;
    let planCost = 0;
    beforeAll(async () => {
      shown = await solved(folder, iterations);
      const json = JSON.parse((await planFiles(shown.theCase, shown.reported)).get('plan.json') ?? '');
      planCost = Math.round(json.cost.per_year_gbp * 100);
    }, 240_000);

    test('tables add up', () => {
      const withTotal = tablesIn(shown.page).filter(({ total, caption }) => total && !caption.startsWith('Steps'));
      // Contracts that have ended, the parts of the cost, seven breakdowns and the groups of savings.csv.
      expect(withTotal.length).toBe(10);
      for (const { caption, head, rows, total } of withTotal) {
        for (const [i, cell] of total!.entries()) {
          const pence = penceIn(cell);
          if (pence === null) continue;
          const sum = rows.reduce((all, row) => all + penceIn(row[i])!, 0);
          expect(sum, `${caption}, ${head[i]}`).toBe(pence);
          if (/^Plan( at the rates)?$/.test(head[i])) expect(pence, caption).toBe(planCost);
        }
      }
    });

    test('the groups are those of savings.csv, and the phases those of the summary', async () => {
      const files = await planFiles(shown.theCase, shown.reported);
      const csv = (files.get('savings.csv') ?? '').trimEnd().split('\n').slice(1);
      const groups = tablesIn(shown.page).find(({ caption }) => caption.startsWith('By classes that travel together'))!;
      const inCsv = csv.map((line) => line.split(',').slice(1).map(Number));
      expect(inCsv.length).toBeGreaterThan(2);
      const onPage = [...groups.rows, groups.total!].map((row) => [
        ...row.slice(1, 4).map((cell) => Number(cell.replaceAll(',', ''))),
        ...row.slice(4).map((cell) => penceIn(cell)! / 100),
      ]);
      expect(onPage).toEqual(inCsv);

      const phases = tablesIn(shown.page).find(({ caption }) => caption === 'Time on board by phase of school')!;
      const summary = files.get('summary.txt') ?? '';
      expect(phases.rows.length).toBeGreaterThan(2);
      for (const [phase, ...figures] of phases.rows) {
        const said = figures.map((figure) => figure.replace(' min', ''));
        expect(summary).toMatch(new RegExp(`^${phase} +${said.join(' +')}$`, 'm'));
      }
    });

    test('each waterfall falls from its start to its end', () => {
      const falls = tablesIn(shown.page).filter(({ caption }) => caption.startsWith('Steps'));
      expect(falls.length).toBe(3);
      for (const { rows, total } of falls) {
        const [start, ...rest] = rows.map((row) => penceIn(row[1])!);
        const all = rest.pop()!;
        expect(rest.reduce((a, b) => a + b, 0)).toBe(all);
        expect(start - all).toBe(penceIn(total![1]));
      }
    });

    test('routes and pupils add up to the plan', () => {
      const data = dataIn(shown.page);
      expect(data.pencePerYear).toBe(planCost);
      expect(data.plan.routes.reduce((sum, route) => sum + route[7]!, 0)).toBe(planCost);
      expect(data.pupils.reduce((sum, pupil) => sum + pupil[8], 0)).toBe(planCost);
      expect(data.paidPerYear).toBe(shown.findings.columns.today_paid);
      if (!shown.findings.deliverable) return;
      expect(data.contracts.reduce((sum, contract) => sum + contract[11]!, 0)).toBe(data.paidPerYear);
    });
  });
}

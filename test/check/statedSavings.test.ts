/** savings.csv against the contracts and the calls: one contract of £100 a day, one vehicle. */
import { beforeAll, expect, it } from 'vitest';
import { savingsRows } from '../../src/check/statedSavings.ts';
import type { Case, Judgement, StatedSaving } from '../../src/model/index.ts';
import { contract } from '../cost/support.ts';
import { aCase, afternoon, aPlan, aRoute, judge, morning, pupil } from './support.ts';

const theCase: Case = {
  ...aCase({ pupils: [pupil('A', 5000)] }),
  currentRoutes: [contract('T1', { calls: { am: ['A'], pm: ['A'] } })],
};
const plan = aPlan([aRoute('R1', [...morning(theCase, ['A']), ...afternoon(theCase, ['A'])])]);
/** £100 × 190 days. */
const PAID = 19_000;

let judgement: Judgement;
let costs: number;
beforeAll(async () => {
  judgement = await judge(theCase, plan);
  costs = judgement.cost.total / 100;
});

/** Two rows that say the same: the group of all pupils, and the total. */
function rows(change: { group?: Partial<StatedSaving>; total?: Partial<StatedSaving> } = {}): StatedSaving[] {
  const right = {
    currentVehicles: 1,
    planVehicles: 1,
    currentPounds: PAID,
    planPounds: costs,
    savingPounds: Number((PAID - costs).toFixed(2)),
    firstYearPounds: 5000,
  };
  return [
    { line: 2, group: 'mainstream', ...right, ...change.group },
    { line: 3, group: 'total', ...right, ...change.total },
  ];
}

const said = (stated: StatedSaving[]) => savingsRows(stated, judgement, theCase).map((v) => v.message);

it('bears out what is true, and says nothing without contracts, rows or figures', () => {
  expect(said(rows())).toEqual([]);
  expect(said([])).toEqual([]);
  const blank = { currentVehicles: null, planVehicles: null, currentPounds: null, planPounds: null };
  expect(said(rows({ group: blank, total: { ...blank, savingPounds: null, firstYearPounds: null } }))).toEqual([]);
  expect(savingsRows(rows({ total: { currentPounds: 1 } }), judgement, { ...theCase, currentRoutes: null })).toEqual(
    [],
  );
});

it('both rows of another sum', () => {
  const more = { currentPounds: 20_000, savingPounds: Number((20_000 - costs).toFixed(2)) };
  const difference = `£${(PAID - costs).toFixed(2)}`;
  expect(said(rows({ group: more, total: more }))).toEqual([
    'savings.csv states current_cost_per_year_gbp 20000 in all; the contracts cost £19000.00.',
    `savings.csv states saving_per_year_gbp ${more.savingPounds} in all; the difference is ${difference}.`,
  ]);
});

it.each([
  ['planVehicles', 2, 'states plan_vehicles 2 in all; the calls need 1.'],
  ['currentVehicles', 3, 'states current_vehicles 3 in all; current_routes.csv has 1.'],
  ['firstYearPounds', 6000, 'states first_year_saving_gbp 6000 in all; its rows add up to 5000.00.'],
] as const)('a total with another %s', (figure, value, message) => {
  expect(said(rows({ total: { [figure]: value } })).join('\n')).toContain(message);
});

it('a row whose saving is not the difference of its costs, and rows that do not add up', () => {
  const messages = said(rows({ group: { savingPounds: 1 } }));
  expect(messages[0]).toBe(
    `savings.csv states a saving of £1 for mainstream; its costs differ by £${(PAID - costs).toFixed(2)}.`,
  );
  expect(messages[1]).toContain('its rows add up to 1.00.');
  expect(said(rows().slice(0, 1))).toEqual(['savings.csv has no row total.']);
});

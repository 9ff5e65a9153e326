import { beforeAll, describe, expect, test } from 'vitest';
import type { Case, Plan } from '../../../src/model/index.ts';
import { type Comparison, compareJson, comparePlans, compareText } from '../../../src/report/index.ts';
import { aCase, aPlan, aRoute, bothWays, judge, morning, pupil, vehicleType } from '../../check/support.ts';

async function compared(theCase: Case, first: Plan, second: Plan): Promise<Comparison> {
  const judged = async (plan: Plan) => ({ plan, judgement: await judge(theCase, plan) });
  return comparePlans(theCase, await judged(first), await judged(second));
}

/** The figures of a line of the text, by its label. */
function line(text: string, label: string): string[] {
  const found = text.split('\n').find((each) => each.startsWith(`${label}  `));
  return found
    ? found
        .slice(label.length)
        .trim()
        .split(/\s{2,}/)
    : [];
}

describe('two plans of three pupils', () => {
  const theCase = aCase({
    pupils: [pupil('P1', 3000), pupil('P2', 2000), pupil('P3', 1000)],
    vehicleTypes: [vehicleType('taxi', { name: 'Saloon' }), vehicleType('van', { costPerDay: 300_000 })],
  });
  // A: a taxi each for P1 and P2, and P3 is left at home. B: one van for P1 and P3, and P2 as before.
  const first = aPlan([bothWays(theCase, 'R1', ['P1']), bothWays(theCase, 'R2', ['P2'])]);
  const second = aPlan([
    bothWays(theCase, 'R8', ['P1', 'P3'], { vehicleTypeId: 'van' }),
    bothWays(theCase, 'R9', ['P2']),
  ]);
  let comparison: Comparison;
  let text: string;
  beforeAll(async () => {
    comparison = await compared(theCase, first, second);
    text = compareText(theCase, comparison, ['old', 'new'], true);
  });

  test('figures beside each other, and what lies between', () => {
    // Two taxis at £28 a day; a taxi at £28 and a van at £30.
    expect(line(text, 'Vehicles by the day')).toEqual(['£10,640.00', '£11,020.00', '+£380.00']);
    expect(line(text, 'Saloon')).toEqual(['2', '1', '−1']);
    expect(line(text, 'van')).toEqual(['0', '1', '+1']);
    expect(line(text, 'All vehicles')).toEqual(['2', '2']);
    // 6 and 4 km a day, whether P3 is called for on the way or not.
    expect(comparison.sides.map((side) => side.service.metresPerYear)).toEqual([1_900_000, 1_900_000]);
    expect(line(text, 'Pupils carried')).toEqual(['2', '3', '+1']);
    expect(line(text, 'Rides')).toEqual(['20', '30', '+10']);
    expect(line(text, 'Runs with one pupil on board')).toEqual(['20', '10', '−10']);
    // 300 s and 200 s; then 336 s with the call for P3 on the way, 200 s and 100 s.
    expect(line(text, 'Longest minutes on board')).toEqual(['5.0', '5.6', '+0.6']);
  });

  test('who is carried by one of them alone, and whether each is lawful', () => {
    expect([comparison.onlyInFirst, comparison.onlyInSecond]).toEqual([[], ['P3']]);
    expect(text).toContain('Carried by B alone, 1: P3.');
    expect(text).toContain('B: new (lawful)');
    expect(text).toMatch(/A: old \(not lawful: it breaks rules in (one place|\d+ places)\)/);
  });

  test('who notices what', () => {
    expect(line(text, 'Pupils who travel in both, from A to B')).toEqual(['2']);
    expect(line(text, '  get another vehicle')).toEqual(['1']);
    expect(line(text, '  have somebody on board who was not before')).toEqual(['1']);
    expect(line(text, '  notice none of this')).toEqual(['1']);
    expect(line(text, 'P1')).toEqual(['yes', '1', 'R1 08:45 → R8 08:44', 'R1 15:45 → R8 15:45']);
    expect(line(text, 'P2')).toEqual([]);
  });

  test('for programs', () => {
    const read = (all: boolean) =>
      JSON.parse(compareJson(comparison, ['old', 'new'], { engine: 'straight-line', notes: [] }, all));
    expect(read(false)).toMatchObject({
      plans: [
        { folder: 'old', lawful: false, routes: 2, vehicles_by_type: { taxi: 2 }, service: { rides: 20 } },
        { folder: 'new', lawful: true, cost_per_year_gbp: { vehicle_days: 11_020 } },
      ],
      moves: {
        pupils_in_both: 2,
        vehicle_changes: 1,
        time_changes: 0,
        nothing_changes: 1,
        only_in_second: ['P3'],
        continues: { 'D-R8': 'D-R1', 'D-R9': 'D-R2' },
      },
    });
    expect(read(false).moves.pupils).toBeUndefined();
    expect(read(true).moves.pupils).toMatchObject([
      { pupil_id: 'P1', vehicle_changes: true, new_on_board: ['P3'], first: { am: { route_id: 'R1' } } },
    ]);
  });
});

test('a plan against itself differs in nothing', async () => {
  const theCase = aCase({ pupils: [pupil('P1', 3000), pupil('P2', 2000)] });
  const plan = aPlan([bothWays(theCase, 'R', ['P1', 'P2'])]);
  const text = compareText(theCase, await compared(theCase, plan, plan), ['a', 'a'], true);
  expect(text).not.toMatch(/[+−][£\d]/);
  expect(line(text, '  notice none of this')).toEqual(['2']);
  expect(text).not.toContain('alone, ');
});

test('a long list of pupils carried by one plan alone is cut, and whole with --all', async () => {
  const pupils = Array.from({ length: 23 }, (_, i) => pupil(`P${i + 1}`, 1000 * (i + 1)));
  const theCase = aCase({ pupils });
  const first = aPlan(pupils.map(({ id }) => aRoute(id, morning(theCase, [id]))));
  const comparison = await compared(theCase, first, aPlan([aRoute('P1', morning(theCase, ['P1']))]));
  const cut = compareText(theCase, comparison, ['a', 'b'], false);
  expect(cut).toMatch(/Carried by A alone, 22: P2, .*, P21 and 2 more: --all lists them\./);
  expect(compareText(theCase, comparison, ['a', 'b'], true)).toMatch(/P21, P22, P23\.$/);
});

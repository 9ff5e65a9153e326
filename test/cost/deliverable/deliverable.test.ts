import { describe, expect, it } from 'vitest';
import { deliverable, savingsByGroup } from '../../../src/cost/index.ts';
import type { Deliverable } from '../../../src/model/index.ts';
import { aPlan } from '../../check/support.ts';
import { handover, on, PRICE, UNIT, unitContract } from './support.ts';

const of = (...parts: Parameters<typeof handover>): Deliverable => {
  const { theCase, judgement } = handover(...parts);
  return deliverable(theCase, judgement)!;
};
const startsOf = ({ starts }: Deliverable) => Object.fromEntries(starts.map((s) => [s.dutyId, s.starts]));

/**
 * Five contracts, worked out on paper. In units (see support.ts):
 *
 *   C1  10  A B    ended on 23 July          can stop  1 September (end)
 *   C2   8  C D    28 days' notice           can stop 29 September (28 days paid)
 *   C3   6  E      ends on 17 December       can stop 17 December  (30 + 31 + 30 + 16 = 107 days paid)
 *   C4   3  F      no notice                 can stop  1 September (notice)
 *   C5   2  nobody 56 days' notice           can stop 27 October   (56 days paid)
 *       29
 *
 *   D1   9  A B C D   C1 alone pays for it from 1 September, so C2 runs empty for its 28 days
 *   D2   4  E         pays from 17 December
 *   D3   5  F         dearer than C4 by 2: never
 *       18
 */
describe('five contracts worked out by hand', () => {
  const example = handover(
    ['A', 'B', 'C', 'D', 'E', 'F'],
    [
      unitContract('C1', 10, ['A', 'B'], { contractEnd: '2027-07-23', noticeDays: 84 }),
      unitContract('C2', 8, ['C', 'D'], { noticeDays: 28, operator: 'Vale', budgetCode: 'M' }),
      unitContract('C3', 6, ['E'], { contractEnd: '2027-12-17', noticeDays: 365 }),
      unitContract('C4', 3, ['F']),
      unitContract('C5', 2, [], { noticeDays: 56 }),
    ],
    { D1: 9, D2: 4, D3: 5 },
    [...on('D1', 'A', 'B', 'C', 'D'), ...on('D2', 'E'), ...on('D3', 'F')],
  );
  // Today's price level: D1 10 units, D2 5, and D3 2, less than C4. The starts are those of the rates all the same.
  const perDay = { u9: 10 * PRICE, u4: 5 * PRICE, u5: 2 * PRICE };
  const level = { perDay, perKm: 0, perHour: 0, perAssistantDay: 0 };
  const found = deliverable(example.theCase, example.judgement, level)!;
  const year = (label: string) => found.years.find((y) => y.label === label)!;

  it('says when each contract can stop, and why', () => {
    expect(found.planStart).toBe('2027-09-01');
    expect(found.contracts.map((c) => [c.routeId, c.canStop, c.because, c.pencePerYear, c.dutyIds])).toEqual([
      ['C1', '2027-09-01', 'contract_end', 10 * UNIT, ['D1']],
      ['C2', '2027-09-29', 'notice', 8 * UNIT, ['D1']],
      ['C3', '2027-12-17', 'contract_end', 6 * UNIT, ['D2']],
      ['C4', '2027-09-01', 'notice', 3 * UNIT, ['D3']],
      ['C5', '2027-10-27', 'notice', 2 * UNIT, []],
    ]);
    expect(found.contracts[1]).toMatchObject({ operator: 'Vale', budgetCode: 'M', pupilsLeftOut: 0 });
  });

  it('starts each duty when that is cheapest, and leaves what never pays', () => {
    expect(found.starts).toEqual([
      {
        dutyId: 'D1',
        dependsOn: ['C1', 'C2'],
        newPupils: 0,
        starts: '2027-09-01',
        withoutDoubleRunning: '2027-09-29',
        pencePerYear: 9 * UNIT,
      },
      {
        dutyId: 'D2',
        dependsOn: ['C3'],
        newPupils: 0,
        starts: '2027-12-17',
        withoutDoubleRunning: '2027-12-17',
        pencePerYear: 4 * UNIT,
      },
      {
        dutyId: 'D3',
        dependsOn: ['C4'],
        newPupils: 0,
        starts: null,
        withoutDoubleRunning: '2027-09-01',
        pencePerYear: 5 * UNIT,
      },
    ]);
    expect(found.stays).toEqual({ dutyIds: ['D3'], contractIds: ['C4'], dearerPerYear: 2 * UNIT });
  });

  it('has a wave for each day on which something starts', () => {
    expect(found.waves).toEqual([
      {
        date: '2027-09-01',
        dutyIds: ['D1'],
        contractIds: ['C1', 'C2', 'C5'],
        pupilsMoved: 4,
        // 10 + 8 + 2 − 9.
        savingPerYear: 11 * UNIT,
        // 10 + 8 + 2 − 10.
        savingAtPriceLevel: 10 * UNIT,
      },
      {
        date: '2027-12-17',
        dutyIds: ['D2'],
        contractIds: ['C3'],
        pupilsMoved: 1,
        // 6 − 4 more.
        savingPerYear: 13 * UNIT,
        // 6 − 5 more.
        savingAtPriceLevel: 11 * UNIT,
      },
    ]);
  });

  it('begins with what saves most for each family', () => {
    // C5 is empty and goes anyway. The rest is 11 units for 5 pupils, 2.2 each: D1 brings 9 for 4, D2 only 2 for 1.
    expect(found.firstWave).toEqual({
      dutyIds: ['D1'],
      contractIds: ['C1', 'C2', 'C5'],
      pupilsMoved: 4,
      savingPerYear: 11 * UNIT,
      shareOfSaving: 11 / 13,
      shareOfPupils: 4 / 5,
    });
  });

  it('counts the academic year by its 366 days, at 365 pence a unit and day', () => {
    expect(year('2027/28')).toEqual({
      kind: 'academic',
      label: '2027/28',
      from: '2027-09-01',
      until: '2028-09-01',
      unchanged: 3_874_110, // 29 units × 133,590.
      atOnce: {
        contracts: 356_970, // 8 × 28 + 6 × 107 + 2 × 56 = 978 unit days.
        plan: 2_404_620, // 18 units.
        doubleRunning: 356_970, // All of it: nobody is on a contract any more.
        saving: 1_112_520,
      },
      inWaves: {
        contracts: 757_740, // C2 224, C3 642, C4 3 × 366 = 1,098, C5 112: 2,076 unit days.
        plan: 1_580_450, // D1 9 × 366 = 3,294, D2 4 × (366 − 107) = 1,036: 4,330 unit days.
        doubleRunning: 122_640, // C2 224 and C5 112: 336 unit days.
        saving: 1_535_920,
      },
      atPriceLevel: {
        atOnce: {
          contracts: 356_970,
          plan: 2_271_030, // 17 units.
          doubleRunning: 356_970,
          saving: 1_246_110,
        },
        inWaves: {
          contracts: 757_740,
          plan: 1_808_575, // D1 10 × 366 = 3,660, D2 5 × 259 = 1,295: 4,955 unit days.
          doubleRunning: 122_640,
          saving: 1_307_795,
        },
      },
    });
  });

  it('cuts the first financial year to what lies after the start of the plan', () => {
    // 1 September to 31 March: 30 + 31 + 30 + 31 + 31 + 29 + 31 = 213 days of a year of 366.
    expect(year('2027-28')).toEqual({
      kind: 'financial',
      label: '2027-28',
      from: '2027-09-01',
      until: '2028-04-01',
      unchanged: 2_254_605, // 29 × 213 = 6,177 unit days.
      atOnce: {
        contracts: 356_970,
        plan: 1_399_410, // 18 × 213 = 3,834 unit days.
        doubleRunning: 356_970,
        saving: 498_225,
      },
      inWaves: {
        contracts: 590_205, // 224 + 642 + 3 × 213 + 112 = 1,617 unit days.
        plan: 854_465, // 9 × 213 + 4 × (213 − 107) = 2,341 unit days.
        doubleRunning: 122_640,
        saving: 809_935,
      },
      atPriceLevel: {
        atOnce: {
          contracts: 356_970,
          plan: 1_321_665, // 17 × 213 = 3,621 unit days.
          doubleRunning: 356_970,
          saving: 575_970,
        },
        inWaves: {
          contracts: 590_205,
          plan: 970_900, // 10 × 213 + 5 × 106 = 2,660 unit days.
          doubleRunning: 122_640,
          saving: 693_500,
        },
      },
    });
  });

  it('has whole years after that', () => {
    expect(found.years.map((y) => y.label)).toEqual(['2027-28', '2028-29', '2029-30', '2027/28', '2028/29', '2029/30']);
    for (const label of ['2028-29', '2029-30', '2028/29', '2029/30']) {
      expect(year(label)).toMatchObject({
        unchanged: 29 * UNIT,
        atOnce: { contracts: 0, plan: 18 * UNIT, doubleRunning: 0, saving: 11 * UNIT },
        inWaves: { contracts: 3 * UNIT, plan: 13 * UNIT, doubleRunning: 0, saving: 13 * UNIT },
      });
    }
  });

  it('agrees with the first year of savings.csv', () => {
    const total = savingsByGroup(example.theCase, aPlan([]), example.judgement).at(-1)!;
    expect(total.firstYearSaving).toBe(1_112_520);
  });
});

describe('pupils come before savings', () => {
  it('a duty with somebody whom nothing carries today starts at once, whatever it costs', () => {
    const found = of(['A', 'B'], [unitContract('C1', 5, ['A'], { noticeDays: 28 })], { D1: 9 }, on('D1', 'A', 'B'));
    expect(found.starts[0]).toMatchObject({ newPupils: 1, starts: '2027-09-01', dependsOn: ['C1'] });
    expect(found.stays).toBeNull();
    expect(found.waves).toMatchObject([{ dutyIds: ['D1'], contractIds: ['C1'], pupilsMoved: 1 }]);
    expect(found.waves[0].savingPerYear).toBe(-4 * UNIT);
    expect(found.firstWave).toBeNull();
  });

  it('also where a contract carries them the other way only', () => {
    const morningOnly = unitContract('C1', 5, [], { noticeDays: 28, calls: { am: ['A'], pm: [] } });
    const rides = [
      { pupilId: 'A', dutyId: 'D1', session: 'am' },
      { pupilId: 'A', dutyId: 'D2', session: 'pm' },
    ] as const;
    const found = of(['A'], [morningOnly], { D1: 2, D2: 3 }, rides);
    expect(startsOf(found)).toEqual({ D1: '2027-09-29', D2: '2027-09-01' });
    expect(found.contracts[0].dutyIds).toEqual(['D1']);
    // The afternoon changes first, and the pupil is moved once.
    expect(found.waves.map((w) => w.pupilsMoved)).toEqual([1, 0]);
  });

  it('a contract goes on, and is paid, for a pupil whom the plan leaves out', () => {
    const contracts = [unitContract('C1', 5, ['A', 'B']), unitContract('C2', 4, ['C'])];
    const found = of(['A', 'B', 'C'], contracts, { D1: 3 }, on('D1', 'A', 'C'));
    expect(found.contracts.map((c) => c.pupilsLeftOut)).toEqual([1, 0]);
    expect(startsOf(found)).toEqual({ D1: '2027-09-01' });
    expect(found.stays).toBeNull();
    expect(found.waves).toMatchObject([{ contractIds: ['C2'], savingPerYear: UNIT, pupilsMoved: 2 }]);
    const { atOnce, inWaves } = found.years[4];
    expect(atOnce).toEqual({ contracts: 5 * UNIT, plan: 3 * UNIT, doubleRunning: 0, saving: UNIT });
    expect(inWaves).toEqual(atOnce);
  });

  it('and for one whom it leaves out on some days, but not for one who never travels', () => {
    const contracts = [unitContract('C1', 5, ['A', 'B'])];
    const rides = [...on('D1', 'A'), { pupilId: 'B', dutyId: 'D1', days: 0b01111 }];
    const { theCase, judgement } = handover(['A', 'B'], contracts, { D1: 3 }, rides);
    expect(deliverable(theCase, judgement)!.contracts[0].pupilsLeftOut).toBe(1);
    const monToThu = theCase.pupils.map((p) => ({ ...p, days: p.id === 'B' ? 0b01111 : p.days }));
    expect(deliverable({ ...theCase, pupils: monToThu }, judgement)!.contracts[0].pupilsLeftOut).toBe(0);
  });

  it('a contract is held until the last duty of its pupils has started', () => {
    const contracts = [
      unitContract('C1', 9, ['A', 'B']),
      unitContract('C2', 2, ['C'], { noticeDays: 10 }),
      unitContract('C3', 1, ['D'], { noticeDays: 5 }),
    ];
    const rides = [...on('D1', 'A', 'C'), ...on('D2', 'B', 'D')];
    // C1 alone does not pay for both duties; with C3 it does.
    const found = of(['A', 'B', 'C', 'D'], contracts, { D1: 4, D2: 5.5 }, rides);
    expect(startsOf(found)).toEqual({ D1: '2027-09-06', D2: '2027-09-06' });
    expect(found.contracts[0].dutyIds).toEqual(['D1', 'D2']);
  });

  it('a pupil on two contracts at once ties the duty to both', () => {
    const contracts = [unitContract('C1', 2, ['A']), unitContract('C2', 2, ['A'], { noticeDays: 7 })];
    const found = of(['A'], contracts, { D1: 3 }, on('D1', 'A'));
    expect(found.starts[0]).toMatchObject({ dependsOn: ['C1', 'C2'], starts: '2027-09-08', newPupils: 0 });
  });
});

describe('what there is nothing to do about', () => {
  it('moves nobody for nothing', () => {
    const found = of(['A'], [unitContract('C1', 3, ['A'])], { D1: 3 }, on('D1', 'A'));
    expect(found).toMatchObject({ waves: [], firstWave: null });
    expect(found.stays).toEqual({ dutyIds: ['D1'], contractIds: ['C1'], dearerPerYear: 0 });
  });

  it('gives up a contract with nobody on it without any duty', () => {
    const found = of([], [unitContract('C1', 3, [], { noticeDays: 365 })], {}, []);
    expect(found.waves).toEqual([
      {
        date: '2027-09-01',
        dutyIds: [],
        contractIds: ['C1'],
        pupilsMoved: 0,
        savingPerYear: 3 * UNIT,
        savingAtPriceLevel: null,
      },
    ]);
    expect(found.firstWave).toMatchObject({ contractIds: ['C1'], shareOfSaving: 1, shareOfPupils: 0 });
    // 365 of 366 days are paid for nothing.
    const nothing = 3 * 365 * 365;
    expect(found.years[3].inWaves).toEqual({ contracts: nothing, plan: 0, doubleRunning: nothing, saving: 3 * 365 });
  });

  it('is null without current routes, or without a start', () => {
    const alone = handover(['A'], null, { D1: 3 }, on('D1', 'A'));
    expect(deliverable(alone.theCase, alone.judgement)).toBeNull();
    const dateless = handover(['A'], [], { D1: 3 }, on('D1', 'A'), null);
    expect(deliverable(dateless.theCase, dateless.judgement)).toBeNull();
  });

  it('starts a plan in the middle of the years where it begins', () => {
    const found = of(['A'], [unitContract('C1', 3, ['A'])], { D1: 1 }, on('D1', 'A'), '2028-03-31');
    expect(found.years.map((y) => [y.label, y.from, y.until])).toEqual([
      ['2027-28', '2028-03-31', '2028-04-01'],
      ['2028-29', '2028-04-01', '2029-04-01'],
      ['2029-30', '2029-04-01', '2030-04-01'],
      ['2027/28', '2028-03-31', '2028-09-01'],
      ['2028/29', '2028-09-01', '2029-09-01'],
      ['2029/30', '2029-09-01', '2030-09-01'],
    ]);
    expect(found.years[0]).toMatchObject({ unchanged: 3 * 365, inWaves: { plan: 365, contracts: 0 } });
  });
});

import { describe, expect, test } from 'vitest';
import { today } from '../../../src/check/index.ts';
import type { Case, CurrentRoute, Judgement, OtherAddress, Plan } from '../../../src/model/index.ts';
import { ALL_DAYS } from '../../../src/model/index.ts';
import { straightLineNetwork } from '../../../src/network/straightLine.ts';
import { changesBetween, changesOf } from '../../../src/report/findings/index.ts';
import {
  aCase,
  afternoon,
  aPlan,
  aRoute,
  bothWays,
  judge,
  morning,
  north,
  pupil,
  vehicleType,
} from '../../check/support.ts';

const MON_TUE = 0b00011;
const WED_FRI = 0b11100;

function current(id: string, am: readonly string[], pm: readonly string[] = [...am].reverse()): CurrentRoute {
  return {
    id,
    operator: 'Vale',
    vehicleTypeId: 'taxi',
    pricePerDay: 0,
    passengerAssistants: 0,
    assistantPricePerDay: 0,
    contractEnd: null,
    noticeDays: 0,
    budgetCode: '',
    calls: { am, pm },
  };
}

async function changesIn(theCase: Case, plan: Plan) {
  const now = await today(theCase, straightLineNetwork(theCase.policy));
  return changesOf(theCase, plan, await judge(theCase, plan), now);
}

const find = (changes: Awaited<ReturnType<typeof changesIn>>, id: string) =>
  changes.pupils.find((change) => change.pupilId === id)!;

describe('vehicles carry on routes', () => {
  test('the one with most pupils in common first, and each route once', async () => {
    const pupils = ['P1', 'P2', 'P3', 'P4', 'P5'].map((id, i) => pupil(id, 1000 * (i + 1)));
    const theCase = aCase({ pupils, currentRoutes: [current('A', ['P3', 'P2', 'P1']), current('B', ['P5', 'P4'])] });
    // D-X has two of A's and both of B's; D-Y has one of A's.
    const plan = aPlan([bothWays(theCase, 'X', ['P5', 'P4', 'P3', 'P2']), bothWays(theCase, 'Y', ['P1'])]);
    const changes = await changesIn(theCase, plan);
    // X has 20 sessions in common with A and with B: A comes first by id, and Y finds A taken.
    expect(changes.continues).toEqual({ 'D-X': 'A' });
    expect(changes.pupils.map((c) => [c.pupilId, c.vehicleChanges])).toEqual([
      ['P1', true],
      ['P2', false],
      ['P3', false],
      ['P4', true],
      ['P5', true],
    ]);
  });

  test('sessions × days decide, and not heads', async () => {
    // Two pupils of A travel on two days, one of B on all five.
    const theCase = aCase({
      pupils: [pupil('P1', 3000, { days: MON_TUE }), pupil('P2', 2000, { days: MON_TUE }), pupil('P3', 1000)],
      currentRoutes: [current('A', ['P1', 'P2']), current('B', ['P3'])],
    });
    const route = aRoute('X', [
      ...morning(theCase, ['P1', 'P2', 'P3'], '08:50', MON_TUE),
      ...morning(theCase, ['P3'], '08:50', WED_FRI),
    ]);
    expect((await changesIn(theCase, aPlan([route]))).continues).toEqual({ 'D-X': 'B' });
  });

  test('another type of vehicle is another vehicle', async () => {
    const theCase = aCase({
      pupils: [pupil('P1', 3000)],
      vehicleTypes: [vehicleType('taxi'), vehicleType('minibus')],
      currentRoutes: [current('A', ['P1'])],
    });
    const same = await changesIn(theCase, aPlan([bothWays(theCase, 'X', ['P1'])]));
    const other = await changesIn(theCase, aPlan([bothWays(theCase, 'X', ['P1'], { vehicleTypeId: 'minibus' })]));
    expect([find(same, 'P1').vehicleChanges, find(other, 'P1').vehicleChanges]).toEqual([false, true]);
    expect(other.continues).toEqual({ 'D-X': 'A' });
  });
});

describe('what a family notices', () => {
  const theCase = aCase({ pupils: [pupil('P1', 3000), pupil('P2', 2000)], currentRoutes: [current('A', ['P1'])] });
  const timeOf = async (anchor: string) => {
    const before = aPlan([aRoute('R', morning(theCase, ['P1'], '08:45:00'))]);
    const after = aPlan([aRoute('R', morning(theCase, ['P1'], anchor))]);
    const judged = async (plan: Plan): Promise<{ plan: Plan; judgement: Judgement }> => {
      return { plan, judgement: await judge(theCase, plan) };
    };
    return changesBetween(theCase, await judged(before), await judged(after)).pupils[0].timeChanges;
  };

  test('more than ten minutes either way, and not ten', async () => {
    expect(await Promise.all(['08:55:00', '08:35:00', '08:55:01', '08:34:59'].map(timeOf))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test('somebody new on board; the other way round nobody notices', async () => {
    const [alone, together] = [aPlan([bothWays(theCase, 'R', ['P1'])]), aPlan([bothWays(theCase, 'R', ['P1', 'P2'])])];
    const judged = async (plan: Plan) => ({ plan, judgement: await judge(theCase, plan) });
    const joined = changesBetween(theCase, await judged(alone), await judged(together));
    const left = changesBetween(theCase, await judged(together), await judged(alone));
    expect(joined.pupils.map((c) => [c.pupilId, c.fellowsChange])).toEqual([['P1', true]]);
    expect(joined.pupils[0].plan.am?.fellows).toEqual(['P2']);
    expect(left.pupils.map((c) => [c.pupilId, c.fellowsChange])).toEqual([['P1', false]]);
  });

  test('a session that only one of the plans has is not compared', async () => {
    const judged = async (plan: Plan) => ({ plan, judgement: await judge(theCase, plan) });
    const mornings = await judged(aPlan([aRoute('R', morning(theCase, ['P1']))]));
    const afternoons = await judged(aPlan([aRoute('R', afternoon(theCase, ['P1']))]));
    const both = await judged(aPlan([bothWays(theCase, 'R', ['P1'])]));
    const none = { timeChanges: false, fellowsChange: false };
    expect(changesBetween(theCase, mornings, both).pupils[0]).toMatchObject({ vehicleChanges: false, ...none });
    expect(changesBetween(theCase, mornings, afternoons).pupils[0]).toMatchObject({ vehicleChanges: true, ...none });
  });
});

describe('the usual journey', () => {
  test('is from the address of most weekdays', async () => {
    const father: OtherAddress = { days: WED_FRI, session: 'both', postcode: '', at: north(5000), reason: '' };
    const theCase = aCase({ pupils: [pupil('P1', 3000, { otherAddresses: [father] })] });
    const at = (metres: number) => ({ ...theCase, pupils: [pupil('P1', metres)] });
    const plan = aPlan([
      aRoute('Home', morning(at(3000), ['P1'], '08:50', MON_TUE)),
      aRoute('Father', morning(at(5000), ['P1'], '08:45', WED_FRI)),
    ]);
    const judged = { plan, judgement: await judge(theCase, plan) };
    const { today: way } = changesBetween(theCase, judged, judged).pupils[0];
    expect(way.am).toMatchObject({ routeId: 'Father', rideSeconds: 500 });
    expect(way.pm).toBeNull();
  });

  test('is the one of most of those days, and names company of every day on that run', async () => {
    const theCase = aCase({ pupils: [pupil('P1', 3000), pupil('P2', 2000, { days: MON_TUE })] });
    const plan = aPlan([
      aRoute('R', [...morning(theCase, ['P1', 'P2'], '08:50', MON_TUE), ...morning(theCase, ['P1'], '08:50', WED_FRI)]),
    ]);
    const judged = { plan, judgement: await judge(theCase, plan) };
    const { today: way } = changesBetween(theCase, judged, judged).pupils[0];
    // With P2 the drive is interrupted for 36 s; on three days of five it is not.
    expect(way.am).toMatchObject({ rideSeconds: 300, fellows: ['P2'] });
  });
});

test('a plan against itself changes nothing', async () => {
  const pupils = ['P1', 'P2', 'P3'].map((id, i) => pupil(id, 1000 * (i + 1), { days: i === 1 ? MON_TUE : ALL_DAYS }));
  const theCase = aCase({ pupils });
  const plan = aPlan([bothWays(theCase, 'R', ['P3', 'P1']), aRoute('Q', morning(theCase, ['P2'], '08:50', MON_TUE))]);
  const judged = { plan, judgement: await judge(theCase, plan) };
  const { pupils: changes, continues } = changesBetween(theCase, judged, judged);
  expect(continues).toEqual({ 'D-R': 'D-R', 'D-Q': 'D-Q' });
  expect(changes.filter((c) => c.vehicleChanges || c.timeChanges || c.fellowsChange)).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { today } from '../../../src/check/index.ts';
import type { Case, CurrentRoute } from '../../../src/model/index.ts';
import { straightLineNetwork } from '../../../src/network/straightLine.ts';
import { notIncludedOf, todayFaultsOf } from '../../../src/report/findings/index.ts';
import { contractsEndedIn } from '../../../src/report/findings/todayFaults.ts';
import { aCase, aPlan, aRoute, bothWays, judge, morning, pupil } from '../../check/support.ts';

function current(id: string, am: readonly string[], pm: readonly string[] = am): CurrentRoute {
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

const todayOf = (theCase: Case) => today(theCase, straightLineNetwork(theCase.policy));

describe("what is wrong with today's files", () => {
  test('routes with nobody due, pupils on none and on two', async () => {
    const theCase = aCase({
      pupils: [pupil('P1', 1000), pupil('P2', 2000), pupil('P3', 3000, { days: 0 }), pupil('P4', 4000)],
      currentRoutes: [current('A', ['P1']), current('B', []), current('C', ['P3']), current('D', ['P1'], ['P4'])],
    });
    expect(todayFaultsOf(theCase, await todayOf(theCase))).toEqual({
      routesWithNobody: ['B', 'C'],
      pupilsOnNone: ['P2'],
      pupilsOnTwo: [{ pupilId: 'P1', routeIds: ['A', 'D'] }],
      contractsEnded: [],
    });
  });

  test('nothing where there is nothing', async () => {
    const theCase = aCase({ pupils: [pupil('P1', 1000)], currentRoutes: [current('A', ['P1'])] });
    const faults = todayFaultsOf(theCase, await todayOf(theCase));
    expect(faults).toEqual({ routesWithNobody: [], pupilsOnNone: [], pupilsOnTwo: [], contractsEnded: [] });
  });

  test('contracts over before the plan starts, and what they cost a year; not those that end on its first day', () => {
    const ending = (id: string, contractEnd: string | null, rest: Partial<CurrentRoute> = {}) => {
      return { ...current(id, []), contractEnd, ...rest };
    };
    const theCase = aCase({
      policy: { planStart: '2027-09-01', schoolDaysPerYear: 190 },
      pupils: [],
      currentRoutes: [
        // £100 and two assistants at £55 a day, 190 days.
        ending('A', '2027-07-23', { pricePerDay: 1_000_000, passengerAssistants: 2, assistantPricePerDay: 550_000 }),
        ending('B', '2027-09-01', { pricePerDay: 1_000_000 }),
        ending('C', null, { pricePerDay: 1_000_000 }),
        ending('D', '2027-08-31', { pricePerDay: 10_000, operator: 'Solent' }),
      ],
    });
    expect(contractsEndedIn(theCase)).toEqual([
      { routeId: 'A', operator: 'Vale', contractEnd: '2027-07-23', pencePerYear: 39_900_00 },
      { routeId: 'D', operator: 'Solent', contractEnd: '2027-08-31', pencePerYear: 190_00 },
    ]);
    expect(contractsEndedIn({ ...theCase, policy: { ...theCase.policy, planStart: null } })).toEqual([]);
  });
});

describe('what is in no total', () => {
  const pupils = [pupil('P1', 1000), pupil('P2', 2000, { days: 0b00011 })];
  const sentences = async (theCase: Case, plan = aPlan([bothWays(theCase, 'R', ['P1'])])) => {
    const asToday = theCase.currentRoutes ? await todayOf(theCase) : null;
    return notIncludedOf(theCase, { plan, judgement: await judge(theCase, plan), today: asToday }).join('\n');
  };

  test('pupils not carried at all, in journeys and days', async () => {
    const text = await sentences(aCase({ pupils }));
    expect(text).toContain(
      '1 pupil not at all. It leaves out 4 journeys a week (2 in the morning, 2 in the afternoon)',
    );
    expect(text).toContain('on 2 pupil days;');
  });

  test('pupils carried one way', async () => {
    const theCase = aCase({ pupils: [pupils[0]] });
    const text = await sentences(theCase, aPlan([aRoute('R', morning(theCase, ['P1']))]));
    expect(text).toContain(
      '1 pupil on part of their journeys. It leaves out 5 journeys a week (0 in the morning, 5 in',
    );
  });

  test("today's gaps and idle contracts, only where there is a today", async () => {
    const theCase = aCase({ pupils: [pupils[0]], currentRoutes: [current('A', ['P1'], []), current('B', [])] });
    const text = await sentences(theCase);
    expect(text).toContain("Today's files have 1 pupil on one for part of their journeys: 5 journeys a week");
    expect(text).toContain("One of today's contracts carries nobody: its price is in what is paid today");
    expect(text).toContain("Today's contracts are taken to go on at today's price, past their end as well");
    expect(text).toContain('The rules are checked for the whole plan.');
    const without = await sentences(aCase({ pupils: [pupils[0]] }));
    expect(without).not.toMatch(/Today's (files|contracts)|whole plan/);
    expect(without).not.toContain('does not carry');
    expect(without).toContain('the case has no depots');
    expect(without).toContain('the same 190 days a year');
  });
});

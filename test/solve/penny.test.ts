/** The search's own figures and the checker's, which it recomputes from the finished plan, agree to the penny. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../src/check/index.ts';
import { costOfYear } from '../../src/cost/index.ts';
import type { DutyWeek, Plan } from '../../src/model/index.ts';
import { straightLineNetwork } from '../../src/network/straightLine.ts';
import type { Duty } from '../../src/solve/duty.ts';
import { exceptionsOf } from '../../src/solve/exceptions.ts';
import { itineraryOf } from '../../src/solve/itinerary.ts';
import { COST_PER_CENTIPENCE } from '../../src/solve/problem.ts';
import { timetable } from '../../src/solve/timetable.ts';
import { toRoutes } from '../../src/solve/toPlan.ts';
import { randomCase } from '../support/randomCase.ts';
import { prepare, searched } from './support.ts';

test('the cost of a year, part by part', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const drawn = randomCase(seed, { pupils: 12, schools: 4 });
      // Without limits on bays every duty keeps the shortest times, which are what the search has priced.
      const theCase = { ...drawn, schools: drawn.schools.map((s) => ({ ...s, vehicleBays: null })) };
      const prepared = await prepare(theCase);
      if (prepared.problem.tasks === 0) return;
      const state = searched(prepared, seed, 60);
      const duties = state.duties.filter((duty): duty is Duty => duty !== null);
      const itineraries = duties.map((duty) => itineraryOf(duty, state.travel));
      expect(timetable(prepared.problem, itineraries)).toEqual([]);
      const { choices, compiled } = prepared;
      const routes = toRoutes({ theCase, choices, compiled }, itineraries);
      const plan: Plan = { routes, exceptions: exceptionsOf(theCase, choices, routes), origin: null };
      const judgement = await check(theCase, plan, straightLineNetwork(theCase.policy));

      const weeks = duties.map(
        ({ type, activeDays, metres, seconds, assistantDays }): DutyWeek => ({
          vehicleTypeId: theCase.vehicleTypes[type].id,
          activeDays,
          metres,
          seconds,
          assistantDays,
        }),
      );
      expect(judgement.cost).toEqual(costOfYear(weeks, theCase));
      const { schoolDaysPerYear } = theCase.policy;
      const pence = (state.cost / COST_PER_CENTIPENCE / 100 / 5) * schoolDaysPerYear;
      // Rounded once; the rest is for the fractions that floating point cannot hold.
      expect(Math.abs(judgement.cost.total - pence)).toBeLessThanOrEqual(0.5 + 1e-6);
      if (duties.length > 0) compared++;
    }),
    { numRuns: 150, seed: 3 },
  );
  expect(compared).toBeGreaterThan(100);
});

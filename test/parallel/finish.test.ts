/** From the search's last solution to one with times: too few bays, vehicles free on some days only. */
import { describe, expect, test } from 'vitest';
import { finish } from '../../src/parallel/finish.ts';
import { searchInRounds } from '../../src/parallel/rounds.ts';
import { optimise } from '../../src/pipeline.ts';
import { wholeAllowance } from '../../src/solve/decompose.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { nobodyCarried, type Sketch } from '../../src/solve/sketch.ts';
import { aCase, pupil, school, vehicleType } from '../check/support.ts';
import { randomCase } from '../support/randomCase.ts';
import { ready, withTeam } from './support.ts';

const soloTaxi = vehicleType('taxi', { layouts: [{ seats: 4, wheelchairs: 0 }], maxRunsPerSession: 1 });
const solos = (n: number) => Array.from({ length: n }, (_, i) => pupil(`P${i}`, 500 + 100 * i, { solo: true }));

describe('bays', () => {
  // A window of 15 minutes and stays of 5: one bay takes vehicles at 0, 5, 10 and 15 minutes, four in all.
  const school4 = school('S1', 0, { vehicleBays: 1, unloadingSeconds: 300 });
  const policy = { leaveAfterBell: { earliest: 300, latest: 1200 } };

  test('as many as fit are carried, and no two stand there at once', async () => {
    const theCase = aCase({ pupils: solos(4), schools: [school4], vehicleTypes: [soloTaxi], policy });
    const { plan } = await optimise(theCase, { iterations: 100, threads: 0 });
    expect(plan.exceptions).toEqual([]);
    for (const session of ['am', 'pm'] as const) {
      const arrivals = plan.routes
        .flatMap((route) => route.calls.filter((c) => c.kind === 'school' && c.session === session))
        .map((call) => call.arrive)
        .sort((a, b) => a - b);
      expect(arrivals).toHaveLength(4);
      for (let i = 1; i < 4; i++) expect(arrivals[i] - arrivals[i - 1]).toBeGreaterThanOrEqual(300);
    }
  });

  test('one more is left out and listed', async () => {
    const theCase = aCase({ pupils: solos(5), schools: [school4], vehicleTypes: [soloTaxi], policy });
    const { plan } = await optimise(theCase, { iterations: 100, threads: 0 });
    expect(plan.exceptions.map((e) => e.code)).toEqual(['not_carried']);
    expect(plan.exceptions[0].message).toContain('no bay is free at S1');
  });

  test('a solution with too many visits loses some of them, never all', async () => {
    const from = await ready(aCase({ pupils: solos(6), schools: [school4], vehicleTypes: [soloTaxi], policy }));
    const unlimited = { ...from.problem, visitCap: from.problem.visitCap.map((cap) => cap.map(() => 1000)) as never };
    // Without the necessary condition the search puts six vehicles where there is time for four.
    const { found, finished } = await withTeam({ ...from, problem: unlimited }, async (team) => {
      const rounds = await searchInRounds(team, { seed: 1, budget: { iterations: 60 } });
      return { found: rounds.sketch, finished: await finish(team, rounds.sketch, 1) };
    });
    expect(found.duties).toHaveLength(6);
    expect(finished.duties).toHaveLength(4);
    expect(finished.sketch.duties).toHaveLength(4);
    expect([...finished.sketch.absent].sort()).toHaveLength(2);
  });
});

test('a rescue carries those whom the search left behind', async () => {
  const from = await ready(aCase({ pupils: solos(3), vehicleTypes: [soloTaxi] }));
  const finished = await withTeam(from, (team) => finish(team, nobodyCarried(from.problem), 1));
  expect(finished.sketch.absent).toEqual([]);
  expect(finished.duties).toHaveLength(3);
});

test('a rescue goes on when everybody has a place: the first that is found is mostly a dear one', async () => {
  const theCase = randomCase(8, { pupils: 60, schools: 4 });
  const from = await ready(theCase);
  const nobody = nobodyCarried(from.problem);
  const costOf = (sketch: Sketch): number => sketch.duties.reduce((sum, duty) => sum + duty.cost, 0);
  const [first, rescued] = await withTeam(from, async (team) => {
    const parameters = { ...DEFAULT_PARAMETERS, startTemperature: DEFAULT_PARAMETERS.endTemperature };
    const allowance = wholeAllowance(from.problem);
    const task = { sketch: nobody, seed: [1], byClass: true, allowance, parameters };
    const placed = await team.round({ ...task, budgets: (cuts) => cuts.map(() => ({ iterations: 1 })) });
    return [placed.sketch, (await finish(team, nobody, 1)).sketch];
  });
  expect(rescued.absent.length).toBeLessThanOrEqual(first.absent.length);
  expect(costOf(rescued)).toBeLessThan(0.9 * costOf(first));
});

describe('a fleet that is free on some days only', () => {
  const oneTaxi = { ...soloTaxi, available: 1 };

  test('the one with more journeys has it, and the days of the other are listed', async () => {
    const pupils = [pupil('A', 1000, { solo: true, days: 0b00111 }), pupil('B', 2000, { solo: true })];
    const { plan } = await optimise(aCase({ pupils, vehicleTypes: [oneTaxi] }), { iterations: 200, threads: 0 });
    // Ten journeys of B weigh more than six of A.
    const missing = plan.exceptions.filter((e) => e.code === 'not_carried');
    const weekOf = (id: string): number =>
      plan.routes.flatMap((r) => r.calls).reduce((days, c) => (c.on.includes(id) ? days | c.days : days), 0);
    expect(missing.map((e) => [e.pupilId, e.days, e.session])).toEqual([['A', 0b00111, 'both']]);
    expect([weekOf('A'), weekOf('B')]).toEqual([0, 31]);
  });

  test('days on which the other does not need the vehicle', async () => {
    const pupils = [pupil('A', 1000, { solo: true, days: 0b01111 }), pupil('B', 2000, { solo: true, days: 0b11100 })];
    const { plan } = await optimise(aCase({ pupils, vehicleTypes: [oneTaxi] }), { iterations: 200, threads: 0 });
    // A has Monday to Thursday; B is left with Friday.
    const missing = plan.exceptions.filter((e) => e.code === 'not_carried');
    expect(missing.map((e) => [e.pupilId, e.days, e.session])).toEqual([['B', 0b01100, 'both']]);
  });

  test('one way only, where the vehicle is needed the other way', async () => {
    // C's own address in the morning leaves the taxi free then, for a pupil who need not have one route both ways.
    const away = { days: 31, session: 'am', postcode: '', at: school('S1', 0).at, reason: '' } as const;
    const pupils = [
      pupil('A', 1000, { solo: true }),
      pupil('B', 2000, { solo: true, days: 0b00001 }),
      pupil('C', 3000, { solo: true, days: 0b00001, otherAddresses: [away] }),
    ];
    const { plan, judgement } = await optimise(aCase({ pupils, vehicleTypes: [{ ...oneTaxi, available: 2 }] }), {
      iterations: 200,
      threads: 0,
    });
    expect(judgement.violations).toEqual([]);
    const missing = plan.exceptions.filter((e) => e.code === 'not_carried');
    // Two taxis on Monday have room for two of three in each session.
    const journeys = missing.reduce((n, e) => n + (e.session === 'both' ? 2 : 1), 0);
    expect(journeys).toBe(2);
    expect(missing.map((e) => e.days)).toEqual(missing.map(() => 1));
  });
});

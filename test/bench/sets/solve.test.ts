/** The core on instances of which the best solution is plain to see, judged by the independent verifiers. */
import { describe, expect, test } from 'vitest';
import { coreProblem } from '../../../bench/sets/coreProblem.ts';
import { parseDarp } from '../../../bench/sets/darp.ts';
import { parseFsm } from '../../../bench/sets/fsm.ts';
import { benchInstance } from '../../../bench/sets/instance.ts';
import { parametersFor } from '../../../bench/sets/parameters.ts';
import { parsePdptw } from '../../../bench/sets/pdptw.ts';
import type { PlainProblem, PlainSolution } from '../../../bench/sets/plain.ts';
import { parseSbrp } from '../../../bench/sets/sbrp.ts';
import { solveCore } from '../../../bench/sets/solveCore.ts';
import { parseStops } from '../../../bench/sets/stops.ts';
import type { Verdict } from '../../../bench/sets/verify.ts';
import { verifyDarp } from '../../../bench/sets/verifyDarp.ts';
import { verifyFsm } from '../../../bench/sets/verifyFsm.ts';
import { verifyPdptw } from '../../../bench/sets/verifyPdptw.ts';
import { verifySbrp } from '../../../bench/sets/verifySbrp.ts';
import { verifyStops } from '../../../bench/sets/verifyStops.ts';
import { verifyVrptw } from '../../../bench/sets/verifyVrptw.ts';
import { parseVrptw } from '../../../bench/sets/vrptw.ts';
import type { SearchParameters } from '../../../src/solve/search.ts';
import { DARP, FSM, PDPTW, SBRP, STOPS, VRPTW } from './tiny.ts';

async function solved(plain: PlainProblem, verify: (solution: PlainSolution) => Verdict): Promise<Verdict> {
  const core = coreProblem(plain);
  const parameters = parametersFor(core, { startTemperature: 1, endTemperature: 0.01 });
  const { solution } = await solveCore(core, parameters, { iterations: 200 }, 1, 0);
  return verify(solution);
}

test("changed parameters go over the set's own tuning", async () => {
  const instance = benchInstance({
    name: 'tiny',
    group: 'tiny',
    source: '',
    reference: {},
    tuning: { startTemperature: 1, endTemperature: 0.01, others: { averageRemoved: 1, longestString: 1 } },
    load: async () => ({ plain: parseFsm(FSM), verify: (solution) => verifyFsm(FSM, solution) }),
  });
  const tests = async (parameters?: Partial<SearchParameters>) =>
    (await instance.solve({ iterations: 100 }, 1, 0, parameters)).tests;
  const tuned = await tests();
  expect(await tests({})).toBe(tuned);
  expect(await tests({ averageRemoved: 1 })).toBe(tuned);
  expect(await tests({ averageRemoved: 30, longestString: 30 })).not.toBe(tuned);
});

/** Two legs of six and five from one pair to the other, and the rest of 1 → 2 → 3 → 4. */
const ONE_AFTER_THE_OTHER = 10 + Math.hypot(6, 5) + 9;

describe('best solutions', () => {
  test.each(['distance alone', 'vehicles, then distance'] as const)('windows, %s', async (objective) => {
    const verdict = await solved(parseVrptw(VRPTW, objective), (s) => verifyVrptw(VRPTW, objective, s));
    expect(verdict).toEqual({ figures: { vehicles: 2, distance: expect.closeTo(16, 9) }, violations: [] });
  });

  test('pairs', async () => {
    const { figures, violations } = await solved(parsePdptw(PDPTW), (s) => verifyPdptw(PDPTW, s));
    expect(violations).toEqual([]);
    expect(figures.vehicles).toBe(1);
    expect(figures.distance).toBeLessThanOrEqual(ONE_AFTER_THE_OTHER + 1e-9);
  });

  test('dial-a-ride', async () => {
    const { figures, violations } = await solved(parseDarp(DARP), (s) => verifyDarp(DARP, s));
    expect(violations).toEqual([]);
    expect(figures.distance).toBeLessThanOrEqual(ONE_AFTER_THE_OTHER + 1e-9);
  });

  test('one large vehicle rather than two', async () => {
    const verdict = await solved(parseFsm(FSM), (s) => verifyFsm(FSM, s));
    expect(verdict).toEqual({ figures: { cost: expect.closeTo(30 + 2.5 * 20, 9), vehicles: 1 }, violations: [] });
  });

  test.each(['fixed bell', 'windows'] as const)('school buses, %s', async (bell) => {
    const rules = { bell, longestRide: 2700 };
    const verdict = await solved(parseSbrp(SBRP, rules), (s) => verifySbrp(SBRP, rules, s));
    expect(verdict).toMatchObject({ figures: { buses: 1 }, violations: [] });
  });

  test('stops: everybody walks to the nearest', async () => {
    const verdict = await solved(parseStops(STOPS), (s) => verifyStops(STOPS, s));
    expect(verdict).toEqual({
      figures: { routes: 1, 'walk in seconds': (2 * 60 + 3 * 90) / 5, 'driving hours': 2000 / 3600 },
      violations: [],
    });
  });
});

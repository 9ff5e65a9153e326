/** The drives of a large case: those a search can use are known and right, and what it finds with them is lawful. */
import { describe, expect, test } from 'vitest';
import { type Case, householdOf, type LonLat, NO_WAY, type Plan, SESSIONS, WEEKDAYS } from '../../src/model/index.ts';
import { engineNetwork } from '../../src/network/engineNetwork.ts';
import { storeInMemory } from '../../src/network/store.ts';
import { straightLineOf } from '../../src/network/straightLine.ts';
import { type TravelSource, travelFor, travelSource } from '../../src/parallel/travel.ts';
import { optimise } from '../../src/pipeline.ts';
import { compile } from '../../src/solve/compile.ts';
import type { Problem } from '../../src/solve/problem.ts';
import { pickupChoices } from '../../src/stops/index.ts';
import { aCase, pupil, school } from '../check/support.ts';
import { countedEngine } from '../network/support.ts';
import { randomCase } from '../support/randomCase.ts';

/** On made-up roads, with a matrix of so many points at the most. */
function roadsOf(theCase: Case, mostMatrixPoints?: number) {
  const engine = countedEngine();
  const sizes = mostMatrixPoints === undefined ? {} : { mostMatrixPoints };
  const network = engineNetwork({ engine, store: storeInMemory(), policy: theCase.policy, note: '', ...sizes });
  return { engine, network };
}

async function sourceOf(theCase: Case, mostMatrixPoints?: number) {
  const { engine, network } = roadsOf(theCase, mostMatrixPoints);
  const { problem } = compile(theCase, await pickupChoices(theCase, network));
  const travelled = await travelSource(problem, network, straightLineOf(theCase.policy));
  return { ...travelled, engine, problem };
}

const everything = (problem: Problem): Int32Array => Int32Array.from({ length: problem.tasks }, (_, task) => task);

/** Pairs of rows of different points: known in the same figures, or no way at all. */
function compare(problem: Problem, whole: TravelSource, sparse: TravelSource): { known: number; unknown: number } {
  const [a, b] = [whole, sparse].map((source) => travelFor(problem, source, everything(problem)));
  expect([b.size, [...b.row]]).toEqual([a.size, [...a.row]]);
  const counts = { known: 0, unknown: 0 };
  for (let at = 0; at < a.size ** 2; at++) {
    const seconds = [b.seconds[0][at], b.seconds[1][at]];
    for (const session of [0, 1]) {
      if (seconds[session] === NO_WAY.seconds) {
        counts.unknown++;
        continue;
      }
      counts.known++;
      expect(seconds[session]).toBe(a.seconds[session][at]);
      expect(b.metres[session][at]).toBe(a.metres[session][at]);
    }
  }
  return counts;
}

const VILLAGES = aCase({
  schools: [school('S1', 0), school('S2', 9000)],
  pupils: Array.from({ length: 60 }, (_, i) =>
    pupil(`P${i}`, 300 + 211 * i, { schoolId: `S${1 + (i % 2)}`, schoolIndex: i % 2 }),
  ),
});

describe('where everybody may be with everybody', () => {
  test('every drive is known', async () => {
    const [whole, sparse] = [await sourceOf(VILLAGES), await sourceOf(VILLAGES, 0)];
    expect([whole.source.kind, sparse.source.kind]).toEqual(['whole', 'sparse']);
    expect(compare(whole.problem, whole.source, sparse.source).unknown).toBe(0);
    expect([sparse.points, sparse.pairs]).toEqual([whole.points, whole.pairs]);
  });

  test('the plan is the same', async () => {
    const planOf = async (most?: number): Promise<Plan> => {
      const { network } = roadsOf(VILLAGES, most);
      return (await optimise(VILLAGES, { network, iterations: 300, threads: 0 })).plan;
    };
    const [whole, sparse] = [await planOf(), await planOf(0)];
    expect(sparse.routes).toEqual(whole.routes);
    expect(sparse.origin?.networkNote).toContain('The search knew the 3,844 drives (100 %) between 62 places');
    expect(whole.origin?.networkNote).toBe('');
  });
});

test('who may not share a run are not driven between, and half as many pairs are asked for', async () => {
  const apart = {
    ...VILLAGES,
    pupils: VILLAGES.pupils.map((p, i) => (i % 2 ? { ...p, class: 'send' as const } : p)),
  };
  const [whole, sparse] = [await sourceOf(apart), await sourceOf(apart, 0)];
  const { unknown } = compare(whole.problem, whole.source, sparse.source);
  expect(unknown).toBe(2 * 2 * 30 * 30);
  expect(sparse.pairs).toBe(62 ** 2 - 2 * 30 * 30);
});

test('a home that nobody could pass on the way to school is not driven to, and the schools are', async () => {
  const far = aCase({
    schools: [school('S1', 0)],
    pupils: [pupil('A', 1000), pupil('B', 2000), pupil('C', 40_000, { class: 'send' }), pupil('D', -40_000)],
    policy: { mayShareAVehicle: [['mainstream', 'send']] },
  });
  const { source, problem } = await sourceOf(far, 0);
  const travel = travelFor(problem, source, everything(problem));
  const [a, b, c, d] = [0, 1, 2, 3].map((part) => travel.row[problem.candidatePlace[problem.candidateStart[part]]]);
  const isKnown = (from: number, to: number): boolean => travel.seconds[0][from * travel.size + to] < NO_WAY.seconds;
  expect([isKnown(a, b), isKnown(b, a), isKnown(c, a), isKnown(c, b)]).toEqual([true, true, true, true]);
  expect(isKnown(c, d)).toBe(false);
  const [at] = travel.row;
  expect([isKnown(c, at), isKnown(at, c), isKnown(d, at), isKnown(at, d)]).toEqual([true, true, true, true]);
});

/** Drives of the plan that begin and end at a home or stop, with the weekdays on which a vehicle drives them. */
function legsOf(plan: Plan): string[] {
  return plan.routes.flatMap(({ calls }) =>
    SESSIONS.flatMap((session) =>
      WEEKDAYS.flatMap((day) => {
        const run = calls.filter((call) => call.session === session && call.days & (1 << day));
        return run.slice(1).flatMap((call, i) => {
          const ofHomes = call.kind !== 'school' && run[i].kind !== 'school';
          return ofHomes ? [`${householdOf(run[i].at)} ${householdOf(call.at)}`] : [];
        });
      }),
    ),
  );
}

test('in random cases no drive of a plan made with all of them is missing', async () => {
  let legs = 0;
  let missing = 0;
  for (let seed = 1; seed <= 5; seed++) {
    const theCase = randomCase(seed, { pupils: 24, schools: 4 });
    const { network } = roadsOf(theCase);
    const { plan } = await optimise(theCase, { network, iterations: 40, threads: 0, acceptUnreachable: true });
    const { source, problem } = await sourceOf(theCase, 0);
    const travel = travelFor(problem, source, everything(problem));
    const rowAt = new Map<string, number>();
    for (let place = 0; place < problem.places; place++) {
      const at: LonLat = [problem.placeLonLat[2 * place], problem.placeLonLat[2 * place + 1]];
      if (travel.row[place] >= 0) rowAt.set(householdOf(at), travel.row[place]);
    }
    for (const leg of legsOf(plan)) {
      const [from, to] = leg.split(' ').map((key) => rowAt.get(key) as number);
      legs++;
      if (travel.seconds[0][from * travel.size + to] >= NO_WAY.seconds) missing++;
    }
  }
  expect(legs).toBeGreaterThan(50);
  expect(missing).toBe(0);
});

test('random cases planned with few drives are lawful, and leave nobody out whom all drives would carry', async () => {
  for (let seed = 40; seed < 44; seed++) {
    const theCase = randomCase(seed, { pupils: 20, schools: 4 });
    const notCarried = async (most?: number): Promise<number> => {
      const { network } = roadsOf(theCase, most);
      // Throws when the check finds anything.
      const { plan } = await optimise(theCase, { network, iterations: 150, threads: 0, acceptUnreachable: true });
      return plan.exceptions.filter(({ code }) => code === 'not_carried').length;
    };
    expect(await notCarried(0)).toBe(await notCarried());
  }
});

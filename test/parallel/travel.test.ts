/** The matrices a slice gets: its own places, and nowhere. */
import { expect, test } from 'vitest';
import type { LonLat } from '../../src/model/index.ts';
import { engineNetwork } from '../../src/network/engineNetwork.ts';
import { storeInMemory } from '../../src/network/store.ts';
import { straightLineOf } from '../../src/network/straightLine.ts';
import { networkTravel, placesOf, straightTravel, travelFor } from '../../src/parallel/travel.ts';
import type { Travel } from '../../src/solve/problem.ts';
import { aCase, pupil, school } from '../check/support.ts';
import { countedEngine } from '../network/support.ts';
import { prepare } from '../solve/support.ts';

/** Homes at 1 km and 2 km, the second shared by two pupils; schools at 0 and 5 km. */
async function village() {
  const theCase = aCase({
    schools: [school('S1', 0), school('S2', 5000)],
    pupils: [pupil('A', 1000), pupil('B', 2000), pupil('C', 2000, { schoolId: 'S2', schoolIndex: 1 })],
  });
  return prepare(theCase);
}

const metres = (travel: Travel, from: number, to: number): number =>
  travel.metres[0][travel.row[from] * travel.size + travel.row[to]];

test('nowhere is the last row, and no drive from it or to it takes anything', async () => {
  const { travel } = await village();
  expect(travel.nowhere).toBe(travel.size - 1);
  for (const matrix of [...travel.metres, ...travel.seconds]) {
    expect(matrix).toHaveLength(travel.size ** 2);
    for (let i = 0; i < travel.size; i++) {
      expect(matrix[travel.nowhere * travel.size + i]).toBe(0);
      expect(matrix[i * travel.size + travel.nowhere]).toBe(0);
    }
  }
  expect([...travel.row]).not.toContain(travel.nowhere);
});

test('places at one point share a row', async () => {
  const { problem, travel } = await village();
  const [a, b, c] = [0, 1, 2].map((part) => problem.candidatePlace[problem.candidateStart[part]]);
  expect(travel.row[b]).toBe(travel.row[c]);
  expect([metres(travel, a, b), metres(travel, b, c), metres(travel, b, 1)]).toEqual([1000, 0, 3000]);
  // Two schools, two points, and nowhere.
  expect(travel.size).toBe(5);
});

test('a slice has the rows of its tasks alone, with the same drives, whatever they come from', async () => {
  const { theCase, problem, travel } = await village();
  const line = straightLineOf(theCase.policy);
  const tasks = Int32Array.of(0);
  const places = placesOf(problem, tasks);
  expect(places).toEqual([0, problem.candidatePlace[0]]);
  for (const source of [{ kind: 'whole', travel } as const, { kind: 'straight-line', line } as const]) {
    const own = travelFor(problem, source, tasks);
    expect([own.size, own.nowhere]).toEqual([3, 2]);
    expect(metres(own, places[0], places[1])).toBe(1000);
    expect([own.metres[0][2], own.metres[0][6]]).toEqual([0, 0]);
    expect([...own.row].filter((row) => row >= 0)).toHaveLength(2);
  }
});

test('depots are among the places of every slice', async () => {
  const { theCase, problem } = await village();
  const depot = problem.candidatePlace[problem.candidateStart[1]];
  const withDepots = { ...problem, startPlace: [depot, -1] as const, endPlace: [-1, depot] as const };
  const places = placesOf(withDepots, Int32Array.of(0));
  expect(places).toEqual([0, problem.candidatePlace[0], depot].sort((x, y) => x - y));
  const travel = straightTravel(withDepots, straightLineOf(theCase.policy), places);
  expect(metres(travel, depot, 0)).toBe(2000);
});

test('the afternoon is turned around where drives differ there and back', async () => {
  const { theCase, problem } = await village();
  const engine = countedEngine();
  const network = engineNetwork({ engine, store: storeInMemory(), policy: theCase.policy, note: '' });
  const travel = await networkTravel(problem, network);
  const at = (place: number): LonLat => [problem.placeLonLat[2 * place], problem.placeLonLat[2 * place + 1]];
  const [home, far] = [0, 1].map((part) => problem.candidatePlace[problem.candidateStart[part]]);
  for (const [from, to] of [
    [home, far],
    [far, home],
    [home, 0],
    [1, home],
  ]) {
    const cell = travel.row[from] * travel.size + travel.row[to];
    const [[am], [pm]] = [
      await network.drives('am', [{ from: at(from), to: at(to) }]),
      // In morning orientation the afternoon's drive from a to b is the one really driven from b to a.
      await network.drives('pm', [{ from: at(to), to: at(from) }]),
    ];
    expect([travel.seconds[0][cell], travel.metres[0][cell]]).toEqual([am.seconds, am.metres]);
    expect([travel.seconds[1][cell], travel.metres[1][cell]]).toEqual([pm.seconds, pm.metres]);
    expect(am.metres).not.toBe(pm.metres);
  }
  expect(travel.seconds[1][travel.nowhere * travel.size]).toBe(0);
});

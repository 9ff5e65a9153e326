/** The pieces of work that a run spends its time on, each as a function to call again and again. */
import { check } from '../../src/check/index.ts';
import { loadCase } from '../../src/ingest/index.ts';
import { straightLineOf, straightMatrix } from '../../src/network/index.ts';
import { Insertion } from '../../src/solve/insertion.ts';
import { Orders } from '../../src/solve/orders.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { Random } from '../../src/solve/random.ts';
import { removeTasks } from '../../src/solve/removal.ts';
import { chooseRuin } from '../../src/solve/ruin.ts';
import { ruinAndRecreate, type Search } from '../../src/solve/search.ts';
import { DEMO, type District } from './district.ts';

export interface HotPath {
  readonly name: string;
  /** Leaves everything as it was, but for its own random numbers. */
  readonly run: () => unknown;
}

/** Points of the matrix: about as many as a slice has. */
const MATRIX_POINTS = 400;

/** All of them, on the same district. */
export function hotPaths({ theCase, network, state, tasks, neighbours, plan }: District): HotPath[] {
  const random = new Random(2);
  const insertion = new Insertion(state, neighbours, random, DEFAULT_PARAMETERS);
  const orders = new Orders(state.problem, state, DEFAULT_PARAMETERS);
  const stop = { progress: () => 0 };
  const parameters = DEFAULT_PARAMETERS;
  const search: Search = { state, tasks, neighbours, random, parameters, insertion, orders, stop, iteration: 0 };
  const ruin = () => chooseRuin(state, tasks, neighbours, random, DEFAULT_PARAMETERS);
  const line = straightLineOf(theCase.policy);
  const homes = theCase.pupils.map(({ home }) => home);
  const points = Array.from({ length: MATRIX_POINTS }, (_, i) => homes[i % homes.length]);
  return [
    { name: 'ruin: choose the pupils of a step', run: ruin },
    {
      name: 'insertion: take one pupil out and put them where it costs least',
      run: () => {
        state.begin();
        removeTasks(state, [tasks[random.below(tasks.length)]]);
        for (const task of state.takeAbsent()) if (!insertion.insert(task)) state.drop(task);
        state.undo();
      },
    },
    {
      name: 'step: ruin and recreate',
      run: () => {
        ruinAndRecreate(search, () => false);
        state.undo();
      },
    },
    { name: `straight lines: matrix of ${MATRIX_POINTS} points`, run: () => straightMatrix(line, points) },
    { name: 'checker: judge a finished plan of the demo', run: () => check(theCase, plan, network) },
    { name: 'reading: the demo from its files', run: () => loadCase(DEMO) },
  ];
}

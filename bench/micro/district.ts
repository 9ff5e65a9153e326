/** The demo's district at work: a case, its problem, a search under way and a finished plan, the same every time. */
import path from 'node:path';
import { loadCase } from '../../src/ingest/index.ts';
import type { Case, Plan, RoadNetwork } from '../../src/model/index.ts';
import { networkFor, straightLineOf } from '../../src/network/index.ts';
import { straightTravel } from '../../src/parallel/travel.ts';
import { optimise } from '../../src/pipeline.ts';
import { compile } from '../../src/solve/compile.ts';
import { wholeAllowance } from '../../src/solve/decompose.ts';
import { type Neighbours, nearTasks } from '../../src/solve/neighbours.ts';
import { DEFAULT_PARAMETERS } from '../../src/solve/parameters.ts';
import { Random } from '../../src/solve/random.ts';
import { search } from '../../src/solve/search.ts';
import { State } from '../../src/solve/state.ts';
import { pickupChoices } from '../../src/stops/index.ts';
import { ROOT } from '../common/root.ts';

export const DEMO = path.join(ROOT, 'data', 'demo');

/** Steps after which the routes look as they do for most of a search. */
const STEPS = 1000;
/** As many near tasks as a slice keeps. */
const NEAR_TASKS = 200;

export interface District {
  readonly theCase: Case;
  readonly network: RoadNetwork;
  readonly state: State;
  readonly tasks: Int32Array;
  readonly neighbours: Neighbours;
  readonly plan: Plan;
}

/** Reads the demo, searches a while from seed 1, and plans it once. */
export async function district(): Promise<District> {
  const { theCase } = await loadCase(DEMO);
  const network = networkFor(theCase);
  const { problem } = compile(theCase, await pickupChoices(theCase, network));
  const places = Array.from({ length: problem.places }, (_, place) => place);
  const travel = straightTravel(problem, straightLineOf(theCase.policy), places);
  const tasks = Int32Array.from({ length: problem.tasks }, (_, task) => task);
  const neighbours = nearTasks(problem, travel, tasks, NEAR_TASKS);
  const state = new State(problem, travel, wholeAllowance(problem));
  for (const task of tasks) state.drop(task);
  search(state, tasks, neighbours, new Random(1), DEFAULT_PARAMETERS, { progress: (i) => i / STEPS });
  const { plan } = await optimise(theCase, { iterations: STEPS, seed: 1, threads: 0 });
  return { theCase, network, state, tasks, neighbours, plan };
}

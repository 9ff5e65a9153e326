/**
 * Which tasks a step takes out: strings of consecutive calls from neighbouring routes (SISR: Christiaens & Vanden
 * Berghe 2020, Transportation Science 54:417), or a whole small route with strings around it, which is how the
 * number of vehicles falls.
 */
import type { Duty } from './duty.ts';
import type { Neighbours } from './neighbours.ts';
import type { Random } from './random.ts';
import type { State } from './state.ts';

export interface RuinParameters {
  /** Tasks removed on average: 5 … 30. */
  readonly averageRemoved: number;
  /** Longest string: 5 … 30. */
  readonly longestString: number;
  /** Chance that a string leaves some tasks in its middle alone: 0 … 1. */
  readonly splitString: number;
  /** Chance to spare one task more in that middle, again and again: 0 … 1. */
  readonly splitDepth: number;
  /** Chance that a step empties a whole route first: 0 … 0.5. */
  readonly emptyRoute: number;
  /** While somebody is left out: chance that a step makes room for one of them. */
  readonly makeRoom: number;
  /** Largest route that is emptied, in tasks. */
  readonly emptyAtMost: number;
}

/** Chooses the tasks to remove around a random one of `tasks`. */
export function chooseRuin(
  state: State,
  tasks: Int32Array,
  neighbours: Neighbours,
  random: Random,
  p: RuinParameters,
): Set<number> {
  const chosen = new Set<number>();
  const ruined = new Set<number>();
  const waiting = state.absent;
  if (waiting.length > 0 && random.unit() < p.makeRoom) {
    const seed = waiting[random.below(waiting.length)];
    makeRoom(state, seed, neighbours, random, chosen);
    return chosen;
  }
  const seed = tasks[random.below(tasks.length)];
  if (random.unit() < p.emptyRoute) emptyRoute(state, seed, chosen, ruined, p);
  const average = averageRouteLength(state);
  const longest = Math.max(1, Math.min(p.longestString, average));
  const strings = Math.floor(random.unit() * ((4 * p.averageRemoved) / (1 + longest) - 1) + 1);
  ruinAround(state, seed, neighbours, random, p, longest, strings, chosen, ruined);
  return chosen;
}

const keyOf = (slot: number, route: number): number => slot * 64 + route;

function ruinAround(
  state: State,
  seed: number,
  neighbours: Neighbours,
  random: Random,
  p: RuinParameters,
  longest: number,
  strings: number,
  chosen: Set<number>,
  ruined: Set<number>,
): void {
  let cut = 0;
  for (let i = neighbours.start[seed] - 1; i < neighbours.start[seed + 1] && cut < strings; i++) {
    // The seed counts as its own nearest neighbour.
    const task = i < neighbours.start[seed] ? seed : neighbours.near[i];
    const slot = state.taskSlot[task];
    if (slot < 0 || chosen.has(task)) continue;
    const key = keyOf(slot, state.taskRoute[task]);
    if (ruined.has(key)) continue;
    ruined.add(key);
    cut++;
    const route = (state.duties[slot] as Duty).routes[state.taskRoute[task]];
    cutString(route.tasks, task, random, p, longest, chosen);
  }
}

/** Takes a string that holds `task` out of the tour; a split string spares some tasks in its middle. */
function cutString(
  tour: Int32Array,
  task: number,
  random: Random,
  p: RuinParameters,
  longest: number,
  chosen: Set<number>,
): void {
  const size = tour.length;
  const length = Math.min(size, Math.floor(random.unit() * Math.min(size, longest)) + 1);
  const at = tour.indexOf(task);
  let spared = 0;
  if (length > 1 && length < size && random.unit() < p.splitString) {
    spared = 1;
    while (length + spared < size && random.unit() < p.splitDepth) spared++;
  }
  const span = length + spared;
  const first = Math.max(0, at - span + 1);
  const last = Math.min(at, size - span);
  const start = first + random.below(last - first + 1);
  const spareFrom = spared ? start + random.below(length + 1) : -1;
  for (let k = start; k < start + span; k++) {
    if (spared && k >= spareFrom && k < spareFrom + spared) continue;
    chosen.add(tour[k]);
  }
}

/**
 * Clears the way for a task that could not be carried: a few vehicles nearby lose all pupils of its school (which frees
 * their bay there) or, every other time, all pupils (which frees the vehicle).
 */
function makeRoom(state: State, seed: number, neighbours: Neighbours, random: Random, chosen: Set<number>): void {
  const { problem } = state;
  const schoolOf = (task: number): number => problem.partSchool[problem.taskPartStart[task]];
  const whole = random.unit() < 0.5;
  const vehicles = 1 + random.below(3);
  const from = neighbours.start[seed];
  const reach = Math.min(neighbours.start[seed + 1] - from, 10 * 2 ** random.below(5));
  for (let n = 0; n < vehicles && reach > 0; n++) {
    const slot = state.taskSlot[neighbours.near[from + random.below(reach)]];
    if (slot < 0) continue;
    for (const route of (state.duties[slot] as Duty).routes) {
      for (const task of route.tasks) if (whole || schoolOf(task) === schoolOf(seed)) chosen.add(task);
    }
  }
}

function emptyRoute(state: State, seed: number, chosen: Set<number>, ruined: Set<number>, p: RuinParameters): void {
  const slot = state.taskSlot[seed];
  if (slot < 0) return;
  const r = state.taskRoute[seed];
  const route = (state.duties[slot] as Duty).routes[r];
  if (route.tasks.length > p.emptyAtMost) return;
  for (const task of route.tasks) chosen.add(task);
  ruined.add(keyOf(slot, r));
}

function averageRouteLength(state: State): number {
  let tasks = 0;
  let routes = 0;
  for (const duty of state.duties) {
    if (!duty) continue;
    for (const route of duty.routes) {
      routes++;
      tasks += route.tasks.length;
    }
  }
  return routes ? tasks / routes : 1;
}

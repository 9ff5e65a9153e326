/**
 * Route-based decomposition with barycentre clustering (Santini, Schneider, Vidal & Vigo 2023): duties, each at the
 * centre of its calls, are cut into slices of similar size that are searched side by side; other cuts every round.
 * The number of slices depends on the problem alone, so the plan is the same for any number of threads.
 */
import { layoutsFor, type Problem, UNLIMITED } from './problem.ts';
import type { Random } from './random.ts';
import { type DutySketch, type Sketch, tasksIn } from './sketch.ts';
import type { Allowance } from './state.ts';

export interface DecompositionParameters {
  /** Tasks in a slice, about: 100 … everybody. */
  readonly sliceTasks: number;
}

interface Item {
  readonly lon: number;
  readonly lat: number;
  readonly tasks: number;
  readonly classes: number;
  readonly duty: DutySketch | null;
  readonly task: number;
}

/** Cuts the solution into slices of about `target` tasks. With `byClass`, those who may never share stay apart. */
export function slices(problem: Problem, sketch: Sketch, target: number, byClass: boolean, random: Random): Sketch[] {
  const items = [
    ...sketch.duties.map((duty) => dutyItem(problem, duty)),
    ...sketch.absent.map((task) => taskItem(problem, task)),
  ];
  const groups = byClass ? bySharing(problem, items) : [items];
  return groups.flatMap((group) => {
    const size = group.reduce((sum, item) => sum + item.tasks, 0);
    return cut(group, Math.max(1, Math.round(size / target)), random).map(sketchFrom);
  });
}

function sketchFrom(items: readonly Item[]): Sketch {
  return {
    duties: items.flatMap((item) => (item.duty ? [item.duty] : [])),
    absent: items.flatMap((item) => (item.duty ? [] : [item.task])),
  };
}

/** Recursive bisection across random directions, sizes in proportion. */
function cut(items: readonly Item[], parts: number, random: Random): Item[][] {
  if (parts <= 1 || items.length <= 1) return items.length > 0 ? [[...items]] : [];
  const angle = random.unit() * Math.PI;
  // A degree of longitude is about 0.6 of a degree of latitude in England.
  const along = (item: Item): number => 0.6 * item.lon * Math.cos(angle) + item.lat * Math.sin(angle);
  const sorted = items.map((item) => ({ item, at: along(item) })).sort((a, b) => a.at - b.at);
  const left = Math.floor(parts / 2);
  const total = items.reduce((sum, item) => sum + item.tasks, 0);
  let size = 0;
  let k = 0;
  while (k < sorted.length - 1 && (k === 0 || size + sorted[k].item.tasks / 2 < (total * left) / parts)) {
    size += sorted[k++].item.tasks;
  }
  const side = (from: number, to: number): Item[] => sorted.slice(from, to).map((s) => s.item);
  return [...cut(side(0, k), left, random), ...cut(side(k, sorted.length), parts - left, random)];
}

/** Groups whose classes may share a vehicle, directly or through others. */
function bySharing(problem: Problem, items: readonly Item[]): Item[][] {
  const root = [0, 1, 2, 3];
  const find = (c: number): number => (root[c] === c ? c : find(root[c]));
  for (let mask = 0; mask < 16; mask++) {
    if (!problem.classesMayShare[mask]) continue;
    for (let c = 0; c < 4; c++) if (mask & (1 << c)) root[find(c)] = find(31 - Math.clz32(mask & -mask));
  }
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    // A duty of several routes may carry classes of several groups; it goes with the first.
    const key = find(31 - Math.clz32(item.classes & -item.classes));
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.entries()].sort((a, b) => a[0] - b[0]).map(([, group]) => group);
}

function dutyItem(problem: Problem, duty: DutySketch): Item {
  let lon = 0;
  let lat = 0;
  let calls = 0;
  let tasks = 0;
  let classes = 0;
  for (const route of duty.routes) {
    tasks += route.tasks.length;
    classes |= route.classes;
    for (const run of route.runs) {
      for (const place of run.place) {
        if (place < problem.schools) continue;
        lon += problem.placeLonLat[2 * place];
        lat += problem.placeLonLat[2 * place + 1];
        calls++;
      }
    }
  }
  return { lon: lon / calls, lat: lat / calls, tasks, classes, duty, task: -1 };
}

function taskItem(problem: Problem, task: number): Item {
  const place = problem.candidatePlace[problem.candidateStart[problem.taskPartStart[task]]];
  return {
    lon: problem.placeLonLat[2 * place],
    lat: problem.placeLonLat[2 * place + 1],
    tasks: 1,
    classes: problem.taskClasses[task],
    duty: null,
    task,
  };
}

/** All of the fleet and the bays. */
export function wholeAllowance(problem: Problem): Allowance {
  const repeat = (values: Int32Array): Int32Array =>
    Int32Array.from({ length: values.length * 5 }, (_, i) => values[Math.floor(i / 5)]);
  return {
    vehicles: repeat(problem.typeAvailable),
    visits: [repeat(problem.visitCap[0]), repeat(problem.visitCap[1])],
  };
}

/**
 * Shares the fleet and the bays out: each slice keeps what it uses, and what is left goes round in proportion to the
 * slices' tasks (wheelchair vehicles: to their wheelchair users; bays: to those bound for the school), so that no two slices can take the same vehicle.
 */
export function shareOut(
  problem: Problem,
  parts: readonly Sketch[],
  whole: Allowance = wholeAllowance(problem),
): Allowance[] {
  const tasks = parts.map((part) => tasksIn(part));
  const sizes = tasks.map((list) => list.length);
  // Once most are carried, what is left of the fleet belongs where somebody still waits.
  const begun = parts.some((part) => part.duties.length > 0);
  const waiting = parts.map((part) => (begun ? part.absent.length : 0));
  const chairs = tasks.map((list) => list.filter((task) => ridesInWheelchair(problem, task)).length);
  const chairLayouts = layoutsWithChairs(problem);
  const allowances = parts.map(() => ({
    vehicles: new Int32Array(problem.types * 5),
    visits: [new Int32Array(problem.schools * 5), new Int32Array(problem.schools * 5)] as const,
  }));
  for (const [s, part] of parts.entries()) for (const duty of part.duties) addUse(allowances[s], duty, 1);
  const share = (most: Int32Array, used: readonly Int32Array[], weights: (i: number) => readonly number[]): void => {
    for (let i = 0; i < most.length; i++) {
      const left = most[i] - used.reduce((sum, u) => sum + u[i], 0);
      const extra = most[i] >= UNLIMITED ? used.map(() => UNLIMITED) : spread(left, weights(i));
      used.forEach((u, s) => {
        u[i] = Math.min(UNLIMITED, u[i] + extra[s]);
      });
    }
  };
  share(
    whole.vehicles,
    allowances.map((a) => a.vehicles),
    (i) =>
      waiting.some((n) => n > 0)
        ? waiting
        : problem.typeLayouts[Math.floor(i / 5)] & chairLayouts && chairs.some((n) => n > 0)
          ? chairs
          : sizes,
  );
  const schoolOf = (task: number): number => problem.partSchool[problem.taskPartStart[task]];
  const perSchool = (list: Iterable<number>): Int32Array => {
    const counts = new Int32Array(problem.schools);
    for (const task of list) counts[schoolOf(task)]++;
    return counts;
  };
  const bound = tasks.map(perSchool);
  const stranded = parts.map((part) => perSchool(begun ? part.absent : []));
  for (const session of [0, 1]) {
    share(
      whole.visits[session],
      allowances.map((a) => a.visits[session]),
      (i) => {
        const school = Math.floor(i / 5);
        return (stranded.some((counts) => counts[school] > 0) ? stranded : bound).map((counts) => counts[school]);
      },
    );
  }
  return allowances;
}

/** All of the fleet and the bays but what these duties use. */
export function allowanceBeside(problem: Problem, duties: readonly DutySketch[]): Allowance {
  const left = wholeAllowance(problem);
  for (const duty of duties) addUse(left, duty, -1);
  return left;
}

function addUse(allowance: Allowance, duty: DutySketch, sign: number): void {
  addDays(allowance.vehicles, duty.type, duty.days, sign);
  for (let session = 0; session < 2; session++) {
    const visits = duty.visits[session];
    for (let i = 0; i < visits.length; i += 2) addDays(allowance.visits[session], visits[i], visits[i + 1], sign);
  }
}

function addDays(counts: Int32Array, row: number, days: number, sign: number): void {
  for (let d = 0; d < 5; d++) if (days & (1 << d)) counts[row * 5 + d] += sign;
}

function ridesInWheelchair(problem: Problem, task: number): boolean {
  for (const table of problem.signatures) {
    const from = table.start[problem.taskPartStart[task]];
    const to = table.start[problem.taskPartStart[task + 1]];
    for (let g = from; g < to; g++) if (table.chairs[g] > 0) return true;
  }
  return false;
}

function layoutsWithChairs(problem: Problem): number {
  return problem.maxChairs > 0 ? layoutsFor(problem, 0, 1) : 0;
}

/** Whole numbers that add up to `amount`, in proportion to the weights (largest remainders). */
function spread(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((a, b) => a + b, 0);
  if (amount <= 0 || total === 0) return weights.map(() => 0);
  const exact = weights.map((w) => (amount * w) / total);
  const out = exact.map(Math.floor);
  let left = amount - out.reduce((a, b) => a + b, 0);
  const order = exact.map((x, i) => ({ i, rest: x - Math.floor(x) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order) {
    if (left-- <= 0) break;
    out[i]++;
  }
  return out;
}

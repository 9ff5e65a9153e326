/** Who may board where, gathered into blocks of homes near one another whose pupils go to one school. */
import { type Problem, rideLimitOf } from '../solve/problem.ts';

/** All who may board at one point for one school and are of the same classes; only those who may be with others. */
export interface Boarders {
  readonly point: number;
  readonly school: number;
  /** Bit per class. */
  readonly classes: number;
  /** Sessions and weekdays on which any of them travels: morning in bits 0–4, afternoon in bits 5–9. */
  busy: number;
  /** Longest ride limit of any of them, by session, in seconds. */
  readonly limit: [am: number, pm: number];
}

/** Most homes in one block: they are asked of the engine together. */
export const BLOCK = 60;

/** Everyone who may share a run, in a fixed order. */
export function boardersOf(problem: Problem, pointOfPlace: Int32Array): Boarders[] {
  const byKey = new Map<string, Boarders>();
  for (let part = 0; part < problem.parts; part++) {
    const task = problem.partTask[part];
    if (problem.taskSolo[task]) continue;
    const [school, classes, busy] = [problem.partSchool[part], problem.taskClasses[task], problem.taskBusy[task]];
    for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
      const point = pointOfPlace[problem.candidatePlace[c]];
      const key = `${classes} ${school} ${point}`;
      const known = byKey.get(key) ?? { point, school, classes, busy: 0, limit: [0, 0] };
      byKey.set(key, known);
      known.busy |= busy;
      for (const session of [0, 1]) {
        const { start } = problem.signatures[session];
        for (let g = start[part]; g < start[part + 1]; g++) {
          known.limit[session] = Math.max(known.limit[session], rideLimitOf(problem, session, part, c, g));
        }
      }
    }
  }
  return [...byKey.values()].sort((a, b) => a.classes - b.classes || a.school - b.school || a.point - b.point);
}

/** Blocks of at most {@link BLOCK}, each of one school and the same classes, cut where its homes lie widest apart. */
export function blocksOf(boarders: readonly Boarders[], x: Float64Array, y: Float64Array): Boarders[][] {
  const alike = new Map<string, Boarders[]>();
  for (const b of boarders) {
    const key = `${b.classes} ${b.school}`;
    const known = alike.get(key);
    if (known) known.push(b);
    else alike.set(key, [b]);
  }
  const cut = (block: Boarders[]): Boarders[][] => {
    if (block.length <= BLOCK) return [block];
    const spread = (of: Float64Array): number => {
      const all = block.map(({ point }) => of[point]);
      return Math.max(...all) - Math.min(...all);
    };
    const along = spread(x) >= spread(y) ? x : y;
    const sorted = [...block].sort((a, b) => along[a.point] - along[b.point] || a.point - b.point);
    const half = Math.ceil(Math.ceil(sorted.length / BLOCK) / 2) * BLOCK;
    return [...cut(sorted.slice(0, half)), ...cut(sorted.slice(half))];
  };
  return [...alike.values()].flatMap(cut);
}

/** One benchmark instance put together: description, search, independent verdict. */
import type { BenchInstance } from '../quality/set.ts';
import { coreProblem } from './coreProblem.ts';
import { parametersFor, type Tuning } from './parameters.ts';
import type { PlainProblem, PlainSolution } from './plain.ts';
import { readInstance } from './shared.ts';
import { solveCore } from './solveCore.ts';
import type { Verdict } from './verify.ts';

/** What a set says about an instance. */
export interface InstanceSource extends Pick<BenchInstance, 'name' | 'group' | 'source'> {
  /** Published figures; those that nobody has published are `null` or missing. */
  readonly reference: Readonly<Record<string, number | null | undefined>>;
  readonly tuning: Tuning;
  /** Reads the files when they are wanted, not before. */
  readonly load: () => Promise<LoadedInstance>;
}

export interface LoadedInstance {
  readonly plain: PlainProblem;
  readonly verify: (solution: PlainSolution) => Verdict;
}

/** The instance as the quality benchmark wants it. */
export function benchInstance(from: InstanceSource): BenchInstance {
  return {
    name: from.name,
    group: from.group,
    source: from.source,
    reference: Object.fromEntries(
      Object.entries(from.reference).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    ),
    async solve(budget, seed, threads, changed) {
      const { plain, verify } = await from.load();
      const core = coreProblem(plain);
      const parameters = { ...parametersFor(core, from.tuning), ...changed };
      const { solution, ...effort } = await solveCore(core, parameters, budget, seed, threads);
      return { ...verify(solution), ...effort };
    },
  };
}

/** An instance that is one file. */
export function fileInstance(
  about: Omit<InstanceSource, 'load'>,
  set: string,
  file: string,
  parse: (text: string) => PlainProblem,
  verify: (text: string, solution: PlainSolution) => Verdict,
): BenchInstance {
  const load = async (): Promise<LoadedInstance> => {
    const text = await readInstance(set, file);
    return { plain: parse(text), verify: (solution) => verify(text, solution) };
  };
  return benchInstance({ ...about, load });
}

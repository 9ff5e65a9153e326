/** The benchmark sets by name; each is loaded only when it is asked for. */
import type { BenchInstance, BenchSet } from './set.ts';

export const SET_NAMES = ['sbrp', 'darp', 'pdptw', 'vrptw', 'fsm', 'stops', 'cases'] as const;
export type SetName = (typeof SET_NAMES)[number];

const LOADERS: Readonly<Record<SetName, () => Promise<BenchSet>>> = {
  sbrp: async () => (await import('../sets/sbrp.ts')).sbrp,
  darp: async () => (await import('../sets/darp.ts')).darp,
  pdptw: async () => (await import('../sets/pdptw.ts')).pdptw,
  vrptw: async () => (await import('../sets/vrptw.ts')).vrptw,
  fsm: async () => (await import('../sets/fsm.ts')).fsm,
  stops: async () => (await import('../sets/stops.ts')).stops,
  cases: async () => (await import('../sets/cases.ts')).cases,
};

export function loadSet(name: SetName): Promise<BenchSet> {
  return LOADERS[name]();
}

/** The texts of `--only`. Semicolons are between them, for names of instances have commas. */
export function alternatives(only: string): string[] {
  return only.split(';').map((text) => text.trim());
}

/**
 * Those whose name or group has one of the texts in it, whatever its case; where a text is a name, just that instance.
 * All of them for `null`.
 */
export function selectInstances(instances: readonly BenchInstance[], only: string | null): readonly BenchInstance[] {
  if (only === null) return instances;
  const texts = alternatives(only.toLowerCase());
  const names = new Set(instances.map(({ name }) => name.toLowerCase()));
  const wanted = (text: string, { name, group }: BenchInstance): boolean =>
    names.has(text) ? name.toLowerCase() === text : [name, group].some((place) => place.toLowerCase().includes(text));
  return instances.filter((instance) => texts.some((text) => wanted(text, instance)));
}

/**
 * Roads as no straight line knows them, from a seed: one-way streets (a → b is another drive than b → a), ways around
 * by a third place that are shorter than the drive itself, and pairs of places between which there is no way at all.
 */
import { createHash } from 'node:crypto';
import { type Case, householdOf, type LonLat, type RoadNetwork } from '../../src/model/index.ts';
import type { Engine, Rectangle, Table } from '../../src/network/engine.ts';
import { engineNetwork } from '../../src/network/engineNetwork.ts';
import { storeInMemory } from '../../src/network/store.ts';
import { greatCircleMetres } from '../../src/network/straightLine.ts';

/** One in so many pairs has no way between them; 0: none. */
export type Holes = number;

/**
 * The network of the case and seed; sessions differ by the case's travel time factor. From school to school there is
 * always a way: without it `optimise` refuses the case.
 */
export function oneWayRoads(theCase: Case, seed: number, holes: Holes): RoadNetwork {
  const dice = (from: LonLat, to: LonLat): Buffer =>
    createHash('sha256')
      .update(`${seed} ${householdOf(from)} ${householdOf(to)}`)
      .digest();
  const schools = new Set(theCase.schools.map((school) => householdOf(school.at)));
  const isFromSchoolToSchool = (from: LonLat, to: LonLat): boolean =>
    schools.has(householdOf(from)) && schools.has(householdOf(to));
  const driveOf = (from: LonLat, to: LonLat): { tenths: number; metres: number } => {
    if (householdOf(from) === householdOf(to)) return { tenths: 0, metres: 0 };
    const bytes = dice(from, to);
    if (holes > 0 && !isFromSchoolToSchool(from, to) && bytes.readUInt32LE(0) % holes === 0)
      return { tenths: -1, metres: -1 };
    const straight = greatCircleMetres(from, to);
    // One drive in six goes a long way around, so that two others are shorter than it.
    const detour = bytes[4] % 6 === 0 ? 3 : 1.1 + (bytes[5] / 255) * 0.6;
    const metres = Math.round(straight * detour + bytes[6] * 2);
    const kmh = 25 + (bytes[7] / 255) * 35;
    return { tenths: Math.round((metres / kmh) * 36), metres };
  };
  const engine: Engine = {
    name: 'matrix',
    identity: `one way ${seed}`,
    keeps: false,
    drives: async (rectangles: readonly Rectangle[]) =>
      rectangles.map(({ sources, targets }): Table => {
        const drives = sources.flatMap((from) => targets.map((to) => driveOf(from, to)));
        return {
          tenths: Int32Array.from(drives, (drive) => drive.tenths),
          metres: Int32Array.from(drives, (drive) => drive.metres),
        };
      }),
  };
  return engineNetwork({ engine, store: storeInMemory(), policy: theCase.policy, note: 'one-way roads' });
}

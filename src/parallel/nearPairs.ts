/**
 * Which drives between homes and stops a search can use. The rule, for a drive from a to b:
 *
 * 1. Only within a run does a vehicle go from one home to another (between two runs of a duty lies a drive between a
 *    school and a home, and those are all asked for). So somebody who boards at a and somebody who boards at b must be
 *    allowed on one run: classes that may share, neither of them solo, both travelling in one session of some weekday.
 * 2. Both are on board from the second call to the first of their schools. So the drive from a to b, the drive from
 *    there to the schools in one order or the other, and the wait between the schools' bell windows must fit into both
 *    ride limits. The drive from a to b, not asked yet, counts as the straight line at {@link TOP_METRES_PER_SECOND};
 *    the others are the engine's own.
 * 3. Of those left, the {@link NEAREST} nearest of every block of homes, by the measure with which the search itself
 *    ranks neighbours: the homes, and half of the distance between the schools.
 *
 * 1 is exact. 2 loses a drive only where the way over a third place is quicker, by more than {@link SLACK_SECONDS}, than
 * the engine's direct way. 3 may lose plans in which one run joins homes that have more than {@link NEAREST} others
 * nearer; it never leaves anybody out, because everybody's own drive to school is known, and the members of a
 * `keep_with` group are never cut apart. To the search a drive that is not asked for is no way at all; check and the
 * reports ask the engine for every drive of the plan, whatever was known here.
 */
import type { DriveRectangle, LonLat } from '../model/index.ts';
import type { Problem } from '../solve/problem.ts';
import { type Boarders, blocksOf, boardersOf } from './boarders.ts';
import type { SchoolDrives } from './schoolDrives.ts';

/** Kept for each block of homes: a twelfth of a county of 12,000 homes. */
export const NEAREST = 1000;
/** No engine drives faster (Valhalla's own limit is 140 km/h). */
const TOP_METRES_PER_SECOND = 140 / 3.6;
/** A drive begins and ends where the places meet the road, and none may lie farther away than a kilometre. */
const SNAPS_METRES = 2000;
/** Engines take the cheapest way, which is not always the quickest: a way over a third place may be so much quicker. */
const SLACK_SECONDS = 120;
/** As in the search's own measure of neighbours. */
const SCHOOL_SHARE = 0.5;
const METRES_PER_DEGREE = 111_195;
const SESSIONS = [0, 1] as const;

/** Blocks of homes with the homes and stops that a vehicle may go on to from them, by their place in `points`. */
export function nearPairs(
  problem: Problem,
  pointOfPlace: Int32Array,
  points: readonly LonLat[],
  drives: SchoolDrives,
): DriveRectangle[] {
  const { x, y } = plane(points);
  const boarders = boardersOf(problem, pointOfPlace);
  const companions = companionsOf(problem, pointOfPlace);
  const apart = (a: number, b: number): number => Math.hypot(x[a] - x[b], y[a] - y[b]);
  return blocksOf(boarders, x, y).map((block) => {
    const scores = new Map<number, number>();
    const together = summaryOf(block, drives);
    for (const other of boarders) {
      if (!mayShare(problem, together, other)) continue;
      let metres = Number.POSITIVE_INFINITY;
      for (const { point } of block) metres = Math.min(metres, apart(point, other.point));
      if (!isWithinLimits(problem, drives, together, other, metres)) continue;
      const [from, to] = [pointOfPlace[together.school], pointOfPlace[other.school]];
      const score = metres + SCHOOL_SHARE * apart(from, to);
      scores.set(other.point, Math.min(score, scores.get(other.point) ?? Number.POSITIVE_INFINITY));
    }
    const nearest = [...scores].sort(([p, a], [q, b]) => a - b || p - q).slice(0, NEAREST);
    const sources = [...new Set(block.map(({ point }) => point))];
    const always = sources.flatMap((point) => [...(companions.get(point) ?? [])]);
    return { sources, targets: [...new Set([...nearest.map(([point]) => point), ...always])] };
  });
}

/** Metres east and north, good enough to rank by within a county. */
function plane(points: readonly LonLat[]): { x: Float64Array; y: Float64Array } {
  const latitude = points.reduce((sum, [, lat]) => sum + lat, 0) / Math.max(1, points.length);
  const shrink = Math.cos((latitude * Math.PI) / 180);
  return {
    x: Float64Array.from(points, ([lon]) => lon * METRES_PER_DEGREE * shrink),
    y: Float64Array.from(points, ([, lat]) => lat * METRES_PER_DEGREE),
  };
}

/** By point, where those board who must be on one run with somebody who boards there. */
function companionsOf(problem: Problem, pointOfPlace: Int32Array): Map<number, Set<number>> {
  const out = new Map<number, Set<number>>();
  for (let task = 0; task < problem.tasks; task++) {
    const [first, end] = [problem.taskPartStart[task], problem.taskPartStart[task + 1]];
    if (end - first < 2) continue;
    const candidates = problem.candidatePlace.subarray(problem.candidateStart[first], problem.candidateStart[end]);
    const all = [...candidates].map((place) => pointOfPlace[place]);
    for (const point of all) out.set(point, new Set([...(out.get(point) ?? []), ...all]));
  }
  return out;
}

/** What the boarders of a block have at best: the longest limit, the shortest drive to each school. */
interface Together extends Pick<Boarders, 'school' | 'classes' | 'busy' | 'limit'> {
  /** Seconds to each school, by session. */
  readonly toSchool: readonly [am: Int32Array, pm: Int32Array];
}

function summaryOf(block: readonly Boarders[], drives: SchoolDrives): Together {
  const { school, classes } = block[0];
  const shortest = (session: 0 | 1): Int32Array =>
    Int32Array.from({ length: drives.schools }, (_, s) =>
      block.reduce((least, b) => Math.min(least, drives.toSchool(session, b.point, s)), 0x7fffffff),
    );
  const longest = (session: 0 | 1): number => Math.max(...block.map(({ limit }) => limit[session]));
  return {
    school,
    classes,
    busy: block.reduce((days, b) => days | b.busy, 0),
    limit: [longest(0), longest(1)],
    toSchool: [shortest(0), shortest(1)],
  };
}

function mayShare(problem: Problem, a: Together, b: Boarders): boolean {
  return problem.classesMayShare[a.classes | b.classes] === 1 && (a.busy & b.busy) !== 0;
}

/** Whether, in either session and in either order, both may be on board on the way from one to the other. */
function isWithinLimits(problem: Problem, drives: SchoolDrives, a: Together, b: Boarders, metres: number): boolean {
  return SESSIONS.some((session) => {
    const drive = (Math.max(0, metres - SNAPS_METRES) / TOP_METRES_PER_SECOND) * drives.factor[session];
    const [first, second] = [
      { school: a.school, limit: a.limit[session] + SLACK_SECONDS },
      { school: b.school, limit: b.limit[session] + SLACK_SECONDS },
    ];
    const fromB = (school: number): number => drives.toSchool(session, b.point, school);
    const fromA = (school: number): number => a.toSchool[session][school];
    return (
      isRideLawful(problem, drives, session, drive, first, second, fromB) ||
      isRideLawful(problem, drives, session, drive, second, first, fromA)
    );
  });
}

interface Rider {
  readonly school: number;
  readonly limit: number;
}

/** Whether `first` may ride to the second call and on to the schools, in one order or the other, in morning orientation. */
function isRideLawful(
  problem: Problem,
  drives: SchoolDrives,
  session: 0 | 1,
  drive: number,
  first: Rider,
  second: Rider,
  toSchool: (school: number) => number,
): boolean {
  if (first.school === second.school) return drive + toSchool(first.school) <= first.limit;
  const [from, to] = [problem.windowFrom[session], problem.windowTo[session]];
  /** Seconds on board from the second call to the school visited last; Infinity where the windows forbid it. */
  const toLast = (one: number, other: number): number => {
    const between = drives.between(session, one, other);
    if (from[one] + between > to[other] + SLACK_SECONDS) return Number.POSITIVE_INFINITY;
    return Math.max(toSchool(one) + between, from[other] - to[one]);
  };
  const firstLast = toLast(second.school, first.school);
  if (drive + firstLast <= first.limit && toSchool(second.school) <= second.limit) return true;
  return drive + toSchool(first.school) <= first.limit && toLast(first.school, second.school) <= second.limit;
}

/** Handmade problems from a seed: every trait of the core may be there, and the numbers are small, so that all binds. */
import type { BothSessions } from '../../src/solve/problem.ts';
import { Random } from '../../src/solve/random.ts';
import { type Handmade, handmade, type PartSpec, type PlaceSpec, type RowSpec } from './handmade.ts';

const SCHOOLS = 3;
const HOMES = 6;
const PARTS = 8;
/** The two depots come after schools and homes. */
const DEPOTS = [SCHOOLS + HOMES, SCHOOLS + HOMES + 1] as const;
const PLACES = SCHOOLS + HOMES + 2;
const HORIZON = 240;

export function diceProblem(seed: number): Handmade {
  const random = new Random(seed, 404);
  const chance = (p: number): boolean => random.unit() < p;
  const drives = [metric(random), metric(random)];
  const lengths = [metric(random), metric(random)];
  // Some problems have a trait throughout, some not at all.
  const [depots, pickWindows, limits, alighting] = [chance(0.5), chance(0.3), chance(0.7), chance(0.4)];
  const oneSchoolAtATime = chance(0.3);
  const schools = Array.from(
    { length: SCHOOLS },
    (): PlaceSpec => ({ dwell: random.below(8), ...windows(random, 25) }),
  );
  const homes = Array.from(
    { length: HOMES },
    (): PlaceSpec => ({ dwell: random.below(6), ...(pickWindows && chance(0.5) ? windows(random, 90) : {}) }),
  );
  const depot = (): PlaceSpec =>
    chance(0.5) ? { window: [0, HORIZON + random.below(60)], dwell: random.below(3) } : {};
  const row = (days: number): RowSpec => ({
    days,
    ...(chance(0.2) ? { seats: 0, chairs: 1 } : { seats: 1 + random.below(2) }),
    boarding: random.below(5),
    alighting: alighting ? random.below(6) : 0,
    individual: chance(0.1) ? 1 : 0,
    shared: chance(0.2) ? 1 : 0,
    ...(limits && chance(0.7) ? { limit: 20 + random.below(120) } : {}),
  });
  const rows = (): RowSpec[] => {
    if (chance(0.6)) return [row(0b11111)];
    const days = random.below(32);
    const others = random.below(32) & ~days;
    return [days, others].filter((d) => d > 0).map(row);
  };
  const parts = Array.from({ length: PARTS }, (): PartSpec => {
    const at = [SCHOOLS + random.below(HOMES)];
    const second = SCHOOLS + random.below(HOMES);
    if (second !== at[0] && chance(0.4)) at.push(second);
    return { school: random.below(SCHOOLS), at, costs: at.map(() => random.below(30)), am: rows(), pm: rows() };
  });
  const ends = (): BothSessions<number> => [DEPOTS[random.below(2)], DEPOTS[random.below(2)]];
  return handmade({
    schools,
    others: [...homes, depot(), depot()],
    parts,
    ...(depots ? { start: ends(), end: ends() } : {}),
    ...(chance(0.4) ? { maxSeconds: 60 + random.below(150) } : {}),
    oneSchoolAtATime,
    layouts: [
      [4, 0],
      [3, 1],
      [6, 2],
    ],
    types: [
      { layouts: [0, 1], metre: 2, second: 5 },
      { layouts: [1, 2], day: 1500, metre: 3, second: 7 },
    ],
    seconds: (from, to, session) => drives[session][from][to],
    metres: (from, to, session) => lengths[session][from][to],
  });
}

/** Mornings and afternoons differ. */
function windows(random: Random, width: number): Pick<PlaceSpec, 'window' | 'afternoon'> {
  const window = (): [number, number] => {
    const from = random.below(HORIZON - width);
    return [from, from + random.below(2 * width)];
  };
  return { window: window(), afternoon: window() };
}

function anyMatrix(random: Random, most: number): number[][] {
  return Array.from({ length: PLACES }, (_, i) =>
    Array.from({ length: PLACES }, (_, j) => (i === j ? 0 : 1 + random.below(most))),
  );
}

/** Drives of which none is longer than a way round, there and back not alike. */
function metric(random: Random): number[][] {
  const drive = anyMatrix(random, 40);
  for (let via = 0; via < PLACES; via++) {
    for (let i = 0; i < PLACES; i++) {
      for (let j = 0; j < PLACES; j++) drive[i][j] = Math.min(drive[i][j], drive[i][via] + drive[via][j]);
    }
  }
  return drive;
}

/**
 * Cuts things that lie on a map into parts of about equal weight that lie together: recursive bisection, as meshes are
 * cut for parallel machines (Berger and Bokhari 1987), along the best of several directions instead of one axis. The
 * usual k-means (Turf's clusters too) keeps to places but not to weights: the 85 SEND, looked-after and social care
 * duties of the isle-of-wight case made lots of 1 to 20 duties, the dearest nearly twelve times the cheapest.
 */

export interface Weighted {
  /** Metres east and north of anywhere. */
  readonly at: readonly [x: number, y: number];
  /** Above zero. */
  readonly weight: number;
}

/** How many things a part may hold. */
export interface PartSize {
  readonly least: number;
  readonly most: number;
}

/** Directions tried for a cut, evenly over half a turn. */
const DIRECTIONS = 12;

/** How many parts `count` things make: as near to the middle of `size` as its ends allow, and one at least. */
export function partsFor(count: number, { least, most }: PartSize): number {
  return Math.max(1, Math.ceil(count / most), Math.round((2 * count) / (least + most)));
}

/**
 * The parts, each in the order given; the same for the same list. Sizes lie within `size` wherever there are enough
 * things for {@link partsFor} to allow it (most ≥ 2 × least − 1).
 */
export function bisect<T extends Weighted>(things: readonly T[], size: PartSize): T[][] {
  return cut(things, partsFor(things.length, size), size);
}

function cut<T extends Weighted>(things: readonly T[], parts: number, size: PartSize): T[][] {
  if (parts === 1) return [[...things]];
  const first = Math.floor(parts / 2);
  const sides = Array.from({ length: DIRECTIONS }, (_, i) => halves(things, first, parts, size, direction(i)));
  // The first of equals, so that nothing hangs on the order of evaluation.
  const best = sides.reduce((a, b) => (spread(b) < spread(a) ? b : a));
  const place = new Map(things.map((thing, i) => [thing, i]));
  for (const side of best) side.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  return [...cut(best[0], first, size), ...cut(best[1], parts - first, size)];
}

function direction(i: number): readonly [number, number] {
  const angle = (Math.PI * i) / DIRECTIONS;
  return [Math.cos(angle), Math.sin(angle)];
}

/** Both sides of the cut across `along` that comes nearest to `first` of `parts` of the weight. */
function halves<T extends Weighted>(
  things: readonly T[],
  first: number,
  parts: number,
  { least, most }: PartSize,
  along: readonly [number, number],
): [T[], T[]] {
  const far = ({ at }: T) => at[0] * along[0] + at[1] * along[1];
  const sorted = [...things].sort((a, b) => far(a) - far(b));
  const rest = parts - first;
  const [from, to] = [
    Math.max(least * first, sorted.length - most * rest),
    Math.min(most * first, sorted.length - least * rest),
  ];
  const whole = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const wanted = (whole * first) / parts;
  let [at, off, sum] = [from, Number.POSITIVE_INFINITY, 0];
  for (let n = 1; n <= to; n++) {
    sum += sorted[n - 1].weight;
    if (n < from || Math.abs(sum - wanted) >= off) continue;
    [at, off] = [n, Math.abs(sum - wanted)];
  }
  return [sorted.slice(0, at), sorted.slice(at)];
}

/** Sum of squared distances to the middle of each side: how far apart those who are together lie. */
function spread(sides: readonly (readonly Weighted[])[]): number {
  return sides.reduce((sum, side) => {
    const mean = (axis: 0 | 1) => side.reduce((s, { at }) => s + at[axis], 0) / side.length;
    const [x, y] = [mean(0), mean(1)];
    return sum + side.reduce((s, { at }) => s + (at[0] - x) ** 2 + (at[1] - y) ** 2, 0);
  }, 0);
}

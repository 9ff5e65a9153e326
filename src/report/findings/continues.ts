/** Which vehicle carries on which: by the pupils they have in common. */
import { countDays, type Plan } from '../../model/index.ts';
import { type Judged, journeysByPupil } from './ways.ts';

interface Pair {
  readonly from: string;
  readonly to: string;
  /** Sessions of weekdays, over all pupils, on which the same pupil is on both. */
  readonly common: number;
}

/**
 * By duty id of `after`, the duty of `before` whose pupils it mostly carries on: the pair with most in common first,
 * then the next among those left, ties by the duties' ids. Each duty is matched once at most. Today's duties have the
 * ids of their routes.
 */
export function continuesOf(before: Judged, after: Judged): Record<string, string> {
  const pairs = pairsOf(before, after);
  pairs.sort((a, b) => b.common - a.common || byId(a.to, b.to) || byId(a.from, b.from));
  const continued = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to } of pairs) {
    if (continued.has(to) || taken.has(from)) continue;
    continued.set(to, from);
    taken.add(from);
  }
  return Object.fromEntries([...continued].sort(([a], [b]) => byId(a, b)));
}

function pairsOf(before: Judged, after: Judged): Pair[] {
  const [dutyBefore, dutyAfter] = [dutyOfRoute(before.plan), dutyOfRoute(after.plan)];
  const earlier = journeysByPupil(before.judgement.journeys);
  const common = new Map<string, Map<string, number>>();
  for (const { pupilId, session, days, routeId } of after.judgement.journeys) {
    const to = dutyAfter.get(routeId) ?? routeId;
    const row = common.get(to) ?? new Map<string, number>();
    common.set(to, row);
    for (const old of earlier.get(pupilId)?.[session] ?? []) {
      const from = dutyBefore.get(old.routeId) ?? old.routeId;
      row.set(from, (row.get(from) ?? 0) + countDays(days & old.days));
    }
  }
  const pairs = [...common].flatMap(([to, row]) => [...row].map(([from, n]) => ({ from, to, common: n })));
  return pairs.filter((pair) => pair.common > 0);
}

/** Duty id by route id. */
export function dutyOfRoute(plan: Plan): Map<string, string> {
  return new Map(plan.routes.map((route) => [route.id, route.dutyId]));
}

/** By character codes: the same on every machine. */
function byId(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

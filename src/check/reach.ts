/** Walks: how far the pupils' stops are, and whether anything at all is within reach of those at the door. */
import { EXCEPTION_CODES, type LonLat, type Metres, type Pupil, type RoadNetwork } from '../model/index.ts';
import { type CaseIndex, household, schoolOf } from './caseIndex.ts';
import { positionKey, straightMetres, WALK_TOLERANCE_METRES } from './geometry.ts';
import { NearIndex } from './near.ts';
import { type DayView, homeEnd } from './view.ts';

/** The nearest lawful pick-up point of a `stop` pupil, other than the door. */
export interface Nearest {
  readonly kind: 'stop' | 'home';
  readonly id: string;
  readonly at: LonLat;
  readonly walkMetres: number;
}

export interface Reach {
  /** Walk from the usual home to a place the plan uses, not rounded. */
  walkMetres(pupil: Pupil, to: LonLat): number;
  /** A stop of stops.csv within the walk, else another household's `stop` home, else `null`: the door. */
  nearest(pupil: Pupil): Nearest | null;
}

interface Candidate {
  readonly kind: 'stop' | 'home';
  readonly id: string;
  readonly at: LonLat;
}

export function walkLimit(index: CaseIndex, pupil: Pupil): Metres {
  return index.theCase.policy.walkToStopMetres[schoolOf(index, pupil).phase];
}

/** Footways are never shorter than the straight line, whatever the network answers. */
async function walksOf(network: RoadNetwork, legs: readonly { from: LonLat; to: LonLat }[]): Promise<number[]> {
  if (legs.length === 0) return [];
  const walks = await network.walks(legs);
  return legs.map((leg, i) => {
    const straight = straightMetres(leg.from, leg.to);
    // A network without an answer (NaN, Infinity) means that nobody can walk there.
    return walks[i] >= straight ? walks[i] : Number.isNaN(walks[i]) ? Infinity : straight;
  });
}

/**
 * Finds for each pupil the first candidate within the walk, nearest in a straight line first. The candidates are
 * asked of the network a few at a time, because the first few nearly always settle it.
 */
async function search(
  index: CaseIndex,
  network: RoadNetwork,
  pupils: readonly Pupil[],
  candidates: (pupil: Pupil) => Candidate[],
  found: Map<Pupil, Nearest>,
): Promise<void> {
  let open = pupils.map((pupil) => ({ pupil, rest: candidates(pupil), limit: walkLimit(index, pupil) }));
  for (let chunk = 1; open.length > 0; chunk *= 4) {
    const asked = open.flatMap((o) => o.rest.slice(0, chunk).map((to) => ({ from: o.pupil.home, to: to.at })));
    const walks = await walksOf(network, asked);
    let at = 0;
    for (const o of open) {
      const part = o.rest.slice(0, chunk);
      part.forEach((to, i) => {
        const walkMetres = walks[at + i];
        const best = found.get(o.pupil)?.walkMetres ?? Infinity;
        if (walkMetres <= o.limit + WALK_TOLERANCE_METRES && walkMetres < best) {
          found.set(o.pupil, { ...to, walkMetres });
        }
      });
      at += part.length;
    }
    open = open
      .map((o) => ({ ...o, rest: o.rest.slice(chunk) }))
      .filter((o) => o.rest.length > 0 && !found.has(o.pupil));
  }
}

/** `stop` pupils of whom the rules ask what is within reach: not at a stop of stops.csv, or spoken of as an exception. */
function inQuestion(view: DayView): Pupil[] {
  const asked = new Set<Pupil>();
  const add = (pupil: Pupil | undefined) => {
    if (pupil?.pickup === 'stop') asked.add(pupil);
  };
  for (const run of view.runs) {
    for (const ride of run.rides) if (!homeEnd(ride)?.place.stop) add(ride.pupil);
  }
  for (const row of view.plan.exceptions) {
    if (!EXCEPTION_CODES.some((code) => code === row.code)) continue;
    const pupil = view.index.pupils.get(row.pupilId);
    add(pupil);
    const company = pupil?.keepWith != null ? view.index.groups.get(pupil.keepWith) : undefined;
    if (row.code === 'not_carried') company?.forEach(add);
  }
  return [...asked];
}

/** Asks the network all the walks a judgement needs. */
export async function reachOf(view: DayView, network: RoadNetwork): Promise<Reach> {
  const { index } = view;
  const found = new Map<Pupil, Nearest>();
  const asked = inQuestion(view);
  const stops = new NearIndex(index.theCase.stops, (s) => s.at);
  const stopsNear = (p: Pupil): Candidate[] =>
    stops.within(p.home, walkLimit(index, p)).map((s) => ({ kind: 'stop', id: s.id, at: s.at }));
  await search(index, network, asked, stopsNear, found);

  const homes = new NearIndex([...hosts(index).values()], (p) => p.home);
  const homesNear = (p: Pupil): Candidate[] =>
    homes
      .within(p.home, walkLimit(index, p))
      .filter((host) => household(host) !== household(p))
      .map((host) => ({ kind: 'home', id: host.id, at: host.home }));
  const rest = asked.filter((p) => !found.has(p));
  await search(index, network, rest, homesNear, found);

  const walks = await stopWalks(view, network);
  return {
    walkMetres(pupil, to) {
      const walk = walks.get(walkKey(pupil, to));
      if (walk === undefined) throw new Error(`walk not asked for: pupil ${pupil.id} to ${positionKey(to)}`);
      return walk;
    },
    nearest: (pupil) => found.get(pupil) ?? null,
  };
}

/** One `stop` pupil of every household that has one. */
function hosts(index: CaseIndex): Map<string, Pupil> {
  const byHome = new Map<string, Pupil>();
  for (const p of index.theCase.pupils) {
    if (p.pickup === 'stop' && !byHome.has(household(p))) byHome.set(household(p), p);
  }
  return byHome;
}

function walkKey(pupil: Pupil, to: LonLat): string {
  return `${positionKey(pupil.home)} ${positionKey(to)}`;
}

async function stopWalks(view: DayView, network: RoadNetwork): Promise<Map<string, number>> {
  const legs = new Map<string, { from: LonLat; to: LonLat }>();
  for (const run of view.runs) {
    for (const ride of run.rides) {
      const call = homeEnd(ride);
      if (call?.row.kind !== 'stop') continue;
      const key = walkKey(ride.pupil, call.place.at);
      if (!legs.has(key)) legs.set(key, { from: ride.pupil.home, to: call.place.at });
    }
  }
  const walks = await walksOf(network, [...legs.values()]);
  return new Map([...legs.keys()].map((key, i) => [key, walks[i]]));
}

/**
 * Those whom the search could not carry all week may still be carried on some days or one way, and must be if a
 * vehicle is free then. One after another they get every lawful piece of their week that still fits the fleet, the
 * bays and the timetable.
 */
import type { Case, PickupChoices } from '../model/index.ts';
import { type Compiled, compile } from '../solve/compile.ts';
import { allowanceBeside } from '../solve/decompose.ts';
import type { DutyItinerary } from '../solve/itinerary.ts';
import { piecesOf, pointsToChooseFrom } from '../solve/pieces.ts';
import type { Sketch } from '../solve/sketch.ts';
import { Attempt } from './attempt.ts';
import type { Finished } from './finish.ts';
import { isComplete, journeysIn, Offer, type PieceSet, type Start, type Taken, unitsLeft } from './offer.ts';
import type { TravelSource } from './travel.ts';

/** Tasks whose pieces are compiled together. */
const BATCH = 40;
/** Times everybody's missing pieces are tried again after somebody else's have changed the timetable. */
const PASSES = 3;

const LARGEST_FIRST: Start = { alone: false, from: 0 };
const SIMPLE_STARTS: readonly Start[] = [LARGEST_FIRST, { alone: true, from: 0 }];

export interface LastChance {
  readonly compiled: Compiled;
  readonly duties: readonly DutyItinerary[];
}

/** Carries what pieces it can of the absent tasks. `compiled` then has further tasks, the pieces. */
export function carryPieces(
  theCase: Case,
  choices: PickupChoices,
  compiled: Compiled,
  travel: TravelSource,
  finished: Finished,
): LastChance {
  let current = compiled;
  let plan: Carried = { sketch: finished.sketch, duties: finished.duties };
  const { absent } = finished.sketch;
  for (let from = 0; from < absent.length; from += BATCH) {
    const batch = withPieces(theCase, choices, current, compiled, absent.slice(from, from + BATCH));
    current = batch.compiled;
    const before = new Map(batch.offers.map((offer) => [offer, nothingOf(offer)]));
    for (let pass = 0, progress = true; progress && pass < PASSES; pass++) {
      progress = false;
      for (const [offer, taken] of before) {
        if (isComplete(taken)) continue;
        const next = bestOutcome({ compiled: current, travel, plan }, offer, taken);
        if (!next) continue;
        progress = true;
        before.set(offer, next.taken);
        plan = next;
      }
    }
  }
  return { compiled: current, duties: plan.duties };
}

/** The duties, and their times. */
interface Carried {
  readonly sketch: Sketch;
  readonly duties: readonly DutyItinerary[];
}

interface Outcome extends Carried {
  readonly taken: Taken;
}

/** What attempts begin from. */
interface Beginning {
  readonly compiled: Compiled;
  readonly travel: TravelSource;
  readonly plan: Carried;
}

/** The problem with the tasks' pieces as further tasks. */
function withPieces(
  theCase: Case,
  choices: PickupChoices,
  current: Compiled,
  whole: Compiled,
  absent: readonly number[],
): { compiled: Compiled; offers: Offer[] } {
  const sets = absent.map((t) => {
    const task = whole.tasks[t];
    return Array.from({ length: pointsToChooseFrom(task) }, (_, rank) => piecesOf(task, choices, rank));
  });
  const added = sets.flat(2).map((piece) => piece.task);
  let id = current.tasks.length;
  const numbered = sets.map((own) => own.map((pieces) => ({ pieces, ids: pieces.map(() => id++) })));
  return {
    compiled: compile(theCase, choices, [...current.tasks, ...added]),
    offers: numbered.map((own) => new Offer(theCase, own)),
  };
}

function nothingOf(offer: Offer): Taken {
  return { set: offer.sets[0], indices: [] };
}

/**
 * The outcome that leaves no vehicle idle that could have carried what is left, and of those the one that carries most.
 * What one piece has taken may bar another (one route all week), so the largest is not always the one to begin with.
 * `null` when nothing more can be carried.
 */
function bestOutcome(from: Beginning, offer: Offer, before: Taken): Outcome | null {
  if (before.indices.length > 0) return outcomeOf(from, offer, before, LARGEST_FIRST);
  let best: Weighed | null = null;
  for (const [set, start] of beginnings(offer)) {
    // The later beginnings carry less: they are for what the simple ones leave unlawful.
    if (start.from > 0 && !best?.idle) break;
    const outcome = outcomeOf(from, offer, { set, indices: [] }, start);
    if (!outcome) continue;
    const next = weigh(from, outcome);
    if (!best || isBetter(next, best)) best = next;
    if (isComplete(best.taken)) break;
  }
  return best;
}

interface Weighed extends Outcome {
  /** Whether a vehicle is left that could have carried more. */
  readonly idle: boolean;
  readonly journeys: number;
}

function weigh(from: Beginning, outcome: Outcome): Weighed {
  const idle = leavesIdle({ ...from, plan: outcome }, outcome.taken);
  return { ...outcome, idle, journeys: journeysIn(outcome.taken) };
}

function isBetter(a: Weighed, b: Weighed): boolean {
  return a.idle === b.idle ? a.journeys > b.journeys : b.idle;
}

/** Simple ways to begin first, for every set of pick-up points. */
function* beginnings(offer: Offer): Generator<[PieceSet, Start]> {
  for (const set of offer.sets) for (const start of SIMPLE_STARTS) yield [set, start];
  for (const set of offer.sets) for (let from = 1; from < set.pieces.length; from++) yield [set, { alone: true, from }];
}

/** `null` when nothing more is carried. */
function outcomeOf({ compiled, travel, plan }: Beginning, offer: Offer, before: Taken, start: Start): Outcome | null {
  const attempt = new Attempt(compiled.problem, travel, plan.sketch, plan.duties, before.set.ids);
  const taken = offer.take(attempt, before, start);
  if (taken.indices.length === before.indices.length) return null;
  return { taken, sketch: attempt.sketch(), duties: attempt.duties() };
}

/** Whether a vehicle of its own could still carry a session of a weekday, were it not for what is carried of the rest. */
function leavesIdle({ compiled: { problem }, travel, plan }: Beginning, taken: Taken): boolean {
  const { vehicles } = allowanceBeside(problem, plan.sketch.duties);
  const isFree = (day: number): boolean => vehicles.some((left, i) => i % 5 === day && left > 0);
  return unitsLeft(taken).some(({ id, day }) => {
    if (!isFree(day)) return false;
    return new Attempt(problem, travel, plan.sketch, plan.duties, taken.set.ids).insert(id, undefined, true);
  });
}

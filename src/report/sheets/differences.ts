/** In words, how the run of some weekdays differs from the one that stands first on the sheet. */
import { type PlanCall, sayCount } from '../../model/index.ts';
import type { Lookup } from './lookup.ts';
import { inSentence } from './places.ts';
import { type DayRun, sayList } from './week.ts';

/** One sentence a difference; never empty for runs that are not the same to the minute. */
export function differencesOf(run: DayRun, first: DayRun, lookup: Lookup): string[] {
  const [here, there] = [byPlace(run.calls), byPlace(first.calls)];
  const shared = [...here.keys()].filter((place) => there.has(place));
  const order = [...there.keys()].filter((place) => here.has(place));
  const missing = [...there].filter(([place]) => !here.has(place)).map(([, call]) => inSentence(call, lookup));
  const extra = [...here].filter(([place]) => !there.has(place)).map(([, call]) => inSentence(call, lookup));
  const [aboard, aboardThere] = [pupilsOn(run), pupilsOn(first)];
  const without = [...aboardThere].filter((id) => !aboard.has(id));
  const added = [...aboard].filter((id) => !aboardThere.has(id));
  const moved = shared.filter((place) => [...(here.get(place)?.on ?? [])].some((id) => isElsewhere(id, place, there)));
  const minutes = shared.map((place) => minutesApart(here.get(place), there.get(place)));
  const most = Math.max(0, ...minutes);
  return [
    ...(missing.length > 0 ? [`No call at ${sayList(missing)}.`] : []),
    ...(extra.length > 0 ? [`Extra call at ${sayList(extra)}.`] : []),
    ...(without.length > 0 ? [`Without ${sayList(without)}.`] : []),
    ...(added.length > 0 ? [`Also with ${sayList(added)}.`] : []),
    ...(moved.length > 0 ? ['Some pupils get in at another call.'] : []),
    ...(shared.join() === order.join() ? [] : ['The calls come in another order.']),
    ...(most > 0 ? [`Times differ by up to ${sayCount(most, 'minute')}.`] : []),
  ];
}

/** A run calls at a place once; two addresses of one pupil are two places. */
function byPlace(calls: readonly PlanCall[]): Map<string, PlanCall> {
  return new Map(calls.map((call) => [`${call.kind} ${call.placeId} ${call.at.join()}`, call]));
}

function pupilsOn(run: DayRun): Set<string> {
  return new Set(run.calls.flatMap((call) => call.on));
}

function isElsewhere(id: string, place: string, calls: ReadonlyMap<string, PlanCall>): boolean {
  return [...calls].some(([other, call]) => other !== place && call.on.includes(id));
}

function minutesApart(a: PlanCall | undefined, b: PlanCall | undefined): number {
  if (!a || !b) return 0;
  const minute = (seconds: number) => Math.floor(seconds / 60);
  const apart = (x: number, y: number) => Math.abs(minute(x) - minute(y));
  return Math.max(apart(a.arrive, b.arrive), apart(a.depart, b.depart));
}

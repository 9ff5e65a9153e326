/** Each pupil's row: who, where, and the usual way to school and back, today and planned. */
import { costOfPupils } from '../../../cost/index.ts';
import {
  type Changes,
  type Plan,
  PUPIL_CLASSES,
  type Pupil,
  type PupilChange,
  SESSIONS,
  type Today,
  type Way,
  type Ways,
} from '../../../model/index.ts';
import { pupilsWith } from '../../counts.ts';
import { type Judged, waysOf } from '../../findings/ways.ts';
import { FLAGS, type Index, type PupilData, type WayData, type WaysData } from '../pageData.ts';
import type { PlaceBook } from './placeBook.ts';
import { rounded } from './placeBook.ts';
import type { RouteSources } from './routes.ts';

/** A row for every pupil, in the case's order. */
export function pupilData(
  planned: Judged,
  today: Today | null,
  changes: Changes | null,
  { theCase, places }: Pick<RouteSources, 'theCase' | 'places'>,
): PupilData[] {
  const costs = costOfPupils(theCase, planned.plan, planned.judgement);
  const [ways, waysToday] = [waysOf(theCase, planned), today ? waysOf(theCase, today) : new Map<string, Ways>()];
  const [asRow, asRowToday] = [rowMaker(planned.plan, places), today && rowMaker(today.plan, places)];
  const changeOf = new Map((changes?.pupils ?? []).map((change) => [change.pupilId, change]));
  const left = pupilsWith(planned.plan, 'not_carried');
  return theCase.pupils.map((pupil) => [
    pupil.id,
    PUPIL_CLASSES.indexOf(pupil.class),
    pupil.schoolIndex,
    ...rounded(pupil.home),
    pupil.yearGroup,
    pupil.days,
    needsOf(pupil),
    costs.get(pupil.id) ?? 0,
    flagsOf(changeOf.get(pupil.id), left.has(pupil.id)),
    asRowToday ? asRowToday(waysToday.get(pupil.id)) : [0, 0],
    asRow(ways.get(pupil.id)),
  ]);
}

function needsOf(pupil: Pupil): string {
  return [
    ...(pupil.seating === 'wheelchair' ? ['wheelchair'] : []),
    ...(pupil.assistant === 'none' ? [] : [`${pupil.assistant} assistant`]),
    ...(pupil.solo ? ['travels alone'] : []),
  ].join(', ');
}

function flagsOf(change: PupilChange | undefined, isLeft: boolean): number {
  const bit = (is: boolean | undefined, flag: number) => (is ? flag : 0);
  return (
    bit(change !== undefined, FLAGS.compared) |
    bit(change?.vehicleChanges, FLAGS.vehicle) |
    bit(change?.timeChanges, FLAGS.time) |
    bit(change?.fellowsChange, FLAGS.fellows) |
    bit(isLeft, FLAGS.notCarried)
  );
}

function rowMaker(plan: Plan, places: PlaceBook): (ways: Ways | undefined) => WaysData {
  const routes = new Map(plan.routes.map((route, i) => [route.id, i]));
  // Where the call is, which the way does not say.
  const calls = new Map<string, Index>();
  for (const route of plan.routes) {
    for (const call of route.calls) {
      const key = `${call.session} ${route.id} ${call.kind} ${call.placeId}`;
      if (!calls.has(key)) calls.set(key, places.of(call));
    }
  }
  const row = (way: Way | null | undefined, session: string): WayData | 0 =>
    way
      ? [
          routes.get(way.routeId) ?? -1,
          calls.get(`${session} ${way.routeId} ${way.kind} ${way.placeId}`) ?? -1,
          way.time,
          way.rideSeconds,
          way.fellows.length,
        ]
      : 0;
  return (ways) => [row(ways?.am, SESSIONS[0]), row(ways?.pm, SESSIONS[1])];
}

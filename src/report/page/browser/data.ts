/** The page's data, read once, with names in place of positions. */
import {
  FLAGS,
  type PageData,
  type PlanData,
  type PupilData,
  type RouteData,
  type RunData,
  type WayData,
  type Who,
} from '../pageData.ts';
import { byId } from './dom.ts';

export type Which = 'plan' | 'today';

export interface Route {
  readonly which: Which;
  /** Position among the routes of its plan. */
  readonly at: number;
  readonly id: string;
  /** The duty of a planned route, the operator of a current one. */
  readonly of: string;
  readonly type: number;
  readonly classes: readonly number[];
  readonly schools: readonly number[];
  readonly pupils: number;
  readonly assistants: number;
  readonly pence: number | null;
  readonly metresPerDay: number;
  readonly secondsPerDay: number;
  readonly capacity: string;
  readonly runs: readonly RunData[];
}

export interface Pupil {
  readonly at: number;
  readonly id: string;
  readonly classAt: number;
  readonly school: number;
  readonly lon: number;
  readonly lat: number;
  readonly yearGroup: string;
  readonly days: number;
  readonly needs: string;
  readonly pence: number;
  readonly flags: number;
  readonly today: readonly [WayData | 0, WayData | 0];
  readonly plan: readonly [WayData | 0, WayData | 0];
}

export interface Data {
  readonly raw: PageData;
  readonly routes: Readonly<Record<Which, readonly Route[]>>;
  readonly pupils: readonly Pupil[];
}

/** Reads the JSON that the page carries. */
export function readData(): Data {
  const raw = JSON.parse(byId('data').textContent ?? '') as PageData;
  return {
    raw,
    routes: { plan: routesOf('plan', raw.plan), today: routesOf('today', raw.today) },
    pupils: raw.pupils.map(pupilOf),
  };
}

function routesOf(which: Which, plan: PlanData | null): Route[] {
  return (plan?.routes ?? []).map((row: RouteData, at): Route => {
    const [id, of, type, classes, schools, pupils, assistants, pence, metresPerDay, secondsPerDay, capacity, runs] =
      row;
    return {
      which,
      at,
      id,
      of,
      type,
      classes,
      schools,
      pupils,
      assistants,
      pence,
      metresPerDay,
      secondsPerDay,
      capacity,
      runs,
    };
  });
}

function pupilOf(row: PupilData, at: number): Pupil {
  const [id, classAt, school, lon, lat, yearGroup, days, needs, pence, flags, today, plan] = row;
  return { at, id, classAt, school, lon, lat, yearGroup, days, needs, pence, flags, today, plan };
}

/** The id of who boards or alights. */
export function nameOf(data: Data, who: Who): string {
  return typeof who === 'string' ? who : data.pupils[who].id;
}

export function typeName(data: Data, at: number): string {
  return data.raw.types[at] ?? 'unknown vehicle type';
}

/** What changes for a pupil, in a few words; blank: nothing to compare. */
export function changeWords({ flags }: Pupil): string {
  if (flags & FLAGS.notCarried) return 'not carried on every journey';
  if (!(flags & FLAGS.compared)) return '';
  const words = [
    ...(flags & FLAGS.vehicle ? ['vehicle'] : []),
    ...(flags & FLAGS.time ? ['time'] : []),
    ...(flags & FLAGS.fellows ? ['company'] : []),
  ];
  return words.length === 0 ? 'nothing' : words.join(', ');
}

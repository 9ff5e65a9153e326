/**
 * What the page's script is given: the plan and today's routes for the map and the long tables, as rows without keys,
 * because a county has tens of thousands of them. Money comes from `src/cost` and is in whole pence.
 */
import type { Centipence, DayMask, Metres, Pence, Seconds } from '../../model/index.ts';

/** Position in another list; −1: none. */
export type Index = number;

export interface PageData {
  readonly hasToday: boolean;
  readonly schoolDays: number;
  readonly classes: readonly string[];
  readonly schools: readonly SchoolData[];
  /** Names of the vehicle types. */
  readonly types: readonly string[];
  readonly pupils: readonly PupilData[];
  readonly plan: PlanData;
  readonly today: PlanData | null;
  readonly places: readonly PlaceData[];
  /** Encoded lines (see polyline.ts), named by the calls they lead to. */
  readonly lines: readonly string[];
  readonly contracts: readonly ContractData[];
  readonly exceptions: readonly ExceptionData[];
  /** West, south, east, north, in degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** The plan's cost of a year: the total of the routes and of the pupils. */
  readonly pencePerYear: Pence;
  /** What is paid today a year: the total of the contracts. */
  readonly paidPerYear: Pence | null;
  readonly tiles: { readonly url: string; readonly credit: string } | null;
}

export type SchoolData = readonly [id: string, name: string, lon: number, lat: number, hull: string];

export type PupilData = readonly [
  id: string,
  classIndex: Index,
  school: Index,
  lon: number,
  lat: number,
  yearGroup: string,
  days: DayMask,
  needs: string,
  pencePerYear: Pence,
  flags: number,
  today: WaysData,
  plan: WaysData,
];

/** What {@link PupilData} flags, a bit each. */
export const FLAGS = { compared: 1, vehicle: 2, time: 4, fellows: 8, notCarried: 16 } as const;

export type WaysData = readonly [am: WayData | 0, pm: WayData | 0];
export type WayData = readonly [route: Index, place: Index, time: Seconds, ride: Seconds, fellows: number];

export interface PlanData {
  readonly routes: readonly RouteData[];
}

export type RouteData = readonly [
  id: string,
  /** The duty of a planned route, the operator of a current one. */
  of: string,
  type: Index,
  classes: readonly Index[],
  schools: readonly Index[],
  pupils: number,
  assistants: number,
  /** Its share of the year; `null`: see the contract. */
  pencePerYear: Pence | null,
  /** Means of the five weekdays. */
  metresPerDay: Metres,
  secondsPerDay: Seconds,
  /** Places in its layout. */
  capacity: string,
  runs: readonly RunData[],
];

export type RunData = readonly [session: 0 | 1, days: DayMask, calls: readonly CallData[]];

export type CallData = readonly [
  place: Index,
  arrive: Seconds,
  depart: Seconds,
  on: readonly Who[],
  off: readonly Who[],
  metres: Metres,
  line: Index,
];

/** A pupil's position, or the id of one that the case does not have. */
export type Who = Index | string;

export const PLACE_KINDS = ['home', 'stop', 'school'] as const;
export type PlaceData = readonly [kind: Index, label: string, lon: number, lat: number];

export type ContractData = readonly [
  id: string,
  operator: string,
  type: Index,
  budgetCode: string,
  pricePerDay: Centipence,
  assistants: number,
  assistantPricePerDay: Centipence,
  contractEnd: string,
  noticeDays: number,
  /** First day without pay, what makes it so, a year's money, the duties that carry its pupils on. */
  canStop: string,
  because: string,
  pencePerYear: Pence | null,
  duties: string,
  /** Share above the price level's fit; `null`: not far off it. */
  aboveFit: number | null,
];

export type ExceptionData = readonly [
  code: string,
  pupil: string,
  days: DayMask,
  session: string,
  message: string,
  help: string,
];

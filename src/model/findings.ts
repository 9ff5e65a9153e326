/**
 * What the reports say of a plan beside today. Worked out in `src/cost` (money), `src/check` (what if the roads are
 * slower) and `src/report/findings` (service); every report shows these figures and computes none of its own.
 */
import type { CostParts } from './cost.ts';
import type { Centipence, Metres, Pence, Seconds, Session } from './units.ts';

/** The four ways to price a year, in the order of every table. */
export const PRICINGS = ['today_paid', 'today_at_rates', 'plan_at_rates', 'plan_at_price_level'] as const;
export type Pricing = (typeof PRICINGS)[number];

/** Pence a year; `null` where there is no such figure (no current routes, too few contracts for a price level). */
export type FourColumns = Readonly<Record<Pricing, Pence | null>>;

/** Today's price level: what contracts like today's cost, by a robust fit of today's prices. */
export interface PriceLevel {
  /** `fit`: by type, km, hours and assistants; `ratio`: too few contracts, so the rates times one factor. */
  readonly basis: 'fit' | 'ratio';
  /** Fitted price of a vehicle's day by vehicle type id; types without a contract: the rate times the usual ratio. */
  readonly perDay: Readonly<Record<string, Centipence>>;
  /** The types whose day price rests on no contract of that type. */
  readonly typesWithoutContract: readonly string[];
  readonly perKm: Centipence;
  readonly perHour: Centipence;
  /** One assistant for one day. */
  readonly perAssistantDay: Centipence;
  readonly contracts: number;
  /** How far contracts are from the fit, as shares of the fit: half of them within `median`, nine of ten within `p90`. */
  readonly spread: { readonly median: number; readonly p90: number };
  /** Today's routes priced by the fit, pence a year. */
  readonly todayFitted: Pence;
  /** Contracts far off the fit, dearest beyond it first. */
  readonly farOff: readonly OffFit[];
}

export interface OffFit {
  readonly routeId: string;
  readonly operator: string;
  readonly vehicleTypeId: string;
  /** Weekdays on which anybody is on it: 1 … 5. It is paid for all five, so with fewer it is far above the fit. */
  readonly daysAWeek: number;
  /** Vehicle and assistants. */
  readonly pricePerDay: Centipence;
  readonly fittedPerDay: Centipence;
  /** 0.41: asks 41 % more than the fit; negative: less. */
  readonly above: number;
}

export const SAVING_SOURCES = [
  'price_level',
  'fewer_vehicles',
  'cheaper_types',
  'less_distance',
  'less_time',
  'fewer_assistants',
] as const;
export type SavingSource = (typeof SAVING_SOURCES)[number];

/** `start` less all savings is `end`, to the penny. */
export interface Waterfall {
  readonly from: Pricing;
  readonly to: Pricing;
  readonly start: Pence;
  readonly end: Pence;
  /** One of each source, in the order of {@link SAVING_SOURCES}; negative: it costs more. */
  readonly steps: readonly { readonly source: SavingSource; readonly saving: Pence }[];
}

export const BREAKDOWNS = ['class', 'school', 'phase', 'budget_code', 'vehicle_type', 'operator', 'dfe'] as const;

/** A year's money shared out; each column's rows add up to the total to the penny. */
export interface Breakdown {
  readonly by: (typeof BREAKDOWNS)[number];
  readonly rows: readonly BreakdownRow[];
  readonly total: BreakdownRow;
}

export interface BreakdownRow {
  /** Id or code; `none` where there is none; `total`. */
  readonly key: string;
  /** For people. */
  readonly label: string;
  /** All pupils of the row, carried or not; by vehicle type and DfE category, as the plan carries them. */
  readonly pupils: number;
  /** The same as today's routes carry them, to hold today's money against; `null` without current routes. */
  readonly pupilsToday: number | null;
  /** Vehicles today and planned; `null` where a vehicle belongs to no one row. */
  readonly vehicles: { readonly today: number; readonly plan: number } | null;
  readonly money: FourColumns;
}

/** A published average to hold a cost a pupil against. */
export interface PublishedAverage {
  readonly label: string;
  /** Classes of pupils it speaks of. */
  readonly classes: readonly string[];
  readonly pencePerPupil: Pence;
  readonly year: string;
  readonly source: string;
}

/** When the saving can be had. Calendar days stand for school days: a year's cost accrues evenly over its days. */
export interface Deliverable {
  readonly planStart: string;
  /** In the order of current_routes.csv. */
  readonly contracts: readonly ContractEnd[];
  /** In the order of the plan's duties. */
  readonly starts: readonly DutyStart[];
  /** What never pays for itself, and so has no date; `null` in most cases. */
  readonly stays: Stays | null;
  /** In order of date; the duties of later waves come on top. */
  readonly waves: readonly Wave[];
  /** The part of the plan that brings most of the saving for the fewest families disturbed. */
  readonly firstWave: FirstWave | null;
  /** Financial years (April to March), then academic years (September to August), three of each from `planStart`. */
  readonly years: readonly DeliverableYear[];
}

export interface ContractEnd {
  readonly routeId: string;
  readonly operator: string;
  readonly budgetCode: string;
  /** First day on which it need not be paid: contract end or notice, the earlier; `planStart` at the earliest. */
  readonly canStop: string;
  readonly because: 'contract_end' | 'notice';
  readonly pencePerYear: Pence;
  /** Duties of the plan that carry its pupils in the sessions in which it does: all must have started before it can go. */
  readonly dutyIds: readonly string[];
  /** Its pupils whom the plan does not carry on every due day. While there are any it goes on, and is paid. */
  readonly pupilsLeftOut: number;
}

export interface DutyStart {
  readonly dutyId: string;
  /** Contracts whose pupils it takes over. */
  readonly dependsOn: readonly string[];
  /** Pupils on it whom no contract carries in that session today; with any it starts on the first day. */
  readonly newPupils: number;
  /** When it starts in the cheapest order of starts; `null` when it never pays to start it. */
  readonly starts: string | null;
  /** From this day none of the contracts it takes over need be paid, by their ends and their notice. */
  readonly withoutDoubleRunning: string;
  readonly pencePerYear: Pence;
}

/**
 * Duties that cost as much as the contracts they would replace, or more, with those contracts: left as they are. What
 * goes on for a pupil left out ({@link ContractEnd.pupilsLeftOut}) is not among them.
 */
export interface Stays {
  readonly dutyIds: readonly string[];
  readonly contractIds: readonly string[];
  /** What a year would cost more if these vehicles started as well. */
  readonly dearerPerYear: Pence;
}

export interface Wave {
  readonly date: string;
  readonly dutyIds: readonly string[];
  /** Contracts given up on that day, or paid out for nothing after it because notice runs; first those with nobody on. */
  readonly contractIds: readonly string[];
  /** Pupils who leave a contract for a duty of the plan, each once; also where that duty does what the contract did. */
  readonly pupilsMoved: number;
  /** What is saved a year from then on, all waves so far, once every notice is over: paid, less the plan at the rates. */
  readonly savingPerYear: Pence;
  /** The same, the plan at today's price level: like with like; `null` without one. */
  readonly savingAtPriceLevel: Pence | null;
}

export interface FirstWave {
  readonly dutyIds: readonly string[];
  readonly contractIds: readonly string[];
  readonly pupilsMoved: number;
  readonly savingPerYear: Pence;
  /** Of what all waves save in the end, and of all pupils they move: 0.8 of the one for 0.4 of the other. */
  readonly shareOfSaving: number;
  readonly shareOfPupils: number;
}

export interface DeliverableYear {
  readonly kind: 'financial' | 'academic';
  /** `2027-28` (financial), `2027/28` (academic). */
  readonly label: string;
  /** First day and day after the last, cut to what lies after `planStart`. */
  readonly from: string;
  readonly until: string;
  /** Today's contracts for these days, had nothing changed. */
  readonly unchanged: Pence;
  /** The whole plan from `planStart`, old contracts paid until they can stop. */
  readonly atOnce: YearMoney;
  /** Every duty from its own start; what never starts leaves its contracts as they are. */
  readonly inWaves: YearMoney;
  /** The same starts, the plan at today's price level as the contracts are: like with like; `null` without one. */
  readonly atPriceLevel: { readonly atOnce: YearMoney; readonly inWaves: YearMoney } | null;
}

/** `saving` = unchanged − (contracts + plan). */
export interface YearMoney {
  readonly contracts: Pence;
  readonly plan: Pence;
  /** Part of `contracts` that is paid while none of their pupils are on them any more; all of what carries nobody. */
  readonly doubleRunning: Pence;
  readonly saving: Pence;
}

/** The service, in the same words for today and for the plan. */
export interface Service {
  /** Pupils with at least one ride a week. */
  readonly pupilsCarried: number;
  /** With at least one run a week; contracts that carry nobody are in {@link TodayFaults.routesWithNobody}. */
  readonly vehicles: number;
  readonly runsPerWeek: number;
  readonly metresPerYear: Metres;
  readonly vehicleSecondsPerYear: Seconds;
  readonly assistantDaysPerYear: number;
  readonly co2GramsPerYear: number;
  /** Runs with one pupil on board on that weekday, of all runs of a week. */
  readonly singleOccupancyRunsPerWeek: number;
  /** Pupils with at least one such run. */
  readonly singleOccupancyPupils: number;
  /**
   * Most on board at one time, passenger assistants included, over seats and wheelchair places offered, all runs of a
   * week together: 0 to 1, and more where vehicles are overloaded.
   */
  readonly placesUsed: number;
  /** Rides a week: each pupil, session and weekday is one, and two where a plan has a pupil on two runs at once. */
  readonly rides: number;
  readonly ridesOver45Minutes: number;
  readonly ridesOver75Minutes: number;
  readonly averageRideSeconds: Seconds;
  readonly longestRideSeconds: Seconds;
  /** Rules broken, of {@link Judgement.violations}; today's routes may break many. */
  readonly violations: number;
}

/** One pupil's usual journey in one session: from the address of most weekdays, the one of most of those. */
export interface Way {
  readonly routeId: string;
  readonly kind: 'home' | 'stop';
  readonly placeId: string;
  readonly time: Seconds;
  readonly rideSeconds: Seconds;
  /** Other pupils who are on the run at any time, on any weekday on which this pupil is on it. */
  readonly fellows: readonly string[];
}

export type Ways = Readonly<Record<Session, Way | null>>;

export interface PupilChange {
  readonly pupilId: string;
  readonly today: Ways;
  readonly plan: Ways;
  /** The new vehicle does not continue the old route (see `continues`), or is of another type. */
  readonly vehicleChanges: boolean;
  /** Collected or brought home more than ten minutes earlier or later. */
  readonly timeChanges: boolean;
  /** Somebody on board, morning or afternoon, who was not on board in that session before. */
  readonly fellowsChange: boolean;
}

export interface Changes {
  /** In the case's order; pupils who travel today and in the plan. */
  readonly pupils: readonly PupilChange[];
  /**
   * By duty id, the current route whose pupils it mostly carries on; each route is continued by one duty at most. The
   * pair with most sessions × weekdays of pupils in common comes first, then the next of those left; ties by id.
   */
  readonly continues: Readonly<Record<string, string>>;
}

/** What is wrong with today's files before any plan: listed first. */
export interface TodayFaults {
  readonly routesWithNobody: readonly string[];
  readonly pupilsOnNone: readonly string[];
  /** On more than one route in the same session. */
  readonly pupilsOnTwo: readonly { readonly pupilId: string; readonly routeIds: readonly string[] }[];
  /** Contracts whose end lies before `plan_start`; every figure takes them to go on at their price all the same. */
  readonly contractsEnded: readonly ContractEnded[];
}

export interface ContractEnded {
  readonly routeId: string;
  readonly operator: string;
  readonly contractEnd: string;
  readonly pencePerYear: Pence;
}

/** The finished plan driven again with every drive longer or shorter; nobody leaves before the planned time. */
export interface WhatIf {
  /** 1.1: every drive takes a tenth longer. */
  readonly factor: number;
  /** Every call of every weekday. */
  readonly calls: number;
  /** More than {@link lateSeconds} after the planned time. */
  readonly callsLate: number;
  readonly lateSeconds: Seconds;
  readonly worstLateSeconds: Seconds;
  /** Morning arrivals and afternoon departures outside what the bell allows. */
  readonly schoolCallsOutsideBell: number;
  readonly ridesOverLimit: number;
  /** Runs whose vehicle leaves the first call more than {@link lateSeconds} late, held up by its run before. */
  readonly runsStartedLate: number;
  /** No bell missed and no limit exceeded. */
  readonly lawful: boolean;
}

/** The same case solved again with other random numbers. */
export interface Resolved {
  readonly seed: number;
  readonly pencePerYear: Pence;
  readonly vehicles: number;
  readonly notCarried: number;
}

/** All that the reports show. */
export interface Findings {
  readonly columns: FourColumns;
  readonly parts: { readonly todayAtRates: CostParts | null; readonly planAtRates: CostParts };
  /** `null` without current routes. */
  readonly priceLevel: PriceLevel | null;
  readonly waterfalls: readonly Waterfall[];
  readonly breakdowns: readonly Breakdown[];
  readonly published: readonly PublishedAverage[];
  /** `null` without current routes. */
  readonly deliverable: Deliverable | null;
  readonly service: { readonly today: Service | null; readonly plan: Service };
  readonly changes: Changes | null;
  readonly todayFaults: TodayFaults | null;
  readonly whatIf: readonly WhatIf[];
  /** The plan's own seed first; empty when it was solved once. */
  readonly resolved: readonly Resolved[];
  /** What is not in the totals, a sentence each: pupils not carried, exceptions, what the format leaves out. */
  readonly notIncluded: readonly string[];
}

/**
 * What the reports say of a plan beside today. Worked out in `src/cost` (money), `src/check` (what if the roads are
 * slower) and `src/report/findings` (service); every report shows these figures and computes none of its own.
 */
import type { CostParts } from './cost.ts';
import type { Breakdown, FourColumns, PriceLevel, PublishedAverage, Waterfall } from './money.ts';
import type { Changes, Service } from './service.ts';
import type { Pence, Seconds } from './units.ts';

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

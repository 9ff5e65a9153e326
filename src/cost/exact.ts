/** Exact sums of money. Numerators are whole; a division happens once, at the very end. */
import type { Case, DutyWeek, Pence } from '../model/index.ts';
import type { Rates } from './rates.ts';

export const WEEKDAYS_A_WEEK = 5n;
/** Hundredths of a penny in a penny. */
export const CENTIPENCE = 100n;
/** Metres × centipence a kilometre, and seconds × centipence an hour, over one common denominator. */
const PARTS = 3_600_000n;

/** Centipence a week × {@link PARTS}, by part of the cost. */
export interface ExactWeek {
  readonly vehicleDays: bigint;
  readonly km: bigint;
  readonly hours: bigint;
  readonly assistants: bigint;
}

/** Rounds a fraction to a whole number, halves away from zero upwards. */
export function roundHalfUp(numerator: bigint, denominator: bigint): number {
  const doubled = 2n * numerator + denominator;
  const whole = doubled / (2n * denominator);
  // BigInt division truncates towards zero; below zero that is one too high unless it is even.
  return Number(doubled < 0n && doubled % (2n * denominator) !== 0n ? whole - 1n : whole);
}

/** What one duty costs in a week at these rates; a type they do not know costs nothing (the checker says so). */
export function exactWeek(duty: DutyWeek, rates: Rates): ExactWeek {
  const type = rates.byType.get(duty.vehicleTypeId);
  const rate = (n: number | undefined) => BigInt(n ?? 0);
  return {
    vehicleDays: BigInt(duty.activeDays) * rate(type?.costPerDay) * PARTS,
    km: BigInt(duty.metres) * rate(type?.costPerKm) * (PARTS / 1000n),
    hours: BigInt(duty.seconds) * rate(type?.costPerHour) * (PARTS / 3600n),
    assistants: BigInt(duty.assistantDays) * BigInt(rates.assistantDay) * PARTS,
  };
}

export function totalOf(week: ExactWeek): bigint {
  return week.vehicleDays + week.km + week.hours + week.assistants;
}

/**
 * Exact centipence a week × {@link PARTS} as pence a year: the sum rounded half up once, and whole pence of each amount
 * that add up to it. Each is rounded down, or up where the largest fraction is left, earlier first among equals. No
 * amount may be below zero.
 */
export function penceAYearWithParts(weekly: readonly bigint[], theCase: Case): { total: Pence; parts: Pence[] } {
  const days = BigInt(theCase.policy.schoolDaysPerYear);
  const denominator = WEEKDAYS_A_WEEK * PARTS * CENTIPENCE;
  const total = roundHalfUp(weekly.reduce((a, b) => a + b, 0n) * days, denominator);
  const parts = weekly.map((amount) => Number((amount * days) / denominator));
  const rests = weekly.map((amount, i) => ({ i, rest: (amount * days) % denominator }));
  rests.sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest < b.rest ? 1 : -1));
  const missing = total - parts.reduce((a, b) => a + b, 0);
  for (const { i } of rests.slice(0, missing)) parts[i]++;
  return { total, parts };
}

/** Exact centipence a week × {@link PARTS}, as centipence a mean weekday. */
export function centipenceADay(weekly: bigint): number {
  const denominator = WEEKDAYS_A_WEEK * PARTS;
  return Number(weekly / denominator) + Number(weekly % denominator) / Number(denominator);
}

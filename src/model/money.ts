/** A year's money as the reports show it: four ways to price it, where a saving comes from, and who it is spent on. */
import type { Centipence, Pence } from './units.ts';

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

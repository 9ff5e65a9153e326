/** What the workbook calls things. */
import type { Breakdown, CallKind, Pricing, PupilClass, SavingSource, Session } from '../../model/index.ts';

export const PRICING_WORDS: Readonly<Record<Pricing, string>> = {
  today_paid: 'Today as paid',
  today_at_rates: "Today's routes at the rates",
  plan_at_rates: 'Plan at the rates',
  plan_at_price_level: "Plan at today's price level",
};

export const PRICING_MEANING: Readonly<Record<Pricing, string>> = {
  today_paid:
    "Today as paid: the contract prices in current_routes.csv, vehicles and passenger assistants, for a year's school days.",
  today_at_rates:
    "Today's routes at the rates: the same routes as they run today, priced with the rates in vehicle_types.csv and case.yaml.",
  plan_at_rates: 'Plan at the rates: the new routes, priced with the same rates.',
  plan_at_price_level:
    "Plan at today's price level: the new routes, priced as today's contracts are priced (see Assumptions).",
};

export const SOURCE_WORDS: Readonly<Record<SavingSource, string>> = {
  price_level: 'Other prices for the same routes (retendering, not the plan)',
  fewer_vehicles: 'Fewer vehicles',
  cheaper_types: 'Other types of vehicle',
  less_distance: 'Fewer kilometres',
  less_time: 'Fewer vehicle hours',
  fewer_assistants: 'Fewer passenger assistants',
};

/** Within a sentence. */
export const BREAKDOWN_WORDS: Readonly<Record<Breakdown['by'], string>> = {
  class: 'class of pupil',
  school: 'school',
  phase: 'phase of school',
  budget_code: 'budget code',
  vehicle_type: 'type of vehicle',
  operator: 'operator today',
  dfe: 'Department for Education return',
};

export const CLASS_WORDS: Readonly<Record<PupilClass, string>> = {
  mainstream: 'Mainstream',
  send: 'SEND',
  lac: 'Looked-after',
  social_care: 'Social care',
};

export const SESSION_WORDS: Readonly<Record<Session | 'both', string>> = {
  am: 'Morning',
  pm: 'Afternoon',
  both: 'Both ways',
};

export const KIND_WORDS: Readonly<Record<CallKind, string>> = { home: 'Home', stop: 'Stop', school: 'School' };

/** `long_direct_drive`: `Long direct drive`. */
export function sayCode(code: string): string {
  return capital(code.replaceAll('_', ' '));
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function yesNo(value: boolean): string {
  return value ? 'Yes' : 'No';
}

/** The page's words for what the findings name. */
import type { BREAKDOWNS, Pricing, PupilClass, SavingSource } from '../../model/index.ts';

export const CLASS_WORDS: Readonly<Record<PupilClass, string>> = {
  mainstream: 'Mainstream',
  send: 'SEND',
  lac: 'Looked-after',
  social_care: 'Social care',
};

export const PRICING_WORDS: Readonly<Record<Pricing, string>> = {
  today_paid: 'Today, as paid',
  today_at_rates: 'Today’s routes at the rates',
  plan_at_rates: 'Plan at the rates',
  plan_at_price_level: 'Plan at today’s price level',
};

export const PRICING_NOTES: Readonly<Record<Pricing, string>> = {
  today_paid: 'The contract prices in current_routes.csv, assistants included.',
  today_at_rates: 'Today’s routes as they are driven, priced with vehicle_types.csv.',
  plan_at_rates: 'The new routes, priced with vehicle_types.csv.',
  plan_at_price_level: 'The new routes, priced as today’s contracts are on the whole.',
};

export const SOURCE_WORDS: Readonly<Record<SavingSource, string>> = {
  price_level: 'Other prices for the same routes',
  fewer_vehicles: 'Fewer vehicles',
  cheaper_types: 'Other vehicle types',
  less_distance: 'Fewer kilometres',
  less_time: 'Less vehicle time',
  fewer_assistants: 'Fewer passenger assistants',
};

export const BREAKDOWN_WORDS: Readonly<Record<(typeof BREAKDOWNS)[number], string>> = {
  class: 'Class of pupils',
  school: 'School',
  phase: 'Phase',
  budget_code: 'Budget code',
  vehicle_type: 'Vehicle type',
  operator: 'Operator today',
  dfe: 'DfE category',
};

export const EXCEPTION_WORDS: Readonly<Record<string, string>> = {
  not_carried: 'Not carried',
  long_direct_drive: 'The direct drive is longer than the ride limit',
  door_instead_of_stop: 'Collected at the door: no pick-up point in reach',
};

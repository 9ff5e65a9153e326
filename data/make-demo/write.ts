/** Writes the demo's files in the case format. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lat, lon, PLACES, type Point, SCHOOLS } from './district.ts';
import type { Address, Pupil } from './pupils.ts';
import type { Dice } from './random.ts';
import type { TodaysRoute } from './today.ts';
import { VEHICLES } from './vehicles.ts';

const CASE_YAML = `# An invented district: no such places, schools or pupils exist
name: Wexmoor Vale
school_days_per_year: 190
plan_start: 2027-09-01
straight_line: { road_factor: 1.35, kmh: 38 }     # no map is needed for the demo
travel_time_factor: { am: 1.1, pm: 1.05 }         # the morning is slower
max_ride_minutes: { primary: 45, secondary: 75, all_through: 75, special: 75 }
arrive_before_bell_minutes: { earliest: 20, latest: 5 }
leave_after_bell_minutes: { earliest: 5, latest: 25 }
minutes_per_call: 0.5
boarding_minutes: { mainstream: 0.1, send: 1.5, lac: 1, social_care: 1, wheelchair: 4 }
walk_to_stop_metres: { primary: 500, secondary: 1200, all_through: 1000, special: 0 }
assistant_cost_per_day_gbp: 52
may_share_a_vehicle:            # classes that may travel together; any other mix may not
  - [mainstream, lac]
  - [send, lac, social_care]
same_route_both_ways: [send, lac, social_care]
`;

export function writeDemo(
  folder: string,
  dice: Dice,
  pupils: readonly Pupil[],
  addresses: readonly Address[],
  today: readonly TodaysRoute[],
): void {
  mkdirSync(folder, { recursive: true });
  const put = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  put('case.yaml', CASE_YAML);
  put('pupils.csv', csv(pupils.map(pupilRow)));
  put('pupil_addresses.csv', csv(addresses.map(addressRow)));
  put('schools.csv', csv(SCHOOLS.map(schoolRow)));
  put('vehicle_types.csv', csv(VEHICLES.map(vehicleRow)));
  put('stops.csv', csv(stopRows(dice)));
  put('current_routes.csv', csv(today.map(routeRow)));
  put('current_calls.csv', csv(today.flatMap(callRows)));
}

type Row = Readonly<Record<string, string | number>>;

const pupilRow = (p: Pupil): Row => ({
  pupil_id: p.id,
  class: p.class,
  school_id: p.school.id,
  year_group: p.year,
  home_postcode: p.postcode,
  home_lat: lat(p),
  home_lon: lon(p),
  pickup: p.pickup,
  seating: p.seating,
  passenger_assistant: p.assistant,
  solo: p.solo ? 'yes' : 'no',
  days: p.days,
  max_ride_minutes: p.maxRide,
  boarding_minutes: p.boarding,
  keep_with: p.keepWith,
  keep_apart: p.keepApart,
  equipment: p.equipment,
});

const addressRow = (a: Address): Row => ({
  pupil_id: a.pupil.id,
  days: a.days,
  session: a.session,
  postcode: a.postcode,
  lat: lat(a),
  lon: lon(a),
  reason: a.reason,
});

const schoolRow = (s: (typeof SCHOOLS)[number]): Row => ({
  school_id: s.id,
  name: s.name,
  phase: s.phase,
  postcode: s.postcode,
  lat: lat(s),
  lon: lon(s),
  bell_start: s.bells[0],
  bell_end: s.bells[1],
  unloading_minutes: s.unloadingMinutes,
  vehicle_bays: s.bays,
});

const vehicleRow = (v: (typeof VEHICLES)[number]): Row => ({
  vehicle_type_id: v.id,
  name: v.name,
  layouts: v.layouts.map(([seats, wheelchairs]) => `${seats}:${wheelchairs}`).join('|'),
  available: v.available,
  cost_per_day_gbp: v.perDay,
  cost_per_km_gbp: v.perKm,
  cost_per_hour_gbp: v.perHour,
  co2_grams_per_km: v.co2,
  max_runs_per_session: v.maxRuns,
});

/** One or two stops a village. */
function stopRows(dice: Dice): Row[] {
  const stops = PLACES.flatMap((place) => {
    const at = (away: number): Point => ({ x: place.x + dice.spread() * away, y: place.y + dice.spread() * away });
    const green = { name: `${place.name}, The Green`, at: at(0.1) };
    return place.weight < 4 ? [green] : [green, { name: `${place.name}, Chapel Lane`, at: at(0.6) }];
  });
  return stops.map((s, i) => ({
    stop_id: `S${String(i + 1).padStart(2, '0')}`,
    name: s.name,
    lat: lat(s.at),
    lon: lon(s.at),
  }));
}

const routeRow = (r: TodaysRoute): Row => ({
  route_id: r.id,
  operator: r.operator,
  vehicle_type_id: r.vehicle.id,
  price_per_day_gbp: r.price.toFixed(2),
  passenger_assistants: r.assistants,
  assistant_price_per_day_gbp: r.assistants > 0 ? r.assistantPrice.toFixed(2) : 0,
  contract_end: r.contractEnd,
  notice_days: r.noticeDays,
  budget_code: r.budget,
});

function callRows(r: TodaysRoute): Row[] {
  const row = (session: string) => (p: Pupil, i: number) => ({
    route_id: r.id,
    session,
    sequence: i + 1,
    pupil_id: p.id,
  });
  return [...r.pupils.map(row('am')), ...[...r.pupils].reverse().map(row('pm'))];
}

function csv(rows: readonly Row[]): string {
  const cell = (value: string | number) => (/[",\n]/.test(String(value)) ? `"${value}"` : String(value));
  const names = Object.keys(rows[0]);
  return [names, ...rows.map((row) => names.map((n) => row[n]))].map((r) => `${r.map(cell).join(',')}\n`).join('');
}

/** A small case without any fault, to be broken in one place at a time, and a plan for it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

export type Files = Record<string, string | Uint8Array>;

export const SMALL_CASE: Readonly<Record<string, string>> = {
  'case.yaml': `name: Small
plan_start: 2027-09-01
walk_to_stop_metres: { primary: 800, secondary: 1600 }
may_share_a_vehicle:
  - [send, lac]
`,
  'schools.csv': `school_id,name,phase,postcode,lat,lon,bell_start,bell_end,unloading_minutes,vehicle_bays
001,Oak,primary,PO30 1AA,50.70,-1.29,08:45,15:15,2,
002,Elm,secondary,PO30 2AA,50.71,-1.30,08:50,15:20,,3
`,
  'vehicle_types.csv':
    'vehicle_type_id,name,layouts,available,cost_per_day_gbp,cost_per_km_gbp,cost_per_hour_gbp,co2_grams_per_km,' +
    `max_runs_per_session
taxi,Taxi,4:0,,28,1.1,14,145,
wav,Accessible,4:0|3:1,5,42.50,1.355,16,190,2
`,
  'pupils.csv':
    'pupil_id,class,school_id,year_group,home_postcode,home_lat,home_lon,pickup,seating,passenger_assistant,solo,' +
    `days,max_ride_minutes,boarding_minutes,keep_with,keep_apart,equipment
P1,mainstream,001,3,PO30 1AB,50.69,-1.28,stop,seat,none,no,,,,F1,,
P2,mainstream,001,R,PO30 1AB,50.69,-1.28,stop,seat,none,no,MTWTF,,,F1,,
P3,send,002,8,PO30 1AC,50.72,-1.31,door,wheelchair,shared,no,M-W-F,60,4.5,,P4,ramp
P4,send,002,9,PO30 1AE,50.73,-1.32,door,seat,individual,no,,,0,,,
P5,lac,002,10,PO30 1AF,50.74,-1.33,door,seat,none,yes,MTWT-,,,,,
`,
  'pupil_addresses.csv': `pupil_id,days,session,postcode,lat,lon,reason
P3,M----,am,PO30 1AD,50.70,-1.27,respite
`,
  'stops.csv': `stop_id,name,lat,lon
S1,Green,50.691,-1.281
`,
  'current_routes.csv':
    'route_id,operator,vehicle_type_id,price_per_day_gbp,passenger_assistants,assistant_price_per_day_gbp,' +
    `contract_end,notice_days,budget_code
B1,Needles,taxi,100,0,0,2028-07-20,28,MAIN
B2,Solent,wav,150.5,1,52,,0,
`,
  'current_calls.csv': `route_id,session,sequence,pupil_id
B1,am,1,P1
B1,am,2,P2
B1,am,3,P5
B2,am,1,P3
B2,am,2,P4
B1,pm,1,P1
B1,pm,2,P2
B1,pm,3,P5
B2,pm,1,P3
B2,pm,2,P4
`,
};

export const SMALL_PLAN: Readonly<Record<string, string>> = {
  'plan.json': JSON.stringify({
    version: 1,
    origin: {
      program: 'schoolrun 0.1.0',
      network: 'straight-line',
      networkNote: '',
      seed: 7,
      parameters: { iterations: 100, threads: null },
      statistics: { best: 1 },
      clock: { finishedAt: '2027-01-01T00:00:00Z', elapsedSeconds: 1.5 },
    },
    cost: { per_year_gbp: 12_345.67 },
  }),
  'routes.csv':
    'route_id,duty_id,vehicle_type_id,am_layout,pm_layout,class_group,assistants,pupils,km_per_day,' +
    `cost_per_day_gbp
R1,D1,taxi,4:0,,mainstream,0,2,12.5,40.25
`,
  'calls.csv':
    'route_id,session,days,sequence,kind,place_id,lat,lon,arrive,depart,pupils_on,pupils_off,km_from_previous,' +
    `seconds_from_previous
R1,am,MTWTF,2,school,001,50.70,-1.29,08:30:30,08:32:30,,P1;P2,1.234,117
R1,am,MTWTF,1,stop,S1,50.691,-1.281,08:20:00,08:20:42,P1;P2,,0,0
`,
  'pupils.csv': `pupil_id,days,am_route_id,am_ride_minutes,ride_limit_minutes
P1,MTWTF,R1,9.8,45
`,
  'exceptions.csv': `code,pupil_id,days,session,ride_limit_minutes,direct_drive_minutes,message,what_would_help
not_carried,P3,M-W-F,,,,no vehicle,one more
long_direct_drive,P4,,am,64.9,54.45,,
`,
};

const made: string[] = [];

/** Writes the files to a new folder, removed when the test file is done; a file of `''` is written empty. */
export function writeFolder(files: Files): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'schoolrun-ingest-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folder;
}

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** The files with the first occurrence of `from` in one of them replaced; `from` must be there. */
export function edited(files: Readonly<Record<string, string>>, file: string, from: string, to: string) {
  if (!files[file].includes(from)) throw new Error(`${file} does not hold ${from}`);
  return { ...files, [file]: files[file].replace(from, () => to) };
}

/** The files without one of them. */
export function without(files: Readonly<Record<string, string>>, file: string) {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== file));
}

/** The commands `check` and `baseline` on folders written here. */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { baseline } from '../../src/cli/baseline.ts';
import { checkCommand } from '../../src/cli/check.ts';
import { formatDays, formatTime, type PlanRoute, SchoolrunError } from '../../src/model/index.ts';
import { aCase, afternoon, aRoute, morning, pupil } from './support.ts';

const theCase = aCase({ pupils: [pupil('A', 5000), pupil('B', 3000)] });
let folder: string;
let printed: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'schoolrun-check-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const file = (name: string, lines: readonly string[]) => writeFile(path.join(folder, name), `${lines.join('\n')}\n`);

async function writeCase(current: boolean): Promise<void> {
  await file('case.yaml', [
    'name: tiny',
    'plan_start: 2027-09-01',
    'straight_line: { road_factor: 1, kmh: 36 }',
    'max_ride_minutes: { primary: 45 }',
  ]);
  const pupils = theCase.pupils.map((p) => `${p.id},mainstream,S1,4,${p.home[1]},${p.home[0]},door,seat,none,no`);
  await file('pupils.csv', [
    'pupil_id,class,school_id,year_group,home_lat,home_lon,pickup,seating,passenger_assistant,solo',
    ...pupils,
  ]);
  const { at } = theCase.schools[0];
  await file('schools.csv', [
    'school_id,name,phase,lat,lon,bell_start,bell_end,unloading_minutes,vehicle_bays',
    `S1,School,primary,${at[1]},${at[0]},09:00,15:30,2,`,
  ]);
  await file('vehicle_types.csv', [
    'vehicle_type_id,name,layouts,available,cost_per_day_gbp,cost_per_km_gbp,cost_per_hour_gbp,co2_grams_per_km',
    'taxi,Taxi,4:0,,28,1.1,14,145',
  ]);
  if (!current) return;
  await file('current_routes.csv', [
    'route_id,operator,vehicle_type_id,price_per_day_gbp,passenger_assistants,assistant_price_per_day_gbp,' +
      'contract_end,notice_days,budget_code',
    'C1,Op,taxi,100,0,0,2028-07-20,28,X',
  ]);
  await file('current_calls.csv', ['route_id,session,sequence,pupil_id', 'C1,am,1,A', 'C1,pm,1,A']);
}

async function writePlan(route: PlanRoute, perDay: string, perYear: number, ride: string): Promise<void> {
  await file('routes.csv', [
    'route_id,duty_id,vehicle_type_id,am_layout,pm_layout,class_group,assistants,pupils,am_start,am_end,pm_start,' +
      'pm_end,km_per_day,hours_per_day,cost_per_day_gbp',
    `${route.id},${route.dutyId},taxi,4:0,4:0,mainstream,0,2,,,,,10,0.384,${perDay}`,
  ]);
  const calls = route.calls.map((c) =>
    [
      route.id,
      c.session,
      formatDays(c.days),
      c.sequence,
      c.kind,
      c.placeId,
      c.at[1].toFixed(6),
      c.at[0].toFixed(6),
      formatTime(c.arrive),
      formatTime(c.depart),
      c.on.join(';'),
      c.off.join(';'),
      c.metresFromPrevious / 1000,
      c.secondsFromPrevious,
    ].join(','),
  );
  await file('calls.csv', [
    'route_id,session,days,sequence,kind,place_id,lat,lon,arrive,depart,pupils_on,pupils_off,km_from_previous,' +
      'seconds_from_previous',
    ...calls,
  ]);
  await file('exceptions.csv', [
    'code,pupil_id,days,session,ride_limit_minutes,direct_drive_minutes,message,what_would_help',
  ]);
  await file('plan.json', [JSON.stringify({ format: 'schoolrun-plan', version: 1, cost: { per_year_gbp: perYear } })]);
  // The tables of pupils of a case and of a plan have one name: the plan gets a folder of its own.
  const own = path.join(folder, 'plan');
  await mkdir(own);
  for (const name of ['routes.csv', 'calls.csv', 'exceptions.csv', 'plan.json']) {
    await rename(path.join(folder, name), path.join(own, name));
  }
  await writeFile(
    path.join(own, 'pupils.csv'),
    'pupil_id,days,am_route_id,pm_route_id,pickup_place,pickup_time,am_ride_minutes,pm_ride_minutes,' +
      `ride_limit_minutes,previous_route_id,notes\nA,,R1,R1,A,,${ride},8.9,45,,\nB,MTWTF,R1,R1,B,,5,5,45,,\n`,
  );
}

const lawful = aRoute('R1', [...morning(theCase, ['A', 'B']), ...afternoon(theCase, ['B', 'A'])]);
const run = (...more: string[]) => checkCommand([folder, '--plan', path.join(folder, 'plan'), ...more]);

describe('schoolrun check', () => {
  it('finds a lawful plan lawful and says what it costs', async () => {
    await writeCase(false);
    await writePlan(lawful, '44.382222', 8432.62, '8.9');
    expect(await run()).toBe(0);
    expect(printed).toContain('The plan is lawful');
    expect(printed).toContain('£8,432.62');
  });

  it('lists what is wrong with route, days and pupil, and ends with 4', async () => {
    await writeCase(false);
    const late = morning(theCase, ['A', 'B'], '08:56');
    await writePlan(aRoute('R1', [...late, ...afternoon(theCase, ['B', 'A'])]), '44.382222', 8432.62, '8.9');
    expect(await run()).toBe(4);
    expect(printed).toMatch(/\[bell_window\] route R1 am MTWTF 08:56:00: /);
    printed = '';
    expect(await run('--json')).toBe(4);
    expect(JSON.parse(printed)).toMatchObject({
      lawful: false,
      cost_per_year_gbp: { total: 8432.62 },
      violations: [{ rule: 'bell_window', route_id: 'R1', session: 'am', days: 'MTWTF', time: '08:56:00' }],
    });
  });

  it('does not believe the stated cost and rides', async () => {
    await writeCase(false);
    await writePlan(lawful, '40', 8430, '7.5');
    expect(await run('--json')).toBe(4);
    const { violations } = JSON.parse(printed) as { violations: { rule: string; message: string }[] };
    expect(new Set(violations.map((v) => v.rule))).toEqual(new Set(['stated_figures_wrong']));
    expect(violations.map((v) => v.message)).toEqual([
      'plan.json states £8430.00 a year; the calls cost £8432.62.',
      'cost_per_day_gbp of routes.csv adds up to £7600.00 a year; the calls cost £8432.62.',
      'routes.csv states £40 a day; its share of the duty costs £44.38.',
      'pupils.csv states a ride of 7.5 min for A; it takes 8.9.',
    ]);
  });

  it('wants a plan', async () => {
    await expect(checkCommand([folder])).rejects.toThrow(SchoolrunError);
  });
});

describe('schoolrun baseline', () => {
  it('prints what is paid, what it would cost, and the rules broken; reporting is fine', async () => {
    await writeCase(true);
    expect(await baseline([folder])).toBe(0);
    // £100 × 190 paid; £28 a day, 10 km and 1312 s at the rates.
    expect(printed).toMatch(/Paid a year +£19,000\.00/);
    expect(printed).toMatch(/vehicles +£5,320\.00/);
    expect(printed).toMatch(/kilometres +£2,090\.00/);
    expect(printed).toMatch(/left_out +2 {2}\(1 pupil\)/);
    printed = '';
    await baseline([folder, '--json']);
    expect(JSON.parse(printed)).toMatchObject({
      routes: 1,
      paid_per_year_gbp: 19_000,
      cost_per_year_gbp: { hours: 969.42 },
      vehicles: { taxi: 1 },
      violations: [{ rule: 'left_out', pupil_id: 'B' }, { rule: 'left_out' }],
    });
  });

  it('says so when there are no current routes', async () => {
    await writeCase(false);
    await expect(baseline([folder])).rejects.toThrow('no current routes');
  });
});

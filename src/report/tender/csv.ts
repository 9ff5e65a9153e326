/** The tender as tables: `lots.csv`, one row a lot, and each lot's own, one row a line of a run. */
import { formatDays, type Session } from '../../model/index.ts';
import { type Column, csvText } from '../csv.ts';
import type { LotSummary } from './lotSummary.ts';
import { lotName } from './names.ts';
import type { RunLine } from './runLines.ts';
import type { DutySpecification, LotSpecification, RunSpecification } from './specification.ts';
import { quarterHours, sayClassGroup } from './words.ts';

const LOT_COLUMNS: readonly Column<LotSummary>[] = [
  { name: 'lot', value: (lot) => lotName(lot.number) },
  { name: 'classes', value: (lot) => sayClassGroup(lot.classGroup), text: true },
  { name: 'area', value: (lot) => lot.area, text: true },
  { name: 'vehicles', value: (lot) => lot.duties },
  {
    name: 'vehicles_by_type',
    value: (lot) => lot.vehicles.map(({ name, count }) => `${count} × ${name}`).join('; '),
    text: true,
  },
  { name: 'pupils', value: (lot) => lot.pupils },
  { name: 'starts', value: (lot) => lot.starts.join('; ') },
  { name: 'km_per_day', value: (lot) => Math.round(lot.metresADay / 1000) },
  { name: 'hours_per_day', value: (lot) => quarterHours(lot.secondsADay) },
];

export function lotsCsv(lots: readonly LotSummary[]): Promise<string> {
  return csvText(LOT_COLUMNS, lots);
}

interface LineRow {
  readonly duty: DutySpecification;
  readonly run: RunSpecification;
  /** Of the duty, from 1. */
  readonly runNumber: number;
  readonly line: RunLine;
  readonly lineNumber: number;
}

const WHAT: Readonly<Record<Session, string>> = { am: 'collect', pm: 'set down' };

const LINE_COLUMNS: readonly Column<LineRow>[] = [
  { name: 'vehicle', value: (r) => r.duty.reference },
  { name: 'vehicle_type', value: (r) => r.duty.vehicle, text: true },
  { name: 'starts', value: (r) => r.duty.starts },
  { name: 'seats_needed', value: (r) => r.duty.needs.seats },
  { name: 'wheelchair_places_needed', value: (r) => r.duty.needs.wheelchairs },
  { name: 'passenger_assistants', value: (r) => r.run.assistants },
  {
    name: 'equipment',
    value: (r) => r.duty.equipment.map(({ kind, pupils }) => `${kind} × ${pupils}`).join('; '),
    text: true,
  },
  { name: 'run', value: (r) => r.runNumber },
  { name: 'session', value: (r) => r.run.session },
  { name: 'days', value: (r) => formatDays(r.run.days) },
  { name: 'run_pupils', value: (r) => r.run.pupils },
  { name: 'run_km', value: (r) => Math.round(r.run.metres / 1000) },
  { name: 'line', value: (r) => r.lineNumber },
  { name: 'what', value: (r) => (r.line.kind === 'school' ? 'school' : WHAT[r.run.session]) },
  { name: 'place', value: (r) => r.line.place, text: true },
  { name: 'calls', value: (r) => r.line.calls },
  { name: 'about_from', value: (r) => r.line.from },
  { name: 'about_to', value: (r) => r.line.to },
  { name: 'get_on', value: (r) => r.line.on },
  { name: 'get_off', value: (r) => r.line.off },
  { name: 'in_wheelchairs', value: (r) => r.line.wheelchairs },
  { name: 'bell', value: (r) => r.line.gate?.bell ?? null },
  { name: 'window_from', value: (r) => r.line.gate?.from ?? null },
  { name: 'window_until', value: (r) => r.line.gate?.until ?? null },
];

export function lotCsv(lot: LotSpecification): Promise<string> {
  const rows = lot.duties.flatMap((duty) =>
    duty.runs.flatMap((run, i) =>
      run.lines.map((line, k) => ({ duty, run, runNumber: i + 1, line, lineNumber: k + 1 })),
    ),
  );
  return csvText(LINE_COLUMNS, rows);
}

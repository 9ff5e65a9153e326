/** The routes, as routes.csv has them, with names, what each costs a year, and when its vehicle can start. */
import { costOfRoutes } from '../../cost/index.ts';
import type { DutyStart, Session } from '../../model/index.ts';
import { layoutText } from '../planJson.ts';
import { edgeTime, type RouteRow, routeRows } from '../routes.ts';
import type { BookInput } from './bookInput.ts';
import { type BookColumn, type BookSheet, tableSheet } from './bookSheet.ts';
import { type BookCell, count, date, decimal, money, text, time } from './cells.ts';
import { CLASS_WORDS } from './words.ts';

export function routesSheet({ theCase, reported, findings, lookup }: BookInput): BookSheet {
  const { plan, judgement } = reported;
  const rows = routeRows(theCase, plan, judgement);
  const ofYear = costOfRoutes(theCase, judgement);
  const starts = new Map((findings.deliverable?.starts ?? []).map((start) => [start.dutyId, start]));
  const firstWave = new Set(findings.deliverable?.firstWave?.dutyIds);
  const total = (figure: (row: RouteRow) => number) => rows.reduce((sum, row) => sum + figure(row), 0);
  const edge = (row: RouteRow, session: Session, pick: 'start' | 'end') => time(edgeTime(row, session, pick));
  const kmOf = (row: RouteRow) => row.share.metres / 1000;
  const hoursOf = (row: RouteRow) => row.share.seconds / 3600;
  const dayOf = (row: RouteRow) => row.share.centipence / 100;
  const yearOf = (row: RouteRow) => ofYear.get(row.route.id) ?? 0;

  const columns: BookColumn<RouteRow>[] = [
    { heading: 'Route', width: 10, cell: (r) => text(r.route.id) },
    { heading: 'Duty (vehicle)', width: 10, cell: (r) => text(r.route.dutyId) },
    { heading: 'Type', width: 16, cell: (r) => text(r.route.vehicleTypeId) },
    {
      heading: 'Type of vehicle',
      width: 30,
      cell: (r) => text(lookup.vehicleType.get(r.route.vehicleTypeId)?.name),
    },
    { heading: 'Places morning', width: 10, cell: (r) => text(layoutText(r.route.layouts.am)) },
    { heading: 'Places afternoon', width: 10, cell: (r) => text(layoutText(r.route.layouts.pm)) },
    { heading: 'Classes', width: 26, cell: (r) => text(classes(r.classGroup)) },
    { heading: 'Schools', width: 46, cell: (r) => text(schools(r)) },
    { heading: 'Pupils in the week', width: 9, cell: (r) => count(r.pupils) },
    { heading: 'Passenger assistants', width: 11, cell: (r) => count(r.assistants) },
    { heading: 'Morning starts', width: 10, cell: (r) => edge(r, 'am', 'start') },
    { heading: 'Morning ends', width: 10, cell: (r) => edge(r, 'am', 'end') },
    { heading: 'Afternoon starts', width: 10, cell: (r) => edge(r, 'pm', 'start') },
    { heading: 'Afternoon ends', width: 10, cell: (r) => edge(r, 'pm', 'end') },
    { heading: 'Km a day', width: 10, cell: (r) => decimal(kmOf(r), 1), total: decimal(total(kmOf), 1) },
    { heading: 'Hours a day', width: 9, cell: (r) => decimal(hoursOf(r), 2), total: decimal(total(hoursOf), 2) },
    { heading: 'Cost a day', width: 13, cell: (r) => money(dayOf(r)), total: money(total(dayOf)) },
    { heading: 'Cost a year', width: 15, cell: (r) => money(yearOf(r)), total: money(total(yearOf)) },
    {
      heading: 'Carries on route of today',
      width: 12,
      cell: (r) => text(findings.changes?.continues[r.route.dutyId]),
    },
    { heading: 'Starts in waves', width: 13, cell: (r) => startCell(starts.get(r.route.dutyId)) },
    { heading: 'In the first wave', width: 9, cell: (r) => text(firstWave.has(r.route.dutyId) ? 'Yes' : '') },
  ];
  return tableSheet('Routes', columns, rows);

  /** By first call. */
  function schools({ route }: RouteRow): string {
    const ids = route.calls.filter((call) => call.kind === 'school').map((call) => call.placeId);
    return [...new Set(ids)].map((id) => lookup.school.get(id)?.name || id).join('; ');
  }
}

function startCell(start: DutyStart | undefined): BookCell {
  return start?.starts === null ? text('cheaper left') : date(start?.starts);
}

function classes(group: string): string {
  return group
    .split('+')
    .map((name) => CLASS_WORDS[name as keyof typeof CLASS_WORDS] ?? name)
    .join(' + ');
}

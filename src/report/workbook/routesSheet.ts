/** The routes, as routes.csv has them, with names, what each costs a year, and when its vehicle can start. */
import { costOfRoutes } from '../../cost/index.ts';
import type { Findings, Session } from '../../model/index.ts';
import { layoutText } from '../planJson.ts';
import { edgeTime, type RouteRow, routeRows } from '../routes.ts';
import type { BookInput } from './bookInput.ts';
import { type BookColumn, type BookSheet, tableSheet } from './bookSheet.ts';
import { count, date, decimal, money, text, time } from './cells.ts';
import { CLASS_WORDS } from './words.ts';

export function routesSheet({ theCase, reported, findings, lookup }: BookInput): BookSheet {
  const { plan, judgement } = reported;
  const rows = routeRows(theCase, plan, judgement);
  const ofYear = costOfRoutes(theCase, judgement);
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
    { heading: 'Classes', width: 33, cell: (r) => text(classes(r.classGroup)) },
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
    ...afterTodayColumns(findings),
  ];
  return tableSheet('Routes', columns, rows);

  /** By first call. */
  function schools({ route }: RouteRow): string {
    const ids = route.calls.filter((call) => call.kind === 'school').map((call) => call.placeId);
    return [...new Set(ids)].map((id) => lookup.school.get(id)?.name || id).join('; ');
  }
}

/** What of today each vehicle takes over, and when it starts. */
function afterTodayColumns({ changes, deliverable }: Findings): BookColumn<RouteRow>[] {
  const columns: BookColumn<RouteRow>[] = [];
  if (changes) {
    const cell = ({ route }: RouteRow) => text(changes.continues[route.dutyId]);
    columns.push({ heading: 'Carries on route of today', width: 12, cell });
  }
  if (deliverable) {
    const starts = new Map(deliverable.starts.map((start) => [start.dutyId, start.starts]));
    const first = new Set(deliverable.firstWave?.dutyIds);
    const startOf = (dutyId: string) => {
      const day = starts.get(dutyId);
      return day === null ? text('cheaper left out') : date(day);
    };
    columns.push({ heading: 'Starts in waves', width: 15, cell: (r) => startOf(r.route.dutyId) });
    columns.push({
      heading: 'In the part to begin with',
      width: 9,
      cell: (r) => text(first.has(r.route.dutyId) ? 'yes' : ''),
    });
  }
  return columns;
}

function classes(group: string): string {
  return group
    .split('+')
    .map((name) => CLASS_WORDS[name as keyof typeof CLASS_WORDS] ?? name)
    .join(' + ');
}

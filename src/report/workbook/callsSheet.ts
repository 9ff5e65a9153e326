/** Every call of every run, as calls.csv has them, with the names of the places. */
import { formatDays } from '../../model/index.ts';
import { type CallRow, callRows } from '../calls.ts';
import { titleOf } from '../sheets/places.ts';
import type { BookInput } from './bookInput.ts';
import { type BookColumn, type BookSheet, tableSheet } from './bookSheet.ts';
import { count, decimal, minutes, text, time } from './cells.ts';
import { KIND_WORDS, SESSION_WORDS } from './words.ts';

export function callsSheet({ reported, lookup }: BookInput): BookSheet {
  const columns: BookColumn<CallRow>[] = [
    { heading: 'Route', width: 10, cell: (r) => text(r.route.id) },
    { heading: 'Session', width: 11, cell: (r) => text(SESSION_WORDS[r.call.session]) },
    { heading: 'Days', width: 8, cell: (r) => text(formatDays(r.call.days)) },
    { heading: 'Call', width: 7, cell: (r) => count(r.call.sequence) },
    { heading: 'Kind', width: 9, cell: (r) => text(KIND_WORDS[r.call.kind]) },
    { heading: 'Place', width: 15, cell: (r) => text(r.call.placeId) },
    { heading: 'Name of the place', width: 34, cell: (r) => text(titleOf(r.call, lookup)) },
    { heading: 'Arrive', width: 10, cell: (r) => time(r.call.arrive, 'hh:mm:ss') },
    { heading: 'Depart', width: 10, cell: (r) => time(r.call.depart, 'hh:mm:ss') },
    { heading: 'Get on', width: 8, cell: (r) => count(r.call.on.length) },
    { heading: 'Get off', width: 8, cell: (r) => count(r.call.off.length) },
    { heading: 'Km from the call before', width: 12, cell: (r) => decimal(r.call.metresFromPrevious / 1000, 3) },
    { heading: 'Minutes from the call before', width: 13, cell: (r) => minutes(r.call.secondsFromPrevious / 60) },
    { heading: 'Latitude', width: 11, cell: (r) => decimal(r.call.at[1], 6) },
    { heading: 'Longitude', width: 11, cell: (r) => decimal(r.call.at[0], 6) },
    { heading: 'Pupils who get on', width: 40, cell: (r) => text(r.call.on.join('; ')), wraps: true },
    { heading: 'Pupils who get off', width: 40, cell: (r) => text(r.call.off.join('; ')), wraps: true },
  ];
  return tableSheet('Calls', columns, callRows(reported.plan.routes));
}

/** Today's contracts: what they cost, how that compares with contracts alike, when they can stop, what replaces them. */
import { fittedOfContracts, paidOfContracts } from '../../cost/index.ts';
import { type CurrentRoute, type Deliverable, type Findings, type Pence, SESSIONS } from '../../model/index.ts';
import type { BookInput } from './bookInput.ts';
import { type BookColumn, type BookSheet, tableSheet } from './bookSheet.ts';
import { count, date, money, rate, signedPercent, text } from './cells.ts';

const BECAUSE = { contract_end: 'contract ends', notice: 'notice' } as const;

type Columns = BookColumn<CurrentRoute>[];

/** One row a contract, in the order of current_routes.csv; the headings alone without current routes. */
export function contractsSheet(input: BookInput): BookSheet {
  const { theCase, findings, lookup } = input;
  const typeName = (id: string) => lookup.vehicleType.get(id)?.name || id;
  const columns: Columns = [
    { heading: 'Contract', width: 11, cell: (c) => text(c.id) },
    { heading: 'Operator', width: 26, cell: (c) => text(c.operator) },
    { heading: 'Type of vehicle', width: 28, cell: (c) => text(typeName(c.vehicleTypeId)) },
    { heading: 'Budget code', width: 14, cell: (c) => text(c.budgetCode) },
    { heading: 'Pupils', width: 8, cell: (c) => count(new Set(SESSIONS.flatMap((s) => c.calls[s])).size) },
    { heading: 'Price of the vehicle a day', width: 12, cell: (c) => rate(c.pricePerDay) },
    { heading: 'Passenger assistants', width: 11, cell: (c) => count(c.passengerAssistants) },
    { heading: 'Price of each assistant a day', width: 12, cell: (c) => rate(c.assistantPricePerDay) },
    ...priceColumns(input),
    { heading: 'Contract ends', width: 13, cell: (c) => date(c.contractEnd) },
    { heading: 'Notice, days', width: 8, cell: (c) => count(c.noticeDays) },
    ...continuedColumns(findings),
    ...(findings.deliverable ? endColumns(findings.deliverable) : []),
  ];
  return tableSheet('Contracts', columns, theCase.currentRoutes ?? []);
}

function priceColumns({ theCase, reported: { today }, findings: { priceLevel: level } }: BookInput): Columns {
  const paid = paidOfContracts(theCase);
  const sum = (pence: ReadonlyMap<string, Pence>) => [...pence.values()].reduce((a, b) => a + b, 0);
  const paidColumn: BookColumn<CurrentRoute> = {
    heading: 'Paid a year',
    width: 15,
    cell: (c) => money(paid.get(c.id)),
    total: money(sum(paid)),
  };
  if (!today || !level) return [paidColumn];
  const fitted = fittedOfContracts(today, level);
  const farOff = new Map(level.farOff.map((off) => [off.routeId, off.above]));
  const above = ({ id }: CurrentRoute) => {
    const fit = fitted.get(id);
    return farOff.get(id) ?? (fit ? ((paid.get(id) ?? 0) - fit) / fit : null);
  };
  return [
    paidColumn,
    {
      heading: 'What contracts alike cost a year',
      width: 15,
      cell: (c) => money(fitted.get(c.id)),
      total: money(sum(fitted)),
    },
    { heading: 'Above or below contracts alike', width: 13, cell: (c) => signedPercent(above(c)) },
    { heading: 'Far off', width: 9, cell: (c) => text(farOff.has(c.id) ? 'far off' : '') },
  ];
}

function continuedColumns({ changes }: Findings): Columns {
  if (!changes) return [];
  const continuedBy = new Map(Object.entries(changes.continues).map(([duty, route]) => [route, duty]));
  return [{ heading: 'Vehicle that carries it on', width: 11, cell: (c) => text(continuedBy.get(c.id)) }];
}

function endColumns({ contracts, firstWave, stays }: Deliverable): Columns {
  const ends = new Map(contracts.map((end) => [end.routeId, end]));
  const first = new Set(firstWave?.contractIds);
  const kept = new Set(stays?.contractIds);
  const because = (id: string) => {
    const end = ends.get(id);
    return end ? BECAUSE[end.because] : '';
  };
  const wave = (id: string) => (kept.has(id) ? 'cheaper left as it is' : first.has(id) ? 'yes' : '');
  return [
    { heading: 'Can stop on', width: 13, cell: (c) => date(ends.get(c.id)?.canStop) },
    { heading: 'Because of', width: 13, cell: (c) => text(because(c.id)) },
    { heading: 'In the part to begin with', width: 19, cell: (c) => text(wave(c.id)) },
    {
      heading: 'Vehicles that take its pupils',
      width: 40,
      cell: (c) => text(ends.get(c.id)?.dutyIds.join('; ')),
      wraps: true,
    },
  ];
}

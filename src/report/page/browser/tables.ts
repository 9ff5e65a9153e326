/** The long tables: what their columns are. */
import type { Pence } from '../../../model/index.ts';
import { gbp } from '../../figures.ts';
import type { ContractData, ExceptionData } from '../pageData.ts';
import { EXCEPTION_WORDS } from '../words.ts';
import { changeWords, type Data, type Pupil, type Route, typeName } from './data.ts';
import { type Column, startTable } from './longTable.ts';
import { clock, daysNote, km, minutes, money, number, percent } from './say.ts';

export interface Opens {
  route(route: Route): void;
  pupil(pupil: Pupil): void;
}

export function startTables(data: Data, opens: Opens): void {
  startTable({
    id: 'routes',
    caption: 'Routes of the plan',
    rows: data.routes.plan,
    columns: routeColumns(data, opens),
    total: { of: 'routes', pence: data.raw.pencePerYear },
    printed: 400,
    file: 'routes.csv',
  });
  startTable({
    id: 'pupils',
    caption: 'Pupils: today’s way and the new one',
    rows: data.pupils,
    columns: pupilColumns(data, opens),
    total: { of: 'pupils', pence: data.raw.pencePerYear },
    printed: 400,
    file: 'pupils.csv',
  });
  startContracts(data, opens);
  startTable({
    id: 'exceptions',
    caption: 'Exceptions',
    rows: data.raw.exceptions,
    columns: exceptionColumns(data, opens),
    printed: 400,
    file: 'exceptions.csv',
  });
}

/** A column of money that the table's foot adds up. */
function aYear<T>(pence: (row: T) => Pence | null): Column<T> {
  return {
    name: '£ a year',
    text: (row) => money(pence(row)),
    by: (row) => pence(row) ?? 0,
    isFigure: true,
    adds: pence,
  };
}

function routeColumns(data: Data, opens: Opens): Column<Route>[] {
  const start = (route: Route, session: 0 | 1) => {
    const calls = route.runs.filter((run) => run[0] === session).map((run) => run[2][0][1]);
    return calls.length === 0 ? null : Math.min(...calls);
  };
  const time = (route: Route, session: 0 | 1) => {
    const at = start(route, session);
    return at === null ? '–' : clock(at);
  };
  return [
    { name: 'Route', text: (r) => r.id, open: opens.route },
    { name: 'Vehicle’s duty', text: (r) => r.of },
    { name: 'Vehicle type', text: (r) => typeName(data, r.type) },
    { name: 'Classes', text: (r) => r.classes.map((c) => data.raw.classes[c]).join(', ') },
    { name: 'Schools', text: (r) => r.schools.map((s) => data.raw.schools[s][1]).join('; ') },
    { name: 'Pupils', text: (r) => String(r.pupils), by: (r) => r.pupils, isFigure: true },
    { name: 'Assistants', text: (r) => String(r.assistants), by: (r) => r.assistants, isFigure: true },
    { name: 'Starts am', text: (r) => time(r, 0), by: (r) => start(r, 0) ?? -1, isFigure: true },
    { name: 'Starts pm', text: (r) => time(r, 1), by: (r) => start(r, 1) ?? -1, isFigure: true },
    { name: 'Km a day', text: (r) => km(r.metresPerDay), by: (r) => r.metresPerDay, isFigure: true },
    aYear((r) => r.pence),
  ];
}

function pupilColumns(data: Data, opens: Opens): Column<Pupil>[] {
  const { hasToday } = data.raw;
  const route = (p: Pupil, which: 'today' | 'plan', session: 0 | 1) => {
    const way = p[which][session];
    return way === 0 ? null : (data.routes[which][way[0]] ?? null);
  };
  const ride = (p: Pupil, which: 'today' | 'plan') => {
    const way = p[which][0] || p[which][1];
    return way === 0 ? -1 : way[3];
  };
  const rideText = (p: Pupil, which: 'today' | 'plan') => (ride(p, which) < 0 ? '–' : minutes(ride(p, which)));
  const time = (p: Pupil) => (p.plan[0] === 0 ? -1 : p.plan[0][2]);
  const today: Column<Pupil>[] = [
    { name: 'Route today', text: (p) => (route(p, 'today', 0) ?? route(p, 'today', 1))?.id ?? '–' },
    { name: 'Ride today', text: (p) => rideText(p, 'today'), by: (p) => ride(p, 'today'), isFigure: true },
  ];
  return [
    { name: 'Pupil', text: (p) => p.id, open: opens.pupil },
    { name: 'Class', text: (p) => data.raw.classes[p.classAt] },
    { name: 'School', text: (p) => data.raw.schools[p.school][1] },
    { name: 'Needs', text: (p) => p.needs },
    ...(hasToday ? today : []),
    {
      name: 'New route',
      text: (p) => (route(p, 'plan', 0) ?? route(p, 'plan', 1))?.id ?? '–',
      open: (p) => openRoute(route(p, 'plan', 0) ?? route(p, 'plan', 1)),
    },
    { name: 'Pick-up', text: (p) => (time(p) < 0 ? '–' : clock(time(p))), by: time, isFigure: true },
    { name: 'New ride', text: (p) => rideText(p, 'plan'), by: (p) => ride(p, 'plan'), isFigure: true },
    ...(hasToday ? [{ name: 'What changes', text: changeWords }] : []),
    aYear((p) => p.pence),
  ];

  function openRoute(found: Route | null): void {
    if (found) opens.route(found);
  }
}

function startContracts(data: Data, opens: Opens): void {
  const routes = new Map(data.routes.today.map((route) => [route.id, route]));
  const hasYear = data.raw.contracts.some((row) => row[11] !== null);
  const day = (row: ContractData) => row[4] + row[5] * row[6];
  const open = (row: ContractData) => {
    const route = routes.get(row[0]);
    if (route) opens.route(route);
  };
  const because = (row: ContractData) =>
    row[10] === 'notice' ? 'notice' : row[10] === 'contract_end' ? 'contract end' : '';
  const ends: Column<ContractData>[] = [
    { name: 'Need not be paid from', text: (row) => row[9] || '–' },
    { name: 'Because of', text: because },
    aYear((row) => row[11]),
    { name: 'New vehicles that carry its pupils', text: (row) => row[12] },
  ];
  const columns: Column<ContractData>[] = [
    { name: 'Contract', text: (row) => row[0], open },
    { name: 'Operator', text: (row) => row[1] },
    { name: 'Vehicle type', text: (row) => typeName(data, row[2]) },
    { name: 'Budget code', text: (row) => row[3] },
    {
      name: 'Pupils',
      text: (row) => number(routes.get(row[0])?.pupils ?? 0),
      by: (row) => routes.get(row[0])?.pupils ?? 0,
      isFigure: true,
    },
    { name: '£ a day', text: (row) => `£${gbp(Math.round(day(row) / 100))}`, by: day, isFigure: true },
    { name: 'Ends', text: (row) => row[7] || '–' },
    { name: 'Notice, days', text: (row) => String(row[8]), by: (row) => row[8], isFigure: true },
    ...(hasYear ? ends : []),
    {
      name: 'Off the fit',
      text: (row) => (row[13] === null ? '' : `${row[13] > 0 ? '+' : ''}${percent(row[13], 0)}`),
      by: (row) => row[13] ?? 0,
      isFigure: true,
    },
  ];
  startTable({
    id: 'contracts',
    caption: 'Today’s contracts',
    rows: data.raw.contracts,
    columns,
    ...(hasYear ? { total: { of: 'contracts', pence: data.raw.paidPerYear } } : {}),
    printed: 400,
    file: 'current_routes.csv',
  });
}

function exceptionColumns(data: Data, opens: Opens): Column<ExceptionData>[] {
  const pupils = new Map(data.pupils.map((pupil) => [pupil.id, pupil]));
  const sessions: Readonly<Record<string, string>> = { am: 'morning', pm: 'afternoon', both: 'both ways' };
  return [
    {
      name: 'Pupil',
      text: (e) => e[1],
      open: (e) => {
        const pupil = pupils.get(e[1]);
        if (pupil) opens.pupil(pupil);
      },
    },
    { name: 'What', text: (e) => EXCEPTION_WORDS[e[0]] ?? e[0] },
    { name: 'Days', text: (e) => daysNote(e[2]) || 'all' },
    { name: 'When', text: (e) => sessions[e[3]] ?? e[3] },
    { name: 'Why', text: (e) => e[4] },
    { name: 'What would help', text: (e) => e[5] },
  ];
}

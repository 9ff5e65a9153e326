/** What a reader must not miss: rules broken, pupils not carried, limits raised, and faults in today's files. */
import { type DayMask, formatDays, type Pupil, type Seconds, type TodayFaults } from '../../model/index.ts';
import { sayDate, sayPence } from '../figures.ts';
import type { BookInput } from './bookInput.ts';
import { type BookColumn, type BookSheet, tableSheet } from './bookSheet.ts';
import { minutes, text } from './cells.ts';
import { CLASS_WORDS, SESSION_WORDS, sayCode } from './words.ts';

interface Row {
  readonly of: string;
  readonly what: string;
  readonly pupilId?: string | null;
  readonly routeId?: string | null;
  readonly days?: DayMask;
  readonly session?: string | null;
  readonly limit?: Seconds | null;
  readonly direct?: Seconds | null;
  readonly message: string;
  readonly help?: string;
}

export function exceptionsSheet(input: BookInput): BookSheet {
  const { lookup } = input;
  const pupilOf = (row: Row) => lookup.pupil.get(row.pupilId ?? '');
  const inMinutes = (seconds: Seconds | null | undefined) => minutes(seconds == null ? null : seconds / 60);
  const columns: BookColumn<Row>[] = [
    { heading: 'Where', width: 15, cell: (r) => text(r.of) },
    { heading: 'What', width: 26, cell: (r) => text(r.what) },
    { heading: 'Pupil', width: 10, cell: (r) => text(r.pupilId) },
    { heading: 'Class', width: 13, cell: (r) => text(className(pupilOf(r))) },
    { heading: 'School', width: 28, cell: (r) => text(lookup.school.get(pupilOf(r)?.schoolId ?? '')?.name) },
    { heading: 'Route', width: 12, cell: (r) => text(r.routeId) },
    { heading: 'Days', width: 8, cell: (r) => text(r.days === undefined ? '' : formatDays(r.days)) },
    { heading: 'Session', width: 11, cell: (r) => text(r.session) },
    { heading: 'Longest ride allowed, min', width: 11, cell: (r) => inMinutes(r.limit) },
    { heading: 'Direct drive, min', width: 10, cell: (r) => inMinutes(r.direct) },
    { heading: 'Message', width: 60, cell: (r) => text(r.message), wraps: true },
    { heading: 'What would help', width: 50, cell: (r) => text(r.help), wraps: true },
  ];
  return tableSheet('Exceptions', columns, rowsOf(input));
}

function className(pupil: Pupil | undefined): string {
  return pupil ? CLASS_WORDS[pupil.class] : '';
}

/** Breaches first. */
function rowsOf({ reported, findings }: BookInput): Row[] {
  const { plan, judgement } = reported;
  return [
    ...judgement.violations.map((v) => ({
      of: 'Plan',
      what: `Rule broken: ${sayCode(v.rule)}`,
      pupilId: v.pupilId,
      routeId: v.routeId,
      days: v.days,
      session: v.session && SESSION_WORDS[v.session],
      message: v.message,
    })),
    ...plan.exceptions.map((e) => ({
      of: 'Plan',
      what: sayCode(e.code),
      pupilId: e.pupilId,
      days: e.days,
      session: SESSION_WORDS[e.session],
      limit: e.rideLimitSeconds,
      direct: e.directDriveSeconds,
      message: e.message,
      help: e.whatWouldHelp,
    })),
    ...(findings.todayFaults ? todayRows(findings.todayFaults) : []),
  ];
}

function todayRows({ routesWithNobody, pupilsOnNone, pupilsOnTwo, contractsEnded }: TodayFaults): Row[] {
  const of = "Today's files";
  return [
    ...routesWithNobody.map((routeId) => ({
      of,
      what: 'Contract with nobody on it',
      routeId,
      message: 'No pupil is on this contract, and it is paid for.',
    })),
    ...pupilsOnNone.map((pupilId) => ({
      of,
      what: 'Pupil on no route',
      pupilId,
      message: 'No route of today calls for this pupil.',
    })),
    ...pupilsOnTwo.map(({ pupilId, routeIds }) => ({
      of,
      what: 'Pupil on two routes at once',
      pupilId,
      routeId: routeIds.join('; '),
      message: 'More than one route of today calls for this pupil in the same session.',
    })),
    ...contractsEnded.map(({ routeId, contractEnd, pencePerYear }) => ({
      of: "Today's contracts",
      what: 'Contract runs out before the plan starts',
      routeId,
      message:
        `It ends on ${sayDate(contractEnd)}, and every figure takes it to go on at ${sayPence(pencePerYear)} a year ` +
        "until the plan's vehicles take over.",
    })),
  ];
}

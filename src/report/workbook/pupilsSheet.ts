/** Every pupil before and after, one row each: the usual journey, what changes for the family, what it costs. */
import { costOfPupils } from '../../cost/index.ts';
import { formatDays, type Pupil, type PupilChange, type Seconds, type Way, type Ways } from '../../model/index.ts';
import { rideMinutes } from '../figures.ts';
import { waysOf } from '../findings/ways.ts';
import { pupilRows } from '../pupils.ts';
import type { BookInput } from './bookInput.ts';
import { type BookColumn, type BookSheet, tableSheet } from './bookSheet.ts';
import { type BookCell, minutes, money, text, time } from './cells.ts';
import { CLASS_WORDS, yesNo } from './words.ts';

interface Row {
  readonly pupil: Pupil;
  readonly before: Ways | null;
  readonly after: Ways | null;
  readonly limitSeconds: Seconds;
  readonly notes: string;
}

export function pupilsSheet(input: BookInput): BookSheet {
  const { theCase, reported, findings, lookup } = input;
  const { plan, judgement, today } = reported;
  const rows = rowsOf(input);
  const changes = new Map((findings.changes?.pupils ?? []).map((change) => [change.pupilId, change]));
  const before = today && costOfPupils(theCase, today.plan, today.judgement);
  const after = costOfPupils(theCase, plan, judgement);
  const changeColumn = (heading: string, changed: (change: PupilChange) => boolean): BookColumn<Row> => {
    const cell = ({ pupil }: Row) => {
      const change = changes.get(pupil.id);
      return text(change && yesNo(changed(change)));
    };
    return { heading, width: 10, cell };
  };
  const sum = (costs: ReadonlyMap<string, number>) => [...costs.values()].reduce((a, b) => a + b, 0);

  const columns: BookColumn<Row>[] = [
    { heading: 'Pupil', width: 10, cell: (r) => text(r.pupil.id) },
    { heading: 'Class', width: 13, cell: (r) => text(CLASS_WORDS[r.pupil.class]) },
    { heading: 'School', width: 9, cell: (r) => text(r.pupil.schoolId) },
    { heading: 'Name of the school', width: 30, cell: (r) => text(lookup.school.get(r.pupil.schoolId)?.name) },
    { heading: 'Year group', width: 7, cell: (r) => text(r.pupil.yearGroup) },
    { heading: 'Days', width: 8, cell: (r) => text(formatDays(r.pupil.days)) },
    ...(today ? wayColumns('Today', (r) => r.before) : []),
    ...wayColumns('Plan', (r) => r.after),
    { heading: 'Longest ride allowed, min', width: 10, cell: (r) => minutes(r.limitSeconds / 60) },
    ...(today
      ? [
          { heading: 'Before and after', width: 14, cell: (r: Row) => text(beforeAndAfter(r)) },
          changeColumn('Other vehicle', (change) => change.vehicleChanges),
          changeColumn('Over 10 min earlier or later', (change) => change.timeChanges),
          changeColumn('Others on board', (change) => change.fellowsChange),
          {
            heading: 'Cost a year today, at the rates',
            width: 14,
            cell: (r: Row) => money(before?.get(r.pupil.id)),
            total: money(before && sum(before)),
          },
        ]
      : []),
    {
      heading: 'Cost a year in the plan, at the rates',
      width: 14,
      cell: (r) => money(after.get(r.pupil.id)),
      total: money(sum(after)),
    },
    { heading: 'Notes', width: 60, cell: (r) => text(r.notes), wraps: true },
  ];
  return tableSheet('Pupils', columns, rows);
}

function rowsOf({ theCase, reported }: BookInput): Row[] {
  const { plan, judgement, today } = reported;
  const before = today && waysOf(theCase, today);
  const after = waysOf(theCase, { plan, judgement });
  const byPupil = new Map<string, { limitSeconds: Seconds; notes: Set<string>; rows: number }>();
  for (const { pupil, limitSeconds, notes } of pupilRows(theCase, plan, judgement)) {
    const own = byPupil.get(pupil.id) ?? { limitSeconds: 0, notes: new Set<string>(), rows: 0 };
    byPupil.set(pupil.id, own);
    own.limitSeconds = Math.max(own.limitSeconds, limitSeconds);
    for (const note of notes) own.notes.add(note);
    if (++own.rows === 2) own.notes.add('not the same on all weekdays: see pupils.csv');
  }
  return theCase.pupils.map((pupil) => {
    const own = byPupil.get(pupil.id);
    return {
      pupil,
      before: before?.get(pupil.id) ?? null,
      after: after.get(pupil.id) ?? null,
      limitSeconds: own?.limitSeconds ?? 0,
      notes: [...(own?.notes ?? [])].join('; '),
    };
  });
}

/** Morning route, pick-up and ride, then the same of the afternoon. */
function wayColumns(when: string, waysFrom: (row: Row) => Ways | null): BookColumn<Row>[] {
  const am = (row: Row) => waysFrom(row)?.am ?? null;
  const pm = (row: Row) => waysFrom(row)?.pm ?? null;
  return [
    { heading: `${when}: morning route`, width: 10, cell: (r) => text(am(r)?.routeId) },
    { heading: `${when}: collected at`, width: 10, cell: (r) => text(am(r)?.placeId) },
    { heading: `${when}: collected`, width: 10, cell: (r) => time(am(r)?.time) },
    { heading: `${when}: morning ride, min`, width: 10, cell: (r) => ride(am(r), r) },
    { heading: `${when}: afternoon route`, width: 10, cell: (r) => text(pm(r)?.routeId) },
    { heading: `${when}: set down`, width: 10, cell: (r) => time(pm(r)?.time) },
    { heading: `${when}: afternoon ride, min`, width: 10, cell: (r) => ride(pm(r), r) },
  ];
}

function ride(way: Way | null, { limitSeconds }: Row): BookCell {
  return minutes(way && Number(rideMinutes(way.rideSeconds, limitSeconds)));
}

function beforeAndAfter({ before, after }: Row): string {
  if (!after) return before ? 'not carried' : 'carried by neither';
  return before ? 'travels in both' : 'new';
}

/** A lot in one line. */
import { sayList } from '../sheets/week.ts';
import { AREA } from './locality.ts';
import { mostFirst } from './mostFirst.ts';
import type { LotSpecification } from './specification.ts';

export interface LotSummary {
  readonly number: number;
  readonly classGroup: string;
  /** Where most of its pupils live. */
  readonly area: string;
  readonly duties: number;
  /** Days on which its vehicles start, first first; empty where none is known. */
  readonly starts: readonly string[];
  /** By name of the vehicle type, most first. */
  readonly vehicles: readonly { readonly name: string; readonly count: number }[];
  readonly pupils: number;
  /** Of all its vehicles, each on a day on which it runs. */
  readonly metresADay: number;
  readonly secondsADay: number;
}

/** Places named in a lot's area. */
const PLACES_NAMED = 3;

export function summaryOf(lot: LotSpecification): LotSummary {
  const { number, classGroup, duties, pupils } = lot;
  return {
    number,
    classGroup,
    area: areaOf(lot),
    duties: duties.length,
    starts: startsIn(duties),
    vehicles: mostFirst(duties.map((duty) => [duty.vehicle, 1])).map(([name, count]) => ({ name, count })),
    pupils,
    metresADay: duties.reduce((sum, duty) => sum + duty.metresADay, 0),
    secondsADay: duties.reduce((sum, duty) => sum + duty.secondsADay, 0),
  };
}

/** The different days, first first. */
export function startsIn(duties: LotSpecification['duties']): string[] {
  return [...new Set(duties.flatMap((duty) => duty.starts ?? []))].sort();
}

function areaOf({ districts, duties }: LotSpecification): string {
  const places = districts.length > 0 ? districts : placesOf(duties);
  if (places.length <= PLACES_NAMED) return sayList(places);
  return `${places.slice(0, PLACES_NAMED).join(', ')} and others`;
}

/** Of a case without postcodes. */
function placesOf(duties: LotSpecification['duties']): string[] {
  const lines = duties.flatMap((duty) => duty.runs.flatMap((run) => run.lines));
  const calls = lines.filter((line) => line.kind === 'pupils' && line.place !== AREA);
  return mostFirst(calls.map((line) => [line.place, line.calls])).map(([place]) => place);
}

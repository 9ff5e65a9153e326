/** Which place of the case an id in a matrix file means. */
import { type Case, householdOf, type LonLat } from '../../model/index.ts';

export interface NamedPlace {
  readonly at: LonLat;
  /** Every id it goes by, the one to write first: schools, pupils (`pupil_id/1` is a second address) and stops. */
  readonly ids: readonly string[];
  /** What it is, for messages: `pupil P1`. */
  readonly title: string;
  /** Whether a plan cannot do without it; a stop may be out of everybody's reach. */
  readonly needed: boolean;
}

/** The places of a case, each point once, in a fixed order. */
export interface PlaceNames {
  readonly places: readonly NamedPlace[];
  /** Index into {@link places}; `undefined`: not of this case; `ambiguous`: a pupil and a school share the id. */
  find(id: string): number | 'ambiguous' | undefined;
  indexOf(at: LonLat): number | undefined;
}

/** By `school:ID`, `pupil:ID` and `stop:ID`, and by the plain id where it means one point only. */
export function placeNames(theCase: Case): PlaceNames {
  const places: { at: LonLat; plain: string[]; full: string[]; title: string; needed: boolean }[] = [];
  const byPoint = new Map<string, number>();
  const byId = new Map<string, number | 'ambiguous'>();
  const add = (kind: string, id: string, at: LonLat, needed: boolean): void => {
    const key = householdOf(at);
    const index = byPoint.get(key) ?? places.push({ at, plain: [], full: [], title: `${kind} ${id}`, needed }) - 1;
    byPoint.set(key, index);
    places[index].plain.push(id);
    places[index].full.push(`${kind}:${id}`);
    places[index].needed ||= needed;
    byId.set(`${kind}:${id}`, index);
    const known = byId.get(id);
    byId.set(id, known === undefined || known === index ? index : 'ambiguous');
  };
  for (const school of theCase.schools) add('school', school.id, school.at, true);
  for (const pupil of theCase.pupils) {
    add('pupil', pupil.id, pupil.home, true);
    pupil.otherAddresses.forEach((address, n) => {
      add('pupil', `${pupil.id}/${n + 1}`, address.at, true);
    });
  }
  for (const stop of theCase.stops) add('stop', stop.id, stop.at, false);
  return {
    places: places.map(({ plain, full, ...place }) => ({
      ...place,
      ids: [...plain.filter((id) => byId.get(id) !== 'ambiguous'), ...full],
    })),
    find: (id) => byId.get(id),
    indexOf: (at) => byPoint.get(householdOf(at)),
  };
}

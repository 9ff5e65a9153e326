/** What everything is called in a pseudonymised folder. */
import type { Case, Plan } from '../../model/index.ts';
import type { Places } from '../publicStop.ts';
import { type CodeOf, codesFor, type Named } from './codes.ts';
import { type Cleaner, cleanerFor, namesPupil } from './freeText.ts';

export interface Renamer {
  /** Every pupil and group has a code. */
  readonly pupil: CodeOf;
  readonly group: CodeOf;
  /** Routes, duties and contracts keep their names, unless a pupil's id is part of it; stops likewise. */
  readonly route: CodeOf;
  readonly stop: CodeOf;
  readonly clean: Cleaner;
  /** As the true case has them. */
  readonly places: Places;
}

/** @param plans all plans whose routes are to be named, today's among them. */
export function renamerFor(theCase: Case, plans: readonly Plan[], key: Uint8Array): Renamer {
  const { pupils, stops, currentRoutes } = theCase;
  const namesOne = namesPupil(theCase);
  const unlessNaming = (named: Named, ids: readonly string[]): CodeOf => {
    const telling = new Set(ids.filter(namesOne));
    const codeOf = codesFor(named, telling, key);
    return (id) => (telling.has(id) ? codeOf(id) : id);
  };
  const pupil = codesFor(
    'pupil',
    pupils.map(({ id }) => id),
    key,
  );
  const group = codesFor(
    'group',
    pupils.flatMap(({ keepWith }) => keepWith ?? []),
    key,
  );
  const routes = plans.flatMap((plan) => plan.routes);
  const contracts = (currentRoutes ?? []).map(({ id }) => id);
  return {
    pupil,
    group,
    route: unlessNaming('route', [...routes.flatMap(({ id, dutyId }) => [id, dutyId]), ...contracts]),
    stop: unlessNaming(
      'stop',
      stops.map(({ id }) => id),
    ),
    clean: cleanerFor(theCase, pupil, group),
    places: {
      pupil: new Map(pupils.map((one) => [one.id, one])),
      stop: new Map(stops.map((one) => [one.id, one])),
    },
  };
}

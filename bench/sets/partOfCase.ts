/** A smaller case out of a large one: whole schools with all their pupils. */
import { type Case, type LonLat, SESSIONS } from '../../src/model/index.ts';

/**
 * The schools nearest to the south-western corner of all schools, with all of their pupils, until there are so many
 * pupils or more. Everything else stays as it is; of today's routes those remain that carry one of the pupils.
 */
export function partOfCase(theCase: Case, pupilsWanted: number): Case {
  const chosen = nearestSchools(theCase, pupilsWanted);
  const indexes = theCase.schools.flatMap((_, i) => (chosen.has(i) ? [i] : []));
  const renumbered = new Map(indexes.map((old, i) => [old, i]));
  const kept = theCase.pupils.filter((pupil) => chosen.has(pupil.schoolIndex));
  const ids = new Set(kept.map((pupil) => pupil.id));
  const pupils = kept.map((pupil) => ({
    ...pupil,
    schoolIndex: renumbered.get(pupil.schoolIndex) as number,
    // A keep_with group goes to one school and so stays whole; whom to keep apart from may have gone.
    keepApart: pupil.keepApart.filter((id) => ids.has(id)),
  }));
  return {
    ...theCase,
    name: `${theCase.name}, part of ${pupils.length} pupils`,
    pupils,
    schools: indexes.map((i) => theCase.schools[i]),
    currentRoutes: theCase.currentRoutes && routesOf(theCase.currentRoutes, ids),
  };
}

function nearestSchools(theCase: Case, pupilsWanted: number): Set<number> {
  const counts = new Int32Array(theCase.schools.length);
  for (const pupil of theCase.pupils) counts[pupil.schoolIndex]++;
  const corner: LonLat = [
    Math.min(...theCase.schools.map(({ at }) => at[0])),
    Math.min(...theCase.schools.map(({ at }) => at[1])),
  ];
  // On the scale of a county a plane will do, with degrees of longitude as short as they are there.
  const shorter = Math.cos((corner[1] * Math.PI) / 180);
  const far = theCase.schools.map(({ at }) => Math.hypot((at[0] - corner[0]) * shorter, at[1] - corner[1]));
  const order = theCase.schools.map((_, i) => i).filter((i) => counts[i] > 0);
  order.sort((a, b) => far[a] - far[b] || a - b);
  const chosen = new Set<number>();
  let pupils = 0;
  for (const i of order) {
    if (pupils >= pupilsWanted) break;
    chosen.add(i);
    pupils += counts[i];
  }
  return chosen;
}

function routesOf(routes: NonNullable<Case['currentRoutes']>, pupils: ReadonlySet<string>) {
  return routes
    .map(({ calls, ...route }) => {
      const kept = (session: 'am' | 'pm') => calls[session].filter((id) => pupils.has(id));
      return { ...route, calls: { am: kept('am'), pm: kept('pm') } };
    })
    .filter(({ calls }) => SESSIONS.some((session) => calls[session].length > 0));
}

/** What the map is to show, by the form above it. */
import type { Data, Pupil, Route, Which } from './data.ts';
import { byId, el } from './dom.ts';

export interface Filter {
  readonly shows: readonly Which[];
  readonly session: 0 | 1;
  readonly school: number | null;
  readonly classAt: number | null;
  readonly type: number | null;
  /** Part of a route's id, in lower case. */
  readonly route: string;
  readonly homes: boolean;
  readonly hulls: boolean;
}

/** Fills the lists of the form and tells of every change. */
export function startFilter(data: Data, changed: (filter: Filter) => void): void {
  const form = byId('filters') as HTMLFormElement;
  const fillList = (name: string, names: readonly string[], inUse: ReadonlySet<number>) => {
    const options = names.map((label, i) => ({ label, i })).filter(({ i }) => inUse.has(i));
    for (const { label, i } of options)
      (form.elements.namedItem(name) as HTMLSelectElement).append(el('option', { value: i }, label));
  };
  const routes = [...data.routes.plan, ...data.routes.today];
  fillList(
    'school',
    data.raw.schools.map((school) => school[1]),
    new Set(data.pupils.map((p) => p.school)),
  );
  fillList('class', data.raw.classes, new Set(data.pupils.map((p) => p.classAt)));
  fillList('type', data.raw.types, new Set(routes.map((route) => route.type)));
  byId('route-ids').append(...[...new Set(routes.map((route) => route.id))].map((id) => el('option', { value: id })));
  form.addEventListener('input', () => changed(read(form)));
  form.addEventListener('submit', (event) => event.preventDefault());
  // The form is cleared after its own event.
  form.addEventListener('reset', () => setTimeout(() => changed(read(form))));
  changed(read(form));
}

function read(form: HTMLFormElement): Filter {
  const given = new FormData(form);
  const text = (name: string) => String(given.get(name) ?? '');
  const index = (name: string) => (text(name) === '' ? null : Number(text(name)));
  const show = text('show');
  return {
    shows: show === 'both' ? ['plan', 'today'] : [show === 'today' ? 'today' : 'plan'],
    session: text('session') === '1' ? 1 : 0,
    school: index('school'),
    classAt: index('class'),
    type: index('type'),
    route: text('route').trim().toLowerCase(),
    homes: given.has('homes'),
    hulls: given.has('hulls'),
  };
}

export function routeFits(route: Route, filter: Filter): boolean {
  return (
    (filter.school === null || route.schools.includes(filter.school)) &&
    (filter.classAt === null || route.classes.includes(filter.classAt)) &&
    (filter.type === null || route.type === filter.type) &&
    (filter.route === '' || route.id.toLowerCase().includes(filter.route))
  );
}

/** A home shows when the pupil fits, and is on a route that shows where the filter is about routes. */
export function pupilFits(pupil: Pupil, filter: Filter, shown: ReadonlySet<string>): boolean {
  if (filter.school !== null && pupil.school !== filter.school) return false;
  if (filter.classAt !== null && pupil.classAt !== filter.classAt) return false;
  if (filter.type === null && filter.route === '') return true;
  return filter.shows.some((which) => {
    const way = pupil[which][filter.session];
    return way !== 0 && shown.has(`${which} ${way[0]}`);
  });
}

/** Who travels, and what the driver must know of them. Pupils are ids: a sheet carries no names. */
import { type Layout, type Pupil, sayCount } from '../../model/index.ts';
import type { Lookup } from './lookup.ts';
import { sayList } from './week.ts';

/** Those who get in or out at a call; for one school where the run serves several. */
export interface Group {
  /** Blank where the run serves one school. */
  readonly school: string;
  /** Those of whom there is nothing to know but the id. */
  readonly plain: readonly string[];
  readonly noted: readonly Noted[];
}

export interface Noted {
  readonly id: string;
  readonly notes: readonly string[];
}

/** The pupils by school, in the order of ids; schools in the order of the case. */
export function groupsOf(ids: readonly string[], way: 'on' | 'off', lookup: Lookup, namesSchools: boolean): Group[] {
  const { pupil, theCase } = lookup;
  const groups = new Map<number, string[]>();
  for (const id of ids) {
    const school = namesSchools ? (pupil.get(id)?.schoolIndex ?? -1) : 0;
    groups.set(school, [...(groups.get(school) ?? []), id]);
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([index, members]) => {
      const noted = members.flatMap((id) => {
        const notes = notesOf(pupil.get(id), way);
        return notes.length > 0 ? [{ id, notes }] : [];
      });
      const special = new Set(noted.map((n) => n.id));
      const school = namesSchools ? theCase.schools[index]?.name || theCase.schools[index]?.id || '' : '';
      return { school, plain: members.filter((id) => !special.has(id)), noted };
    });
}

/** Getting in, everything; getting out, what is to be unloaded. */
function notesOf(pupil: Pupil | undefined, way: 'on' | 'off'): string[] {
  if (!pupil) return [];
  const company = [
    ...(pupil.assistant === 'individual' ? ['own passenger assistant'] : []),
    ...(pupil.assistant === 'shared' ? ['with the passenger assistant'] : []),
    ...(pupil.solo ? ['no other pupil on board'] : []),
  ];
  return [
    ...(pupil.seating === 'wheelchair' ? ['WHEELCHAIR'] : []),
    ...(way === 'on' ? company : []),
    ...(pupil.equipment ? [`equipment: ${pupil.equipment.replaceAll('_', ' ')}`] : []),
  ];
}

/** `None`, `1, shared`, `2: own for P211, 1 shared`. They ride the whole run. */
export function assistantsOf(ids: readonly string[], { pupil }: Lookup): string {
  const aboard = ids.flatMap((id) => pupil.get(id) ?? []);
  const own = aboard.filter((p) => p.assistant === 'individual').map((p) => p.id);
  const shared = aboard.some((p) => p.assistant === 'shared');
  const count = own.length + (shared ? 1 : 0);
  if (count === 0) return 'None';
  const whose = [...(own.length > 0 ? [`own for ${sayList(own)}`] : []), ...(shared ? ['1 shared'] : [])].join(', ');
  return count === 1 ? `1, ${shared ? 'shared' : whose}` : `${count}: ${whose}`;
}

/** Pupils on board. */
export interface Load {
  readonly pupils: number;
  readonly inWheelchairs: number;
}

export function loadOf(ids: Iterable<string>, { pupil }: Lookup): Load {
  const all = [...ids];
  return { pupils: all.length, inWheelchairs: all.filter((id) => pupil.get(id)?.seating === 'wheelchair').length };
}

/** `4 seats, 1 wheelchair place`. */
export function sayLayout(layout: Layout | null): string {
  if (!layout) return '';
  const seats = sayCount(layout.seats, 'seat');
  return layout.wheelchairs === 0 ? seats : `${seats}, ${sayCount(layout.wheelchairs, 'wheelchair place')}`;
}

/** How the members of the findings' lists are named in report.json, and told of in words. */

/** A member of a list, or the findings themselves, as far as is known without looking. */
export type Members = Readonly<Record<string, unknown>>;

export interface ListForm {
  /** Stands before the member's name; blank: nothing does. */
  readonly name: string;
  readonly member: (item: Members, index: number) => string;
  /** In words, for `about`. */
  readonly says: (item: Members, index: number) => string;
}

function list(name: string, member: ListForm['member'], says: ListForm['says'] = member): ListForm {
  return { name, member, says };
}

const text = (item: Members, key: string) => String(item[key]);
const words = (item: Members, key: string) => text(item, key).replaceAll('_', ' ');
const named = (key: string) => (item: Members) => text(item, key);

/** By the list's field. */
const LISTS: Readonly<Record<string, ListForm>> = {
  farOff: list('far_off', named('routeId'), (i) => `contract ${text(i, 'routeId')} of ${text(i, 'operator')}`),
  waterfalls: list(
    'waterfall',
    (i) => `${text(i, 'from')}_to_${text(i, 'to')}`,
    (i) => `from ${words(i, 'from')} to ${words(i, 'to')}`,
  ),
  steps: list('', named('source'), (i) => words(i, 'source')),
  breakdowns: list('breakdown', named('by'), (i) => `by ${words(i, 'by')}`),
  rows: list('', named('key'), named('label')),
  published: list(
    'published',
    (i) => `${text(i, 'label')}.${text(i, 'year')}`,
    (i) => `${text(i, 'label')}, ${text(i, 'year')}, ${text(i, 'source')}`,
  ),
  contracts: list(
    'contract',
    named('routeId'),
    (i) => `contract ${text(i, 'routeId')}, can stop ${text(i, 'canStop')}`,
  ),
  contractsEnded: list(
    'contract_ended',
    named('routeId'),
    (i) => `contract ${text(i, 'routeId')}, runs out on ${text(i, 'contractEnd')}, before the plan starts`,
  ),
  starts: list('duty', named('dutyId'), (i) => `duty ${text(i, 'dutyId')}, ${startOf(i)}`),
  waves: list(
    'wave',
    (_, n) => String(n + 1),
    (i, n) => `wave ${n + 1} on ${text(i, 'date')}`,
  ),
  years: list(
    'year',
    (i) => `${text(i, 'kind')}.${text(i, 'label')}`,
    (i) => `${text(i, 'kind')} year ${text(i, 'label')}`,
  ),
  pupils: list('pupil', named('pupilId')),
  whatIf: list(
    'what_if',
    (i) => `factor_${text(i, 'factor')}`,
    (i) => `every drive times ${text(i, 'factor')}`,
  ),
  resolved: list(
    'resolved',
    (i) => `seed_${text(i, 'seed')}`,
    (i) => `solved with seed ${text(i, 'seed')}`,
  ),
};

function startOf(duty: Members): string {
  return typeof duty.starts === 'string' ? `starts ${duty.starts}` : 'does not start';
}

/** How the list in that field is named; a list the table does not know is numbered. */
export function listForm(key: string): ListForm {
  return Object.hasOwn(LISTS, key) ? LISTS[key] : list(snakeCase(key), (_, n) => String(n + 1));
}

/** `ridesOver75Minutes` is `rides_over_75_minutes`, and `co2GramsPerYear` keeps its `co2`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z]{3})([0-9])/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

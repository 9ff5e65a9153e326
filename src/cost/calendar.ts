/** Calendar days, counted so that no clock change makes one short, and the years that money is reported by. */

const DAY_MS = 86_400_000;

/** A calendar date as a count of days since 1970-01-01. */
export type DayNumber = number;

/** The count of an ISO date (`2027-09-01`). */
export function dayNumber(isoDate: string): DayNumber {
  return Math.round(Date.parse(`${isoDate}T00:00:00Z`) / DAY_MS);
}

/** The ISO date of a count of days. */
export function isoDate(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** A year of the accounts: from its first day (counted) to the first of the next (not counted). */
export interface AccountYear {
  readonly kind: 'financial' | 'academic';
  /** `2027-28` (financial), `2027/28` (academic). */
  readonly label: string;
  readonly first: DayNumber;
  readonly next: DayNumber;
}

/** First months, and what stands between the two calendar years in the label. */
const KINDS = { financial: { month: 4, between: '-' }, academic: { month: 9, between: '/' } } as const;

/** The year of that kind that holds the day, and those after it: `count` of them, whole. */
export function accountYears(kind: AccountYear['kind'], day: DayNumber, count: number): AccountYear[] {
  const { month, between } = KINDS[kind];
  const opens = (year: number) => Date.UTC(year, month - 1, 1) / DAY_MS;
  const calendarYear = Number(isoDate(day).slice(0, 4));
  const start = day < opens(calendarYear) ? calendarYear - 1 : calendarYear;
  return Array.from({ length: count }, (_, i) => {
    const year = start + i;
    const label = `${year}${between}${String((year + 1) % 100).padStart(2, '0')}`;
    return { kind, label, first: opens(year), next: opens(year + 1) };
  });
}

/** Which plan this is: when it was made, by which program, on which roads, from which random numbers. */
import type { PlanOrigin } from '../model/index.ts';

/** Councils' clocks; the plan's own stamp is in universal time. */
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * `29 November 2026, 19:45`, British time: the moment at which the search was finished, as the plan has it, never that of
 * reporting. `null` where the plan does not say.
 */
export function madeAt(origin: PlanOrigin | null): string | null {
  const moment = Date.parse(origin?.clock.finishedAt ?? '');
  if (Number.isNaN(moment)) return null;
  const parts = new Map(CLOCK.formatToParts(moment).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${of('day')} ${of('month')} ${of('year')}, ${of('hour')}:${of('minute')}`;
}

/** One sentence to know the plan by, in all reports. */
export function stampSentence(origin: PlanOrigin | null): string {
  if (!origin) return 'The plan was not made by schoolrun; its figures were worked out anew from the case.';
  const made = madeAt(origin);
  return `Plan made ${made ? `on ${made}, ` : ''}by ${origin.program}, seed ${origin.seed}, roads: ${origin.network}.`;
}

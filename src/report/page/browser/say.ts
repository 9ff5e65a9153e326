/** Figures in the panels and tables; the same words as in the rest of the page. */
import { formatTime } from '../../../model/units.ts';
import { sayDays } from '../../sheets/week.ts';

export { minutes, money, NO_FIGURE, number, percent } from '../say.ts';

/** `07:45`. */
export function clock(seconds: number): string {
  return formatTime(seconds).slice(0, 5);
}

/** `12.3`. */
export function km(metres: number): string {
  return (metres / 1000).toFixed(1);
}

/** Blank for the whole week, else `Monday to Wednesday`. */
export function daysNote(days: number): string {
  return days === 31 ? '' : sayDays(days);
}

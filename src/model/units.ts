/**
 * Units and small vocabularies shared by every part. All quantities inside the program are integers;
 * the unit is in the type or in the name.
 */

/** Whole seconds: a duration, or a local wall-clock time counted from midnight. */
export type Seconds = number;
/** Whole metres. */
export type Metres = number;
/** Whole pence: an amount of money. */
export type Pence = number;
/** Hundredths of a penny (£0.0001): a rate, so that £1.355 a kilometre stays exact. */
export type Centipence = number;

/** `[longitude, latitude]` in WGS84 degrees. */
export type LonLat = readonly [lon: number, lat: number];

export const SESSIONS = ['am', 'pm'] as const;
export type Session = (typeof SESSIONS)[number];

/** Bit `d` is set when weekday `d` (0 = Monday … 4 = Friday) belongs to the set. */
export type DayMask = number;
export const ALL_DAYS: DayMask = 0b11111;
export const WEEKDAYS = [0, 1, 2, 3, 4] as const;
export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
const DAY_LETTERS = 'MTWTF';

/** Five characters, Monday to Friday, `-` for a day off: `M-W-F`. */
export function formatDays(days: DayMask): string {
  let text = '';
  for (let d = 0; d < 5; d++) text += days & (1 << d) ? DAY_LETTERS[d] : '-';
  return text;
}

/** Reads {@link formatDays}' form (any case); blank means every day. Returns `null` for anything else. */
export function parseDays(text: string): DayMask | null {
  if (text === '') return ALL_DAYS;
  if (text.length !== 5) return null;
  let days = 0;
  for (let d = 0; d < 5; d++) {
    const c = text[d].toUpperCase();
    if (c === DAY_LETTERS[d]) days |= 1 << d;
    else if (c !== '-') return null;
  }
  return days;
}

/** How many weekdays the mask holds. */
export function countDays(days: DayMask): number {
  let n = 0;
  for (let rest = days; rest; rest &= rest - 1) n++;
  return n;
}

/** `HH:MM:SS` for seconds since midnight. */
export function formatTime(time: Seconds): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(time / 3600))}:${two(Math.floor(time / 60) % 60)}:${two(time % 60)}`;
}

/** Reads `HH:MM` or `HH:MM:SS` (hours may have one digit); `null` for anything else. */
export function parseTime(text: string): Seconds | null {
  const m = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!m) return null;
  const [h, min, s] = [Number(m[1]), Number(m[2]), Number(m[3] ?? 0)];
  return h < 24 && min < 60 && s < 60 ? h * 3600 + min * 60 + s : null;
}

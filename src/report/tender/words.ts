/** How the tender says things, alike in its pages and its tables. */
import { type Layout, type PupilClass, type Seconds, type Session, sayCount } from '../../model/index.ts';
import { sayNumber } from '../figures.ts';
import { sayLayout } from '../sheets/party.ts';
import { sayList } from '../sheets/week.ts';
import type { DutySpecification, PartyLine } from './specification.ts';

export const SESSION_NAMES: Readonly<Record<Session, string>> = { am: 'Morning', pm: 'Afternoon' };

const CLASS_NAMES: Readonly<Record<PupilClass, string>> = {
  mainstream: 'mainstream',
  send: 'SEND',
  lac: 'looked-after',
  social_care: 'social care',
};

/** `mainstream, SEND and social care` for `mainstream+send+social_care`. */
export function sayClassGroup(group: string): string {
  return sayList(group.split('+').map((name) => CLASS_NAMES[name as PupilClass] ?? name));
}

/** `3 SEND in a seat`. */
export function sayParty({ class: of, seating, pupils }: PartyLine): string {
  return `${pupils} ${CLASS_NAMES[of]} in ${seating === 'seat' ? 'seats' : 'wheelchairs'}`;
}

/** To the kilometre; more would tell how far apart homes are. */
export function sayKm(metres: number): string {
  return metres > 0 && metres < 500 ? 'less than 1 km' : `${sayNumber(metres / 1000)} km`;
}

/** To the quarter of an hour, and a quarter at least. */
export function quarterHours(seconds: Seconds): string {
  return (Math.max(1, Math.round(seconds / 900)) / 4).toFixed(2);
}

/** `16 seats, or 12 seats, 2 wheelchair places`. */
export function sayLayouts(layouts: readonly Layout[]): string {
  return layouts.map(sayLayout).join(', or ');
}

/** What a vehicle of another type must be able to do. */
export function sayNeeds({ needs, assistants }: DutySpecification): string {
  const withThem = assistants > 0 ? `, passenger ${assistants === 1 ? 'assistant' : 'assistants'} included` : '';
  if (needs.wheelchairs === 0) return `${sayCount(needs.seats, 'seat')}${withThem}`;
  return (
    `${sayCount(needs.seats, 'seat')}${withThem}, and ${sayCount(needs.wheelchairs, 'wheelchair place')} ` +
    'with a ramp or tail lift, wheelchair restraints and a belt for each'
  );
}

/** `45 minutes for 3 pupils`. */
export function sayLimits({ limits }: DutySpecification): string {
  const usual = limits.usual.map(
    ({ seconds, pupils }) => `${Math.floor(seconds / 60)} minutes for ${sayCount(pupils, 'pupil')}`,
  );
  const raised =
    limits.raised > 0
      ? [`a longer limit, told after the award, for ${sayCount(limits.raised, 'pupil')} who live far from school`]
      : [];
  return [...usual, ...raised].join('; ');
}

/** How many places a number of pupils needs with their passenger assistants, and whether a layout has them. */
import { type DayMask, type Layout, type Session, sayCount, WEEKDAYS } from '../../model/index.ts';
import type { CaseDraft, PupilDraft } from '../draft.ts';

export interface Party {
  readonly wheelchairs: number;
  /** Pupils who take a seat. */
  readonly seated: number;
  /** One for each individual pupil, and one if there is any shared pupil. */
  readonly assistants: number;
}

export function partyOf(pupils: readonly PupilDraft[]): Party {
  const wheelchairs = pupils.filter((pupil) => pupil.seating === 'wheelchair').length;
  const individual = pupils.filter((pupil) => pupil.assistant === 'individual').length;
  const shared = pupils.some((pupil) => pupil.assistant === 'shared') ? 1 : 0;
  return { wheelchairs, seated: pupils.length - wheelchairs, assistants: individual + shared };
}

export function fits(party: Party, layout: Layout): boolean {
  return party.wheelchairs <= layout.wheelchairs && party.seated + party.assistants <= layout.seats;
}

/** `2 in wheelchairs, 3 seated and 1 assistant`. */
export function describeParty({ wheelchairs, seated, assistants }: Party): string {
  return `${wheelchairs} in ${wheelchairs === 1 ? 'a wheelchair' : 'wheelchairs'}, ${seated} seated and ${sayCount(assistants, 'assistant')}`;
}

/** Every layout of a type that is not marked as none; `null` when some layouts could not be read. */
export function availableLayouts(draft: CaseDraft): readonly Layout[] | null {
  const layouts: Layout[] = [];
  for (const type of draft.vehicleTypes) {
    if (type.layouts === null) return null;
    if (type.available !== 0) layouts.push(...type.layouts);
  }
  return layouts;
}

/** The pupils of a session who travel from or to their usual address, on the weekday with the most of them first. */
export function partiesByWeekday(pupils: readonly PupilDraft[], session: Session | 'any'): PupilDraft[][] {
  const parties = WEEKDAYS.map((day) => pupils.filter((pupil) => isDue(pupil, 1 << day, session)));
  return parties.filter((party) => party.length > 0).sort((a, b) => b.length - a.length);
}

/** `any`: due on that day at all; a session: due there at the usual address. */
function isDue(pupil: PupilDraft, day: DayMask, session: Session | 'any'): boolean {
  if ((pupil.days & day) === 0) return false;
  if (session === 'any') return true;
  return !pupil.otherAddresses.some(
    (address) => (address.days & day) !== 0 && (address.session === 'both' || address.session === session),
  );
}

/** What a driver calls a place, and how to find it. Nothing is said that the case does not hold: no road names. */
import type { LonLat, PlanCall, Pupil, Session } from '../../model/index.ts';
import type { Lookup } from './lookup.ts';

/** `Home of P003`, `Wexley High School`, `Stowbridge, The Green`. */
export function titleOf(call: PlanCall, { school, stop }: Lookup): string {
  switch (call.kind) {
    case 'school':
      return school.get(call.placeId)?.name || `School ${call.placeId}`;
    case 'stop': {
      const found = stop.get(call.placeId);
      return found ? found.name || `Stop ${found.id}` : `Meeting point by the home of ${call.placeId}`;
    }
    case 'home':
      return `Home of ${call.placeId}`;
  }
}

/** The same within a sentence: `the home of P003`. */
export function inSentence(call: PlanCall, lookup: Lookup): string {
  return titleOf(call, lookup).replace(/^(Home of|Meeting point by) /, (start) => `the ${start.toLowerCase()}`);
}

/** Postcode or stop id, and the position for a satnav: `WX11 9ZZ · 52.541544, -2.950277`. */
export function whereOf(call: PlanCall, { pupil, school, stop }: Lookup): string {
  const position = [call.at[1], call.at[0]].map((degrees) => degrees.toFixed(6)).join(', ');
  return [postcodeOf(), position].filter((part) => part !== '').join(' · ');

  function postcodeOf(): string {
    if (call.kind === 'school') return school.get(call.placeId)?.postcode ?? '';
    if (call.kind === 'stop' && stop.has(call.placeId)) return `stop ${call.placeId}`;
    const host = pupil.get(call.placeId);
    if (!host) return '';
    const other = call.kind === 'home' ? otherAddressOf(host, call) : null;
    return other ? `other address, ${other.postcode}`.replace(/, $/, '') : host.homePostcode;
  }
}

/** The address other than the usual where the pupil is called for on these days; `null`: the usual one. */
export function otherAddressOf(pupil: Pupil, call: { days: number; session: Session; at: LonLat }) {
  return (
    pupil.otherAddresses.find(
      (other) =>
        (other.days & call.days) !== 0 &&
        (other.session === 'both' || other.session === call.session) &&
        isNear(other.at, call.at),
    ) ?? null
  );
}

/** Files carry six decimals. */
function isNear(a: LonLat, b: LonLat): boolean {
  return Math.abs(a[0] - b[0]) < 2e-6 && Math.abs(a[1] - b[1]) < 2e-6;
}

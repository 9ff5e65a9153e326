/** A few of the journeys, for trying many choices quickly. */
import type { Relaxation } from './relaxation.ts';

/** About so many of the journeys with a weight, spread over the list; all of them where there are fewer. */
export function sampleOf(
  relaxation: Relaxation,
  weightOf: Float64Array,
  wanted: number,
): { readonly relaxation: Relaxation; readonly weightOf: Float64Array } {
  const { journeys, modes, following, byPlaces } = relaxation;
  const weighty = journeys.flatMap((_, i) => (weightOf[i] > 0 ? [i] : []));
  // Mornings and afternoons take turns in the list, so taking every tenth would take mornings only.
  const share = Math.min(1, wanted / weighty.length) * 2 ** 32;
  const kept = weighty.filter((_, n) => Math.imul(n, 0x9e3779b1) >>> 0 < share);
  const take = (all: Float64Array): Float64Array => Float64Array.from(kept, (i) => all[i]);
  const rows = kept.map((i) => [following.start[i], following.start[i + 1]]);
  const start = new Int32Array(kept.length + 1);
  rows.forEach(([from, to], n) => {
    start[n + 1] = start[n] + to - from;
  });
  const school = new Int32Array(start[kept.length]);
  const metres = new Float64Array(start[kept.length]);
  rows.forEach(([from, to], n) => {
    school.set(following.school.subarray(from, to), start[n]);
    metres.set(following.metres.subarray(from, to), start[n]);
  });
  return {
    weightOf: take(weightOf),
    relaxation: {
      ...relaxation,
      journeys: kept.map((i) => journeys[i]),
      school: Int32Array.from(kept, (i) => relaxation.school[i]),
      afternoon: Uint8Array.from(kept, (i) => relaxation.afternoon[i]),
      sharedAssistant: Uint8Array.from(kept, (i) => relaxation.sharedAssistant[i]),
      modes: modes.map((mode) => ({
        member: Uint8Array.from(kept, (i) => mode.member[i]),
        doors: kept.map((i) => mode.doors[i]),
        byTime: take(mode.byTime),
      })),
      following: { start, school, metres },
      byPlaces: byPlaces.map((corners) => corners.map(take)),
    },
  };
}

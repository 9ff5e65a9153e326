/** The places where anybody calls, each kept once. */
import type { CallKind, LonLat, PlanCall } from '../../../model/index.ts';
import type { Lookup } from '../../sheets/lookup.ts';
import { titleOf } from '../../sheets/places.ts';
import { type Index, PLACE_KINDS, type PlaceData } from '../pageData.ts';

export class PlaceBook {
  readonly places: PlaceData[] = [];
  readonly #lookup: Lookup;
  readonly #known = new Map<string, Index>();

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  of(call: Pick<PlanCall, 'kind' | 'placeId' | 'at'>): Index {
    const key = `${call.kind} ${call.placeId} ${call.at.join(' ')}`;
    let index = this.#known.get(key);
    if (index === undefined) {
      index = this.places.push(placeData(call, this.#lookup)) - 1;
      this.#known.set(key, index);
    }
    return index;
  }
}

function placeData(call: { kind: CallKind; placeId: string; at: LonLat }, lookup: Lookup): PlaceData {
  const [lon, lat] = rounded(call.at);
  return [PLACE_KINDS.indexOf(call.kind), titleOf(call as PlanCall, lookup), lon, lat];
}

/** Five decimals are about a metre. */
export function rounded([lon, lat]: LonLat): LonLat {
  return [Number(lon.toFixed(5)), Number(lat.toFixed(5))];
}

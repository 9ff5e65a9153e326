/** What passes between the main thread and the threads that ask Valhalla. */
import type { LonLat } from '../../model/index.ts';
import type { EngineRoute } from '../engine.ts';

/** Given to every worker once. */
export interface ValhallaContext {
  /** The configuration as JSON. */
  readonly config: string;
  /** Costing of drives, to be part of every request. */
  readonly driving: object;
}

export type ValhallaJob =
  | { readonly kind: 'drives' | 'walks'; readonly sources: readonly LonLat[]; readonly targets: readonly LonLat[] }
  | { readonly kind: 'snaps'; readonly points: readonly LonLat[] }
  | { readonly kind: 'route'; readonly from: LonLat; readonly to: LonLat };

/** A custom error would lose its code crossing threads, so failures come back as plain data. */
export type ValhallaAnswer =
  | { readonly ok: true; readonly kind: 'drives'; readonly tenths: Int32Array; readonly metres: Int32Array }
  | { readonly ok: true; readonly kind: 'walks'; readonly walks: Float64Array }
  | { readonly ok: true; readonly kind: 'snaps'; readonly metres: Float64Array }
  | { readonly ok: true; readonly kind: 'route'; readonly route: EngineRoute }
  | { readonly ok: false; readonly message: string };

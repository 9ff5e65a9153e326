/** The road network as the other parts see it. Engines implement it in `src/network`. */
import type { LonLat, Metres, Seconds, Session } from './units.ts';

export interface Leg {
  readonly from: LonLat;
  readonly to: LonLat;
}

export interface Drive {
  readonly metres: Metres;
  /** With the session's travel time factor. */
  readonly seconds: Seconds;
}

/** One leg as it is driven, for maps and for the drivers' directions. */
export interface DrivenLeg {
  /** Along the road, from where the first point meets it to where the last does. */
  readonly line: readonly LonLat[];
  readonly metres: number;
  readonly seconds: number;
  /** The leg in OSRM's shape, with `steps`: turn instructions are made of it. */
  readonly osrm?: unknown;
}

/** Square matrices, row `from` × column `to`, over the points asked for. */
export interface DriveMatrix {
  readonly size: number;
  readonly metres: Int32Array;
  readonly seconds: Readonly<Record<Session, Int32Array>>;
}

export interface RoadNetwork {
  /** `straight-line`, later `valhalla`, `osrm`, `matrix`. */
  readonly engine: string;
  /** Why this engine, in a sentence for the planner; blank when there is nothing to say. */
  readonly note: string;
  /** The drive of each leg in that session, in the legs' order. */
  drives(session: Session, legs: readonly Leg[]): Promise<Drive[]>;
  /** Walking distance of each leg in metres (not rounded). */
  walks(legs: readonly Leg[]): Promise<number[]>;
  /** All drives among the points. */
  matrix(points: readonly LonLat[]): Promise<DriveMatrix>;
  /** The way one leg goes; an engine without geometry leaves it out. */
  route?(session: Session, leg: Leg): Promise<DrivenLeg>;
}

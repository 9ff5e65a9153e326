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

/**
 * What stands for a drive that no road allows, so that it breaks every ride limit and every bell window: more than
 * eleven days, and still small enough for sums of a whole duty in 32 bits.
 */
export const NO_WAY: Drive = { metres: 10_000_000, seconds: 1_000_000 };

/** One leg as it is driven, for maps and for the drivers' directions. */
export interface DrivenLeg {
  readonly line: readonly LonLat[];
  /** As {@link RoadNetwork.drives} answers it. */
  readonly metres: Metres;
  /** As {@link RoadNetwork.drives} answers it: with the session's travel time factor. */
  readonly seconds: Seconds;
  /** A leg with its steps in OSRM's shape, where the engine gives one. */
  readonly osrm?: unknown;
}

/** Where a place meets the road. */
export interface Snap {
  /** From the place to the nearest road that leads anywhere, as the crow flies; `Infinity` when there is none. */
  readonly metres: number;
}

/** Square matrices, row `from` × column `to`, over the points asked for. */
export interface DriveMatrix {
  readonly size: number;
  readonly metres: Int32Array;
  readonly seconds: Readonly<Record<Session, Int32Array>>;
}

/** Drives before any session's factor, row `from` × column `to`, and walks: as an engine computes them. */
export interface FreeFlow {
  /** Tenths of a second; −1: no way. */
  readonly tenths: Int32Array;
  /** −1: no way. */
  readonly metres: Int32Array;
  /** Metres on foot; `Infinity`: no way, NaN: not asked for so far. `null` for an engine that knows no footways. */
  readonly walks: Float64Array | null;
}

export interface RoadNetwork {
  /** `straight-line`, `valhalla`, `osrm` or `matrix`. */
  readonly engine: string;
  /** Why this engine, and what it takes no account of, in a sentence for the planner. */
  readonly note: string;
  /** Whether the planner expects something else, so that the note should not be overlooked. */
  readonly surprising?: boolean;
  /** Whether every drive is the same there and back. */
  readonly symmetric: boolean;
  /**
   * The drive of each leg in that session, in the legs' order; {@link NO_WAY} where there is none. The same figures as
   * in {@link matrix}, whoever asks and however many at a time.
   */
  drives(session: Session, legs: readonly Leg[]): Promise<Drive[]>;
  /** Walking distance of each leg in metres (not rounded), never below the straight line; `Infinity`: no way. */
  walks(legs: readonly Leg[]): Promise<number[]>;
  /** All drives among the points. */
  matrix(points: readonly LonLat[]): Promise<DriveMatrix>;
  /** Says which points will be driven among, so that an engine can be asked in one go. */
  prepare?(points: readonly LonLat[]): Promise<void>;
  /** All drives among the points as the engine computed them; not there for straight lines. */
  freeFlow?(points: readonly LonLat[]): Promise<FreeFlow>;
  /** Where the points meet the road; not there for an engine that has no roads. */
  snaps?(points: readonly LonLat[]): Promise<Snap[]>;
  /** The way one leg goes along the road; not there for an engine that knows no geometry. */
  route?(session: Session, leg: Leg): Promise<DrivenLeg>;
  /** Keeps what was computed for the next time and ends the engine's threads. */
  close?(): Promise<void>;
}

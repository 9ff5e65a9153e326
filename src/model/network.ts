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

/** Most points of one matrix: 3,000² pairs are 72 MB in an engine's store and as much again for each session. */
export const MOST_MATRIX_POINTS = 3000;

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

/** Drives of some points to some others, by their place in a list of points. */
export interface DriveRectangle {
  readonly sources: readonly number[];
  readonly targets: readonly number[];
}

/** Free-flow drives of one {@link DriveRectangle}, as part of a table that may hold more. All in shared memory. */
export interface DriveBlock {
  /** Numbers of the sources and of the targets: ascending, each once. */
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  /** Row of the table by source, column by target. */
  readonly rowOf: Int32Array;
  readonly columnOf: Int32Array;
  /** Columns of the table. */
  readonly width: number;
  /** Tenths of a second before the session's factor; negative where there is no way. */
  readonly tenths: Int32Array;
  readonly metres: Int32Array;
}

/** The drives of some rectangles and no others, for a case of more places than one matrix can hold. */
export interface SparseDrives {
  /** Number, in the blocks, of each point asked for. */
  readonly numberOf: Int32Array;
  readonly blocks: readonly DriveBlock[];
  /** Seconds of a session = tenths ÷ 10 × factor, rounded. */
  readonly factor: Readonly<Record<Session, number>>;
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
  /** Most points of one {@link matrix}; {@link MOST_MATRIX_POINTS} unless given. */
  readonly mostMatrixPoints?: number;
  /** All drives among the points. */
  matrix(points: readonly LonLat[]): Promise<DriveMatrix>;
  /** All drives among the points as the engine computed them; not there for straight lines. */
  freeFlow?(points: readonly LonLat[]): Promise<FreeFlow>;
  /**
   * Says which schools and places will be driven among, so that an engine can be asked in one go: for all drives among
   * them where they fit into one {@link matrix}, else for those between schools and places.
   */
  prepare?(schools: readonly LonLat[], places: readonly LonLat[]): Promise<void>;
  /**
   * The drives of these rectangles over the points: what is in none of them is not asked. Of every engine but straight
   * lines, which need no store.
   */
  sparse?(points: readonly LonLat[], rectangles: readonly DriveRectangle[]): Promise<SparseDrives>;
  /** Where the points meet the road; not there for an engine that has no roads. */
  snaps?(points: readonly LonLat[]): Promise<Snap[]>;
  /** The way one leg goes along the road; not there for an engine that knows no geometry. */
  route?(session: Session, leg: Leg): Promise<DrivenLeg>;
  /** Keeps what was computed for the next time and ends the engine's threads. */
  close?(): Promise<void>;
}

/** What an engine of real roads must be able to do. It knows no sessions, no caches and no pupils. */
import type { LonLat, Snap } from '../model/index.ts';

/** Every source to every target. */
export interface Rectangle {
  readonly sources: readonly LonLat[];
  readonly targets: readonly LonLat[];
}

/** Free-flow drives of a rectangle, row `source` × column `target`; −1 in both where there is no way. */
export interface Table {
  /** Tenths of a second, so that engines that answer in fractions are not rounded before the session's factor. */
  readonly tenths: Int32Array;
  readonly metres: Int32Array;
}

/** A leg's geometry, with the engine's own OSRM-shaped leg if it has one. */
export interface EngineRoute {
  readonly line: readonly LonLat[];
  readonly osrm?: unknown;
}

export interface Engine {
  readonly name: 'valhalla' | 'osrm' | 'matrix';
  /** Everything its answers depend on: roads, version, options. What was computed under another is not used. */
  readonly identity: string;
  /** Where the points meet the road, in their order. */
  snaps?(points: readonly LonLat[]): Promise<Snap[]>;
  /**
   * A table for each rectangle, in their order. Only points that meet the road are asked. `share` is the part of the
   * whole job that this is, from 0 … 1 to 0 … 1, for those who tell of progress.
   */
  drives(rectangles: readonly Rectangle[], share?: readonly [begin: number, end: number]): Promise<Table[]>;
  /** Metres on foot for each rectangle, in their order; `Infinity` where there is no way. */
  walks?(rectangles: readonly Rectangle[]): Promise<Float64Array[]>;
  route?(from: LonLat, to: LonLat): Promise<EngineRoute>;
  /** Whether its answers are worth keeping on disk. */
  readonly keeps: boolean;
  close?(): Promise<void>;
}

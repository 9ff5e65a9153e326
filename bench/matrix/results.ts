/** The results of `npm run bench:matrix`, as its JSON file has them. */
import { z } from 'zod';
import { headOf } from '../common/jsonFile.ts';
import { type Provenance, provenanceSchema } from '../common/provenance.ts';
import { sayFigure } from '../common/say.ts';

const FORMAT = 'schoolrun-matrix';
/** Rises when a reader of the old form would misread the new one. */
const VERSION = 1;

/** What the process that computes or reads a matrix has to say of it. */
export const measuredSchema = z.object({
  places: z.number(),
  /** Tiles, or tiles and the file of drives. */
  openSeconds: z.number(),
  /** From the question to the whole matrix, the file of drives written. */
  seconds: z.number(),
  sourcesPerSecond: z.number(),
  /** Most memory the process ever had, in MB, and what it had before. */
  peakMb: z.number(),
  beforeMb: z.number(),
  /** Seconds of all drives of the morning: the same for all, or they are not the same drives. */
  drivesSum: z.number(),
});
export type MatrixMeasured = Readonly<z.infer<typeof measuredSchema>>;

const recordSchema = measuredSchema.extend({
  /** `1 thread`, `2 threads` or `read from the cache`. */
  what: z.string(),
});
export type MatrixRecord = Readonly<z.infer<typeof recordSchema>>;

export const matrixSchema = z.object({
  ...headOf(FORMAT, VERSION),
  provenance: provenanceSchema,
  records: z.array(recordSchema),
});
export type MatrixResults = Readonly<z.infer<typeof matrixSchema>>;

export function matrixResults(provenance: Provenance, records: readonly MatrixRecord[]): MatrixResults {
  return { format: FORMAT, version: VERSION, provenance, records: [...records] };
}

/** A line for each record. */
export function matrixLines(records: readonly MatrixRecord[]): string[] {
  return records.map(
    ({ what, places, openSeconds, seconds, sourcesPerSecond, peakMb }) =>
      `${what}: ${sayFigure(places)} × ${sayFigure(places)} in ${sayFigure(seconds)} s ` +
      `(${sayFigure(sourcesPerSecond)} sources a second), opened in ${sayFigure(openSeconds)} s, ${peakMb} MB`,
  );
}

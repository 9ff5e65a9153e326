/** Segments against every way to wait there is, on sessions of a few calls and a few seconds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANY_FROM, ANY_TO } from '../../src/solve/problem.ts';
import { Scheduler } from '../../src/solve/schedule.ts';
import { fillSegments } from '../../src/solve/segments.ts';
import {
  DOWN_DURATION,
  DOWN_EARLY,
  DOWN_LATE,
  DWELL,
  FROM,
  ROW,
  STRIDE,
  TO,
  UP_DURATION,
  UP_EARLY,
  UP_LATE,
} from '../../src/solve/variant.ts';

interface Call {
  readonly dwell: number;
  /** Drive to the next call. */
  readonly drive: number;
  readonly window: readonly [from: number, to: number];
}

/** The session as `fillSegments` wants it: the first and the last call are its ends. */
function filled(calls: readonly Call[]) {
  const data = new Int32Array(calls.length * STRIDE);
  const seconds = new Int32Array(calls.length * calls.length);
  calls.forEach(({ dwell, drive, window }, k) => {
    data[k * STRIDE + ROW] = k;
    data[k * STRIDE + DWELL] = dwell;
    data[k * STRIDE + FROM] = window[0];
    data[k * STRIDE + TO] = window[1];
    if (k + 1 < calls.length) seconds[k * calls.length + k + 1] = drive;
  });
  const lawful = fillSegments(data, calls.length - 2, seconds, calls.length);
  const at = (k: number, field: number): number => data[k * STRIDE + field];
  return { lawful, at };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** First arrival and last departure of every lawful schedule there is, in whole seconds. */
function schedules(calls: readonly Call[]): Span[] {
  const spans: Span[] = [];
  const visit = (k: number, earliest: number, start: number | null): void => {
    const { window, dwell, drive } = calls[k];
    for (let arrive = Math.max(earliest, window[0]); arrive <= window[1]; arrive++) {
      const began = start ?? arrive;
      if (k + 1 === calls.length) spans.push({ start: began, end: arrive + dwell });
      else visit(k + 1, arrive + dwell + drive, began);
    }
  };
  visit(0, Number.NEGATIVE_INFINITY, null);
  return spans;
}

/** Least duration, the earliest and latest start that achieve it, the earliest end and the latest start of all. */
function summary(spans: readonly Span[]) {
  const duration = Math.min(...spans.map(({ start, end }) => end - start));
  const shortest = spans.filter(({ start, end }) => end - start === duration).map(({ start }) => start);
  return {
    duration,
    early: Math.min(...shortest),
    late: Math.max(...shortest),
    firstEnd: Math.min(...spans.map(({ end }) => end)),
    lastStart: Math.max(...spans.map(({ start }) => start)),
  };
}

const few = (most: number) => fc.integer({ min: 0, max: most });
const session = fc
  .integer({ min: 2, max: 5 })
  .chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, k) =>
        fc
          .record({ dwell: few(3), drive: few(5), from: few(16), width: few(8) })
          .map(
            ({ dwell, drive, from, width }): Call => ({ dwell, drive, window: [5 * k + from, 5 * k + from + width] }),
          ),
      ),
    ),
  );

test('up to every call and from it on: least duration, earliest and latest start, over all ways to wait', () => {
  const seen = { lawful: 0, unlawful: 0, waits: 0, play: 0 };
  fc.assert(
    fc.property(session, (calls) => {
      const { lawful, at } = filled(calls);
      const all = schedules(calls);
      expect(lawful).toBe(all.length > 0);
      seen[lawful ? 'lawful' : 'unlawful']++;
      if (!lawful) return;
      for (let k = 0; k < calls.length; k++) {
        const up = summary(schedules(calls.slice(0, k + 1)));
        expect([at(k, UP_DURATION), at(k, UP_EARLY), at(k, UP_LATE)]).toEqual([up.duration, up.early, up.late]);
        // What the joins rest on: nobody is ready earlier, and nobody who begins later gets through.
        expect(at(k, UP_EARLY) + at(k, UP_DURATION)).toBe(up.firstEnd);
        const down = summary(schedules(calls.slice(k)));
        expect([at(k, DOWN_DURATION), at(k, DOWN_EARLY), at(k, DOWN_LATE)]).toEqual([
          down.duration,
          down.early,
          down.late,
        ]);
        expect(at(k, DOWN_LATE)).toBe(down.lastStart);
      }
      const busy = calls.reduce((sum, { dwell, drive }, k) => sum + dwell + (k + 1 < calls.length ? drive : 0), 0);
      if (at(0, DOWN_DURATION) > busy) seen.waits++;
      if (at(0, DOWN_EARLY) < at(0, DOWN_LATE)) seen.play++;
    }),
    { seed: 71, numRuns: 3000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(200);
});

test('calls without a window, and ends that are nowhere: as good as the scheduler', () => {
  const seen = { lawful: 0, unlawful: 0 };
  const calls = fc
    .tuple(session, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
    .map(([some, open]) => [
      { dwell: 0, drive: 0, window: [ANY_FROM, ANY_TO] } as const,
      ...some.map((call, k): Call => (open[k] ? { ...call, window: [ANY_FROM, ANY_TO] } : call)),
      { dwell: 0, drive: 0, window: [ANY_FROM, ANY_TO] } as const,
    ]);
  fc.assert(
    fc.property(calls, (all) => {
      // The last drive is the one to nowhere.
      const with0 = all.map((call, k) => (k === all.length - 2 ? { ...call, drive: 0 } : call));
      const { lawful, at } = filled(with0);
      const scheduler = new Scheduler();
      with0.slice(1, -1).forEach(({ dwell, drive, window }, k) => {
        scheduler.addCall(dwell, window[0], window[1]);
        scheduler.gap[k] = dwell + drive;
      });
      const shortest = scheduler.solve();
      expect(lawful).toBe(shortest >= 0);
      seen[lawful ? 'lawful' : 'unlawful']++;
      if (!lawful) return;
      expect(at(0, DOWN_DURATION)).toBe(shortest);
      expect(at(all.length - 1, UP_DURATION)).toBe(shortest);
    }),
    { seed: 72, numRuns: 1000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
});

describe('by hand', () => {
  const home = (drive: number): Call => ({ dwell: 10, drive, window: [ANY_FROM, ANY_TO] });
  const school = (from: number, to: number, drive = 0): Call => ({ dwell: 60, drive, window: [from, to] });

  test('one school: the play of its window is the play of the start', () => {
    const { at } = filled([home(100), school(1000, 1200)]);
    // 10 + 100 before, 60 at the school.
    expect([at(0, DOWN_DURATION), at(0, DOWN_EARLY), at(0, DOWN_LATE)]).toEqual([170, 890, 1090]);
    expect([at(1, UP_DURATION), at(1, UP_EARLY), at(1, UP_LATE)]).toEqual([170, 890, 1090]);
  });

  test('a wait leaves one start only: the latest', () => {
    const { at } = filled([home(100), school(1000, 1200, 40), school(1500, 1600)]);
    // From the first school at 1200 it is 1300 at the second: 200 too early.
    expect([at(0, DOWN_DURATION), at(0, DOWN_EARLY), at(0, DOWN_LATE)]).toEqual([110 + 100 + 200 + 60, 1090, 1090]);
  });

  test('a school that closes before one can be there', () => {
    expect(filled([home(100), school(1000, 1200, 40), school(900, 1099)]).lawful).toBe(false);
    expect(filled([home(100), school(1000, 1200, 40), school(900, 1100)]).lawful).toBe(true);
  });
});

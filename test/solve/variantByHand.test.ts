/** A session's week field by field, a second and ten metres for every step along a line; depots, slack, waiting. */
import { expect, test } from 'vitest';
import { buildVariants, idleVariant } from '../../src/solve/buildVariant.ts';
import { ANY_TO, NOWHERE } from '../../src/solve/problem.ts';
import type { Run } from '../../src/solve/run.ts';
import {
  AHEAD,
  DWELL,
  FROM,
  LEG,
  PLACE,
  ROW,
  RUN_CALLS,
  RUN_LAYOUTS,
  RUN_START,
  RUN_STRIDE,
  SLACK,
  STRIDE,
  TO,
  type Variant,
} from '../../src/solve/variant.ts';
import { type Handmade, handmade, type PlaceSpec, type Spec } from './handmade.ts';
import { runOf, S1, S2 } from './stops.ts';

/** By call, the two ends left out. */
const field = ({ calls, data }: Variant, f: number): number[] =>
  Array.from({ length: calls }, (_, k) => data[(k + 1) * STRIDE + f]);
const ofRun = ({ runs }: Variant, r: number, f: number): number => runs[r * RUN_STRIDE + f];

/** The school at 0 takes 3 s; homes at 20 and 10 take 2 s; places 3 and 4 may be depots. */
const line = (rest: Partial<Spec> = {}, limits: readonly (number | undefined)[] = []): Handmade =>
  handmade({
    schools: [{ at: 0, dwell: 3 }],
    others: [
      { at: 20, dwell: 2 },
      { at: 10, dwell: 2 },
      { at: 50, dwell: 4 },
      { at: -5, dwell: 1 },
    ],
    parts: [1, 2].map((place, part) => {
      const limit = limits[part];
      return { school: 0, at: [place], am: [limit === undefined ? {} : { limit }] };
    }),
    ...rest,
  });
const morning = (made: Handmade, ...stops: number[]): Variant | null =>
  buildVariants(made.state, 0, [runOf(made, ...stops)])?.[0] ?? null;
/** By call, both ends too. */
const all = ({ data, calls }: Variant, f: number): number[] =>
  Array.from({ length: calls + 2 }, (_, k) => data[k * STRIDE + f]);
const DEPOTS: Partial<Spec> = { start: [3, 3], end: [4, 4] };

test('ends that are nowhere take nothing', () => {
  const made = line();
  const variant = morning(made, 0, 1, S1) as Variant;
  expect(all(variant, PLACE)).toEqual([NOWHERE, 1, 2, 0, NOWHERE]);
  expect(all(variant, ROW)).toEqual([made.travel.nowhere, 1, 2, 0, made.travel.nowhere]);
  expect(all(variant, AHEAD)).toEqual([0, 0, 12, 24, 27]);
  expect(all(variant, LEG).slice(1)).toEqual([0, 100, 100, 0]);
  expect(variant).toMatchObject({ metres: 200, seconds: 27, idle: 0 });
});

test('depots count in metres and seconds', () => {
  const variant = morning(line(DEPOTS), 0, 1, S1) as Variant;
  expect(all(variant, PLACE)).toEqual([3, 1, 2, 0, 4]);
  expect(all(variant, AHEAD)).toEqual([0, 34, 46, 58, 66]);
  expect(all(variant, LEG).slice(1)).toEqual([300, 100, 100, 50]);
  expect(variant).toMatchObject({ metres: 550, seconds: 67, idle: 0 });
});

test('a depot keeps the hours of the session', () => {
  const depot: PlaceSpec = { at: 50, window: [0, 10], afternoon: [100, 110] };
  const made = line({ ...DEPOTS, others: [{ at: 20 }, { at: 10 }, depot, {}] });
  const hours = [0, 1].map((session) => {
    const [{ data }] = buildVariants(made.state, session, [runOf(made, 0, 1, S1)]) as readonly Variant[];
    return [data[FROM], data[TO]];
  });
  expect(hours).toEqual([
    [0, 10],
    [100, 110],
  ]);
});

test('the longest session counts waiting too', () => {
  const others: PlaceSpec[] = [
    { at: 20, dwell: 2 },
    { at: 10, dwell: 2 },
    { at: 50, dwell: 4, window: [100, 100] },
    { at: -5, dwell: 1 },
  ];
  // The depot at 100, the school at 158 at the earliest, but 200 at the earliest: 42 s of waiting.
  const rest = { ...DEPOTS, others, schools: [{ at: 0, dwell: 3, window: [200, 210] as const }] };
  expect(morning(line({ ...rest, maxSeconds: 109 }), 0, 1, S1)).toMatchObject({ seconds: 109, idle: 42 });
  expect(morning(line({ ...rest, maxSeconds: 108 }), 0, 1, S1)).toBeNull();
});

test("time for alighting is the school call's", () => {
  const made = handmade({
    schools: [{ at: 0, dwell: 3 }],
    others: [{ at: 20, dwell: 2 }],
    parts: [
      { school: 0, at: [1], am: [{ boarding: 5, alighting: 6 }] },
      { school: 0, at: [1], am: [{ boarding: 1, alighting: 2 }] },
    ],
  });
  const run: Run = {
    calls: 2,
    place: Int32Array.of(1, 0),
    start: Int32Array.of(0, 2, 2),
    parts: Int32Array.of(0, 1),
  };
  const [variant] = buildVariants(made.state, 0, [run]) as readonly Variant[];
  expect(field(variant, DWELL)).toEqual([2 + 5 + 1, 3 + 6 + 2]);
});

test('slack: how much longer each way may become, for the tightest of those who ride it', () => {
  const variant = morning(line({}, [30, 15]), 0, 1, S1) as Variant;
  // From 20 it is 22 s after departure, from 10 it is 10 s.
  expect(all(variant, SLACK)).toEqual([ANY_TO, ANY_TO, 8, 5, ANY_TO]);
  expect([...variant.rides]).toEqual([1, 3, 30, 2, 3, 15]);
  expect(morning(line({}, [21, 15]), 0, 1, S1)).toBeNull();
  // No limit is no ride.
  expect([...(morning(line({}, [undefined, 15]), 0, 1, S1) as Variant).rides]).toEqual([2, 3, 15]);
});

test('waiting with a pupil on board is riding', () => {
  const others: PlaceSpec[] = [
    { at: 20, dwell: 2, window: [0, 0] },
    { at: 10, dwell: 2, window: [50, 60] },
  ];
  // From 2 to 62: 60 s, of which 38 are spent waiting.
  const lawful = { seconds: 65, idle: 38 };
  expect(morning(line({ others }), 0, 1, S1)).toMatchObject({ ...lawful, exact: true });
  expect(morning(line({ others }, [60]), 0, 1, S1)).toMatchObject({ ...lawful, exact: false });
  expect(morning(line({ others }, [59]), 0, 1, S1)).toBeNull();
});

test('exact: nobody whose ride is limited can be on board when the vehicle waits', () => {
  const schools = [
    { at: 0, dwell: 3 },
    { at: 5, dwell: 3 },
  ];
  const two = (limit?: number) =>
    handmade({
      schools,
      others: [{ at: 20 }, { at: 10 }],
      parts: [
        { school: 0, at: [2], am: [limit === undefined ? {} : { limit }] },
        { school: 1, at: [3] },
      ],
    });
  const exact = (made: Handmade, ...stops: number[]) => (morning(made, ...stops) as Variant).exact;
  expect(exact(two(99), 0, S1, 1, S2)).toBe(true);
  expect(exact(two(99), 0, 1, S2, S1)).toBe(false);
  expect(exact(two(), 0, 1, S2, S1)).toBe(true);
  // Depots may have windows: the vehicle is empty there.
  const open = { at: 50, window: [0, 900] as const };
  expect(exact(line({ others: [{ at: 20 }, { at: 10 }, open, open], ...DEPOTS }, [99]), 0, 1, S1)).toBe(true);
});

test('a day off is empty, depots or not, and every run of it has any layout', () => {
  for (const made of [line(), line(DEPOTS)]) {
    const idle = idleVariant(made.problem, made.travel, 0, 0b00110, 3);
    expect(idle).toMatchObject({ days: 6, weight: 2, calls: 0, metres: 0, seconds: 0, idle: 0, exact: true });
    expect(all(idle, PLACE)).toEqual([made.problem.startPlace[0], made.problem.endPlace[0]]);
    for (const r of [0, 1, 2]) {
      expect([RUN_START, RUN_CALLS, RUN_LAYOUTS].map((f) => ofRun(idle, r, f))).toEqual([1, 0, -1]);
    }
  }
});

/** Single positions, a second and ten metres for every step along a line. */
import { expect, test } from 'vitest';
import { buildVariants } from '../../src/solve/buildVariant.ts';
import type { Position } from '../../src/solve/confirm.ts';
import { OWN_RUN, Scan } from '../../src/solve/scan.ts';
import type { Variant } from '../../src/solve/variant.ts';
import { type Handmade, handmade, type RowSpec } from './handmade.ts';
import { runOf, S1, S2 } from './stops.ts';

/** The first part's run to the first school, and a scan for the last part at its only candidate. */
function aimed(made: Handmade, ...stops: number[]): { variant: Variant; scan: Scan } {
  const { problem, state } = made;
  const variant = buildVariants(state, 0, stops.length > 0 ? [runOf(made, ...stops)] : [])?.[0];
  if (!variant) throw new Error('the run is not lawful');
  const scan = new Scan(state);
  const last = problem.parts - 1;
  scan.aim(0, last, problem.candidateStart[last], -1, 1, 1);
  return { variant, scan };
}

/** Figures of a position, or `null` when it is not lawful. */
function figures({ variant, scan }: { variant: Variant; scan: Scan }, where: Position, position = 0) {
  return scan.test(variant, position, where) ? { metres: scan.metres, seconds: scan.seconds } : null;
}

const before = (pick: number, school: number, newSchool = false): Position => ({
  pick,
  merge: false,
  school,
  newSchool,
});
const at = (pick: number, school: number): Position => ({ pick, merge: true, school, newSchool: false });

test('those who boarded before feel a longer call, to the second', () => {
  // A rides 10 s to B's home, 4 s while B boards and 6 s more while C does, and 10 s to school.
  const withLimit = (limit: number) =>
    aimed(
      handmade({
        schools: [{ at: 0 }],
        others: [{ at: 20 }, { at: 10, dwell: 3 }],
        parts: [
          { school: 0, at: [1], am: [{ limit }] },
          { school: 0, at: [2], am: [{ boarding: 1 }] },
          { school: 0, at: [2], am: [{ boarding: 6 }] },
        ],
      }),
      0,
      1,
      S1,
    );
  expect(figures(withLimit(30), at(2, 3))).toEqual({ metres: 0, seconds: 6 });
  expect(figures(withLimit(29), at(2, 3))).toBeNull();
});

test('a detour that A has time for, and one second less', () => {
  // B lives 5 steps off the line's way: 5 there, 5 back and 2 for the call.
  const withLimit = (limit: number) =>
    aimed(
      handmade({
        schools: [{ at: 0 }],
        others: [{ at: 20 }, { at: 25, dwell: 2 }],
        parts: [
          { school: 0, at: [1], am: [{ limit }] },
          { school: 0, at: [2] },
        ],
      }),
      0,
      S1,
    );
  expect(figures(withLimit(32), before(2, 2))).toEqual({ metres: 100, seconds: 12 });
  expect(figures(withLimit(31), before(2, 2))).toBeNull();
  // Before A boards nobody minds.
  expect(figures(withLimit(20), before(1, 2))).toEqual({ metres: 50, seconds: 7 });
});

test('a vehicle that waits anyway takes no more time', () => {
  const waiting = aimed(
    handmade({
      schools: [
        { at: 0, window: [0, 100] },
        { at: 50, window: [300, 400] },
      ],
      others: [{ at: 20 }, { at: 40 }, { at: 30, dwell: 9 }],
      parts: [
        { school: 0, at: [2] },
        { school: 1, at: [3] },
        { school: 1, at: [4] },
      ],
    }),
    0,
    S1,
    1,
    S2,
  );
  // From 100 at the first school to 300 at the second, of which 50 are driven.
  expect(waiting.variant.idle).toBe(150);
  expect(figures(waiting, before(3, 4))).toEqual({ metres: 0, seconds: 0 });
  expect(waiting.scan.leastSeconds(waiting.variant)).toBe(0);
});

test('a run of its own between depots: with the ways from and to them', () => {
  const empty = aimed(
    handmade({
      schools: [{ at: 0, dwell: 4 }],
      others: [{ at: 10, dwell: 2 }, { at: 30, dwell: 1 }, { at: -5 }],
      parts: [{ school: 0, at: [1] }],
      start: [2, 2],
      end: [3, 3],
    }),
  );
  expect(figures(empty, before(1, 1, true), OWN_RUN)).toEqual({ metres: 350, seconds: 1 + 20 + 2 + 10 + 4 + 5 });
});

test('the longest session, to the second', () => {
  const within = (maxSeconds: number) =>
    aimed(
      handmade({
        schools: [{ at: 0 }],
        others: [{ at: 20 }, { at: 25 }],
        parts: [
          { school: 0, at: [1] },
          { school: 0, at: [2] },
        ],
        maxSeconds,
      }),
      0,
      S1,
    );
  expect(figures(within(30), before(2, 2))).toEqual({ metres: 100, seconds: 10 });
  expect(figures(within(29), before(2, 2))).toBeNull();
});

test('alighting delays those who ride on', () => {
  // A rides past B's school to the other one; B's alighting and the next one's add to it.
  const withLimit = (limit: number) =>
    aimed(
      handmade({
        schools: [{ at: 5 }, { at: 0 }],
        others: [{ at: 20 }, { at: 10 }, { at: 8 }],
        parts: [
          { school: 1, at: [2], am: [{ limit }] },
          { school: 0, at: [3], am: [{ alighting: 3 }] },
          { school: 0, at: [4], am: [{ alighting: 7 }] },
        ],
      }),
      0,
      1,
      S1,
      S2,
    );
  expect(figures(withLimit(30), before(3, 3))).toEqual({ metres: 0, seconds: 7 });
  expect(figures(withLimit(29), before(3, 3))).toBeNull();
});

test('one school at a time: neither through another school nor beside others', () => {
  const two = (oneSchoolAtATime: boolean, rest: RowSpec = {}) =>
    aimed(
      handmade({
        schools: [{ at: 0 }, { at: 50 }],
        others: [{ at: 20 }, { at: 30 }],
        parts: [
          { school: 0, at: [2] },
          { school: 1, at: [3], am: [rest] },
        ],
        oneSchoolAtATime,
      }),
      0,
      S1,
    );
  const lawful = (apart: boolean) =>
    [before(1, 1, true), before(1, 2, true), before(2, 2, true), before(2, 3, true), before(3, 3, true)].map(
      (where) => figures(two(apart), where) !== null,
    );
  expect(lawful(false)).toEqual([true, true, true, true, true]);
  // Only before everybody boards, and when all have alighted.
  expect(lawful(true)).toEqual([true, false, false, false, true]);
});

test('one school at a time: nor beside somebody in a wheelchair', () => {
  const made = aimed(
    handmade({
      schools: [{ at: 0 }, { at: 5 }],
      others: [{ at: 20 }, { at: 10 }],
      parts: [
        { school: 0, at: [2], am: [{ seats: 0, chairs: 1 }] },
        { school: 1, at: [3] },
      ],
      oneSchoolAtATime: true,
    }),
    0,
    S1,
  );
  expect(figures(made, before(1, 1, true))).not.toBeNull();
  expect(figures(made, before(2, 2, true))).toBeNull();
  expect(figures(made, before(3, 3, true))).not.toBeNull();
});

test('too late for a school: once and for all later calls', () => {
  const opening = (opens: number) => {
    const { variant, scan } = aimed(
      handmade({
        schools: [
          { at: 0, window: [opens, 200] },
          { at: 50, window: [0, 150] },
        ],
        others: [{ at: 20 }, { at: 30 }],
        parts: [
          { school: 0, at: [2] },
          { school: 1, at: [3] },
        ],
      }),
      0,
      S1,
    );
    return [1, 2, 3].map((k) => scan.tooLate(variant, k));
  };
  // From the first school, at 100 at the earliest, it is 150 at the second: just in time.
  expect(opening(100)).toEqual([false, false, false]);
  expect(opening(101)).toEqual([false, false, true]);
});

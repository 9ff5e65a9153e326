/** Edits of a run: places 0 and 1 are schools, the others homes; parts 0 … 4 go to school 0, parts 5 … 9 to school 1. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/solve/problem.ts';
import {
  callAt,
  copyPlacement,
  EMPTY_RUN,
  type Placement,
  type Run,
  withoutParts,
  withPart,
} from '../../src/solve/run.ts';

const PROBLEM = { schools: 2, partSchool: Int32Array.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1) } as unknown as Problem;

const shown = (run: Run) =>
  [...run.place].map((place, k) => [place, ...run.parts.subarray(run.start[k], run.start[k + 1])]);

const at = (pick: number, school: number, rest: Partial<Placement> = {}): Placement => ({
  pick,
  school,
  merge: false,
  newSchool: false,
  ...rest,
});

const first = withPart(EMPTY_RUN, 0, 10, 0, at(0, 0, { newSchool: true }));

describe('with one part more', () => {
  test('an empty run becomes a pick-up and a school', () => {
    expect(shown(first)).toEqual([[10, 0], [0]]);
    expect(EMPTY_RUN.calls).toBe(0);
  });

  test('before and after another pick-up', () => {
    expect(shown(withPart(first, 1, 11, 0, at(0, 1)))).toEqual([[11, 1], [10, 0], [0]]);
    expect(shown(withPart(first, 1, 11, 0, at(1, 1)))).toEqual([[10, 0], [11, 1], [0]]);
  });

  test('at a call that exists', () => {
    expect(shown(withPart(first, 1, 10, 0, at(0, 1, { merge: true })))).toEqual([[10, 0, 1], [0]]);
  });

  test('with a school of its own, before, between and after', () => {
    expect(shown(withPart(first, 5, 12, 1, at(0, 0, { newSchool: true })))).toEqual([[12, 5], [1], [10, 0], [0]]);
    expect(shown(withPart(first, 5, 12, 1, at(0, 1, { newSchool: true })))).toEqual([[12, 5], [10, 0], [1], [0]]);
    expect(shown(withPart(first, 5, 12, 1, at(2, 2, { newSchool: true })))).toEqual([[10, 0], [0], [12, 5], [1]]);
    expect(shown(withPart(first, 5, 10, 1, at(0, 1, { merge: true, newSchool: true })))).toEqual([
      [10, 0, 5],
      [1],
      [0],
    ]);
  });
});

describe('without some parts', () => {
  const run = withPart(withPart(first, 1, 10, 0, at(0, 1, { merge: true })), 5, 12, 1, at(1, 2, { newSchool: true }));

  test('a call shared with others stays', () => {
    expect(shown(run)).toEqual([[10, 0, 1], [12, 5], [0], [1]]);
    expect(shown(withoutParts(PROBLEM, run, (part) => part === 0))).toEqual([[10, 1], [12, 5], [0], [1]]);
  });

  test('a call nobody needs goes, and a school nobody goes to', () => {
    expect(shown(withoutParts(PROBLEM, run, (part) => part === 5))).toEqual([[10, 0, 1], [0]]);
    expect(shown(withoutParts(PROBLEM, run, (part) => part < 5))).toEqual([[12, 5], [1]]);
  });

  test('nothing is left without everybody', () => {
    expect(shown(withoutParts(PROBLEM, run, () => true))).toEqual([]);
  });
});

test('adding parts at random and taking them out again leaves what was there', () => {
  const edit = fc.record({ place: fc.integer({ min: 2, max: 6 }), pick: fc.nat(20), school: fc.nat(20) });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 10 }), (edits) => {
      let run = EMPTY_RUN;
      edits.forEach(({ place, pick, school }, part) => {
        const own = PROBLEM.partSchool[part];
        const visited = callAt(run, own);
        const merged = callAt(run, place);
        const schoolAt = visited >= 0 ? visited : Math.max(merged + 1, school % (run.calls + 1));
        if (merged >= schoolAt) return;
        const pickAt = merged >= 0 ? merged : pick % (schoolAt + 1);
        const before = run;
        run = withPart(run, part, place, own, at(pickAt, schoolAt, { merge: merged >= 0, newSchool: visited < 0 }));
        expect(shown(withoutParts(PROBLEM, run, (p) => p === part))).toEqual(shown(before));
        // Each place once, every part before its school, nothing after the last school.
        expect(new Set(run.place).size).toBe(run.calls);
        for (let k = 0; k < run.calls; k++) {
          for (const p of run.parts.subarray(run.start[k], run.start[k + 1])) {
            expect(callAt(run, PROBLEM.partSchool[p])).toBeGreaterThan(k);
          }
        }
        expect(run.place[run.calls - 1]).toBeLessThan(PROBLEM.schools);
      });
    }),
    { seed: 2, numRuns: 500 },
  );
});

test('a placement is copied field by field', () => {
  const to = at(0, 0);
  copyPlacement(at(3, 4, { merge: true, newSchool: true }), to);
  expect(to).toEqual({ pick: 3, school: 4, merge: true, newSchool: true });
});

/** From a position in a run as planned for the week to one on certain weekdays. */
import type { Position } from './confirm.ts';
import type { Placement, Run } from './run.ts';
import { CALL, RUN_CALLS, RUN_START, RUN_STRIDE, STRIDE, type Variant } from './variant.ts';

/**
 * Turns the placement `at` in the week's run, the `position`-th of its session, into one in the variant, which may skip
 * calls; into `where`. A negative position −1 − b stands for a run of the part's own at boundary b.
 */
export function locate(variant: Variant, position: number, run: Run, at: Placement, where: Position): void {
  const { data, runs } = variant;
  if (position < 0) {
    const boundary = -1 - position;
    where.merge = false;
    where.newSchool = true;
    where.pick = boundary * RUN_STRIDE < runs.length ? runs[boundary * RUN_STRIDE + RUN_START] : variant.calls + 1;
    where.school = where.pick;
    return;
  }
  const start = runs[position * RUN_STRIDE + RUN_START];
  const end = start + runs[position * RUN_STRIDE + RUN_CALLS];
  where.merge = at.merge;
  where.newSchool = at.newSchool;
  if (end - start === run.calls) {
    where.pick = start + at.pick;
    where.school = start + at.school;
    return;
  }
  where.pick = start;
  while (where.pick < end && data[where.pick * STRIDE + CALL] < at.pick) where.pick++;
  where.school = start;
  while (where.school < end && data[where.school * STRIDE + CALL] < at.school) where.school++;
  if (at.merge && (where.pick === end || data[where.pick * STRIDE + CALL] !== at.pick)) where.merge = false;
  if (!at.newSchool && (where.school === end || data[where.school * STRIDE + CALL] !== at.school)) {
    where.newSchool = true;
  }
}

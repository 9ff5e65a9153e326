/** What is carried of a task's week, and what is left of it. */
import { expect, test } from 'vitest';
import { isComplete, journeysIn, type Taken, unitsLeft } from '../../src/parallel/offer.ts';
import { piecesOf } from '../../src/solve/pieces.ts';
import { aCase, pupil } from '../check/support.ts';
import { prepare } from '../solve/support.ts';

/** Monday and Tuesday; pieces: am+pm 3, am+pm 2, am+pm 1, am 3, pm 3, am 2, pm 2, am 1, pm 1. */
async function carried(indices: number[]): Promise<Taken> {
  const { compiled, choices } = await prepare(aCase({ pupils: [pupil('A', 1000, { days: 0b00011 })] }));
  const pieces = piecesOf(compiled.tasks[0], choices);
  return { set: { pieces, ids: pieces.map((_, i) => 100 + i) }, indices };
}

test('nothing carried leaves four journeys', async () => {
  const nothing = await carried([]);
  expect(isComplete(nothing)).toBe(false);
  expect(journeysIn(nothing)).toBe(0);
  expect(unitsLeft(nothing)).toEqual([
    { id: 105, day: 1 },
    { id: 106, day: 1 },
    { id: 107, day: 0 },
    { id: 108, day: 0 },
  ]);
});

test('mornings and one afternoon leave the other afternoon', async () => {
  const most = await carried([3, 8]);
  expect(isComplete(most)).toBe(false);
  expect(journeysIn(most)).toBe(3);
  expect(unitsLeft(most)).toEqual([{ id: 106, day: 1 }]);
});

test.each([[[0]], [[1, 2]], [[3, 4]], [[5, 6, 7, 8]]])('pieces %j are the whole week', async (indices) => {
  const all = await carried(indices);
  expect(isComplete(all)).toBe(true);
  expect(journeysIn(all)).toBe(4);
  expect(unitsLeft(all)).toEqual([]);
});

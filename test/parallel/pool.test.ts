import { describe, expect, test } from 'vitest';
import { SlicePool } from '../../src/parallel/pool.ts';
import { LIVE } from '../../src/parallel/protocol.ts';
import { randomCase } from '../support/randomCase.ts';
import { board, ready, wholeJob } from './support.ts';

describe('a worker that dies', () => {
  test('is replaced, and its slice done again with the same result', async () => {
    const from = await ready(randomCase(5));
    const context = { problem: from.problem, travel: from.source, board: board() };
    const pool = new SlicePool(2, context);
    try {
      const fine = await pool.solve(wholeJob(from, 30));
      expect(pool.restarts).toBe(0);
      const afterwards = await pool.solve(wholeJob(from, 30, { crash: true }));
      // A worker's death may take more than one attempt with it, but never the job.
      expect(pool.restarts).toBeGreaterThanOrEqual(1);
      expect(afterwards).toEqual(fine);
      expect(await pool.solve(wholeJob(from, 30))).toEqual(fine);
    } finally {
      await pool.close();
    }
  });

  test('does not disturb the other slices', async () => {
    const from = await ready(randomCase(5));
    const pool = new SlicePool(2, { problem: from.problem, travel: from.source, board: board() });
    try {
      const jobs = [0, 1, 2, 3].map((slot) => pool.solve(wholeJob(from, 30, { slot, crash: slot === 1 })));
      const [first, ...others] = await Promise.all(jobs);
      for (const other of others) expect(other).toEqual(first);
    } finally {
      await pool.close();
    }
  });
});

test.each([0, 1])('a slice whose own code fails fails at once, with its cause (%i threads)', async (threads) => {
  const from = await ready(randomCase(5));
  const pool = new SlicePool(threads, { problem: from.problem, travel: from.source, board: board() });
  try {
    const job = wholeJob(from, 5, { slot: 4 });
    const broken = { ...job, task: { ...job.task, sketch: { duties: [], absent: [1_000_000] } } };
    await expect(pool.solve(broken)).rejects.toThrow(/^slice 4: /);
    expect(pool.restarts).toBe(0);
    // The pool lives on.
    expect((await pool.solve(job)).iterations).toBe(5);
  } finally {
    await pool.close();
  }
});

test.each([1, 2])('when no worker can start, every slice says why (%i threads)', async (threads) => {
  const from = await ready(randomCase(5));
  const context = { problem: from.problem, travel: from.source, board: board() };
  const pool = new SlicePool(threads, context, '/nowhere/no-such-worker.js');
  try {
    const slots = [0, 1, 2];
    const outcomes = await Promise.allSettled(slots.map((slot) => pool.solve(wholeJob(from, 5, { slot }))));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringContaining('no-such-worker') },
      });
    }
    expect(pool.restarts).toBe(2 * slots.length);
  } finally {
    await pool.close();
  }
});

test('the notice board tells how far each slice has got', async () => {
  const from = await ready(randomCase(5));
  const shared = board();
  const pool = new SlicePool(1, { problem: from.problem, travel: from.source, board: shared });
  try {
    const { sketch } = await pool.solve(wholeJob(from, 25, { slot: 2 }));
    const [iterations, cost, absent, vehicles] = shared.live.subarray(2 * LIVE, 3 * LIVE);
    expect([iterations, absent, vehicles]).toEqual([25, sketch.absent.length, sketch.duties.length]);
    expect(cost).toBe(sketch.duties.reduce((sum, duty) => sum + duty.cost, 0));
    expect([...shared.live.subarray(0, 2 * LIVE)].every((x) => x === 0)).toBe(true);
  } finally {
    await pool.close();
  }
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 180_000,
    // Worker threads are started by the code under test; forks keep them out of vitest's own pool.
    pool: 'forks',
    maxWorkers: 2,
  },
});

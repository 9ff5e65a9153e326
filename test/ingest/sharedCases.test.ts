/** The two large cases beside the project, where they are: real files must load without an error. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { judgeCase } from '../../src/ingest/index.ts';

const CASES = fileURLToPath(new URL('../../../shared/cases', import.meta.url));

describe.each([
  ['isle-of-wight', 1662, 1497],
  ['county-12000', 12_000, 0],
])('%s', (name, pupils, stops) => {
  const folder = `${CASES}/${name}`;
  const absent = !existsSync(folder);
  test.skipIf(absent)(
    `loads without an error or a warning${absent ? ` (not run: ${folder} is absent)` : ''}`,
    async () => {
      const { theCase, faults, summary } = await judgeCase(folder);
      expect(faults.filter((fault) => fault.severity !== 'note')).toEqual([]);
      expect(theCase?.pupils).toHaveLength(pupils);
      expect(theCase?.stops).toHaveLength(stops);
      // Everybody of these cases is carried today.
      expect(summary?.current?.pupils).toBe(pupils);
    },
  );
});

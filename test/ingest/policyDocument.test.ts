import { expect, test } from 'vitest';
import { FaultList } from '../../src/ingest/faults.ts';
import { parseCaseYaml } from '../../src/ingest/policy/document.ts';

test('aliases that would unfold without end are a fault of the file', () => {
  const levels = Array.from({ length: 12 }, (_, i) => {
    const inner = i === 0 ? 'x' : `*a${i - 1}`;
    return `a${i}: &a${i} [${Array(9).fill(inner).join(', ')}]`;
  });
  const faults = new FaultList();
  expect(parseCaseYaml(levels.join('\n'), faults).values).toEqual({});
  expect(faults.list().map(({ code, line }) => [code, line])).toEqual([['POLICY-YAML', 1]]);
});

import { describe, expect, test } from 'vitest';
import { didYouMean } from '../../src/cli/didYouMean.ts';
import { readArguments } from '../../src/cli/options.ts';
import { SchoolrunError } from '../../src/model/index.ts';

const KINDS = { out: 'string', seconds: 'string', seed: 'string', quiet: 'boolean' } as const;
const read = (...args: string[]) => readArguments(args, KINDS, ['CASE']);

function faultOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof SchoolrunError && error.exitCode === 2)
      return `${error.faults[0].cause} ${error.faults[0].remedy}`;
    throw error;
  }
  return 'no fault';
}

describe('arguments', () => {
  test('in any order, with = or a space', () => {
    const given = read('--out=plan', 'case', '--seconds', '2.5', '--quiet', '--seed', '0');
    expect(given.positionals).toEqual(['case']);
    expect([given.text('out'), given.positive('seconds', 100, 30), given.whole('seed', 0, 9, 1)]).toEqual([
      'plan',
      2.5,
      0,
    ]);
    expect([given.has('quiet'), given.text('seconds')]).toEqual([true, '2.5']);
    expect(read('case').whole('seed', 0, 9, 1)).toBeUndefined();
  });

  test.each([
    [['case', '--sedonds', '3'], 'There is no option --sedonds. Did you mean --seconds?'],
    [['case', '-x'], 'There is no option -x. Known are --out, --seconds, --seed, --quiet.'],
    [['case', '--out'], '--out needs a value.'],
    [['case', '--out', '--quiet'], '--out needs a value.'],
    [['case', '--quiet=yes'], '--quiet takes no value.'],
    [['case', '--seed', '1', '--seed', '2'], '--seed is given twice.'],
    [[], 'CASE is missing.'],
    [['my', 'case'], 'There is one argument too many.'],
  ])('%j is a fault with a remedy', (args, message) => {
    expect(faultOf(() => read(...args))).toContain(message);
  });

  test.each(['-1', '1e3', '0x10', '', 'ten', '1.5', '11', 'NaN'])('%j is not a whole number up to 10', (value) => {
    expect(faultOf(() => read('case', `--seed=${value}`).whole('seed', 0, 10, 7))).toContain(
      '--seed must be a whole number',
    );
  });

  test('the remedy is a number that the option takes', () => {
    expect(faultOf(() => read('case', '--seed=21').whole('seed', 0, 20, 3))).toContain('For example: --seed 3');
    expect(faultOf(() => read('case', '--seconds=0').positive('seconds', 9, 5))).toContain('For example: --seconds 5');
  });

  test.each(['0', '-1', 'Infinity', '101'])('%j is not a time up to 100', (value) => {
    expect(faultOf(() => read('case', `--seconds=${value}`).positive('seconds', 100, 30))).toContain(
      'a number above 0',
    );
  });
});

describe('an option that may be given several times', () => {
  const several = (...args: string[]) => readArguments(args, { plan: 'strings', quiet: 'boolean' }, []);

  test('keeps its values in their order', () => {
    expect(several('--plan', 'a', '--quiet', '--plan=b', '--plan', 'a').all('plan')).toEqual(['a', 'b', 'a']);
    expect(several().all('plan')).toEqual([]);
    expect(several('--quiet').has('quiet')).toBe(true);
  });

  test('still needs a value each time', () => {
    expect(faultOf(() => several('--plan', 'a', '--plan'))).toContain('--plan needs a value.');
    expect(faultOf(() => several('--quiet', '--quiet'))).toContain('--quiet is given twice.');
  });
});

test('did you mean', () => {
  const known = ['validate', 'optimise', 'check'];
  expect(['validte', 'optimize', 'chekc', 'CHECK', 'plan'].map((w) => didYouMean(w, known))).toEqual([
    'validate',
    'optimise',
    'check',
    'check',
    null,
  ]);
});

import { describe, expect, test } from 'vitest';
import { faultsText, tellError } from '../../src/cli/faults.ts';
import { type Fault, SchoolrunError } from '../../src/model/index.ts';

const fault = (changes: Partial<Fault>): Fault => ({
  code: 'lat_lon_swapped',
  severity: 'error',
  file: 'pupils.csv',
  line: 7,
  column: 'home_lat',
  value: '-1.3',
  cause: 'Latitude and longitude are swapped.',
  remedy: 'Exchange the two columns.',
  ...changes,
});

test('a fault says where, what, and what to do; errors come first', () => {
  const note = fault({ severity: 'note', file: '', line: null, column: null, value: null, cause: 'A note.' });
  expect(faultsText([note, fault({})])).toBe(
    'error [lat_lon_swapped] pupils.csv:7 home_lat "-1.3": Latitude and longitude are swapped.\n' +
      '  → Exchange the two columns.\n' +
      'note [lat_lon_swapped] A note.\n  → Exchange the two columns.',
  );
});

test('a value cannot steer the terminal, nor fill it', () => {
  expect(faultsText([fault({ value: '\u001b[2J' })])).toContain('"<U+001B>[2J"');
  expect(faultsText([fault({ file: '', column: null, line: null, value: '0' })])).toMatch(
    /^error \[lat_lon_swapped\] "0": L/,
  );
  expect(faultsText([fault({ value: 'x'.repeat(500) })]).length).toBeLessThan(250);
});

describe('an error', () => {
  test('of the user has its faults and its exit code', () => {
    const { text, exitCode } = tellError(new SchoolrunError('The case has 1 error.', 2, [fault({})]));
    expect(exitCode).toBe(2);
    expect(text).toMatch(/^error \[lat_lon_swapped\][\s\S]*\nschoolrun: The case has 1 error\.\n$/);
  });

  test('of ours has its stack and how to report it', () => {
    const { text, exitCode } = tellError(new TypeError('x is not a function'));
    expect(exitCode).toBe(1);
    expect(text).toContain('a defect of ours');
    expect(text).toContain('TypeError: x is not a function');
    expect(text).toContain('Please report it');
    const unlawful = tellError(new SchoolrunError('the finished plan breaks 2 rules', 1));
    expect([unlawful.exitCode, unlawful.text.includes('a defect of ours')]).toEqual([1, true]);
  });
});

import { expect, test } from 'vitest';
import { wrap } from '../../src/report/wrap.ts';

test('lines are as long as they may be, and no longer', () => {
  expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  expect(wrap('one two three', 13)).toEqual(['one two three']);
});

test('an indented block with a label', () => {
  expect(wrap('one two three', 12, 4, 'am')).toEqual(['am  one two', '    three']);
});

test('a word longer than a line stays whole', () => {
  expect(wrap('a Llanfairpwllgwyngyll b', 8)).toEqual(['a', 'Llanfairpwllgwyngyll', 'b']);
});

import { expect, test } from 'vitest';
import { shellWord } from '../../bench/common/options.ts';
import { qualityOptions } from '../../bench/quality/options.ts';
import { commandOf } from '../../bench/quality/results.ts';
import { SET_NAMES, selectInstances } from '../../bench/quality/sets.ts';
import { instance } from './support.ts';

const read = (line: string) => qualityOptions(line.split(' '));

test('what a complete command line says', () => {
  expect(read('--set sbrp --seconds 2.5 --seeds 3 --threads 2 --only RSRB --json out.json')).toEqual({
    settings: { set: 'sbrp', budget: { seconds: 2.5 }, seeds: 3, threads: 2, only: 'RSRB' },
    json: 'out.json',
  });
});

test('defaults', () => {
  const { settings, json } = read('--set cases --iterations 10');
  expect(settings).toMatchObject({ budget: { iterations: 10 }, seeds: 1, only: null });
  expect(settings.threads).toBeGreaterThan(0);
  expect(json).toBe(null);
});

test.each([
  ['--seconds 1', /--set is missing/],
  ['--set nothing --seconds 1', /no set "nothing"/],
  ['--set sbrp', /either --seconds or --iterations/],
  ['--set sbrp --seconds 1 --iterations 1', /either --seconds or --iterations/],
  ['--set sbrp --seconds 0', /above 0/],
  ['--set sbrp --seconds one', /above 0, not "one"/],
  ['--set sbrp --iterations 1.5', /whole number/],
  ['--set sbrp --seconds 1 --seeds 0', /--seeds must be a whole number, 1 or more/],
  ['--set sbrp --seconds 1 --fast', /Unknown option '--fast'/],
  ['--set sbrp --seconds 1 extra', /extra/],
])('%s', (line, message) => expect(() => read(line)).toThrow(message));

test('the command that is named is the one that was given', () => {
  for (const only of [null, 'RSRB01', "fixed bell's"]) {
    const settings = { set: 'sbrp', budget: { seconds: 25 }, seeds: 2, threads: 2, only } as const;
    const words = commandOf(settings).replace("'fixed bell'\\''s'", 'FIXED').split(' ').slice(4);
    const given = words.map((word) => (word === 'FIXED' ? (only ?? '') : word));
    expect(qualityOptions(given).settings).toEqual(settings);
  }
  expect(shellWord('a2-16')).toBe('a2-16');
  expect(shellWord('fixed bell')).toBe("'fixed bell'");
});

test('instances by a part of their name or group', () => {
  const all = ['R101 distance alone', 'C101 distance alone'].map((name) => instance(name, []));
  expect(selectInstances(all, 'r101').map(({ name }) => name)).toEqual(['R101 distance alone']);
  expect(selectInstances(all, 'SMALL')).toHaveLength(2);
  expect(selectInstances(all, null)).toHaveLength(2);
  expect(selectInstances(all, 'nothing')).toEqual([]);
  expect(SET_NAMES).toContain('cases');
});

import { expect, test } from 'vitest';
import { shellWord } from '../../bench/common/options.ts';
import { qualityOptions } from '../../bench/quality/options.ts';
import { commandOf } from '../../bench/quality/results.ts';
import { SET_NAMES, selectInstances } from '../../bench/quality/sets.ts';
import { instance } from './support.ts';

const read = (line: string) => qualityOptions(line.split(' '));

test('what a complete command line says', () => {
  expect(read('--set sbrp --seconds 2.5 --seeds 3 --threads 2 --only RSRB --json out.json')).toEqual({
    settings: { set: 'sbrp', budget: { seconds: 2.5 }, seeds: 3, threads: 2, only: 'RSRB', parameters: null },
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
  ['--set sbrp --seconds 1 --only RSRB01;', /--only needs a text/],
  ['--set sbrp --seconds 1 --only=', /--only needs a text/],
  ['--set sbrp --seconds 1 --parameters fast', /is to be JSON such as/],
  ['--set sbrp --seconds 1 --parameters {"speed":1}', /there is no "speed"; known: averageRemoved/],
  ['--set sbrp --seconds 1 --parameters {"blink":"often"}', /"blink" is to be like 0.05/],
  ['--set sbrp --seconds 1 --parameters {"blink":-1}', /"blink" is to be like 0.05/],
  ['--set sbrp --seconds 1 --parameters {"endTemperature":0}', /"endTemperature" must be above 0/],
  ['--set sbrp --seconds 1 --parameters [1]', /is to be JSON such as/],
  ['--set sbrp --seconds 1 --parameters {"orderWeights":[1,2]}', /"orderWeights" is to be like \[4,4,2,1,2\]/],
])('%s', (line, message) => expect(() => read(line)).toThrow(message));

test('parameters are kept as JSON without spaces, and only where something is changed', () => {
  const kept = (json: string) =>
    qualityOptions(['--set', 'sbrp', '--seconds', '1', '--parameters', json]).settings.parameters;
  expect(kept('{ "blink": 0, "orderWeights": [1, 0, 0, 0, 0] }')).toBe('{"blink":0,"orderWeights":[1,0,0,0,0]}');
  expect(kept('{}')).toBe(null);
});

test('the command that is named is the one that was given', () => {
  for (const only of [null, 'RSRB01', "fixed bell's"]) {
    const settings = {
      set: 'sbrp',
      budget: { seconds: 25 },
      seeds: 2,
      threads: 2,
      only,
      parameters: only && '{"lookAhead":0}',
    } as const;
    const words = commandOf(settings)
      .replace("'fixed bell'\\''s'", 'FIXED')
      .replace(/'(\{.*\})'/, '$1')
      .split(' ')
      .slice(4);
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
  expect(selectInstances(all, 'r101; c101')).toHaveLength(2);
  // A whole name means that instance alone, though another's holds it.
  const alike = [...all, instance('RC101 distance alone', [])];
  expect(selectInstances(alike, 'C101 distance alone').map(({ name }) => name)).toEqual(['C101 distance alone']);
  expect(SET_NAMES).toContain('cases');
});

import { expect, test } from 'vitest';
import { harmless, harmlessJson, harmlessLine, isSteering, withoutSteering } from '../../src/model/characters.ts';

test('what steers a terminal is shown by its name; line feeds stay', () => {
  expect(harmless('a\u001b[31mb\u009bc\r\nd\u202ee')).toBe('a<U+001B>[31mb<U+009B>c<U+000D>\nd<U+202E>e');
  expect(harmlessLine('a\nb')).toBe('a<U+000A>b');
  expect(harmless('Ysgol Gwynllyw – £5 → école 学校')).toBe('Ysgol Gwynllyw – £5 → école 学校');
});

test('JSON stays the same value', () => {
  const value = { name: 'a\u009b31m\u001b[\u202e\u2028b\n\t' };
  const text = harmlessJson(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(isSteering(text)).toBe(false);
  expect(JSON.parse(harmlessJson(value, 2))).toEqual(value);
});

test('a text without them stands on one line', () => {
  expect(withoutSteering('Frame\r\n  and\thoist')).toBe('Frame and hoist');
  expect(withoutSteering('St\u001b]0;x\u0007 Mary\u2028s')).toBe('St]0;x Mary s');
  expect(withoutSteering('two  spaces stay')).toBe('two  spaces stay');
  expect(isSteering('two  spaces')).toBe(false);
});

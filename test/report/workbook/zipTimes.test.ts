import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fixZipTimes } from '../../../src/report/workbook/zipTimes.ts';
import { partsOf } from './readBook.ts';

const zipAt = (year: number) =>
  zipSync(
    { 'a.txt': new Uint8Array([65, 66]), 'b/c.txt': new Uint8Array(3000).fill(67) },
    { mtime: new Date(year, 3, 5) },
  );

test('two zips of the same files, made years apart, become the same bytes', () => {
  const [one, other] = [zipAt(2026), zipAt(2031)];
  expect(one).not.toEqual(other);
  fixZipTimes(one);
  fixZipTimes(other);
  expect(one).toEqual(other);
  expect(partsOf(one)).toEqual(partsOf(zipAt(2020)));
});

test('what is no zip is refused', () => {
  expect(() => fixZipTimes(new Uint8Array(100))).toThrow('No zip record');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gbp, minutes, rideMinutes, sayDate, sayNumber, sayPounds } from '../../src/report/figures.ts';

test('money', () => {
  expect([0, 5, -5, 123_456].map(gbp)).toEqual(['0.00', '0.05', '-0.05', '1234.56']);
  expect([123_456_789, -150, -49].map(sayPounds)).toEqual(['£1,234,568', '−£2', '£0']);
  expect(sayNumber(1000)).toBe('1,000');
});

test('a day of the calendar', () => {
  expect(['2027-09-01', '2028-02-29', 'soon'].map(sayDate)).toEqual(['1 September 2027', '29 February 2028', 'soon']);
});

test('minutes are rounded half up to a tenth', () => {
  expect([0, 3, 2, 2700, 2703].map(minutes)).toEqual(['0.0', '0.1', '0.0', '45.0', '45.1']);
});

test('a ride over its limit never looks like one within it, nor the reverse', () => {
  expect(rideMinutes(2701, 2700)).toBe('45.1');
  expect(rideMinutes(2700, 2700)).toBe('45.0');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 9000 }), (ride, limit) => {
      expect(Number(rideMinutes(ride, limit)) > Number(minutes(limit))).toBe(ride > limit);
    }),
  );
});

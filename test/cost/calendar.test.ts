import { describe, expect, it } from 'vitest';
import { accountYears, dayNumber, isoDate } from '../../src/cost/calendar.ts';

describe('calendar days', () => {
  it('are counted without the clocks', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dayNumber('2027-11-01') - dayNumber('2027-10-30')).toBe(2);
    expect(isoDate(dayNumber('2028-02-28') + 1)).toBe('2028-02-29');
  });
});

describe('the years of the accounts', () => {
  const years = (kind: 'financial' | 'academic', day: string) =>
    accountYears(kind, dayNumber(day), 3).map((y) => [y.label, isoDate(y.first), y.next - y.first]);

  it('run from April or from September, and are as long as the calendar makes them', () => {
    expect(years('financial', '2027-09-01')).toEqual([
      ['2027-28', '2027-04-01', 366],
      ['2028-29', '2028-04-01', 365],
      ['2029-30', '2029-04-01', 365],
    ]);
    expect(years('academic', '2027-09-01')).toEqual([
      ['2027/28', '2027-09-01', 366],
      ['2028/29', '2028-09-01', 365],
      ['2029/30', '2029-09-01', 365],
    ]);
  });

  it('begin with the one that holds the day', () => {
    expect(years('financial', '2028-03-31')[0][0]).toBe('2027-28');
    expect(years('financial', '2028-04-01')[0][0]).toBe('2028-29');
    expect(years('academic', '2027-08-31')[0][0]).toBe('2026/27');
    expect(years('academic', '2098-01-01').map(([label]) => label)).toEqual(['2097/98', '2098/99', '2099/00']);
  });
});

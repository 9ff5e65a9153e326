import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/cost/calendar.ts';
import { stopDay } from '../../src/cost/notice.ts';
import { contract } from './support.ts';

describe('the day on which a contract can stop', () => {
  const stop = (contractEnd: string | null, noticeDays: number) => {
    const { day, because } = stopDay(contract('C', { contractEnd, noticeDays }), '2027-09-01');
    return [isoDate(day), because];
  };

  it('is the earlier of its end and of the notice, and says which', () => {
    expect(stop(null, 28)).toEqual(['2027-09-29', 'notice']);
    expect(stop('2028-07-21', 28)).toEqual(['2027-09-29', 'notice']);
    expect(stop('2027-09-15', 28)).toEqual(['2027-09-15', 'contract_end']);
    expect(stop('2027-09-29', 28)).toEqual(['2027-09-29', 'contract_end']);
  });

  it('is never before the plan starts', () => {
    expect(stop('2027-07-23', 28)).toEqual(['2027-09-01', 'contract_end']);
    expect(stop('2027-07-23', 0)).toEqual(['2027-09-01', 'contract_end']);
    expect(stop(null, 0)).toEqual(['2027-09-01', 'notice']);
  });
});

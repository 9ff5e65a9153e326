import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from '../../src/ingest/values/dates.ts';
import { readDays } from '../../src/ingest/values/days.ts';
import { readLayout, readLayouts } from '../../src/ingest/values/layouts.ts';
import { readPounds } from '../../src/ingest/values/money.ts';
import { readNumber, toWhole } from '../../src/ingest/values/numbers.ts';
import type { Reading } from '../../src/ingest/values/reading.ts';
import { readTime } from '../../src/ingest/values/times.ts';
import { readWord, readYesNo } from '../../src/ingest/values/words.ts';
import { formatDays, formatTime, PUPIL_CLASSES } from '../../src/model/index.ts';

/** The value read, or `null`. */
function value<T>(reading: Reading<T>): T | null {
  return reading.ok ? reading.value : null;
}

describe('times', () => {
  test.each([
    ['8:45', '08:45:00'],
    ['08:45:30', '08:45:30'],
    ['0.364583', '08:45:00'],
    ['0.36458', '08:45:00'],
    ['.635416667', '15:15:00'],
    ['0,364583', '08:45:00'],
    ['0.5', '12:00:00'],
    ['8.45', '08:45:00'],
    ['15.15', '15:15:00'],
    ['0845', '08:45:00'],
    ['08:45 AM', '08:45:00'],
    ['3:15 pm', '15:15:00'],
    ['3.15pm', '15:15:00'],
    ['12:05 a.m.', '00:05:00'],
    ['12 noon', null],
    ['12pm', '12:00:00'],
    ['15:15 PM', '15:15:00'],
    ['30/12/1899 08:45', '08:45:00'],
    ['8.5', null],
    ['0.36', null],
    ['24:00', null],
    ['8:60', null],
    ['13:00 am', null],
    ['46266', null],
    ['', null],
  ])('%j is %j', (text, time) => {
    const seconds = value(readTime(text));
    expect(seconds === null ? null : formatTime(seconds)).toBe(time);
  });

  test('every minute comes back from a part of a day with six digits, from HH:MM and from HH.MM', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1439 }), (minute) => {
        const clock = formatTime(minute * 60).slice(0, 5);
        expect(value(readTime((minute / 1440).toFixed(6)))).toBe(minute * 60);
        expect(value(readTime(clock))).toBe(minute * 60);
        if (minute >= 60) expect(value(readTime(clock.replace(':', '.').replace(/^0(?=\d\.)/, '')))).toBe(minute * 60);
      }),
    );
  });

  test('every second comes back from a part of a day when seconds count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399 }), (second) => {
        expect(value(readTime((second / 86_400).toFixed(8), false))).toBe(second);
      }),
    );
  });
});

describe('dates', () => {
  test.each([
    ['2027-09-01', '2027-09-01'],
    ['01/09/2027', '2027-09-01'],
    ['1/9/27', '2027-09-01'],
    ['1.9.2027', '2027-09-01'],
    ['01-Sep-2027', '2027-09-01'],
    ['1st September 2027', '2027-09-01'],
    ['46631', '2027-09-01'],
    ['46631.5', '2027-09-01'],
    ['01/09/2027 00:00', '2027-09-01'],
    ['2027-09-01T00:00:00', '2027-09-01'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2027', null],
    ['09/13/2027', null],
    ['1 Foo 2027', null],
    ['12345', null],
    ['soon', null],
  ])('%j is %j', (text, date) => {
    expect(value(readDate(text))).toBe(date);
  });

  test('the serial of the task, 46266, is 1 September 2026', () => {
    expect(value(readDate('46266'))).toBe('2026-09-01');
  });

  test('every day of the century comes back from every form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 36_526, max: 73_050 }), (serial) => {
        const iso = new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-');
        for (const text of [String(serial), iso, `${d}/${m}/${y}`, `${Number(d)}/${Number(m)}/${y}`]) {
          expect(value(readDate(text))).toBe(iso);
        }
      }),
    );
  });
});

describe('days', () => {
  test.each([
    ['', 'MTWTF'],
    ['mtwtf', 'MTWTF'],
    ['M-W-F', 'M-W-F'],
    ['-----', '-----'],
    ['M–W–F', 'M-W-F'],
    ['—WTF', '--WTF'],
    ['M T W T F', 'MTWTF'],
    ["'-T---", '-T---'],
    ['Mon', null],
    ['TMWTF', null],
    ['MTWTFS', null],
    ['M–F', null],
    ['11111', null],
  ])('%j is %j', (text, days) => {
    const mask = value(readDays(text));
    expect(mask === null ? null : formatDays(mask)).toBe(days);
  });

  test('every set of days comes back, also with long dashes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 31 }), fc.constantFrom('-', '–', '—'), (days, dash) => {
        expect(value(readDays(formatDays(days).replaceAll('-', dash)))).toBe(days);
      }),
    );
  });
});

describe('money', () => {
  test.each([
    ['28', false, 280_000],
    ['1.355', false, 13_550],
    ['£1,234.50', false, 12_345_000],
    ['-£5', false, -50_000],
    ['.5', false, 5_000],
    ['1,35', true, 13_500],
    ['1.234,50', true, 12_345_000],
    ['1.5', true, 15_000],
    ['1,234.50', true, 12_345_000],
    ['1.00005', false, 10_001],
    ['1.00004', false, 10_000],
    ['-0', false, 0],
    ['45p', false, null],
    ['1,35', false, null],
    ['', false, null],
  ])('%j (decimal comma: %j) is %j', (text, decimalComma, amount) => {
    expect(value(readPounds(text, decimalComma))).toBe(amount);
  });

  test('every amount comes back exactly, however it is written', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000_000 });
    fc.assert(
      fc.property(amount, (centipence) => {
        const whole = Math.floor(centipence / 10_000);
        const fraction = String(centipence % 10_000).padStart(4, '0');
        const thousands = whole.toLocaleString('en-GB');
        expect(readPounds(`${whole}.${fraction}`)).toEqual({ ok: true, value: centipence, remark: null });
        expect(value(readPounds(`£ ${thousands}.${fraction}`))).toBe(centipence);
        expect(value(readPounds(`${thousands.replaceAll(',', '.')},${fraction}`, true))).toBe(centipence);
      }),
    );
  });

  test('what is lost is said', () => {
    expect(readPounds('1.23456')).toEqual({ ok: true, value: 12_346, remark: 'rounded' });
    expect(readPounds('1.23450')).toEqual({ ok: true, value: 12_345, remark: null });
  });
});

describe('numbers', () => {
  test.each([
    ['1,234.5', 1234.5],
    ['12,34', null],
    ['1 234', 1234],
    ['5.2E-05', 0.000052],
    ['1.5e3', 1500],
    ['1e2', 100],
    ['\u22121.5', -1.5],
    ['1.2.3', null],
    ['0x10', null],
    ['Infinity', null],
  ])('%j is %j', (text, number) => {
    expect(value(readNumber(text))).toBe(number);
  });

  test('whole units', () => {
    expect(toWhole(0.1 * 60)).toEqual({ ok: true, value: 6, remark: null });
    expect(toWhole(19.8)).toEqual({ ok: true, value: 20, remark: 'rounded' });
    expect(toWhole(1e300).ok).toBe(false);
  });
});

describe('words', () => {
  test.each(['social_care', 'Social Care', 'SOCIAL-CARE'])('%j is a class', (text) => {
    expect(value(readWord(text, PUPIL_CLASSES))).toBe('social_care');
  });

  test('yes and no in all their forms', () => {
    expect(['yes', 'Y', 'TRUE', '1', 'True'].map((text) => value(readYesNo(text)))).toEqual(Array(5).fill(true));
    expect(['no', 'N', 'FALSE', '0', 'nO'].map((text) => value(readYesNo(text)))).toEqual(Array(5).fill(false));
    expect(value(readYesNo('perhaps'))).toBeNull();
  });
});

describe('layouts', () => {
  test('as Excel saves them', () => {
    expect(value(readLayout('04:00'))).toEqual({ seats: 4, wheelchairs: 0 });
    expect(value(readLayout('53:00:00'))).toEqual({ seats: 53, wheelchairs: 0 });
    expect(value(readLayout('0.1666666667'))).toEqual({ seats: 4, wheelchairs: 0 });
    expect(value(readLayout('2.208333333'))).toEqual({ seats: 53, wheelchairs: 0 });
  });

  test('every list of layouts comes back', () => {
    const layout = fc.record({ seats: fc.integer({ min: 0, max: 90 }), wheelchairs: fc.integer({ min: 0, max: 12 }) });
    const some = fc.uniqueArray(
      layout.filter((l) => l.seats + l.wheelchairs > 0),
      { minLength: 1, maxLength: 6, selector: (l) => `${l.seats}:${l.wheelchairs}` },
    );
    fc.assert(
      fc.property(some, (layouts) => {
        const text = layouts.map((l) => `${l.seats}:${l.wheelchairs}`).join('|');
        expect(readLayouts(text)).toEqual({ ok: true, value: layouts, remark: null });
      }),
    );
  });
});

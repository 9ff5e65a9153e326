/** Cells as the workbook has them: real numbers, dates and times with a British format, and text that stays text. */
import type { CellObject } from 'write-excel-file/node';
import type { Pence, Seconds } from '../../model/index.ts';
import { cellText } from './text.ts';

/** `null`: an empty cell. */
export type BookCell = CellObject | null;
type Style = Omit<CellObject, 'value' | 'type' | 'format'>;

const POUND = '[$£-809]#,##0';
/** A little room at the right, so that figures do not touch the text of the next column. */
const ROOM = '_-';
const redBelowZero = (format: string) => `${format}${ROOM};[Red]-${format}${ROOM}`;
/** 1 January 1970 in spreadsheets' days. */
const UNIX_EPOCH = 25_569;
const DAY_SECONDS = 86_400;
/** Beyond this some spreadsheets show `####` for a cell of the format Text. */
const LONGEST_AS_TEXT = 255;

/** Ids, names and words of the case: also typed over they stay text, and keep their leading zeros. */
export function text(value: string | null | undefined, style: Style = {}): BookCell {
  if (value === null || value === undefined || value === '') return blank(style);
  const asText = value.length <= LONGEST_AS_TEXT ? { format: '@' } : {};
  return { value: cellText(value), type: String, ...asText, ...style };
}

/** An empty cell, which may have a colour or a border. */
export function blank(style: Style = {}): BookCell {
  return Object.keys(style).length === 0 ? null : style;
}

/** Pounds and pence. */
export function money(pence: Pence | null | undefined, style: Style = {}): BookCell {
  return figure(pence === null || pence === undefined ? null : pence / 100, redBelowZero(`${POUND}.00`), style);
}

/** The same amount, shown in whole pounds. */
export function pounds(pence: Pence | null, style: Style = {}): BookCell {
  return figure(pence === null ? null : pence / 100, redBelowZero(POUND), style);
}

/** A rate: as many decimals as it has, two at least. */
export function rate(centipence: number | null | undefined, style: Style = {}): BookCell {
  return figure(
    centipence === null || centipence === undefined ? null : centipence / 10_000,
    `${POUND}.00##${ROOM}`,
    style,
  );
}

export function count(n: number | null | undefined, style: Style = {}): BookCell {
  return figure(n ?? null, `#,##0${ROOM}`, style);
}

/** Any number with up to so many decimals. */
export function decimal(n: number | null, decimals: number, style: Style = {}): BookCell {
  return figure(n, `#,##0.${'0'.repeat(decimals)}${ROOM}`, style);
}

/** 0.12: +12.0 %. */
export function signedPercent(share: number | null): BookCell {
  return figure(share, `+0.0%${ROOM};-0.0%${ROOM};0.0%${ROOM}`, {});
}

/** 0.12: 12.0 %. */
export function percent(share: number | null, style: Style = {}): BookCell {
  return figure(share, redBelowZero('0.0%'), style);
}

export function minutes(n: number | null, style: Style = {}): BookCell {
  return decimal(n, 1, style);
}

/** A time of day. */
export function time(seconds: Seconds | null | undefined, format: 'hh:mm' | 'hh:mm:ss' = 'hh:mm'): BookCell {
  return figure(seconds === null || seconds === undefined ? null : seconds / DAY_SECONDS, `${format}${ROOM}`, {});
}

/** A calendar day from its ISO form; `offset` days later. */
export function date(iso: string | null | undefined, style: Style = {}, offset = 0): BookCell {
  if (!iso) return blank(style);
  const day = Math.round(Date.parse(`${iso}T00:00:00Z`) / (DAY_SECONDS * 1000)) + UNIX_EPOCH + offset;
  return figure(day, `d mmm yyyy${ROOM}`, style);
}

function figure(value: number | null, format: string, style: Style): BookCell {
  return value === null ? blank(style) : { value, type: Number, format, ...style };
}

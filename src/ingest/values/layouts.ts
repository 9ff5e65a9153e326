/** Seating layouts of a vehicle: `16:0|13:1` are sixteen seats, or thirteen and one wheelchair. */
import type { Layout } from '../../model/index.ts';
import { type Reading, type Remark, read, unreadable } from './reading.ts';

const PLACES = /^(\d{1,3})\s*:\s*(\d{1,2})$/;
/** Excel takes 4:0 for four o'clock and 53:0 for 53 hours, and saves them as 04:00 and 53:00:00. */
const EXCEL_DURATION = /^(\d{1,3}):(\d{2}):00$/;
const DAY_FRACTION = /^\d{0,2}\.\d{3,}$/;

/** Reads one layout; a layout without any place is none. */
export function readLayout(text: string): Reading<Layout> {
  const parts = PLACES.exec(text) ?? EXCEL_DURATION.exec(text) ?? ofDayFraction(text);
  if (!parts) return unreadable(`"${text}" is not of the form seats:wheelchairs`);
  const layout = { seats: Number(parts[1]), wheelchairs: Number(parts[2]) };
  if (layout.seats + layout.wheelchairs === 0) return unreadable(`"${text}" has no place for anybody`);
  const asWritten = `${layout.seats}:${layout.wheelchairs}` === text.replace(/\s/g, '');
  return read(layout, asWritten ? null : 'excel');
}

function ofDayFraction(text: string): [string, string, string] | null {
  if (!DAY_FRACTION.test(text)) return null;
  const minutes = Math.round(Number(text) * 1440);
  return [text, String(Math.floor(minutes / 60)), String(minutes % 60)];
}

/** Reads the alternatives of a vehicle type; each may occur once. */
export function readLayouts(text: string): Reading<Layout[]> {
  const layouts: Layout[] = [];
  let remark: Remark | null = null;
  for (const part of text.split('|')) {
    const layout = readLayout(part.trim());
    if (!layout.ok) return layout;
    const { seats, wheelchairs } = layout.value;
    if (layouts.some((other) => other.seats === seats && other.wheelchairs === wheelchairs)) {
      return unreadable(`${seats}:${wheelchairs} is given twice`);
    }
    layouts.push(layout.value);
    remark ??= layout.remark;
  }
  return read(layouts, remark);
}

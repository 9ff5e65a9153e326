import { describe, expect, it } from 'vitest';
import { DFE_CATEGORIES, dfeCategory } from '../../../src/cost/breakdown/dfe.ts';
import type { Layout, PupilClass } from '../../../src/model/index.ts';
import { pupil, vehicleType } from '../../check/support.ts';

const aboard = (...layouts: Layout[]) => vehicleType('v', { layouts });
const eight = aboard({ seats: 8, wheelchairs: 0 });
const nine = aboard({ seats: 4, wheelchairs: 1 }, { seats: 9, wheelchairs: 0 });
const of = (pupilClass: PupilClass, yearGroup: string) => pupil('P', 0, { class: pupilClass, yearGroup });

describe("the department's categories", () => {
  it('part pre-16 from post-16 after year 11', () => {
    expect(['N', 'R', '1', '11'].map((year) => dfeCategory(of('send', year), eight))).toEqual(
      Array(4).fill('send_pre16_taxi'),
    );
    expect(['12', '14'].map((year) => dfeCategory(of('mainstream', year), eight))).toEqual(
      Array(2).fill('mainstream_post16_taxi'),
    );
    expect(dfeCategory(of('send', ''), eight)).toBe('send_age_unknown_taxi');
  });

  it('take a vehicle with a ninth place, in any layout, for a bus', () => {
    expect(dfeCategory(of('mainstream', '4'), nine)).toBe('mainstream_pre16_bus');
    expect(dfeCategory(of('mainstream', '4'), aboard({ seats: 4, wheelchairs: 4 }))).toBe('mainstream_pre16_taxi');
  });

  it('keep looked-after and social care pupils apart from SEND and mainstream', () => {
    expect(dfeCategory(of('lac', '4'), eight)).toBe('care_taxi');
    expect(dfeCategory(of('social_care', '13'), undefined)).toBe('care_not_carried');
  });

  it('are all in the table, once', () => {
    const keys = DFE_CATEGORIES.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const pupilClass of ['mainstream', 'send', 'lac', 'social_care'] as const) {
      for (const year of ['', 'R', '13']) {
        for (const type of [eight, nine, undefined]) expect(keys).toContain(dfeCategory(of(pupilClass, year), type));
      }
    }
  });
});

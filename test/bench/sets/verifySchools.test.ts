import { describe, expect, test } from 'vitest';
import type { PlainItinerary } from '../../../bench/sets/plain.ts';
import { verifySbrp } from '../../../bench/sets/verifySbrp.ts';
import { verifyStops } from '../../../bench/sets/verifyStops.ts';
import { SBRP, STOPS, solution, vehicle } from './tiny.ts';

/** 29.3333 ft/s makes of 2,933.33 ft a hair more or less than 100 s; a tenth of a second is on the safe side. */
const MARGIN = 0.1;
const LEG = 100 + MARGIN;
/** Dwell of 30 and of 10 pupils. */
const THIRTY = 19 + 2.6 * 30;
const TEN = 19 + 2.6 * 10;
const EIGHT = 8 * 3600;
const NINE = 9 * 3600;

describe('fixed bell', () => {
  const rules = { bell: 'fixed bell', longestRide: 2700 } as const;
  const leave102 = EIGHT - LEG - THIRTY;
  const leave101 = leave102 - LEG - THIRTY;
  const toFirst = [
    ['101', leave101, '101'],
    ['102', leave102, '102'],
    ['201', EIGHT, '', '101 102'],
  ] as const;
  const toSecond = [
    ['103', NINE - 2 * LEG - TEN, '103'],
    ['202', NINE, '', '103'],
  ] as const;
  const violations = (...vehicles: PlainItinerary[]) => verifySbrp(SBRP, rules, solution(...vehicles)).violations;

  test('one bus, one trip after the other', () => {
    const { figures, violations: found } = verifySbrp(SBRP, rules, solution(vehicle(0, ...toFirst, ...toSecond)));
    expect(found).toEqual([]);
    expect(figures.buses).toBe(1);
    // Two legs to the first school, one back to stop 103, two to the second.
    expect(figures['driving hours']).toBeCloseTo(500 / 3600, 4);
  });

  test.each([
    [
      'late',
      [
        ['101', leave101, '101'],
        ['102', leave102, '102'],
        ['201', EIGHT + 1, '', '101 102'],
      ],
      '28801, outside',
    ],
    [
      'early',
      [
        ['101', leave101 - 9, '101'],
        ['201', EIGHT - 5, '', '101'],
      ],
      'arrives at 201 at 28795, outside',
    ],
    ['too fast', [['101', leave101 + 5, '101'], toFirst[1], toFirst[2]], 'arrives at 102 at'],
    ['a ride too long', [['101', EIGHT - 2701 - THIRTY, '101'], toFirst[1], toFirst[2]], '101 rides 2701 s'],
    ['left out', [toFirst[0], ['201', EIGHT, '', '101']], '102 is left out'],
    ['the wrong school', [...toFirst, toSecond[0], ['201', NINE, '', '103']], 'at 201, which is not its school'],
    [
      'the wrong stop',
      [
        ['101', leave101, '102'],
        ['201', EIGHT, '', '102'],
      ],
      '102 boards at 101',
    ],
    ['a school twice', [...toFirst, ['201', EIGHT]], 'calls at school 201 twice'],
    ['still on board', [...toFirst, toSecond[0]], '103 never alights'],
    ['never on board', [...toFirst, ['202', NINE, '', '103']], '103 alights without having boarded'],
    ['nowhere', [['999', 0]], 'calls at a place that is not in the instance'],
  ] as const)('%s', (_, calls, violation) => {
    expect(violations(vehicle(0, ...calls)).join('; ')).toContain(violation);
  });

  test('served by two buses', () => {
    const found = violations(vehicle(0, ...toFirst, ...toSecond), vehicle(0, ...toSecond));
    expect(found).toEqual(['103 is served 2 times']);
  });

  test('pupils of two schools on board', () => {
    const start = leave101 - TEN - LEG;
    const found = violations(vehicle(0, ['103', start, '103'], ...toFirst, ['202', NINE, '', '103']));
    expect(found).toContain('vehicle 0: carries pupils of 2 schools after 101');
  });

  test('overloaded', () => {
    const texts = { ...SBRP, stops: SBRP.stops.replace('201\t30\n102', '201\t37\n102') };
    const bus = vehicle(0, ['101', leave101 - 100, '101'], toFirst[1], toFirst[2], ...toSecond);
    expect(verifySbrp(texts, rules, solution(bus)).violations).toEqual([
      'vehicle 0: carries 67 after 102, has 66 seats',
    ]);
  });
});

describe('windows', () => {
  const rules = { bell: 'windows', longestRide: 5400 } as const;
  /** One bus with everybody on board arrives at the first school a minute after it opens. */
  const mixed = (reach202: number) => {
    const at = EIGHT + 60;
    const stop103 = at - LEG - TEN;
    const stop102 = stop103 - THIRTY;
    const stop101 = stop102 - LEG - THIRTY;
    return solution(
      vehicle(
        0,
        ['101', stop101, '101'],
        ['102', stop102, '102'],
        ['103', stop103, '103'],
        ['201', at, '', '101 102'],
        ['202', reach202, '', '103'],
      ),
    );
  };
  // With sixty pupils on board there is no room for the ten, so stop 101 has twenty here.
  const texts = { ...SBRP, stops: SBRP.stops.replace('201\t30\n102', '201\t20\n102') };

  test('pupils of two schools may be on board together', () => {
    expect(verifySbrp(texts, rules, mixed(NINE)).violations).toEqual([]);
    expect(verifySbrp(texts, rules, mixed(NINE + 600)).violations).toEqual([]);
  });

  test('after the window', () => {
    expect(verifySbrp(texts, rules, mixed(NINE + 601)).violations.join()).toContain('outside 32400 … 33000');
  });

  test('the ride limit holds for those who stay on board', () => {
    const { violations } = verifySbrp(texts, { ...rules, longestRide: 2700 }, mixed(NINE));
    expect(violations.join()).toMatch(/^vehicle 0: 103 rides 3640.\d* s$/);
  });

  test('unloading takes 29 s and 1.9 s a pupil', () => {
    const early = { ...texts, schools: texts.schools.replace('900', '800') };
    const unloaded = EIGHT + 60 + 29 + 1.9 * 50;
    expect(verifySbrp(early, rules, mixed(unloaded + LEG)).violations).toEqual([]);
    expect(verifySbrp(early, rules, mixed(unloaded + 99)).violations.join()).toContain('not possible before');
  });
});

describe('stop selection', () => {
  const violations = (...vehicles: PlainItinerary[]) => verifyStops(STOPS, solution(...vehicles)).violations;
  /** All five board at stop 2: 40 s, and 2,000 s to school. */
  const together = vehicle(0, ['2', 0, '0 1'], ['0', 2040, '', '0 1']);
  /** Stop 2 with three pupils, stop 1 with two. */
  const apart = vehicle(0, ['2', 0, '1'], ['1', 1030, '0'], ['0', 2055, '', '0 1']);

  test('lawful', () => {
    expect(verifyStops(STOPS, solution(together))).toEqual({
      figures: {
        routes: 1,
        'walk in seconds': (2 * 300 + 3 * 90) / 5,
        'driving hours': 2000 / 3600,
      },
      violations: [],
    });
    expect(verifyStops(STOPS, solution(apart)).figures['walk in seconds']).toBe((2 * 60 + 3 * 90) / 5);
    expect(violations(apart)).toEqual([]);
  });

  test.each([
    [
      'too long a journey',
      [
        ['2', 0, '0 1'],
        ['0', 2741, '', '0 1'],
      ],
      'takes 2701 s, at most 2700 s',
    ],
    [
      'too fast',
      [
        ['2', 0, '0 1'],
        ['0', 2039, '', '0 1'],
      ],
      'arrives at 0 at 2039, not possible before 2040',
    ],
    [
      'too far to walk',
      [
        ['2', 0],
        ['1', 1015, '0 1'],
        ['0', 2055, '', '0 1'],
      ],
      'address 1 may not walk to stop 1',
    ],
    [
      'left out',
      [
        ['2', 0, '1'],
        ['0', 2040, '', '1'],
      ],
      '0 is left out',
    ],
    [
      'twice',
      [
        ['2', 0, '0 1'],
        ['1', 1040, '0'],
        ['0', 2065, '', '0 1'],
      ],
      '0 is served 2 times',
    ],
    [
      'not at the school',
      [
        ['2', 0, '0 1'],
        ['1', 1040, '', '0 1'],
      ],
      'does not end at the school',
    ],
    [
      'still on board',
      [
        ['2', 0, '0 1'],
        ['0', 2040, '', '0'],
      ],
      'address 1 does not alight at the school',
    ],
  ] as const)('%s', (_, calls, violation) => {
    expect(violations(vehicle(0, ...calls)).join('; ')).toContain(violation);
  });

  test('overloaded', () => {
    const crowded = STOPS.replace('-3.7,3,', '-3.7,69,');
    const bus = vehicle(0, ['2', 0, '0 1'], ['0', 2400, '', '0 1']);
    expect(verifyStops(crowded, solution(bus)).violations).toEqual(['vehicle 0: carries 71, has 70 seats']);
  });
});

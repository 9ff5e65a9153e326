/** From the case to the search's numbers, by hand, along one road: ten metres a second. */
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/model/index.ts';
import { boardingSeconds, compile, rideLimit } from '../../src/solve/compile.ts';
import { layoutsFor, type Problem, UNLIMITED } from '../../src/solve/problem.ts';
import { aCase, north, pupil, school, time, vehicleType } from '../check/support.ts';
import { prepare } from './support.ts';

const away = (days: number, session: 'am' | 'pm' | 'both', metres = 5000) => ({
  days,
  session,
  postcode: '',
  at: north(metres),
  reason: '',
});

/** Rows of a part in a session: days, seats, wheelchairs, boarding, individual, shared. */
function rows({ signatures }: Problem, session: 0 | 1, part: number): number[][] {
  const { start, days, seats, chairs, boarding, individual, shared } = signatures[session];
  const out: number[][] = [];
  for (let g = start[part]; g < start[part + 1]; g++) {
    out.push([days[g], seats[g], chairs[g], boarding[g], individual[g], shared[g]]);
  }
  return out;
}

const tasksOf = async (theCase: Case) => {
  const { compiled } = await prepare(theCase);
  return compiled.tasks.map((task) => ({
    pupils: task.pupils.map((p) => theCase.pupils[p].id).join(),
    usual: task.usual,
    parts: task.parts.length,
  }));
};

describe('tasks', () => {
  test('a group moves as one, in as many parts as it has homes', async () => {
    const pupils = [
      pupil('A', 100, { keepWith: 'G' }),
      pupil('B', 100, { keepWith: 'G' }),
      pupil('C', 900, { keepWith: 'G' }),
    ];
    expect(await tasksOf(aCase({ pupils: [...pupils, pupil('D', 100)] }))).toEqual([
      { pupils: 'A,B,C', usual: true, parts: 2 },
      { pupils: 'D', usual: true, parts: 1 },
    ]);
  });

  test('second addresses are tasks of their own, one a session; days off make none', async () => {
    const pupils = [
      pupil('A', 100, { otherAddresses: [away(1, 'both')] }),
      pupil('B', 200, { days: 0b00110, otherAddresses: [away(0b01100, 'pm'), away(1, 'am')] }),
      pupil('C', 300, { days: 0 }),
      pupil('D', 400, { otherAddresses: [away(31, 'both')] }),
    ];
    const theCase = aCase({ pupils });
    expect((await tasksOf(theCase)).map(({ pupils: who, usual }) => `${who} ${usual}`)).toEqual([
      'A true',
      'B true',
      'A false',
      'A false',
      'B false',
      'D false',
      'D false',
    ]);
    const { problem } = await prepare(theCase);
    // A: 4 + 4 usual and 1 + 1; B: Tuesday and Wednesday in the morning, Tuesday in the afternoon, Wednesday away.
    expect([...problem.taskWeight]).toEqual([8, 3, 1, 1, 1, 5, 5]);
    expect([...problem.taskDays]).toEqual([0b11110, 0b00110, 1, 1, 0b00100, 31, 31]);
  });
});

describe('signatures', () => {
  test('one row for each company of the week, by session', async () => {
    const pupils = [
      pupil('A', 100, { keepWith: 'G', days: 0b00111 }),
      pupil('B', 100, { keepWith: 'G', days: 0b11110, seating: 'wheelchair', assistant: 'individual' }),
      pupil('C', 100, { keepWith: 'G', days: 0b00001, assistant: 'shared', otherAddresses: [away(1, 'pm')] }),
    ];
    const { problem } = await prepare(aCase({ pupils }));
    // mainstream boards in 6 s, a wheelchair in 240 s.
    expect(rows(problem, 0, 0)).toEqual([
      [0b00001, 2, 0, 12, 0, 1],
      [0b00110, 1, 1, 246, 1, 0],
      [0b11000, 0, 1, 240, 1, 0],
    ]);
    expect(rows(problem, 1, 0)).toEqual([
      [0b00001, 1, 0, 6, 0, 0],
      [0b00110, 1, 1, 246, 1, 0],
      [0b11000, 0, 1, 240, 1, 0],
    ]);
  });

  test('the own boarding time counts, 0 included', () => {
    const theCase = aCase({});
    expect(boardingSeconds(theCase, pupil('A', 0, { class: 'send' }))).toBe(90);
    expect(boardingSeconds(theCase, pupil('A', 0, { class: 'send', seating: 'wheelchair' }))).toBe(240);
    expect(boardingSeconds(theCase, pupil('A', 0, { seating: 'wheelchair', ownBoardingSeconds: 0 }))).toBe(0);
  });
});

describe('ride limits', () => {
  test("the own, else the phase's; raised only where the direct drive is longer", () => {
    const theCase = aCase({});
    const limit = (direct: number, own: number | null) =>
      rideLimit(theCase, pupil('A', 0, { ownMaxRideSeconds: own }), direct);
    expect([limit(100, null), limit(2700, null), limit(2701, null)]).toEqual([2700, 2700, 2971 + 300]);
    expect([limit(600, 600), limit(601, 600), limit(610, 600)]).toEqual([600, 961, 971]);
    // 1.1 × 1000 is 1100.0000000000002 in floating point, and 1.1 × 30 is 33.
    expect([limit(1000, 0), limit(30, 0)]).toEqual([1400, 333]);
  });

  test('by session, and for a part the tightest of those who travel then', async () => {
    const pupils = [
      pupil('A', 1000, { keepWith: 'G', ownMaxRideSeconds: 900 }),
      pupil('B', 1000, { keepWith: 'G', ownMaxRideSeconds: 600, otherAddresses: [away(31, 'pm')] }),
    ];
    const { problem } = await prepare(aCase({ pupils, policy: { travelTimeFactor: { am: 1, pm: 10 } } }));
    // In the afternoon A's direct drive of 1000 s is longer than 900 s.
    expect(problem.signatures.map((table) => [...table.limits])).toEqual([[600], [1400, 5800]]);
  });
});

test('conflicts bind both ways, only where both travel, and never a task with itself', async () => {
  const pupils = [
    pupil('A', 100, { keepApart: ['B', 'C'] }),
    pupil('B', 200),
    pupil('C', 300, { days: 0b00001, otherAddresses: [away(1, 'both')] }),
    pupil('D', 400, { days: 0b00010, keepApart: ['C'] }),
  ];
  const { problem } = await prepare(aCase({ pupils }));
  const { conflictStart: start, conflicts } = problem;
  // Tasks: A, B, D (C travels from the other address alone), then C's morning and afternoon.
  expect([0, 1, 2, 3, 4].map((t) => [...conflicts.subarray(start[t], start[t + 1])])).toEqual([
    [1, 3, 4],
    [0],
    [],
    [0],
    [0],
  ]);
});

test('windows: the morning as it is, the afternoon turned around at midnight', async () => {
  const theCase = aCase({
    schools: [school('S1', 0, { bellStart: time('09:00'), bellEnd: time('15:30') })],
    policy: { arriveBeforeBell: { earliest: 1200, latest: 300 }, leaveAfterBell: { earliest: 300, latest: 1500 } },
    pupils: [pupil('A', 100)],
  });
  const { problem } = await prepare(theCase);
  const window = (session: 0 | 1) => [problem.windowFrom[session][0], problem.windowTo[session][0]];
  expect(window(0)).toEqual([time('08:40'), time('08:55')]);
  // Departures 15:35 … 15:55 are arrivals of the reversed day.
  expect(window(1)).toEqual([86_400 - time('15:55'), 86_400 - time('15:35')]);
});

test('visits are capped by bays, stay and window', async () => {
  const cap = async (vehicleBays: number | null, unloadingSeconds: number): Promise<number[]> => {
    const theCase = aCase({ schools: [school('S1', 0, { vehicleBays, unloadingSeconds })], pupils: [pupil('A', 100)] });
    return (await prepare(theCase)).problem.visitCap.map((caps) => caps[0]);
  };
  // The windows are 900 s in the morning and 1200 s in the afternoon.
  expect(await cap(1, 300)).toEqual([4, 5]);
  expect(await cap(2, 301)).toEqual([6, 8]);
  expect(await cap(null, 300)).toEqual([UNLIMITED, UNLIMITED]);
  expect(await cap(1, 0)).toEqual([UNLIMITED, UNLIMITED]);
});

describe('the fleet', () => {
  const types = [
    vehicleType('a', {
      layouts: [
        { seats: 4, wheelchairs: 0 },
        { seats: 2, wheelchairs: 1 },
      ],
      available: 0,
    }),
    vehicleType('b', {
      layouts: [
        { seats: 2, wheelchairs: 1 },
        { seats: 8, wheelchairs: 0 },
      ],
      costPerKm: 13_550,
    }),
  ];

  test('layouts shared by types have one bit, and each holds what it holds', async () => {
    const { problem, compiled } = await prepare(aCase({ vehicleTypes: types, pupils: [pupil('A', 100)] }));
    const bit = (seats: number, wheelchairs: number) => compiled.layoutBit({ seats, wheelchairs });
    expect(problem.typeLayouts[0]).toBe(bit(4, 0) | bit(2, 1));
    expect(problem.typeLayouts[1]).toBe(bit(2, 1) | bit(8, 0));
    expect(layoutsFor(problem, 3, 0)).toBe(bit(4, 0) | bit(8, 0));
    expect(layoutsFor(problem, 1, 1)).toBe(bit(2, 1));
    expect([layoutsFor(problem, 3, 1), layoutsFor(problem, 9, 0), layoutsFor(problem, 0, 2)]).toEqual([0, 0, 0]);
  });

  test('rates are exact, none available is none, blank is as many as needed', async () => {
    const { problem } = await prepare(aCase({ vehicleTypes: types, pupils: [pupil('A', 100)] }));
    expect([...problem.typeAvailable]).toEqual([0, UNLIMITED]);
    // £1.355 a kilometre is 13.55 centipence a metre.
    expect(problem.typeMetreCost[1]).toBe(13.55 * 18_000);
    for (const rates of [problem.typeDayCost, problem.typeMetreCost, problem.typeSecondCost]) {
      expect([...rates].every(Number.isInteger)).toBe(true);
    }
  });

  test('any mix inside one group may share, every class at least with itself', async () => {
    const policy = { mayShareAVehicle: [['send', 'lac', 'social_care']] as const };
    const { problem } = await prepare(aCase({ policy, pupils: [pupil('A', 100)] }));
    // Bits: mainstream 1, send 2, lac 4, social care 8.
    const may = [1, 2, 4, 8, 6, 10, 12, 14, 3, 5, 9, 15].map((mask) => problem.classesMayShare[mask]);
    expect(may).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0]);
  });

  test('more distinct layouts than a mask has bits are refused', async () => {
    const layouts = Array.from({ length: 32 }, (_, i) => ({ seats: i + 1, wheelchairs: 0 }));
    const fine = aCase({ pupils: [pupil('A', 100)] });
    const { choices } = await prepare(fine);
    expect(() => compile({ ...fine, vehicleTypes: [vehicleType('x', { layouts })] }, choices)).toThrow(RangeError);
    expect(() =>
      compile({ ...fine, vehicleTypes: [vehicleType('x', { layouts: layouts.slice(1) })] }, choices),
    ).not.toThrow();
  });
});

test('a generous limit reaches neither back before midnight nor past it', async () => {
  const far = pupil('A', 1000, { ownMaxRideSeconds: 80_000 });
  const theCase = aCase({ schools: [school('S1', 0, { bellStart: 8 * 3600, bellEnd: 15 * 3600 })], pupils: [far] });
  const { problem } = await prepare(theCase);
  const { arriveBeforeBell, leaveAfterBell } = theCase.policy;
  expect(problem.signatures.map((table) => table.limits[0])).toEqual([
    8 * 3600 - arriveBeforeBell.earliest,
    9 * 3600 - leaveAfterBell.latest,
  ]);
});

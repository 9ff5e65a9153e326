/** A session's week, by hand, along one road: ten metres a second; calls take 30 s, mainstream 6 s, wheelchairs 240 s. */
import { describe, expect, test } from 'vitest';
import type { Pupil } from '../../src/model/index.ts';
import { buildVariants } from '../../src/solve/buildVariant.ts';
import type { Run } from '../../src/solve/run.ts';
import {
  assistantsOn,
  CHAIRS,
  DWELL,
  limitAt,
  PLACE,
  RUN_CALLS,
  RUN_INDIVIDUAL,
  RUN_LAYOUTS,
  RUN_SHARED,
  RUN_START,
  RUN_STRIDE,
  SEATS,
  STRIDE,
  type Variant,
} from '../../src/solve/variant.ts';
import { aCase, pupil, school, time, vehicleType } from '../check/support.ts';
import { runOf, S1, S2 } from './stops.ts';
import { emptyState, type Prepared, prepare } from './support.ts';

const build = (prepared: Prepared, session: number, ...runs: Run[]): readonly Variant[] | null =>
  buildVariants(emptyState(prepared), session, runs);
/** By call, the two ends left out. */
const field = ({ calls, data }: Variant, f: number): number[] =>
  Array.from({ length: calls }, (_, k) => data[(k + 1) * STRIDE + f]);
const ofRun = ({ runs }: Variant, r: number, f: number): number => runs[r * RUN_STRIDE + f];

const atS2: Partial<Pupil> = { schoolId: 'S2', schoolIndex: 1 };

describe('weekdays', () => {
  test('are split where the company differs; days off are an empty variant', async () => {
    const prepared = await prepare(
      aCase({ pupils: [pupil('A', 2000, { days: 0b00011 }), pupil('B', 1000, { days: 0b00110 })] }),
    );
    const variants = build(prepared, 0, runOf(prepared, 0, 1, S1)) as readonly Variant[];
    const week = variants.map((v) => [v.days, v.weight, v.calls, v.metres, v.seconds]);
    // Drives of 100 s; calls of 36 s; the school takes 120 s.
    expect(week).toEqual([
      [0b00001, 1, 2, 2000, 36 + 200 + 120],
      [0b00010, 1, 3, 2000, 36 + 100 + 36 + 100 + 120],
      [0b00100, 1, 2, 1000, 36 + 100 + 120],
      [0b11000, 2, 0, 0, 0],
    ]);
  });

  test('no run at all is one empty week', async () => {
    const prepared = await prepare(aCase({ pupils: [pupil('A', 100)] }));
    const variants = build(prepared, 0) as readonly Variant[];
    expect(variants.map((v) => [v.days, v.calls])).toEqual([[31, 0]]);
  });
});

describe('loads', () => {
  test('rise at homes and fall at schools; the layout holds assistants all the way', async () => {
    const prepared = await prepare(
      aCase({
        schools: [school('S1', 500), school('S2', 0, { bellStart: time('09:10') })],
        pupils: [
          pupil('A', 2000, { assistant: 'individual' }),
          pupil('B', 1500, { seating: 'wheelchair', assistant: 'shared', ...atS2 }),
          pupil('C', 1000, { assistant: 'shared' }),
        ],
        vehicleTypes: [
          vehicleType('v', {
            layouts: [
              { seats: 4, wheelchairs: 1 },
              { seats: 3, wheelchairs: 1 },
            ],
          }),
        ],
      }),
    );
    const [variant] = build(prepared, 0, runOf(prepared, 0, 1, 2, S1, S2)) as readonly Variant[];
    expect(field(variant, SEATS)).toEqual([1, 1, 2, 0, 0]);
    expect(field(variant, CHAIRS)).toEqual([0, 1, 1, 1, 0]);
    expect(field(variant, DWELL)).toEqual([36, 270, 36, 120, 120]);
    expect(field(variant, PLACE).slice(3)).toEqual([0, 1]);
    expect([ofRun(variant, 0, RUN_INDIVIDUAL), ofRun(variant, 0, RUN_SHARED)]).toEqual([1, 1]);
    // Two pupils on seats and two assistants take four seats.
    expect(ofRun(variant, 0, RUN_LAYOUTS)).toBe(prepared.compiled.layoutBit({ seats: 4, wheelchairs: 1 }));
    expect(variant.exact).toBe(false);
  });

  test('assistants: every individual one, and one for all shared', () => {
    expect([assistantsOn(0, 0), assistantsOn(2, 0), assistantsOn(0, 1), assistantsOn(2, 1)]).toEqual([0, 2, 1, 3]);
  });
});

describe('rides', () => {
  test('one constraint a call and school, the tightest limit of those who board there', async () => {
    const prepared = await prepare(
      aCase({
        schools: [school('S1', 0), school('S2', 0)],
        pupils: [
          pupil('A', 1000, { ownMaxRideSeconds: 800 }),
          pupil('B', 1000, { ownMaxRideSeconds: 700 }),
          pupil('C', 1000, atS2),
        ],
      }),
    );
    const { problem } = prepared;
    const place = problem.candidatePlace[0];
    const run: Run = {
      calls: 3,
      place: Int32Array.of(place, 0, 1),
      start: Int32Array.of(0, 3, 3, 3),
      parts: Int32Array.of(0, 1, 2),
    };
    const [variant] = build(prepared, 0, run) as readonly Variant[];
    expect([...variant.rides]).toEqual([1, 2, 700, 1, 3, 2700]);
    expect(limitAt(problem, 0, 1, place, problem.signatures[0].start[1])).toBe(700);
    expect(() => limitAt(problem, 0, 1, 0, problem.signatures[0].start[1])).toThrow('none of its candidates');
  });

  test('a run too long for the first who boards is not lawful', async () => {
    const two = (ownMaxRideSeconds: number) =>
      prepare(aCase({ pupils: [pupil('A', 2000, { ownMaxRideSeconds }), pupil('B', 1000)] }));
    // From the first home: 100 s, 36 s, 100 s.
    const [fine, tight] = [await two(236), await two(235)];
    expect(build(fine, 0, runOf(fine, 0, 1, S1))).not.toBeNull();
    expect(build(tight, 0, runOf(tight, 0, 1, S1))).toBeNull();
  });
});

test('two runs of a session are one sequence, with the drive between them', async () => {
  const prepared = await prepare(
    aCase({
      schools: [
        school('S1', 0, { bellStart: time('08:00'), bellEnd: time('15:30') }),
        school('S2', 0, { bellEnd: time('14:30') }),
      ],
      pupils: [pupil('A', 1000), pupil('B', 2000, atS2)],
    }),
  );
  const first = runOf(prepared, 0, S1);
  const second = runOf(prepared, 1, S2);
  const [morning] = build(prepared, 0, first, second) as readonly Variant[];
  expect([0, 1].map((r) => ofRun(morning, r, RUN_START))).toEqual([1, 3]);
  expect([0, 1].map((r) => ofRun(morning, r, RUN_CALLS))).toEqual([2, 2]);
  expect(morning.metres).toBe(1000 + 2000 + 2000);
  // 07:55 at the first school at the latest, 08:40 at the second at the earliest.
  expect(morning.seconds).toBe(36 + 100 + (time('08:40') - time('07:55')) + 120);
  // The other way round the second school's window opens too late.
  expect(build(prepared, 0, second, first)).toBeNull();
});

/** Tiny plans driven again; ten metres take one second, so at factor 1.5 they take one and a half. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whatIf } from '../../src/check/index.ts';
import type { Case, Plan, PlanCall, WhatIf } from '../../src/model/index.ts';
import { straightLineNetwork } from '../../src/network/straightLine.ts';
import { optimise } from '../../src/pipeline.ts';
import { randomCase } from '../support/randomCase.ts';
import {
  aCase,
  afternoon,
  aPlan,
  aRoute,
  aRun,
  door,
  judge,
  morning,
  pupil,
  school,
  schoolHalt,
  withCall,
} from './support.ts';

async function driven(theCase: Case, plan: Plan, factor: number): Promise<WhatIf> {
  const [found] = await whatIf(theCase, plan, straightLineNetwork(theCase.policy), [factor]);
  return found;
}

describe('one run', () => {
  // 600 s from A to B and 600 s on to school; B boards for 36 s.
  const theCase = aCase({ pupils: [pupil('A', 12_000), pupil('B', 6000)] });

  test('a morning run is as late at each call as its drives are longer, all five days', async () => {
    // Planned to arrive at 8:50; the latest is 8:55. At 1.5: B 300 s late, school 600 s late, at 9:00.
    const plan = aPlan([aRoute('R', morning(theCase, ['A', 'B'], '08:50'))]);
    expect(await driven(theCase, plan, 1.5)).toEqual({
      factor: 1.5,
      calls: 15,
      callsLate: 5,
      lateSeconds: 300,
      worstLateSeconds: 600,
      schoolCallsOutsideBell: 5,
      ridesOverLimit: 0,
      runsStartedLate: 0,
      lawful: false,
    });
  });

  test('a call exactly five minutes late is not called late', async () => {
    const plan = aPlan([aRoute('R', morning(theCase, ['A', 'B'], '08:40'))]);
    // B 0.5 × 600 = 300 s; school 600 s, at 8:50.
    expect(await driven(theCase, plan, 1.5)).toMatchObject({ callsLate: 5, schoolCallsOutsideBell: 0, lawful: true });
    expect(await driven(theCase, plan, 1.502)).toMatchObject({ callsLate: 10 });
  });

  test('an afternoon run leaves school when planned', async () => {
    const plan = aPlan([aRoute('R', afternoon(theCase, ['B', 'A'], '15:40'))]);
    expect(await driven(theCase, plan, 1.6)).toMatchObject({
      callsLate: 10,
      worstLateSeconds: 720,
      schoolCallsOutsideBell: 0,
    });
  });

  test('on quicker roads nobody leaves early, and doors at school open as planned', async () => {
    const calls = [...morning(theCase, ['A', 'B'], '08:50'), ...afternoon(theCase, ['B', 'A'], '15:40')];
    expect(await driven(theCase, aPlan([aRoute('R', calls)]), 0.5)).toMatchObject({
      calls: 30,
      callsLate: 0,
      worstLateSeconds: 0,
      schoolCallsOutsideBell: 0,
      ridesOverLimit: 0,
      runsStartedLate: 0,
      lawful: true,
    });
  });

  test('drives are rounded to whole seconds', async () => {
    const near = aCase({ pupils: [pupil('A', 70)] });
    // 7 s × 1.1 = 7.7, so one second more.
    expect(await driven(near, aPlan([aRoute('R', morning(near, ['A']))]), 1.1)).toMatchObject({ worstLateSeconds: 1 });
  });

  test('a wait before school takes up what the drive is longer', async () => {
    const plan = aPlan([aRoute('R', morning(theCase, ['A', 'B'], '08:40'))]);
    const waiting = withCall(plan, 2, (c) => ({ ...c, arrive: c.arrive + 500, depart: c.depart + 500 }));
    expect(await driven(theCase, waiting, 1.5)).toMatchObject({ worstLateSeconds: 300, callsLate: 0 });
  });

  test('weekdays that differ are driven one by one', async () => {
    // On Monday alone B is collected too.
    const someDays = aCase({ pupils: [pupil('A', 12_000), pupil('B', 6000, { days: 1 })] });
    const calls = [
      ...morning(someDays, ['A', 'B'], '08:50', 1),
      ...morning(someDays, ['A'], '08:50', 0b11110).map((c) => ({ ...c, sequence: c.sequence + 10 })),
    ];
    expect(await driven(someDays, aPlan([aRoute('R', calls)]), 1.3)).toMatchObject({
      calls: 3 + 4 * 2,
      // School, 360 s late every day; B on Monday only 180.
      callsLate: 5,
      worstLateSeconds: 360,
    });
  });
});

describe('limits', () => {
  // 45 min on board at most; A's direct drive takes 2,000 s, B is on the way.
  const theCase = aCase({ pupils: [pupil('A', 20_000), pupil('B', 10_000)] });
  const plan = aPlan([aRoute('R', morning(theCase, ['A', 'B'], '08:40'))]);

  test('a ride is over the limit when dwell and longer drives add up to more', async () => {
    // 2,000 × 1.3 + 36 = 2,636; × 1.333: 2,666 + 36 = 2,702.
    expect(await driven(theCase, plan, 1.3)).toMatchObject({ ridesOverLimit: 0 });
    expect(await driven(theCase, plan, 1.333)).toMatchObject({ ridesOverLimit: 5 });
  });

  test('the limit is raised where the longer drive alone is over it', async () => {
    // Direct 2,720 > 2,700: limit 3,292; B has 1,360 of 2,700.
    expect(await driven(theCase, plan, 1.36)).toMatchObject({ ridesOverLimit: 0 });
  });

  test('on quicker roads a limit that was raised does not fall: the ride keeps its times', async () => {
    const far = aCase({ pupils: [pupil('A', 30_000)] });
    const alone = aPlan([aRoute('R', morning(far, ['A'], '08:40'))]);
    // 3,000 s direct: limit 3,600. At 0.8: 2,400 s, for which the limit would be 2,700; doors open 3,000 s after A boards.
    expect(await driven(far, alone, 1)).toMatchObject({ ridesOverLimit: 0, lawful: true });
    expect(await driven(far, alone, 0.8)).toMatchObject({ ridesOverLimit: 0, callsLate: 0, lawful: true });
  });
});

describe('a duty', () => {
  const early = { bellStart: 8 * 3600, bellEnd: 15 * 3600 };
  const theCase = aCase({
    pupils: [pupil('A', 6000), pupil('B', 6000, { schoolId: 'S2', schoolIndex: 1 })],
    schools: [school('S1', 0, early), school('S2', 1000)],
  });
  /** A to S1 at 7:50, then B to S2: the vehicle leaves S1 at 7:52 and is at B's 600 s later. */
  const duty = (endOfSecond: string) =>
    aPlan([
      aRoute('R1', morning(theCase, ['A'], '07:50'), { dutyId: 'D' }),
      aRoute('R2', morning(theCase, ['B'], endOfSecond), { dutyId: 'D' }),
    ]);

  test('the next run starts when the vehicle is there', async () => {
    // B is reached at 8:02; boarding 36 s and 500 s to S2: 8:10:56 with nothing to spare. Windows: S2 8:40 to 8:55.
    // Late at 1.4: S1 240, B 240 + 240, S2 480 + 200.
    expect(await driven(theCase, duty('08:10:56'), 1.4)).toMatchObject({
      calls: 20,
      callsLate: 10,
      worstLateSeconds: 680,
      runsStartedLate: 5,
    });
  });

  test('time between the runs takes up the lateness', async () => {
    // The second run may be 2,000 s later: only its own drive is then late, 200 s.
    expect(await driven(theCase, duty('08:44:16'), 1.4)).toMatchObject({
      callsLate: 0,
      worstLateSeconds: 240,
      runsStartedLate: 0,
      schoolCallsOutsideBell: 0,
    });
  });

  test('a vehicle late from its run before leaves the school late in the afternoon', async () => {
    // Home at A's at 15:22:00 and 36 s, 700 s to S2: 15:34:16. It is planned there at 15:34:16 and leaves at 15:36:16.
    const calls = (id: string, anchor: string) => afternoon(theCase, [id], anchor);
    const plan = aPlan([
      aRoute('R1', calls('A', '15:12:00'), { dutyId: 'D' }),
      aRoute('R2', calls('B', '15:54:00'), { dutyId: 'D' }),
    ]);
    // S2 is reached at 15:22:36 + 500 s = 15:30:56 and left at 15:54:00, one minute before the latest, 15:55.
    expect(await driven(theCase, plan, 1)).toMatchObject({ schoolCallsOutsideBell: 0, runsStartedLate: 0 });
    // At 2.5: home 15:37:00, 36 s, 1,250 s: S2 at 15:58:26, left 16:00:26, 386 s late and outside the window.
    expect(await driven(theCase, plan, 2.5)).toMatchObject({ schoolCallsOutsideBell: 5, runsStartedLate: 5 });
  });
});

test('two schools on a run: the second is late by both drives, and waits of the first count', async () => {
  const theCase = aCase({
    pupils: [pupil('A', 6000), pupil('B', 6500, { schoolId: 'S2', schoolIndex: 1 })],
    schools: [school('S1', 3000, { unloadingSeconds: 60 }), school('S2', 0, { unloadingSeconds: 60 })],
  });
  const halts = [
    door(theCase, 'B', 'on'),
    door(theCase, 'A', 'on'),
    schoolHalt(theCase, ['A'], 'off'),
    schoolHalt(theCase, ['B'], 'off'),
  ];
  const plan = aPlan([aRoute('R', aRun(theCase, 'am', '08:50', halts))]);
  // Drives 50, 300, 300 s. At 2: A 50, S1 350, S2 650 s late.
  expect(await driven(theCase, plan, 2)).toMatchObject({ callsLate: 10, worstLateSeconds: 650 });
  // With 200 s of waiting before S1: S1 150, S2 450.
  const [first, second, third, fourth] = plan.routes[0].calls;
  const later = (c: PlanCall) => ({ ...c, arrive: c.arrive + 200, depart: c.depart + 200 });
  const waiting = aPlan([aRoute('R', [first, second, later(third), later(fourth)])]);
  expect(await driven(theCase, waiting, 2)).toMatchObject({ callsLate: 5, worstLateSeconds: 450 });
});

test('where no road leads none does on quicker roads', async () => {
  const theCase = aCase({ pupils: [pupil('A', 6000)] });
  const network = {
    ...straightLineNetwork(theCase.policy),
    drives: async (_: unknown, legs: readonly unknown[]) =>
      legs.map(() => ({ metres: 10_000_000, seconds: 1_000_000 })),
  };
  const plan = aPlan([aRoute('R', morning(theCase, ['A']))]);
  const [found] = await whatIf(theCase, plan, network, [0.5]);
  expect(found).toMatchObject({ ridesOverLimit: 5, schoolCallsOutsideBell: 5, lawful: false });
});

test('of a plan that breaks rules the breaches are counted: as check finds them at factor 1', async () => {
  const theCase = aCase({ pupils: [pupil('A', 26_000), pupil('B', 20_000)] });
  // B first: 600 s out to A, 2,600 s back. The morning arrives too early for the window.
  const plan = aPlan([aRoute('R', morning(theCase, ['B', 'A'], '08:30'))]);
  const { violations } = await judge(theCase, plan);
  expect(violations.map((v) => [v.rule, v.days])).toEqual(
    expect.arrayContaining([
      ['ride_too_long', 31],
      ['bell_window', 31],
    ]),
  );
  expect(await driven(theCase, plan, 1)).toMatchObject({ ridesOverLimit: 5, schoolCallsOutsideBell: 5 });
});

test('plans of random cases: nothing is late at factor 1 or below, and lateness only grows with the factor', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const theCase = randomCase(seed, { pupils: 6, schools: 2 });
      const { plan } = await optimise(theCase, { iterations: 30, threads: 0 });
      const network = straightLineNetwork(theCase.policy);
      const found = await whatIf(theCase, plan, network, [0.7, 1, 1.1, 1.3, 2]);
      expect(found[1]).toMatchObject({ schoolCallsOutsideBell: 0, ridesOverLimit: 0, lawful: true });
      for (const none of found.slice(0, 2)) {
        expect(none).toMatchObject({
          callsLate: 0,
          worstLateSeconds: 0,
          schoolCallsOutsideBell: 0,
          runsStartedLate: 0,
        });
      }
      for (let i = 1; i < found.length; i++) {
        const [before, after] = [found[i - 1], found[i]];
        expect(after.calls).toBe(before.calls);
        for (const figure of ['callsLate', 'worstLateSeconds', 'schoolCallsOutsideBell', 'runsStartedLate'] as const) {
          expect(after[figure]).toBeGreaterThanOrEqual(before[figure]);
        }
      }
    }),
    { numRuns: 6 },
  );
}, 60_000);

/** The checker against plans broken on purpose: whatever the fault, it must not pass. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case, Plan, PlanCall, PlanRoute } from '../../src/model/index.ts';
import { aCase, aPlan, bothWays, broken, judge, listed, pupil, vehicleType } from './support.ts';

type Mutation = (plan: Plan, theCase: Case, pick: (n: number) => number) => Plan;

const onRoute = (plan: Plan, at: number, change: (route: PlanRoute) => PlanRoute): Plan => ({
  ...plan,
  routes: plan.routes.map((r, i) => (i === at ? change(r) : r)),
});
const onCalls = (plan: Plan, at: number, change: (calls: PlanCall[]) => PlanCall[]): Plan =>
  onRoute(plan, at, (r) => ({ ...r, calls: change([...r.calls]) }));
const onOneCall = (plan: Plan, pick: (n: number) => number, change: (call: PlanCall) => PlanCall): Plan => {
  const route = pick(plan.routes.length);
  const at = pick(plan.routes[route].calls.length);
  return onCalls(plan, route, (calls) => calls.map((c, i) => (i === at ? change(c) : c)));
};

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  dropCall: (plan, _, pick) => {
    const route = pick(plan.routes.length);
    return onCalls(plan, route, (calls) => calls.toSpliced(pick(calls.length), 1));
  },
  dropRoute: (plan, _, pick) => ({ ...plan, routes: plan.routes.toSpliced(pick(plan.routes.length), 1) }),
  dropException: (plan, _, pick) => ({
    ...plan,
    exceptions: plan.exceptions.toSpliced(pick(plan.exceptions.length), 1),
  }),
  shortenException: (plan, _, pick) => {
    const at = pick(plan.exceptions.length);
    return { ...plan, exceptions: plan.exceptions.map((e, i) => (i === at ? { ...e, days: 0b01111 } : e)) };
  },
  swapCalls: (plan, _, pick) => {
    const route = pick(plan.routes.length);
    return onCalls(plan, route, (calls) => {
      const at = pick(calls.length - 1);
      const [a, b] = [calls[at], calls[at + 1]];
      return calls.with(at, { ...a, sequence: b.sequence, session: b.session }).with(at + 1, {
        ...b,
        sequence: a.sequence,
        session: a.session,
      });
    });
  },
  shiftArrival: (plan, _, pick) => onOneCall(plan, pick, (c) => ({ ...c, arrive: c.arrive + 1 + pick(600) })),
  // By the whole ride limit: a late last call of an afternoon is a wait, lawful while the ride stays within its limit.
  // Arrival and departure move together, or a wrong dwell would hide whether anything else is found.
  shiftCall: (plan, theCase, pick) =>
    onOneCall(plan, pick, (c) => {
      const by = theCase.policy.maxRideSeconds.primary + pick(99);
      return { ...c, arrive: c.arrive + by, depart: c.depart + by };
    }),
  movePupil: (plan, _, pick) => {
    const from = pick(plan.routes.length);
    const to = (from + 1) % plan.routes.length;
    const id = plan.routes[from].calls[0].on[0];
    const without = onCalls(plan, from, (calls) => calls.map((c) => ({ ...c, on: c.on.filter((p) => p !== id) })));
    return onCalls(without, to, (calls) => calls.with(0, { ...calls[0], on: [...calls[0].on, id] }));
  },
  dropPupilEverywhere: (plan, theCase, pick) => {
    const { id } = theCase.pupils[pick(theCase.pupils.length - 1)];
    const routes = plan.routes.map((r) => ({
      ...r,
      calls: r.calls.map((c) => ({ ...c, on: c.on.filter((p) => p !== id), off: c.off.filter((p) => p !== id) })),
    }));
    return { ...plan, routes };
  },
  addStranger: (plan, _, pick) => onOneCall(plan, pick, (c) => ({ ...c, on: [...c.on, 'nobody'] })),
  duplicateRow: (plan, _, pick) => {
    const route = pick(plan.routes.length);
    return onCalls(plan, route, (calls) => [...calls, calls[pick(calls.length)]]);
  },
  duplicateRoute: (plan, _, pick) => {
    const route = plan.routes[pick(plan.routes.length)];
    return { ...plan, routes: [...plan.routes, { ...route, id: 'twin', dutyId: 'twin' }] };
  },
  changeLayout: (plan, _, pick) =>
    onRoute(plan, pick(plan.routes.length), (r) => ({
      ...r,
      layouts: { ...r.layouts, am: { seats: 9, wheelchairs: 9 } },
    })),
  shrinkLayout: (plan, _, pick) =>
    onRoute(plan, pick(plan.routes.length), (r) => ({
      ...r,
      layouts: { ...r.layouts, pm: { seats: 0, wheelchairs: 0 } },
    })),
  sharedDuty: (plan) => ({ ...plan, routes: plan.routes.map((r) => ({ ...r, dutyId: 'one' })) }),
  dayLess: (plan, _, pick) => onOneCall(plan, pick, (c) => ({ ...c, days: c.days & ~(1 << pick(5)) })),
  moveCall: (plan, _, pick) => onOneCall(plan, pick, (c) => ({ ...c, at: [c.at[0] + 1e-4 * (1 + pick(9)), c.at[1]] })),
  renamePlace: (plan, theCase, pick) =>
    onOneCall(plan, pick, (c) => ({ ...c, placeId: c.placeId === 'A' ? theCase.pupils[1].id : 'A' })),
  changeKind: (plan, _, pick) => onOneCall(plan, pick, (c) => ({ ...c, kind: c.kind === 'home' ? 'stop' : 'home' })),
  changeFigures: (plan, _, pick) =>
    onOneCall(plan, pick, (c) => ({ ...c, metresFromPrevious: c.metresFromPrevious + 11 + pick(999) })),
  claimNotCarried: (plan, theCase, pick) => ({
    ...plan,
    exceptions: [...plan.exceptions, listed('not_carried', theCase.pupils[pick(theCase.pupils.length - 1)].id)],
  }),
  swapSessions: (plan, _, pick) =>
    onCalls(plan, pick(plan.routes.length), (calls) =>
      calls.map((c) => ({ ...c, session: c.session === 'am' ? 'pm' : 'am' })),
    ),
};

/** Two vehicles of three and one pupil, a long drive that is listed, and a wheelchair that no vehicle takes. */
function lawful(seed: readonly number[]): { theCase: Case; plan: Plan } {
  const spread = (i: number) => 1000 + 100 * (seed[i] ?? 0);
  const theCase = aCase({
    vehicleTypes: [vehicleType('taxi', { available: 2, layouts: [{ seats: 4, wheelchairs: 0 }] })],
    pupils: [
      pupil('A', 8000 + spread(0), { class: 'send' }),
      pupil('B', 5000 + spread(1), { class: 'send', keepWith: 'G' }),
      pupil('C', 3000 + spread(2), { class: 'send', keepWith: 'G', keepApart: ['D'] }),
      pupil('D', 4000 + spread(3), { class: 'send', solo: true, ownMaxRideSeconds: 60 }),
      pupil('W', 2000, { class: 'send', seating: 'wheelchair' }),
    ],
  });
  const direct = 400 + Math.round(spread(3) / 10);
  const raised = { directDriveSeconds: direct, rideLimitSeconds: Math.floor(direct * 1.1) + 300 };
  const routes = [bothWays(theCase, 'R1', ['A', 'B', 'C']), bothWays(theCase, 'R2', ['D'])];
  return { theCase, plan: aPlan(routes, [listed('long_direct_drive', 'D', raised), listed('not_carried', 'W')]) };
}

const seeds = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 });

describe('plans broken on purpose', () => {
  it('start from lawful ones', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { theCase, plan } = lawful(seed);
        expect((await judge(theCase, plan)).violations).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  for (const [name, mutate] of Object.entries(MUTATIONS)) {
    it(`are found: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(seeds, fc.infiniteStream(fc.nat()), async (seed, stream) => {
          const { theCase, plan } = lawful(seed);
          const pick = (n: number) => stream.next().value % n;
          const mutant = mutate(plan, theCase, pick);
          expect(await broken(theCase, mutant)).not.toEqual([]);
        }),
        { numRuns: 40 },
      );
    });
  }
});

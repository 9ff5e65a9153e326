/** Tiny cases lived through day by day, with every choice tried. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliverable } from '../../../src/cost/index.ts';
import { type Case, type CurrentRoute, type Judgement, SESSIONS } from '../../../src/model/index.ts';
import { handover, PRICE, type Ride, UNIT, unitContract } from './support.ts';

const START = Date.UTC(2027, 8, 1);
const DAY_MS = 86_400_000;
/** No contract runs on after this day. */
const LAST = 6;
const NEVER = LAST + 1;
const YEAR = 366;

const dayOf = (iso: string | null) => (iso === null ? NEVER : (Date.parse(iso) - START) / DAY_MS);
const dateOf = (day: number) => new Date(START + day * DAY_MS).toISOString().slice(0, 10);

const dutyIds = ['D0', 'D1', 'D2'];
const pupilIds = ['P0', 'P1', 'P2', 'P3', 'P4'];

const ways = fc.record({
  am: fc.integer({ min: -1, max: 2 }),
  pm: fc.integer({ min: -1, max: 2 }),
});
/** Mostly one contract, and one duty, for both ways of a pupil. */
const mostlySame = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 2 }).map((n) => ({ am: n, pm: n })) },
  { weight: 1, arbitrary: ways },
);
const terms = fc.record({
  units: fc.integer({ min: 0, max: 9 }),
  notice: fc.integer({ min: 0, max: LAST }),
  end: fc.option(fc.integer({ min: -3, max: LAST + 3 })),
});
const tiny = fc
  .record({
    terms: fc.array(terms, { minLength: 3, maxLength: 3 }),
    prices: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }),
    today: fc.array(mostlySame, { minLength: 5, maxLength: 5 }),
    plan: fc.array(mostlySame, { minLength: 5, maxLength: 5 }),
  })
  .map(({ terms, prices, today, plan }) => {
    const contracts = terms.map(({ units, notice, end }, c) => {
      const aboard = (session: 'am' | 'pm') => pupilIds.filter((_, p) => today[p][session] === c);
      return unitContract(`C${c}`, units, [], {
        noticeDays: notice,
        contractEnd: end === null ? null : dateOf(end),
        calls: { am: aboard('am'), pm: aboard('pm') },
      });
    });
    const rides = plan.flatMap((way, p): Ride[] =>
      SESSIONS.flatMap((session) =>
        way[session] < 0 ? [] : [{ pupilId: pupilIds[p], dutyId: dutyIds[way[session]], session }],
      ),
    );
    const costs = Object.fromEntries(prices.map((price, d) => [dutyIds[d], price]));
    return { ...handover(pupilIds, contracts, costs, rides), prices };
  });

type Tiny = typeof tiny extends fc.Arbitrary<infer T> ? T : never;

/** What a day costs in units, and whether anybody whom the plan carries is left standing on it. */
function lived({ theCase, judgement, prices }: Tiny, starts: readonly number[], day: number) {
  const routes = theCase.currentRoutes ?? [];
  const started = (routeId: string) => starts[dutyIds.indexOf(routeId)] <= day;
  const ridesNew = (pupilId: string, session: string) =>
    judgement.journeys.some((j) => j.pupilId === pupilId && j.session === session && started(j.routeId));
  const needed = (route: CurrentRoute) =>
    SESSIONS.some((session) => route.calls[session].some((pupilId) => !ridesNew(pupilId, session)));
  const mayStop = (route: CurrentRoute) => day >= route.noticeDays || dateOf(day) >= (route.contractEnd ?? '9999');
  const paid = routes.filter((route) => needed(route) || !mayStop(route));
  const stranded = judgement.journeys.some(
    ({ pupilId, session }) =>
      !ridesNew(pupilId, session) && !routes.some((route) => route.calls[session].includes(pupilId)),
  );
  const sum = (some: readonly CurrentRoute[]) => some.reduce((all, route) => all + route.pricePerDay, 0) / PRICE;
  return {
    stranded,
    contracts: sum(paid),
    doubleRunning: sum(paid.filter((route) => !needed(route))),
    plan: prices.reduce((all, price, d) => all + (starts[d] <= day ? price : 0), 0),
  };
}

/** Cost in units of the days 0 … LAST + 1, the last of which stands for all after it. */
function costOf(tinyCase: Tiny, starts: readonly number[]): number {
  let total = 0;
  for (let day = 0; day <= NEVER; day++) {
    const { stranded, contracts, plan } = lived(tinyCase, starts, day);
    if (stranded) return Number.POSITIVE_INFINITY;
    total += contracts + plan;
  }
  return total;
}

const startsOf = (theCase: Case, judgement: Judgement) =>
  deliverable(theCase, judgement)!.starts.map(({ starts }) => (starts === null ? NEVER + 1 : dayOf(starts)));

/** Days 0 … LAST, and a day that the days looked at do not reach. */
const choices = [...Array.from({ length: NEVER }, (_, day) => day), NEVER + 1];

describe('the order of starts', () => {
  it('is the cheapest of all, and of the cheapest the one that moves fewest, latest', () => {
    fc.assert(
      fc.property(tiny, (tinyCase) => {
        const mine = startsOf(tinyCase.theCase, tinyCase.judgement);
        const mineCosts = costOf(tinyCase, mine);
        expect(mineCosts).toBeLessThan(Number.POSITIVE_INFINITY);
        for (const a of choices) {
          for (const b of choices) {
            for (const c of choices) {
              const cost = costOf(tinyCase, [a, b, c]);
              if (cost > mineCosts) continue;
              expect({ starts: [a, b, c], cost }).toEqual({ starts: [a, b, c], cost: mineCosts });
              expect([a <= mine[0], b <= mine[1], c <= mine[2]]).toEqual([true, true, true]);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the first academic year', () => {
  it('is what living through its days costs, at once and in waves', () => {
    fc.assert(
      fc.property(tiny, (tinyCase) => {
        const { theCase, judgement } = tinyCase;
        const year = deliverable(theCase, judgement)!.years.find((y) => y.label === '2027/28')!;
        const money = (starts: readonly number[]) => {
          // 366 days at 365 pence a unit.
          const sum = { contracts: 0, plan: 0, doubleRunning: 0 };
          for (let day = 0; day < YEAR; day++) {
            const { contracts, plan, doubleRunning } = lived(tinyCase, starts, day);
            sum.contracts += 365 * contracts;
            sum.plan += 365 * plan;
            sum.doubleRunning += 365 * doubleRunning;
          }
          const unchanged = (theCase.currentRoutes ?? []).reduce((all, c) => all + c.pricePerDay / PRICE, 0) * UNIT;
          return { ...sum, saving: unchanged - sum.contracts - sum.plan };
        };
        const never = YEAR + 1;
        const inWaves = startsOf(theCase, judgement).map((day) => (day > LAST ? never : day));
        expect(year.inWaves).toEqual(money(inWaves));
        expect(year.atOnce).toEqual(money([0, 0, 0]));
        expect(year.inWaves.saving).toBeGreaterThanOrEqual(year.atOnce.saving);
      }),
      { numRuns: 40 },
    );
  });
});

describe('waves and the first wave', () => {
  /** What a set of duties brings in units once all notice is over, and whom it moves. */
  function selected({ theCase, judgement, prices }: Tiny, set: readonly boolean[]) {
    const starts = set.map((isIn) => (isIn ? 0 : NEVER + 1));
    const { contracts } = lived({ theCase, judgement, prices }, starts, NEVER);
    const routes = theCase.currentRoutes ?? [];
    const onContract = (id: string) => routes.some((r) => r.calls.am.includes(id) || r.calls.pm.includes(id));
    const moved = pupilIds.filter(
      (id) => onContract(id) && judgement.journeys.some((j) => j.pupilId === id && set[dutyIds.indexOf(j.routeId)]),
    );
    const unchanged = routes.reduce((all, c) => all + c.pricePerDay / PRICE, 0);
    return {
      saving: unchanged - contracts - prices.reduce((all, price, d) => all + (set[d] ? price : 0), 0),
      pupils: moved.length,
    };
  }

  it('add up: what has started by each date saves what the wave says, and every pupil moves once', () => {
    fc.assert(
      fc.property(tiny, (tinyCase) => {
        const found = deliverable(tinyCase.theCase, tinyCase.judgement)!;
        let moved = 0;
        for (const { date, savingPerYear, pupilsMoved } of found.waves) {
          const { saving, pupils } = selected(
            tinyCase,
            found.starts.map((s) => s.starts !== null && s.starts <= date),
          );
          moved += pupilsMoved;
          expect([savingPerYear, moved]).toEqual([saving * UNIT, pupils]);
        }
        const startedIn = found.waves.flatMap((wave) => wave.dutyIds);
        const stay = found.stays?.dutyIds ?? [];
        expect([...startedIn, ...stay].sort()).toEqual(dutyIds);
        // With what stays started as well, it would cost more by as much as is said.
        const all = selected(tinyCase, [true, true, true]).saving;
        expect((found.waves.at(-1)?.savingPerYear ?? 0) - all * UNIT).toBe(found.stays?.dearerPerYear ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it('the first is the part whose share of the saving is farthest above its share of the pupils', () => {
    let parts = 0;
    fc.assert(
      fc.property(tiny, (tinyCase) => {
        const { starts, firstWave } = deliverable(tinyCase.theCase, tinyCase.judgement)!;
        const at = (chosen: (d: number) => boolean) => selected(tinyCase, [0, 1, 2].map(chosen));
        const whole = at((d) => starts[d].starts !== null);
        if (whole.saving <= 0) {
          expect(firstWave).toBeNull();
          return;
        }
        const mine = at((d) => firstWave!.dutyIds.includes(dutyIds[d]));
        expect(firstWave).toMatchObject({ savingPerYear: mine.saving * UNIT, pupilsMoved: mine.pupils });
        const must = (d: number) => starts[d].newPupils > 0;
        const anyway = at(must);
        const [money, people] = [whole.saving - anyway.saving, whole.pupils - anyway.pupils];
        if (money === 0 || people === 0) {
          expect(mine).toEqual(whole);
          return;
        }
        /** How far a part's share of the one is above that of the other, × both wholes. */
        const above = (part: typeof whole) =>
          (part.saving - anyway.saving) * people - (part.pupils - anyway.pupils) * money;
        for (let set = 0; set < 8; set++) {
          const other = at((d) => must(d) || (set & (1 << d)) !== 0);
          expect(above(other)).toBeLessThanOrEqual(above(mine));
        }
        if (mine.pupils < whole.pupils) parts++;
      }),
      { numRuns: 500 },
    );
    // Not only wholes.
    expect(parts).toBeGreaterThan(0);
  });
});

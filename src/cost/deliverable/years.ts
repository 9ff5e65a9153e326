/** What the council pays in each of the coming years: with nothing changed, the plan at once, and in waves. */
import type { DeliverableYear, Pence, YearMoney } from '../../model/index.ts';
import { accountYears, type DayNumber, isoDate } from '../calendar.ts';
import { roundHalfUp } from '../exact.ts';
import type { Handover } from './handover.ts';
import { courseOf, type Starts } from './startOrder.ts';

const YEARS = 3;

/**
 * Three financial years and three academic ones, the first of each cut to what lies after `planStart`. A calendar day
 * costs a 365th of the year's cost, a 366th in years so long; sums are exact and each figure is rounded once. A
 * contract whose pupils the plan does not all carry is paid throughout in either way: somebody still needs it.
 * @param atLevel the same handover at today's price level
 */
export function yearsOf(handover: Handover, inWaves: Starts, atLevel: Handover | null): DeliverableYear[] {
  const { planStart, contracts, duties } = handover;
  const atOnce = duties.map(() => planStart);
  const years = (['financial', 'academic'] as const).flatMap((kind) => accountYears(kind, planStart, YEARS));
  return years.map((year): DeliverableYear => {
    const window = { from: Math.max(year.first, planStart), until: year.next, daysOfYear: year.next - year.first };
    const unchanged = paid(
      window,
      contracts.map(({ pence }) => ({ pence, from: planStart, until: null })),
    );
    return {
      kind: year.kind,
      label: year.label,
      from: isoDate(window.from),
      until: isoDate(window.until),
      unchanged,
      atOnce: moneyOf(handover, atOnce, window, unchanged),
      inWaves: moneyOf(handover, inWaves, window, unchanged),
      atPriceLevel: atLevel && {
        atOnce: moneyOf(atLevel, atOnce, window, unchanged),
        inWaves: moneyOf(atLevel, inWaves, window, unchanged),
      },
    };
  });
}

/** The days that are looked at, and how many the whole year has. */
interface Window {
  readonly from: DayNumber;
  readonly until: DayNumber;
  readonly daysOfYear: number;
}

/** Something that costs so much a year from one day (counted) to another (not counted; `null`: for ever). */
interface Accrual {
  readonly pence: Pence;
  readonly from: DayNumber | null;
  readonly until: DayNumber | null;
}

function moneyOf(
  { contracts, duties, planStart }: Handover,
  starts: Starts,
  window: Window,
  unchanged: Pence,
): YearMoney {
  const courses = contracts.map((contract) => ({ ...contract, ...courseOf(contract, planStart, starts) }));
  const old = paid(
    window,
    courses.map(({ pence, givenUp }) => ({ pence, from: planStart, until: givenUp })),
  );
  const doubleRunning = paid(
    window,
    courses.map(({ pence, emptied, givenUp }) => ({ pence, from: emptied, until: givenUp })),
  );
  const plan = paid(
    window,
    duties.map(({ pence }, d) => ({ pence, from: starts[d], until: null })),
  );
  return { contracts: old, plan, doubleRunning, saving: unchanged - old - plan };
}

/** What falls into the window, in whole pence; what begins on no day (`null`) costs nothing. */
function paid({ from, until, daysOfYear }: Window, accruals: readonly Accrual[]): Pence {
  const penceDays = accruals.reduce((sum, accrual) => {
    if (accrual.from === null) return sum;
    const days = Math.min(until, accrual.until ?? until) - Math.max(from, accrual.from);
    return sum + BigInt(accrual.pence) * BigInt(Math.max(0, days));
  }, 0n);
  return roundHalfUp(penceDays, BigInt(daysOfYear));
}

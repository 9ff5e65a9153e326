/** Where the saving comes from, who the money is spent on, and in which years it can be had. */
import {
  type Breakdown,
  type BreakdownRow,
  type Deliverable,
  type DeliverableYear,
  type FourColumns,
  type Pence,
  PRICINGS,
  SAVING_SOURCES,
  type Waterfall,
  type YearMoney,
} from '../../model/index.ts';
import type { BookInput } from './bookInput.ts';
import { BookPage, type BookSheet } from './bookSheet.ts';
import { type BookCell, count, date, money, percent, text } from './cells.ts';
import { BREAKDOWN_WORDS, capital, PRICING_WORDS, SOURCE_WORDS } from './words.ts';

export function savingsSheet({ theCase, findings }: BookInput): BookSheet {
  const page = new BookPage(`${theCase.name}: savings`, [54, 16, 16, 16, 16, 16, 17, 17, 17, 17, 17, 17]);
  if (findings.waterfalls.length > 0) waterfallTable(page, findings.waterfalls);
  if (findings.deliverable) {
    years(page, findings.deliverable);
    waves(page, findings.deliverable);
  }
  for (const breakdown of findings.breakdowns) breakdownTable(page, breakdown);
  return page.sheet('Savings');
}

function waterfallTable(page: BookPage, falls: readonly Waterfall[]): void {
  page.part('Where the saving comes from, pounds a year');
  page.headings(['', ...falls.map(({ from, to }) => `${PRICING_WORDS[from]} → ${PRICING_WORDS[to]}`)]);
  page.row(text('Start'), ...falls.map(({ start }) => money(start)));
  for (const source of SAVING_SOURCES) {
    const saved = (fall: Waterfall) => fall.steps.find((step) => step.source === source)?.saving ?? null;
    page.row(
      text(`Saved: ${SOURCE_WORDS[source]}`, { align: 'left', indent: 1 }),
      ...falls.map((fall) => money(saved(fall))),
    );
  }
  page.row(text('End'), ...falls.map(({ end }) => money(end)));
  page.total(text('Saving: start less end'), ...falls.map(({ start, end }) => money(start - end)));
  const share = ({ start, end }: Waterfall) => percent(start > 0 ? (start - end) / start : null);
  page.row(text('Saving, % of the start'), ...falls.map(share));
  page.say('A saving below zero means that this part costs more than today.');
}

function years(page: BookPage, { years }: Deliverable): void {
  page.part('In which years the saving can be had');
  page.say(
    "At once: the whole plan starts on plan_start, and today's contracts are paid until they can stop. In waves: each " +
      'vehicle starts when it is cheapest at the rates, as the contracts that it takes over come to an end.',
  );
  if (years.some((year) => year.atPriceLevel !== null)) {
    yearsTable(
      page,
      "Like for like: what is paid today, less the plan at today's price level",
      years,
      (y) => y.atPriceLevel,
    );
  }
  yearsTable(page, 'Not like for like: what is paid today, less the plan at the rates', years, (year) => year);
}

function yearsTable(
  page: BookPage,
  prices: string,
  years: Deliverable['years'],
  of: (year: DeliverableYear) => Pick<DeliverableYear, 'atOnce' | 'inWaves'> | null,
): void {
  page.say(prices, { fontWeight: 'bold' });
  const group = (when: string) => ['contracts', 'new plan', 'paid twice', 'saving'].map((what) => `${when}: ${what}`);
  page.headings(['Year', 'From', 'To', 'Today, unchanged', ...group('At once'), ...group('In waves')]);
  for (const year of years) {
    const priced = of(year);
    if (!priced) continue;
    page.row(
      text(`${year.kind === 'financial' ? 'Financial' : 'Academic'} year ${year.label}`),
      date(year.from),
      date(year.until, {}, -1),
      money(year.unchanged),
      ...moneyOf(priced.atOnce),
      ...moneyOf(priced.inWaves),
    );
  }
}

function moneyOf({ contracts, plan, doubleRunning, saving }: YearMoney): BookCell[] {
  return [contracts, plan, doubleRunning, saving].map((pence) => money(pence));
}

function waves(page: BookPage, { waves, firstWave, stays }: Deliverable): void {
  if (waves.length > 0) {
    page
      .part('When the vehicles start')
      .headings([
        'Wave',
        'On',
        'Vehicles',
        'Contracts',
        'Pupils moved',
        "Saving a year from then on, like for like at today's price level",
        'Saving a year from then on: paid, less the plan at the rates',
      ]);
    for (const [i, wave] of waves.entries()) {
      page.row(
        text(`Wave ${i + 1}`),
        date(wave.date),
        count(wave.dutyIds.length),
        count(wave.contractIds.length),
        count(wave.pupilsMoved),
        money(wave.savingAtPriceLevel),
        money(wave.savingPerYear),
      );
    }
  }
  if (firstWave) {
    page.part('The part to begin with: much of the saving for few families');
    page.headings([
      '',
      'Vehicles',
      'Contracts',
      'Pupils moved',
      'Saving a year',
      'Share of the saving',
      'Share of the pupils moved',
    ]);
    page.row(
      text('These vehicles alone'),
      count(firstWave.dutyIds.length),
      count(firstWave.contractIds.length),
      count(firstWave.pupilsMoved),
      money(firstWave.savingPerYear),
      percent(firstWave.shareOfSaving),
      percent(firstWave.shareOfPupils),
    );
    page.say('The sheets Routes and Contracts say which they are.');
  }
  if (stays) {
    page.part('Cheaper left as they are');
    page.headings(['', 'Vehicles', 'Contracts', 'Dearer a year if they started']);
    page.row(
      text('Do not start'),
      count(stays.dutyIds.length),
      count(stays.contractIds.length),
      money(stays.dearerPerYear),
    );
    page.say('The sheets Routes and Contracts say which they are.');
  }
}

function breakdownTable(page: BookPage, { by, rows, total }: Breakdown): void {
  page.part(`By ${BREAKDOWN_WORDS[by]}`);
  page.headings([
    capital(BREAKDOWN_WORDS[by]),
    'Id or code',
    'Pupils in the plan',
    'Pupils today',
    'Vehicles today',
    'Vehicles in the plan',
    ...PRICINGS.map((pricing) => PRICING_WORDS[pricing]),
    'Saving at the rates, like for like',
  ]);
  const cells = (row: BreakdownRow): BookCell[] => [
    text(row.label),
    text(row.key === 'none' || row.key === 'total' || row.key === row.label ? '' : row.key),
    count(row.pupils),
    count(row.pupilsToday),
    count(row.vehicles?.today),
    count(row.vehicles?.plan),
    ...PRICINGS.map((pricing) => money(row.money[pricing])),
    money(savedAtRates(row.money)),
  ];
  for (const row of rows) page.row(...cells(row));
  page.total(...cells(total));
}

function savedAtRates({ today_at_rates, plan_at_rates }: FourColumns): Pence | null {
  return today_at_rates === null || plan_at_rates === null ? null : today_at_rates - plan_at_rates;
}

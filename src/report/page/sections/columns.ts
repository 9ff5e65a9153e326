/** The four ways to price a year, what may be compared with what, and today's price level. */
import { type CostParts, type OffFit, PRICINGS, type PriceLevel } from '../../../model/index.ts';
import { gbp } from '../../figures.ts';
import { type Html, html } from '../../sheets/html.ts';
import { count, money, number, pounds, shareOf } from '../say.ts';
import type { Subject } from '../subject.ts';
import { tableHtml } from '../table.ts';
import { PRICING_NOTES, PRICING_WORDS } from '../words.ts';

const PARTS = [
  ['vehicleDays', 'Vehicles by the day'],
  ['km', 'Kilometres'],
  ['hours', 'Hours'],
  ['assistants', 'Passenger assistants'],
] as const;

/** As many as one can look into; the others open on demand, and the table of contracts marks them all. */
const FAR_OFF_SHOWN = 10;

export function columnsHtml(subject: Subject): Html {
  const { findings } = subject;
  return html`<section id="columns" aria-labelledby="columns-title">
<h2 id="columns-title">What a year costs, four ways</h2>
${tableHtml({
  caption: 'Cost of a year',
  columns: ['Priced as', '£ a year', 'What it is'],
  words: [2],
  rows: PRICINGS.map((p) => [PRICING_WORDS[p], money(findings.columns[p]), PRICING_NOTES[p]]),
})}
${pairsHtml(subject)}
${partsHtml(findings.parts.todayAtRates, findings.parts.planAtRates)}
${findings.priceLevel ? priceLevelHtml(findings.priceLevel, subject) : html``}</section>`;
}

/** Only pairs that differ by the routes alone are a saving of the plan. */
function pairsHtml({ findings: { columns } }: Subject): Html {
  const { today_paid: paid, today_at_rates: before, plan_at_rates: plan, plan_at_price_level: level } = columns;
  if (paid === null || before === null || plan === null) return html``;
  const pair = (label: string, from: number, to: number, fair: string) => [
    label,
    money(from - to),
    shareOf(from - to, from),
    fair,
  ];
  return tableHtml({
    caption: 'Which of them compare fairly',
    columns: ['Pair', 'Difference, £ a year', 'Share', 'Fair?'],
    words: [3],
    rows: [
      pair(
        'Today’s routes at the rates, less the plan at the rates',
        before,
        plan,
        'Yes: the same rates on both sides.',
      ),
      ...(level === null
        ? []
        : [
            pair(
              'Today as paid, less the plan at today’s price level',
              paid,
              level,
              'Yes: the market as it is today on both sides; contracts far off it are part of the difference.',
            ),
          ]),
      pair(
        'Today as paid, less the plan at the rates',
        paid,
        plan,
        'No: it mixes contract prices with estimated rates.',
      ),
    ],
  });
}

function partsHtml(today: CostParts | null, plan: CostParts): Html {
  const row = (label: string, before: number | null, after: number) => [
    label,
    ...(before === null ? [] : [money(before)]),
    money(after),
    ...(before === null ? [] : [money(before - after)]),
  ];
  return tableHtml({
    caption: 'Parts of the cost at the vehicle types’ rates, £ a year',
    columns: ['Part', ...(today ? ['Today’s routes'] : []), 'Plan', ...(today ? ['Less'] : [])],
    rows: PARTS.map(([key, label]) => row(label, today?.[key] ?? null, plan[key])),
    total: row('Total', today?.total ?? null, plan.total),
  });
}

function priceLevelHtml(level: PriceLevel, { theCase }: Subject): Html {
  const nameOf = new Map(theCase.vehicleTypes.map((type) => [type.id, type.name || type.id]));
  const guessed = new Set(level.typesWithoutContract);
  const rate = (centipence: number, unit: string) => `£${gbp(Math.round(centipence / 100))} ${unit}`;
  const basis =
    level.basis === 'fit'
      ? `A robust fit of ${number(level.contracts)} contract prices by vehicle type, kilometres, hours and assistants.`
      : `There are too few contracts (${number(level.contracts)}) for a fit, so the rates are multiplied by one factor.`;
  return html`<h3>Today’s price level</h3>
<p>${basis} Half of the contracts lie within ${shareOf(level.spread.median, 1)} of it and nine of ten within
${shareOf(level.spread.p90, 1)}. By it today’s routes would cost ${pounds(level.todayFitted)} a year.</p>
<div class="beside">${tableHtml({
    caption: 'Prices of the fit',
    columns: ['For', 'Price', 'Rests on'],
    words: [2],
    rows: [
      ...Object.entries(level.perDay).map(([id, price]) => [
        nameOf.get(id) ?? id,
        rate(price, 'a day'),
        guessed.has(id) ? 'no contract of this type' : 'contracts',
      ]),
      ['Kilometre', rate(level.perKm, 'a km'), 'contracts'],
      ['Hour', rate(level.perHour, 'an hour'), 'contracts'],
      ['Passenger assistant', rate(level.perAssistantDay, 'a day'), 'contracts'],
    ],
  })}
${farOffHtml(level)}</div>`;
}

function farOffHtml({ farOff }: PriceLevel): Html {
  if (farOff.length === 0) return html`<p>No contract is far off the fit.</p>`;
  const listed = (some: PriceLevel['farOff'], caption: string) =>
    tableHtml({
      caption,
      columns: ['Contract', 'Operator', '£ a day', 'Fit, £ a day', 'Days', 'What it says'],
      words: [1, 5],
      rows: some.map((off) => [
        off.routeId,
        off.operator || '–',
        money(Math.round(off.pricePerDay / 100)),
        money(Math.round(off.fittedPerDay / 100)),
        String(off.daysAWeek),
        whatItSays(off),
      ]),
    });
  const rest = farOff.slice(FAR_OFF_SHOWN);
  const order = farOff.length > 1 ? ', dearest beyond it first' : '';
  const title = `${count(farOff.length, 'contract')} far off the fit${order}`;
  return html`<div>${listed(farOff.slice(0, FAR_OFF_SHOWN), title)}
${
  rest.length === 0
    ? html``
    : html`<details><summary>Show the other
${number(rest.length)}</summary>${listed(rest, 'The others far off the fit')}</details>`
}</div>`;
}

/** A contract that is paid for all five days but runs on fewer is far off by nature: it is held to the days it runs. */
export function whatItSays({ above, daysAWeek, pricePerDay, fittedPerDay }: OffFit): string {
  if (daysAWeek >= 5 || daysAWeek === 0) {
    return above >= 0
      ? `asks ${apart(above)} more than the fit: look again`
      : `asks ${apart(-above)} less than the fit: will it last?`;
  }
  const perRunningDay = (pricePerDay * daysAWeek) / (fittedPerDay * 5) - 1;
  const runs = `runs on ${daysAWeek} ${daysAWeek === 1 ? 'day' : 'days'} and is paid for five`;
  return `${runs}; on the days it runs ${apart(Math.abs(perRunningDay))} ${perRunningDay >= 0 ? 'above' : 'below'} the fit`;
}

function apart(share: number): string {
  return `${Math.round(share * 100)} %`;
}

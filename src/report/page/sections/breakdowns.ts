/** Who the money is spent on, beside published averages; and the service before and after. */

import { type SavingsRow, savingsByGroup } from '../../../cost/index.ts';
import type { Breakdown, BreakdownRow, PupilClass, Service } from '../../../model/index.ts';
import { changeCounts } from '../../findings/changeCounts.ts';
import { type Rides, ridesByPhase } from '../../findings/ridesByPhase.ts';
import { PHASE_WORDS } from '../../phaseWords.ts';
import { type Html, html } from '../../sheets/html.ts';
import { count, minutes, money, NO_FIGURE, number, pounds, shareOf } from '../say.ts';
import type { Subject } from '../subject.ts';
import { tableHtml } from '../table.ts';
import { BREAKDOWN_WORDS, CLASS_WORDS, PRICING_WORDS } from '../words.ts';

export function breakdownsHtml(subject: Subject): Html {
  const { findings } = subject;
  const hasToday = findings.columns.today_paid !== null;
  return html`<section id="breakdowns" aria-labelledby="breakdowns-title">
<h2 id="breakdowns-title">Who the money is spent on</h2>
<p>A vehicle’s cost is shared among its routes, and a route’s among its pupils by the rides they take. Every column adds up to its total.</p>
<div class="choice" data-label="Break down by">${findings.breakdowns.map((b) => breakdownHtml(b, hasToday))}${groupsHtml(subject)}</div>
${perPupilHtml(subject)}</section>`;
}

function breakdownHtml(breakdown: Breakdown, hasToday: boolean): Html {
  const name = BREAKDOWN_WORDS[breakdown.by];
  const hasVehicles = breakdown.rows.some((row) => row.vehicles !== null);
  const hasLevel = breakdown.total.money.plan_at_price_level !== null;
  const cells = (row: BreakdownRow): string[] => [
    row.label,
    ...(hasToday ? [number(row.pupilsToday)] : []),
    number(row.pupils),
    ...(hasVehicles
      ? [...(hasToday ? [number(row.vehicles?.today ?? null)] : []), number(row.vehicles?.plan ?? null)]
      : []),
    ...(hasToday ? [money(row.money.today_paid), money(row.money.today_at_rates)] : []),
    money(row.money.plan_at_rates),
    ...(hasLevel ? [money(row.money.plan_at_price_level)] : []),
    ...(hasToday ? [money((row.money.today_at_rates ?? 0) - (row.money.plan_at_rates ?? 0))] : []),
  ];
  return html`<div class="option" data-name="${name}"><h3>${name}</h3>
${tableHtml({
  caption: `By ${name.replace(/^[A-Z](?=[a-z ])/, (c) => c.toLowerCase()).replace('dfE', 'DfE')}, £ a year`,
  columns: [
    name,
    ...(hasToday ? ['Pupils today'] : []),
    hasToday ? 'Pupils planned' : 'Pupils',
    ...(hasVehicles ? [...(hasToday ? ['Vehicles today'] : []), hasToday ? 'Vehicles planned' : 'Vehicles'] : []),
    ...(hasToday ? [PRICING_WORDS.today_paid, PRICING_WORDS.today_at_rates] : []),
    PRICING_WORDS.plan_at_rates,
    ...(hasLevel ? [PRICING_WORDS.plan_at_price_level] : []),
    ...(hasToday ? ['Saving at the rates'] : []),
  ],
  rows: breakdown.rows.map(cells),
  total: cells(breakdown.total),
})}</div>`;
}

/** The rows of savings.csv: who travels together is planned, and paid for, together. */
function groupsHtml({ theCase, reported: { plan, judgement, today } }: Subject): Html {
  const rows = today ? savingsByGroup(theCase, plan, judgement) : [];
  if (rows.length === 0) return html``;
  const cells = (row: SavingsRow): string[] => [
    groupWords(row.group),
    number(row.pupils),
    number(row.currentVehicles),
    number(row.planVehicles),
    ...[row.currentCostPerYear, row.planCostPerYear, row.savingPerYear, row.firstYearSaving].map(money),
  ];
  return html`<div class="option" data-name="Classes that travel together"><h3>Classes that travel together</h3>
<p>As in savings.csv: what is paid today, less the plan at the rates, which is not like for like; in the first twelve months with the whole
plan at once and every contract paid until it can stop.</p>
${tableHtml({
  caption: 'By classes that travel together, £ a year',
  columns: [
    'Classes',
    'Pupils',
    'Vehicles today',
    'Vehicles planned',
    PRICING_WORDS.today_paid,
    PRICING_WORDS.plan_at_rates,
    'Paid, less the plan at the rates',
    'In the first twelve months',
  ],
  rows: rows.slice(0, -1).map(cells),
  total: cells(rows[rows.length - 1]),
})}</div>`;
}

function groupWords(group: string): string {
  if (group === 'none') return 'Routes without pupils';
  if (group === 'total') return 'Total';
  return group
    .split('+')
    .map((name) => CLASS_WORDS[name as PupilClass] ?? name)
    .join(', ');
}

/** A pupil's cost on average, by class, and what is published of others. Whoever is not carried has no share in it. */
function perPupilHtml({ theCase, reported, findings: { breakdowns, published } }: Subject): Html {
  const [planned, today] = [reported.judgement, reported.today?.judgement].map((judged) => {
    const carried = new Set(judged?.journeys.map(({ pupilId }) => pupilId));
    return (key: string) =>
      theCase.pupils.filter((pupil) => carried.has(pupil.id) && (key === 'total' || pupil.class === key)).length;
  });
  const byClass = breakdowns.find((breakdown) => breakdown.by === 'class');
  if (!byClass) return html``;
  const each = (pence: number | null, pupils: number) =>
    pence === null || pupils === 0 ? NO_FIGURE : pounds(Math.round(pence / pupils));
  const hasToday = byClass.total.money.today_paid !== null;
  return html`<h3>Cost of a pupil</h3><div class="beside">${tableHtml({
    caption: 'This case, £ a pupil carried and year',
    columns: ['Class', ...(hasToday ? ['Today, as paid'] : []), 'Plan at the rates'],
    rows: [...byClass.rows, byClass.total]
      .filter((row) => row.pupils > 0)
      .map((row) => [
        row.key === 'total' ? 'All pupils carried' : row.label,
        ...(hasToday ? [each(row.money.today_paid, today(row.key))] : []),
        each(row.money.plan_at_rates, planned(row.key)),
      ]),
  })}
${tableHtml({
  caption: 'Published averages, £ a pupil and year',
  columns: ['Average', 'For', '£', 'Year', 'Source'],
  words: [1, 4],
  rows: published.map((average) => [
    average.label,
    average.classes.map((name) => CLASS_WORDS[name as keyof typeof CLASS_WORDS] ?? name).join(', ') || 'all',
    pounds(average.pencePerPupil),
    average.year,
    average.source,
  ]),
})}</div><p>Averages are of other years and other councils, and cover what this case may not. They say whether a figure is in the usual range, no more.</p>`;
}

type Line = readonly [label: string, of: (service: Service) => string];

const SERVICE: readonly Line[] = [
  ['Pupils with at least one ride a week', (s) => number(s.pupilsCarried)],
  ['Vehicles with at least one run a week', (s) => number(s.vehicles)],
  ['Runs a week', (s) => number(s.runsPerWeek)],
  ['Kilometres a year', (s) => number(s.metresPerYear / 1000)],
  ['Vehicle hours a year', (s) => number(s.vehicleSecondsPerYear / 3600)],
  ['Days of passenger assistants a year', (s) => number(s.assistantDaysPerYear)],
  ['Tonnes of CO₂ a year', (s) => (s.co2GramsPerYear / 1_000_000).toFixed(1)],
  [
    'Runs a week with one pupil on board',
    (s) => `${number(s.singleOccupancyRunsPerWeek)} (${shareOf(s.singleOccupancyRunsPerWeek, s.runsPerWeek)})`,
  ],
  ['Pupils alone on a run at least once a week', (s) => number(s.singleOccupancyPupils)],
  ['Places used when fullest', (s) => shareOf(s.placesUsed, 1)],
  ['Rides a week', (s) => number(s.rides)],
  [
    'Rides over 45 minutes a week',
    (s) => `${number(s.ridesOver45Minutes)} (${shareOf(s.ridesOver45Minutes, s.rides)})`,
  ],
  [
    'Rides over 75 minutes a week',
    (s) => `${number(s.ridesOver75Minutes)} (${shareOf(s.ridesOver75Minutes, s.rides)})`,
  ],
  ['Average ride', (s) => minutes(s.averageRideSeconds)],
  ['Longest ride', (s) => minutes(s.longestRideSeconds)],
  ['Places where a rule is broken', (s) => number(s.violations)],
];

export function serviceHtml(subject: Subject): Html {
  const { today, plan } = subject.findings.service;
  return html`<section id="service" aria-labelledby="service-title">
<h2 id="service-title">The service${today ? ' before and after' : ''}</h2>
${tableHtml({
  caption: 'Vehicles, distance and time on board',
  columns: ['', ...(today ? ['Today'] : []), 'Plan'],
  rows: SERVICE.map(([label, of]) => [label, ...(today ? [of(today)] : []), of(plan)]),
})}
${phasesHtml(subject)}
${today ? html`<p>The times of today’s routes are not in the files; they are worked out as kindly as the rules allow.</p>` : html``}</section>`;
}

function phasesHtml({ theCase, reported: { judgement, today } }: Subject): Html {
  const rows = ridesByPhase(theCase, judgement, today?.judgement ?? null);
  if (rows.length === 0) return html``;
  const figures = (rides: Rides | null) =>
    rides ? [minutes(rides.averageSeconds), minutes(rides.longestSeconds)] : [NO_FIGURE, NO_FIGURE];
  return tableHtml({
    caption: 'Time on board by phase of school',
    columns: [
      'Phase',
      ...(today ? ['Average today', 'Longest today'] : []),
      ...(today ? ['Average planned', 'Longest planned'] : ['Average', 'Longest']),
    ],
    rows: rows.map(({ phase, today: now, plan }) => [
      PHASE_WORDS[phase],
      ...(today ? figures(now) : []),
      ...figures(plan),
    ]),
  });
}

export function changesHtml({ findings: { changes } }: Subject): Html {
  if (!changes) return html``;
  const counts = changeCounts(changes);
  const row = (label: string, n: number) => [label, number(n), shareOf(n, counts.pupils)];
  return html`<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">What changes for pupils</h2>
<p>Of the ${count(counts.pupils, 'pupil')} who travel today and in the plan. Families and schools should hear of each change before it happens:
the <a href="#pupils-table">table of pupils</a> names them.</p>
${tableHtml({
  caption: 'Pupils for whom something changes',
  columns: ['Change', 'Pupils', 'Share'],
  rows: [
    row('Another vehicle', counts.vehicle),
    row('Collected or brought home more than ten minutes earlier or later', counts.time),
    row('Somebody on board who was not before', counts.fellows),
    row('Collected at home today, walks to a pick-up point in the plan', counts.walks),
    row('More than ten minutes longer on board, morning or afternoon', counts.longerRides),
    row('None of these', counts.nothing),
  ],
})}</section>`;
}

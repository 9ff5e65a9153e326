/** The first sheet: what the plan saves, what is compared with what, the service, and what is in no figure. */
import {
  type Changes,
  type ContractEnded,
  type CostParts,
  type FourColumns,
  type Judgement,
  PRICINGS,
  type Pricing,
  type Service,
  sayCount,
  type Waterfall,
} from '../../model/index.ts';
import { sayDate, sayNumber, sayPounds } from '../figures.ts';
import { type FirstYear, firstYearsOf } from '../findings/firstYears.ts';
import { stampSentence } from '../stamp.ts';
import { NO_TENDER } from '../tender/names.ts';
import type { BookInput } from './bookInput.ts';
import { BookPage, type BookSheet } from './bookSheet.ts';
import { type BookCell, count, decimal, percent, pounds, text } from './cells.ts';
import { PRICING_MEANING, PRICING_WORDS } from './words.ts';

const BOLD = { fontWeight: 'bold' } as const;

export function summarySheet(input: BookInput): BookSheet {
  const { theCase, reported, findings } = input;
  const page = new BookPage(theCase.name, [54, 19, 19, 19, 19]);
  page.say(stampSentence(reported.plan.origin));
  page.say('Home-to-school transport: today beside the plan. Every figure is for a year unless it says otherwise.');
  sayBreaches(page, reported.judgement);
  headline(page, input);
  money(page, findings.columns, findings.parts);
  comparisons(page, findings.waterfalls);
  service(page, findings.service);
  if (findings.changes) changes(page, findings.changes);
  page.part('What is not in these figures');
  for (const sentence of findings.notIncluded) page.say(`•  ${sentence}`);
  howMade(page, input);
  return page.sheet('Summary');
}

/** Figures of an unlawful plan are no figures to save money by. */
function sayBreaches(page: BookPage, { violations }: Judgement): void {
  const n = violations.length;
  if (n === 0) return;
  const where = n === 1 ? 'one place' : `${sayNumber(n)} places`;
  page.say(`This plan is not lawful: it breaks rules in ${where}. The sheet Exceptions lists them. ${NO_TENDER}`, {
    ...BOLD,
    textColor: '#C00000',
  });
}

function headline(page: BookPage, { findings }: BookInput): void {
  const like = findings.waterfalls.find((fall) => fall.from === 'today_at_rates');
  const level = findings.waterfalls.find((fall) => fall.to === 'plan_at_price_level');
  page.part('In short');
  if (!like) {
    page.say(`The plan costs ${sayPounds(findings.columns.plan_at_rates ?? 0)} a year at the rates of the case.`, BOLD);
    page.say('There are no current routes in this case, so there is nothing to compare it with.');
    return;
  }
  page.say(`Like for like, at the same rates, the plan ${saves(like)}.`, BOLD);
  if (level) page.say(`Against what is paid today, and at today's price level, it ${saves(level)}.`, BOLD);
  const ended = endedText(findings.todayFaults?.contractsEnded ?? []);
  for (const year of findings.deliverable ? firstYearsOf(findings.deliverable) : [])
    page.say(firstYearText(year), BOLD);
  if (ended) page.say(ended);
}

function firstYearText({ kind, label, from, inWaves, atOnce, isLikeForLike }: FirstYear): string {
  const prices = isLikeForLike ? "at today's price level" : 'paid, less the plan at the rates';
  const said = `${inWaves < 0 ? 'costs' : 'saves'} ${sayPounds(Math.abs(inWaves))}${inWaves < 0 ? ' more' : ''}`;
  return (
    `In the first ${kind} year, ${label} from ${sayDate(from)}, it ${said}, started in waves, ${prices} ` +
    `(all at once: ${sayPounds(atOnce)}).`
  );
}

function endedText(ended: readonly ContractEnded[]): string {
  if (ended.length === 0) return '';
  const pence = ended.reduce((sum, contract) => sum + contract.pencePerYear, 0);
  const one = ended.length === 1;
  return (
    `${sayCount(ended.length, 'contract')} for ${sayPounds(pence)} a year ${one ? 'runs' : 'run'} out before the plan starts and ` +
    `${one ? 'has' : 'have'} to be let again in any case; until the plan takes over all figures take ${one ? 'it' : 'them'} ` +
    `to go on at the present price. The sheet Exceptions lists ${one ? 'it' : 'them'}.`
  );
}

function saves({ start, end }: Waterfall): string {
  const saving = start - end;
  const share = start > 0 ? `, ${((Math.abs(saving) / start) * 100).toFixed(1)} %` : '';
  return `${saving < 0 ? 'costs more by' : 'saves'} ${sayPounds(Math.abs(saving))} a year${share}`;
}

const PARTS: readonly (readonly [keyof CostParts, string])[] = [
  ['vehicleDays', 'Vehicle days'],
  ['km', 'Kilometres'],
  ['hours', 'Vehicle hours'],
  ['assistants', 'Passenger assistants'],
];

function money(page: BookPage, columns: FourColumns, parts: BookInput['findings']['parts']): void {
  page.part('What a year costs').headings(['', ...PRICINGS.map((pricing) => PRICING_WORDS[pricing])]);
  const partOf = (pricing: Pricing): CostParts | null =>
    pricing === 'today_at_rates' ? parts.todayAtRates : pricing === 'plan_at_rates' ? parts.planAtRates : null;
  for (const [key, label] of PARTS) {
    page.row(text(label), ...PRICINGS.map((pricing) => pounds(partOf(pricing)?.[key] ?? null)));
  }
  page.total(text('Total a year'), ...PRICINGS.map((pricing) => pounds(columns[pricing])));
  for (const pricing of PRICINGS) if (columns[pricing] !== null) page.say(`•  ${PRICING_MEANING[pricing]}`);
}

const COMPARES: Readonly<Record<string, string>> = {
  'today_at_rates plan_at_rates':
    'The same rates on both sides; today as it is modelled from the files. Above 15 % from routes alone deserves doubt.',
  'today_paid plan_at_price_level': "Today's market on both sides; contracts far off it are part of the difference.",
  'today_paid plan_at_rates': 'Not like for like: contract prices against the rates of the case.',
};

function comparisons(page: BookPage, waterfalls: readonly Waterfall[]): void {
  if (waterfalls.length === 0) return;
  page.part('What compares with what').headings(['', 'From', 'To', 'Saving a year', 'Saving, %']);
  for (const { from, to, start, end } of waterfalls) {
    page.row(
      text(`${PRICING_WORDS[from]} → ${lowerFirst(PRICING_WORDS[to])}`, { wrap: true }),
      pounds(start),
      pounds(end),
      pounds(start - end, BOLD),
      percent(start > 0 ? (start - end) / start : null, BOLD),
    );
    page.say(`    ${COMPARES[`${from} ${to}`] ?? ''}`);
  }
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

type ServiceLine = readonly [label: string, cell: (service: Service) => BookCell];
const SERVICE: readonly ServiceLine[] = [
  ['Pupils carried', (s) => count(s.pupilsCarried)],
  ['Vehicles', (s) => count(s.vehicles)],
  ['Runs a week', (s) => count(s.runsPerWeek)],
  ['Kilometres a year', (s) => count(s.metresPerYear / 1000)],
  ['Vehicle hours a year', (s) => count(s.vehicleSecondsPerYear / 3600)],
  ['Days of passenger assistants a year', (s) => count(s.assistantDaysPerYear)],
  ['Tonnes of CO2 a year', (s) => decimal(s.co2GramsPerYear / 1_000_000, 1)],
  ['Runs a week with one pupil alone', (s) => count(s.singleOccupancyRunsPerWeek)],
  ['Pupils who travel alone at least once a week', (s) => count(s.singleOccupancyPupils)],
  ['Places used when fullest', (s) => percent(s.placesUsed)],
  ['Rides a week', (s) => count(s.rides)],
  ['Rides a week over 45 minutes', (s) => count(s.ridesOver45Minutes)],
  ['Rides a week over 75 minutes', (s) => count(s.ridesOver75Minutes)],
  ['Average ride, minutes', (s) => decimal(s.averageRideSeconds / 60, 1)],
  ['Longest ride, minutes', (s) => decimal(s.longestRideSeconds / 60, 1)],
  ['Places where a rule is broken', (s) => count(s.violations)],
];

function service(page: BookPage, { today, plan }: BookInput['findings']['service']): void {
  page.part('The service').headings(today ? ['', 'Today', 'Plan'] : ['', 'Plan']);
  for (const [label, cell] of SERVICE) page.row(text(label), ...(today ? [cell(today)] : []), cell(plan));
}

function changes(page: BookPage, { pupils }: Changes): void {
  const share = (n: number) => percent(pupils.length > 0 ? n / pupils.length : null);
  const line = (label: string, n: number) => page.row(text(label), count(n), share(n));
  const some = (key: 'vehicleChanges' | 'timeChanges' | 'fellowsChange') => pupils.filter((p) => p[key]).length;
  page.part('What changes for families').headings(['', 'Pupils', 'Share']);
  line('Travel today and in the plan', pupils.length);
  line('Another vehicle', some('vehicleChanges'));
  line('Collected or brought home over 10 minutes earlier or later', some('timeChanges'));
  line('Somebody on board who was not before', some('fellowsChange'));
  line('Nothing', pupils.filter((p) => !p.vehicleChanges && !p.timeChanges && !p.fellowsChange).length);
}

/** No time but the plan's own: the same plan makes the same workbook. */
function howMade(page: BookPage, { reported: { plan, lowerBound }, findings }: BookInput): void {
  const { origin } = plan;
  page.part('How the plan was made');
  if (!origin) page.say(stampSentence(origin));
  else {
    const { seconds, iterations } = origin.parameters;
    const budget = iterations
      ? sayCount(Number(iterations), 'iteration')
      : seconds
        ? sayCount(Number(seconds), 'second')
        : '';
    if (budget) page.say(`Length of the search: ${budget}.`);
    page.say(`Roads: ${origin.networkNote || origin.network}`);
  }
  if (lowerBound) {
    const least = sayPounds(Math.floor(lowerBound.pencePerYear / 100) * 100);
    page.say(`No lawful plan of this case that carries everybody costs less than ${least} a year at the rates.`);
  }
  if (findings.todayFaults) page.say("Faults in today's files and exceptions of the plan are on the sheet Exceptions.");
}

/** `summary.txt`, and what a command prints when it is done: the plan in words a planner can read aloud. */
import { deliverable as deliverableOf, priceLevel, savingsByGroup } from '../cost/index.ts';
import {
  ALL_DAYS,
  type Case,
  formatDays,
  type Judgement,
  type LowerBound,
  type Metres,
  type Pence,
  type Plan,
  type PublishedAverage,
  type Resolved,
  type Seconds,
  sayCount,
  type Today,
  type Violation,
  type WhatIf,
} from '../model/index.ts';
import { countByType, countsOf, type PlanCounts } from './counts.ts';
import { deliveryLines } from './delivery.ts';
import { minutes, sayNumber, sayPounds } from './figures.ts';
import { notCarriedToday } from './findings/leftOut.ts';
import { ridesByPhase } from './findings/ridesByPhase.ts';
import { contractsEndedIn } from './findings/todayFaults.ts';
import { howSureLines } from './howSure.ts';
import { PHASE_WORDS } from './phaseWords.ts';
import { stampSentence } from './stamp.ts';
import { table } from './table.ts';
import { NO_TENDER } from './tender/names.ts';
import { wrap } from './wrap.ts';

/** Beyond this many a list is for `exceptions.csv`, or for `schoolrun check`. */
const LISTED = 20;
/** Characters in a line of running text. */
const WIDTH = 96;
/** The page and the workbook list the others. */
const ENDED_NAMED = 5;

/** What a reader of the folder must know of it before anything else. */
const PSEUDONYMISED = [
  'Pupils are shown by codes in this folder, and homes to about 200 metres; money, times and distances',
  'are the true ones. It is still about children: keep it safe. No driver sheets were written, since a',
  'driver needs the homes, and the folder cannot be checked or reported on again.',
];

/** A plan, what the checker found in it, and today's routes for comparison. */
export interface Reported {
  readonly plan: Plan;
  readonly judgement: Judgement;
  /** `null` without current routes. */
  readonly today: Today | null;
  /** Only for a plan that carries every pupil. */
  readonly lowerBound?: LowerBound | null;
  /** To hold a pupil's cost against, instead of the averages we know of. */
  readonly published?: readonly PublishedAverage[] | undefined;
  /** The plan driven again on slower and faster roads. */
  readonly whatIf?: readonly WhatIf[] | undefined;
  /** The same case solved again with other seeds, the plan's own first. */
  readonly resolved?: readonly Resolved[] | undefined;
  /** A council's secret: everything is written with codes for ids and without exact homes. */
  readonly pseudonymKey?: Uint8Array | undefined;
  /** That has been done; see `pseudonyms/`. */
  readonly isPseudonymised?: boolean | undefined;
  /** Background of the page's map: address with `{z}`, `{x}` and `{y}`, and whom to credit. Nothing else is fetched. */
  readonly tiles?: { readonly url: string; readonly credit: string } | undefined;
}

/** The summary, with an LF at the end of every line. */
export function summaryText(theCase: Case, reported: Reported): string {
  const { plan, judgement, today, lowerBound = null, whatIf = [], resolved = [], isPseudonymised = false } = reported;
  const deliverable = today && deliverableOf(theCase, judgement, priceLevel(theCase, today));
  const sections = [
    [theCase.name, '='.repeat([...theCase.name].length), stampSentence(plan.origin)],
    isPseudonymised ? PSEUDONYMISED : [],
    breachLines(judgement.violations),
    pupilLines(theCase, plan, judgement),
    vehicleLines(theCase, judgement, today),
    rideLines(theCase, judgement, today),
    distanceLines(theCase, judgement, today),
    costLines(theCase, plan, judgement, today),
    deliverable ? deliveryLines(deliverable) : [],
    endedLines(theCase, today),
    boundLines(judgement, lowerBound),
    howSureLines(whatIf, resolved, plan.origin?.refusedSeeds),
    notCarriedLines(plan),
    plan.origin?.networkNote ? [`Roads: ${plan.origin.networkNote}`] : [],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** Before anything else: figures of an unlawful plan are no figures to save money by. */
function breachLines(violations: readonly Violation[]): string[] {
  const n = violations.length;
  if (n === 0) return [];
  const where = ({ routeId, pupilId }: Violation) =>
    routeId !== null ? `, route ${routeId}` : pupilId !== null ? `, pupil ${pupilId}` : '';
  return [
    `This plan is not lawful: it breaks rules in ${n === 1 ? 'one place' : `${sayNumber(n)} places`}.`,
    ...violations.slice(0, LISTED).map((v) => `  ${v.rule}${where(v)}: ${v.message}`),
    ...(n > LISTED ? [`  … and ${sayNumber(n - LISTED)} more: schoolrun check lists them all.`] : []),
    NO_TENDER,
  ];
}

function pupilLines(theCase: Case, plan: Plan, judgement: Judgement): string[] {
  const counts = countsOf(theCase, plan, judgement);
  const lines = [`${sayCount(counts.pupils, 'pupil')}${carriedText(counts)}.`];
  if (counts.long_direct_drives > 0) {
    lines.push(
      `${sayCount(counts.long_direct_drives, 'pupil')} whose direct drive is longer than the ride limit: limit raised.`,
    );
  }
  if (counts.door_instead_of_stop > 0) {
    lines.push(`${sayCount(counts.door_instead_of_stop, 'pupil')} collected at the door: no pick-up point in reach.`);
  }
  return lines;
}

/** Who is carried in part is told apart from who is not carried at all. */
function carriedText(counts: PlanCounts): string {
  const { pupils_carried: carried, pupils_carried_in_part: inPart, pupils_not_carried: left } = counts;
  if (inPart + left === 0) return ', all carried';
  const parts = [`${sayNumber(carried)} carried`];
  if (left > 0) parts.push(`${sayNumber(left)} not carried${inPart > 0 ? ' at all' : ''}`);
  if (inPart > 0) parts.push(`${sayNumber(inPart)} carried on part of their journeys`);
  return `: ${parts.join(', ')}`;
}

function vehicleLines(theCase: Case, judgement: Judgement, today: Today | null): string[] {
  const now = countByType(theCase, theCase.currentRoutes ?? []);
  const planned = countByType(theCase, judgement.duties);
  const rows = theCase.vehicleTypes
    .filter((type) => now[type.id] || planned[type.id])
    .map((type) => [type.name || type.id, today && sayNumber(now[type.id] ?? 0), sayNumber(planned[type.id] ?? 0)]);
  const all = [
    'All vehicles',
    today && sayNumber(theCase.currentRoutes?.length ?? 0),
    sayNumber(judgement.duties.length),
  ];
  return table(['Vehicles', today && 'today', 'planned'], [...rows, all]);
}

function rideLines(theCase: Case, judgement: Judgement, today: Today | null): string[] {
  const figure = (seconds: Seconds | undefined) => (seconds === undefined ? '–' : minutes(seconds));
  const rows = ridesByPhase(theCase, judgement, today?.judgement ?? null).map(({ phase, today: now, plan }) => [
    PHASE_WORDS[phase],
    today && figure(now?.averageSeconds),
    today && figure(now?.longestSeconds),
    figure(plan.averageSeconds),
    figure(plan.longestSeconds),
  ]);
  return table(
    ['Minutes on board', today && 'average today', today && 'longest today', 'average planned', 'longest planned'],
    rows,
  );
}

function distanceLines(theCase: Case, judgement: Judgement, today: Today | null): string[] {
  const km = (judged: Judgement) => sayNumber(kmPerYear(theCase, judged));
  return table(
    ['Distance', today && 'today', 'planned'],
    [['Km a year with pupils on board or between runs', today && km(today.judgement), km(judgement)]],
  );
}

function kmPerYear(theCase: Case, judged: Judgement): number {
  const week: Metres = judged.duties.reduce((metres, duty) => metres + duty.metres, 0);
  return ((week / 1000) * theCase.policy.schoolDaysPerYear) / 5;
}

function costLines(theCase: Case, plan: Plan, judgement: Judgement, today: Today | null): string[] {
  const planned = judgement.cost.total;
  if (!today) return table(['Cost', '£ a year'], [["Planned, at the vehicle types' rates", sayPounds(planned)]]);
  const recosted = today.judgement.cost.total;
  const firstYear = savingsByGroup(theCase, plan, judgement).at(-1)?.firstYearSaving ?? 0;
  return [
    ...table(
      ['Cost', '£ a year', ''],
      [
        ['Today, as paid under the present contracts', sayPounds(today.paidPerYear), ''],
        ["Today's routes at the vehicle types' rates", sayPounds(recosted), ''],
        ["Planned, at the vehicle types' rates", sayPounds(planned), ''],
        ['Saving against what is paid today', ...saving(today.paidPerYear, planned)],
        ["Saving like for like, both at the types' rates", ...saving(recosted, planned)],
      ],
    ),
    'What is paid today is contract prices, the plan is priced at the rates in',
    'vehicle_types.csv: only the last line compares like with like.',
    ...leftOutToday(theCase, today),
    'In the first twelve months, the whole plan started at once and every contract paid until it',
    `can stop, the saving against what is paid today is ${sayPounds(firstYear)}, as in savings.csv.`,
  ];
}

/** Where today leaves pupils out, no line compares like with like. */
function leftOutToday(theCase: Case, today: Today): string[] {
  const who = notCarriedToday(theCase, today.judgement.journeys);
  return who.length === 0
    ? []
    : [
        ...who.flatMap((line) => wrap(line, WIDTH)),
        'Where the plan carries them it pays for them: today and the plan are not the same service.',
      ];
}

function saving(before: Pence, after: Pence): [string, string] {
  const percent = before > 0 ? `${(((before - after) / before) * 100).toFixed(1).replace('-', '−')} %` : '–';
  return [sayPounds(before - after), percent];
}

/** What has to be let again in any case is the easiest to plan anew. */
function endedLines(theCase: Case, today: Today | null): string[] {
  const ended = today ? contractsEndedIn(theCase) : [];
  if (ended.length === 0) return [];
  const pence = ended.reduce((sum, contract) => sum + contract.pencePerYear, 0);
  const ids = ended.slice(0, ENDED_NAMED).map((contract) => contract.routeId);
  const rest = ended.length - ids.length;
  return [
    `${sayCount(ended.length, 'contract')} for ${sayPounds(pence)} a year ${ended.length === 1 ? 'runs' : 'run'} out before the plan starts: ` +
      `${ids.join(', ')}${rest > 0 ? ` and ${sayNumber(rest)} more` : ''}.`,
    `Let again in any case; until the plan takes over all figures take ${ended.length === 1 ? 'it' : 'them'} to go on at the present price.`,
  ].flatMap((line) => wrap(line, WIDTH));
}

/** The bound is far from tight, so the distance to it is no promise of savings, and the text says so. */
function boundLines({ cost }: Judgement, bound: LowerBound | null): string[] {
  if (!bound || bound.pencePerYear < 100) return [];
  const above = Math.round(((cost.total - bound.pencePerYear) / bound.pencePerYear) * 100);
  return [
    `No plan can cost less than ${sayPounds(Math.floor(bound.pencePerYear / 100) * 100)} a year (assumes that everybody is carried, at the distances and`,
    `prices of this case); this plan is ${sayNumber(above)} % above that. How much of it could be saved is not known.`,
  ];
}

function notCarriedLines(plan: Plan): string[] {
  const notCarried = plan.exceptions.filter((e) => e.code === 'not_carried');
  if (notCarried.length === 0) return [];
  const when = { am: ' in the morning', pm: ' in the afternoon', both: '' };
  const lines = notCarried
    .slice(0, LISTED)
    .flatMap((e) => [
      `  ${e.pupilId}${when[e.session]}${e.days === ALL_DAYS ? '' : ` on ${formatDays(e.days)}`}: ${e.message}`,
      ...(e.whatWouldHelp ? [`    What would help: ${e.whatWouldHelp}`] : []),
    ]);
  if (notCarried.length > LISTED) lines.push(`  … and ${notCarried.length - LISTED} more: see exceptions.csv.`);
  return ['Not carried:', ...lines];
}

/** What the figures rest on: the policy and rates of the case, the roads, the price level, and how sure it all is. */
import {
  type BellWindow,
  PHASES,
  type Policy,
  type PriceLevel,
  PUPIL_CLASSES,
  type Resolved,
  sayCount,
  type WhatIf,
} from '../../model/index.ts';
import { PHASE_WORDS } from '../phaseWords.ts';
import { layoutText } from '../planJson.ts';
import type { BookInput } from './bookInput.ts';
import { BookPage, type BookSheet } from './bookSheet.ts';
import { type BookCell, count, date, decimal, minutes, money, percent, rate, text } from './cells.ts';
import { CLASS_WORDS, yesNo } from './words.ts';

export function assumptionsSheet(input: BookInput): BookSheet {
  const { theCase, findings, reported } = input;
  const page = new BookPage(`${theCase.name}: assumptions`, [46, 20, 16, 16, 16, 16, 16, 16, 40]);
  policyPart(page, theCase.policy);
  vehicleTypes(page, input);
  roads(page, input);
  if (findings.priceLevel) priceLevel(page, findings.priceLevel, input);
  published(page, input);
  if (findings.whatIf.length > 0) whatIf(page, findings.whatIf);
  if (findings.resolved.length > 0) resolved(page, findings.resolved);
  if (reported.lowerBound) {
    page.part('The least any lawful plan can cost').headings(['', 'Cost a year', 'Vehicles']);
    page.row(
      text('No lawful plan has less'),
      money(reported.lowerBound.pencePerYear),
      count(reported.lowerBound.vehicles),
    );
    for (const sentence of reported.lowerBound.assumes) page.say(`•  ${sentence}`);
  }
  return page.sheet('Assumptions');
}

function policyPart(page: BookPage, policy: Policy): void {
  const window = ({ earliest, latest }: BellWindow): BookCell[] => [minutes(earliest / 60), minutes(latest / 60)];
  page.part('Policy (case.yaml)').headings(['', 'Value']);
  page.row(text('School days a year'), count(policy.schoolDaysPerYear));
  page.row(text('First day of the new plan'), date(policy.planStart));
  page.row(text('Minutes for each call at a home or stop'), decimal(policy.callSeconds / 60, 2));
  page.row(text('Drives take longer by this factor, morning'), decimal(policy.travelTimeFactor.am, 2));
  page.row(text('Drives take longer by this factor, afternoon'), decimal(policy.travelTimeFactor.pm, 2));
  page.row(text('A passenger assistant for a day'), rate(policy.assistantCostPerDay));
  page.row(text('Classes that may share a vehicle'), text(policy.mayShareAVehicle.map(classes).join('; ')));
  page.row(text('Same vehicle both ways for'), text(classes(policy.sameRouteBothWays) || 'nobody'));
  page.row().headings(['Minutes around the bell', 'Earliest', 'Latest']);
  page.row(text('Doors open before the bell'), ...window(policy.arriveBeforeBell));
  page.row(text('Leaves after the bell'), ...window(policy.leaveAfterBell));
  page.row().headings(['Phase of the school', 'Longest ride, minutes', 'Farthest walk to a stop, metres']);
  for (const phase of PHASES) {
    const ride = minutes(policy.maxRideSeconds[phase] / 60);
    page.row(text(PHASE_WORDS[phase]), ride, count(policy.walkToStopMetres[phase]));
  }
  page.row().headings(['Who gets on', 'Minutes each']);
  for (const name of PUPIL_CLASSES) {
    page.row(text(CLASS_WORDS[name]), decimal(policy.boardingSeconds[name] / 60, 2));
  }
  page.row(text('In a wheelchair'), decimal(policy.boardingSeconds.wheelchair / 60, 2));
}

function classes(names: readonly (typeof PUPIL_CLASSES)[number][]): string {
  return names.map((name) => CLASS_WORDS[name]).join(' + ');
}

function vehicleTypes(page: BookPage, { theCase }: BookInput): void {
  page.part('Rates (vehicle_types.csv)');
  page.headings([
    'Type of vehicle',
    'Id',
    'Available',
    'A day',
    'A kilometre',
    'An hour',
    'CO2, grams a km',
    'Runs a session',
    'Seats:wheelchairs',
  ]);
  for (const type of theCase.vehicleTypes) {
    page.row(
      text(type.name || type.id),
      text(type.id),
      type.available === null ? text('as needed', { align: 'right' }) : count(type.available),
      rate(type.costPerDay),
      rate(type.costPerKm),
      rate(type.costPerHour),
      count(type.co2GramsPerKm),
      count(type.maxRunsPerSession),
      text(type.layouts.map(layoutText).join(' or ')),
    );
  }
}

function roads(page: BookPage, { theCase, reported: { plan } }: BookInput): void {
  const { roadFactor, kmh } = theCase.policy.straightLine;
  page.part('Roads');
  page.say(plan.origin?.networkNote || 'The plan does not say with which roads it was made.');
  page.say(
    `Where there are no roads a drive is the straight line × ${roadFactor} at ${kmh} km an hour, times the factor of the session.`,
  );
}

function priceLevel(page: BookPage, level: PriceLevel, { lookup }: BookInput): void {
  page.part("Today's price level: what contracts like today's cost");
  page.say(
    level.basis === 'fit'
      ? `Fitted to ${sayCount(level.contracts, 'contract')}, by type of vehicle, kilometres, hours and passenger assistants.`
      : `There are too few contracts (${level.contracts}) for a fit, so it is the rates times one factor.`,
  );
  page.headings(['', 'Price a day', '']);
  for (const [id, price] of Object.entries(level.perDay)) {
    const rests = level.typesWithoutContract.includes(id) ? text('no contract of this type') : null;
    page.row(text(`A day of ${lookup.vehicleType.get(id)?.name || id}`), money(price / 100), rests);
  }
  page.row(text('A kilometre'), rate(level.perKm));
  page.row(text('An hour'), money(level.perHour / 100));
  page.row(text('A passenger assistant for a day'), money(level.perAssistantDay / 100));
  page.row().headings(['How well contracts follow it', 'Within']);
  page.row(text('Half of the contracts'), percent(level.spread.median));
  page.row(text('Nine of ten contracts'), percent(level.spread.p90));
  page.row(text("Today's routes at this level, a year"), money(level.todayFitted));
}

function published(page: BookPage, { findings }: BookInput): void {
  page.part('Published averages, pounds a pupil a year');
  page.say('Averages of other councils and other years: something to hold the cost of a pupil against, and no target.');
  page.headings(['', 'A pupil a year', 'Year', 'Classes', 'Source']);
  for (const { label, pencePerPupil, year, classes: names, source } of findings.published) {
    const who = names.length === 0 ? 'all' : classes(names as (typeof PUPIL_CLASSES)[number][]);
    page.row(text(label), money(pencePerPupil), text(year), text(who), text(source));
  }
}

function whatIf(page: BookPage, cases: readonly WhatIf[]): void {
  page.part('What if the roads are slower or faster');
  page.headings([
    'Every drive takes',
    'Late calls, of all',
    'Calls',
    'Late means over, minutes',
    'Latest call, minutes late',
    'School calls outside the bell window',
    'Rides over the limit',
    'Runs that start late',
    'Still lawful',
  ]);
  for (const w of cases) {
    page.row(
      percent(w.factor, { align: 'left' }),
      count(w.callsLate),
      count(w.calls),
      minutes(w.lateSeconds / 60),
      minutes(w.worstLateSeconds / 60),
      count(w.schoolCallsOutsideBell),
      count(w.ridesOverLimit),
      count(w.runsStartedLate),
      text(yesNo(w.lawful)),
    );
  }
}

function resolved(page: BookPage, seeds: readonly Resolved[]): void {
  page.part('Solved again with other random numbers');
  page.headings(['Seed', 'Cost a year at the rates', 'Vehicles', 'Pupils not carried']);
  for (const { seed, pencePerYear, vehicles, notCarried } of seeds) {
    page.row(count(seed, { align: 'left' }), money(pencePerYear), count(vehicles), count(notCarried));
  }
}

/** One lot as a page: what is to be driven, duty by duty, and the boxes for the prices. */
import { countDays, formatTime, type School, sayCount } from '../../model/index.ts';
import { sayDate } from '../figures.ts';
import { type Html, html } from '../sheets/html.ts';
import { pageOf } from '../sheets/page.ts';
import { sayLayout } from '../sheets/party.ts';
import { sayDays, sayList } from '../sheets/week.ts';
import { startsIn } from './lotSummary.ts';
import { TENDER_PAGE } from './page.ts';
import type { RunLine } from './runLines.ts';
import type { DutySpecification, LotSpecification, RunSpecification } from './specification.ts';
import {
  quarterHours,
  SESSION_NAMES,
  sayClassGroup,
  sayKm,
  sayLayouts,
  sayLimits,
  sayNeeds,
  sayParty,
} from './words.ts';

/** What a lot's page says besides the lot. */
export interface LotContext {
  readonly caseName: string;
  /** ISO date, or `null` when the case names none. */
  readonly planStart: string | null;
  /** Schools of the case by id, and the place that may be told of each. */
  readonly schools: ReadonlyMap<string, School>;
  readonly schoolPlace: (school: School) => string;
}

export function lotPage(lot: LotSpecification, context: LotContext): string {
  const title = `Lot ${lot.number}, ${context.caseName}`;
  const body = html`<h1>Lot ${lot.number}: ${sayClassGroup(lot.classGroup)}</h1>
<p class="lead">${context.caseName}. ${sayCount(lot.duties.length, 'vehicle')}, ${sayCount(lot.pupils, 'pupil')}.
${periodHtml(context.planStart, startsIn(lot.duties))} <a class="screen" href="index.html">All lots and the terms</a></p>
<p class="note">Places are postcode districts, rounded points or shared stops; times are to five minutes and distances to the kilometre.
Names and addresses are given to the operator who is awarded the lot, and to nobody else.</p>
${schoolsHtml(lot, context)}
${lot.duties.map(dutyHtml)}${pricesHtml(lot)}`;
  return pageOf(title, body, TENDER_PAGE);
}

/**
 * Vehicles that have to wait until an old contract can stop start later than the plan.
 * @param starts the different days of those spoken of, first first
 */
export function periodHtml(planStart: string | null, starts: readonly string[]): Html {
  const line = html`<span class="line"></span>`;
  if (starts.length <= 1) {
    const from = starts[0] ?? planStart;
    return html`Contract from ${from ? sayDate(from) : line} until ${line}.`;
  }
  return html`Contracts from ${sayList(starts.map(sayDate))}, as said for each vehicle, until ${line}.`;
}

function schoolsHtml(lot: LotSpecification, { schools, schoolPlace }: LotContext): Html {
  const served = [...new Set(lot.duties.flatMap((duty) => duty.schoolIds))].flatMap((id) => schools.get(id) ?? []);
  return html`<h2>Schools</h2>
<table class="list"><thead><tr><th>School</th><th>Place</th><th>Bell in the morning</th><th>Bell in the afternoon</th></tr></thead>
<tbody>${served.map(
    (school) => html`<tr><td>${school.name || school.id}</td><td>${schoolPlace(school)}</td>
<td>${formatTime(school.bellStart).slice(0, 5)}</td><td>${formatTime(school.bellEnd).slice(0, 5)}</td></tr>`,
  )}</tbody></table>`;
}

function dutyHtml(duty: DutySpecification): Html {
  return html`<section class="duty">
<h3>Vehicle ${duty.reference}: ${duty.vehicle}, ${sayDays(duty.days)}</h3>
<dl>${factsOf(duty).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
<table class="list">
<thead><tr><th>About</th><th>Place</th><th class="n">Calls</th><th class="n">Get on</th><th class="n">Get off</th><th class="n">In wheelchairs</th></tr></thead>
<tbody>
${duty.runs.map(runHtml)}</tbody>
</table>
</section>
`;
}

function factsOf(duty: DutySpecification): [string, string][] {
  const between = Math.max(0, duty.metresADay - duty.metresOnRunsADay);
  const facts: [string, string][] = [
    ['Starts on', duty.starts ? sayDate(duty.starts) : ''],
    ['Planned vehicle', duty.layouts.length > 0 ? `${duty.vehicle}: ${sayLayouts(duty.layouts)}` : duty.vehicle],
    ['Any vehicle with', sayNeeds(duty)],
    ['Passenger assistants', duty.assistants === 0 ? 'none' : `${duty.assistants}; priced by themselves`],
    ['Pupils in the week', `${duty.pupils}: ${duty.party.map(sayParty).join(', ')}`],
    ['Equipment', duty.equipment.map(({ kind, pupils }) => `${kind} (${sayCount(pupils, 'pupil')})`).join(', ')],
    ['Longest time on board', sayLimits(duty)],
    [
      'A day',
      `${sayKm(duty.metresOnRunsADay)} on runs${between >= 500 ? `, ${sayKm(between)} between them` : ''}; ` +
        `${quarterHours(duty.secondsADay)} hours from first call to last`,
    ],
  ];
  return facts.filter(([, value]) => value !== '');
}

function runHtml(run: RunSpecification): Html {
  const assistants = run.assistants > 0 ? `, ${sayCount(run.assistants, 'passenger assistant')}` : '';
  const head =
    `${SESSION_NAMES[run.session]}, ${sayDays(run.days)}: ${sayCount(run.pupils, 'pupil')}${assistants}, ` +
    `${sayKm(run.metres)}, laid out as ${sayLayout(run.layout)}`;
  return html`<tr class="run-head"><td colspan="6">${head}</td></tr>
${run.lines.map((line) => lineHtml(line, run))}`;
}

function lineHtml(line: RunLine, { session }: RunSpecification): Html {
  const time = line.from === line.to ? line.from : `${line.from}–${line.to}`;
  const verb = session === 'am' ? 'open the doors' : 'leave';
  const gate = line.gate && ` (bell ${line.gate.bell}: ${verb} between ${line.gate.from} and ${line.gate.until})`;
  const cells = [line.calls, line.on || '', line.off || '', line.wheelchairs || ''];
  return html`<tr><td>${time}</td><td>${line.place}${gate}</td>${cells.map((cell) => html`<td class="n">${cell}</td>`)}</tr>
`;
}

function pricesHtml(lot: LotSpecification): Html {
  return html`<section class="prices-part">
<h2>Prices for lot ${lot.number}</h2>
<p>In pounds, without VAT. A day is a school day on which the vehicle runs, morning and afternoon together.</p>
<table class="list prices">
<thead><tr><th>Vehicle</th><th>Days a week</th><th>Vehicle offered (seats and wheelchair places)</th><th>Vehicle and driver, a day</th>
<th>Each passenger assistant, a day</th><th>A km more</th><th>A km less</th></tr></thead>
<tbody>
${lot.duties.map(priceHtml)}</tbody>
</table>
<p>If all of the lot is awarded together, percentage off these prices: <span class="line"></span></p>
<p>Change of prices each year (index, or percentage, and when it first applies): <span class="line"></span></p>
<p>Operator: <span class="line"></span> Signed: <span class="line"></span> Date: <span class="line"></span></p>
</section>`;
}

function priceHtml({ reference, days, assistants }: DutySpecification): Html {
  const assistant = assistants === 0 ? html`<td>none needed</td>` : html`<td class="box">× ${assistants}</td>`;
  return html`<tr><td>${reference}</td><td>${countDays(days)}</td><td class="box"></td>
<td class="box"></td>${assistant}<td class="box"></td><td class="box"></td></tr>
`;
}

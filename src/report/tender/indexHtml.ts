/** The list of lots and the terms that hold for all of them: what goes out first. */
import { type Plan, sayCount } from '../../model/index.ts';
import { sayDate, sayNumber } from '../figures.ts';
import { type Html, html } from '../sheets/html.ts';
import { pageOf } from '../sheets/page.ts';
import { sayList } from '../sheets/week.ts';
import { periodHtml } from './lotHtml.ts';
import type { LotSummary } from './lotSummary.ts';
import { LOTS_CSV, lotName } from './names.ts';
import { TENDER_PAGE } from './page.ts';
import { quarterHours, sayClassGroup, sayKm } from './words.ts';

const TERMS = [
  'Each lot is priced by itself; an operator may offer for one, some or all of them. Prices are written into the schedule at the end of the lot.',
  'Another vehicle than the planned one may be offered if it can carry what the vehicle’s entry asks for at one time.',
  'Passenger assistants are priced apart from the vehicle, so that the council may provide them itself.',
  'Doors open at a school within the times given, and no pupil is on board longer than the time given.',
  'A pupil who must travel alone, apart from another or in a certain order is planned so already: the order of calls is ' +
    'kept unless the council agrees to another.',
  'Pupils, addresses, days and school times change during a contract. The council tells of a change in writing. A change ' +
    'of distance is paid at the price of a km more or less, measured from first call to last; a change of vehicle or of ' +
    'the number of passenger assistants is agreed before it starts.',
  'Driving to the first call and from the last is in none of the distances and hours given: it belongs in the price of a day.',
];

export function indexPage(caseName: string, planStart: string | null, lots: readonly LotSummary[], plan: Plan): string {
  const left = new Set(plan.exceptions.filter((e) => e.code === 'not_carried').map((e) => e.pupilId)).size;
  const body = html`<h1>Invitation to offer: school transport, ${caseName}</h1>
<p class="lead">${sayCount(lots.length, 'lot')}, ${sayCount(sum(lots, 'duties'), 'vehicle')}.
${periodHtml(planStart, [...new Set(lots.flatMap((lot) => lot.starts))].sort())} <a class="screen" href="${LOTS_CSV}">The lots as a table</a></p>
${
  left > 0
    ? html`<p class="note">${sayCount(left, 'pupil')} could not be put on these routes on every journey, and
${left === 1 ? 'is' : 'are'} arranged for otherwise.</p>`
    : null
}
<table class="list">
<thead><tr><th>Lot</th><th>Pupils</th><th>Area</th><th>Vehicles</th><th>From</th><th class="n">Pupils</th><th class="n">Km a day</th>
<th class="n">Hours a day</th></tr></thead>
<tbody>
${lots.map(rowHtml)}</tbody>
</table>
<h2>Terms</h2>
<ul>${TERMS.map((term) => html`<li>${term}</li>`)}</ul>`;
  return pageOf(`School transport, ${caseName}`, body, TENDER_PAGE);
}

function rowHtml(lot: LotSummary): Html {
  const file = `${lotName(lot.number)}.html`;
  const vehicles = lot.vehicles.map(({ name, count }) => `${sayNumber(count)} × ${name}`).join(', ');
  return html`<tr><td class="when"><a href="${file}">Lot ${lot.number}</a></td><td>${sayClassGroup(lot.classGroup)}</td><td>${lot.area}</td>
<td>${vehicles}</td><td>${sayList(lot.starts.map(sayDate))}</td><td class="n">${lot.pupils}</td><td class="n">${sayKm(lot.metresADay)}</td>
<td class="n">${quarterHours(lot.secondsADay)}</td></tr>
`;
}

function sum(lots: readonly LotSummary[], key: 'duties'): number {
  return lots.reduce((total, lot) => total + lot[key], 0);
}

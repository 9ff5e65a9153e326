/** What must be known before any figure: rules the plan breaks, and what is wrong in today's files. */
import type { TodayFaults, Violation } from '../../../model/index.ts';
import { type Html, html } from '../../sheets/html.ts';
import { NO_TENDER } from '../../tender/names.ts';
import { count, number } from '../say.ts';
import type { Subject } from '../subject.ts';
import { namesHtml, tableHtml } from '../table.ts';

/** The red banner with every rule broken; nothing for a lawful plan. */
export function breachesHtml({ reported: { judgement } }: Subject): Html | null {
  const { violations } = judgement;
  if (violations.length === 0) return null;
  return html`<section id="breaches" class="alarm" aria-labelledby="breaches-title">
<h2 id="breaches-title">This plan breaks rules in ${count(violations.length, 'place')}. Do not use its figures.</h2>
<p>No saving counts that rests on a broken rule. ${NO_TENDER} The whole list, as the checker found it:</p>
${tableHtml({
  caption: 'Rules broken',
  columns: ['Rule', 'Route', 'Pupil', 'What is wrong'],
  words: [1, 2, 3],
  rows: violations.map(breachRow),
})}</section>`;
}

function breachRow({ rule, routeId, session, pupilId, message }: Violation): string[] {
  const route = [routeId ?? '', session === 'am' ? 'morning' : session === 'pm' ? 'afternoon' : ''];
  return [rule.replaceAll('_', ' '), route.filter((part) => part !== '').join(', ') || '–', pupilId ?? '–', message];
}

/** Faults in today's files; nothing when there are none. */
export function todayFaultsHtml({ findings: { todayFaults } }: Subject): Html | null {
  if (!todayFaults || isClean(todayFaults)) return null;
  const { routesWithNobody, pupilsOnNone, pupilsOnTwo } = todayFaults;
  const two = pupilsOnTwo.map(({ pupilId, routeIds }) => `${pupilId} (${routeIds.join(' and ')})`);
  return html`<section id="today-faults" class="caution" aria-labelledby="today-faults-title">
<h2 id="today-faults-title">Look at today’s files first</h2>
<p>These are not faults of the plan. They are in the current routes as given, and they move every comparison with today.</p>
<ul class="faults">
${[
  faultItem(
    routesWithNobody,
    'current route carries nobody',
    'current routes carry nobody',
    'It is paid for all the same.',
  ),
  faultItem(
    pupilsOnNone,
    'pupil is on no current route',
    'pupils are on no current route',
    'What they cost today is in no figure.',
  ),
  faultItem(
    two,
    'pupil is on two current routes in one session',
    'pupils are on two current routes in one session',
    'Both are paid.',
  ),
]}</ul></section>`;
}

/** A contract that runs out is no fault: `delivery.ts` tells of it. */
function isClean({ contractsEnded: _, ...faults }: TodayFaults): boolean {
  return Object.values(faults).every((list) => list.length === 0);
}

function faultItem(names: readonly string[], one: string, many: string, meaning: string): Html {
  if (names.length === 0) return html``;
  const said = html`<strong>${number(names.length)} ${names.length === 1 ? one : many}.</strong> ${meaning}`;
  return names.length <= 12
    ? html`<li>${said} <span class="names">${names.join(', ')}</span></li>\n`
    : html`<li>${said}${namesHtml('Show them all', names) ?? ''}</li>\n`;
}

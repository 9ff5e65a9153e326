/** How far the plan can be relied on: slower roads, other searches, the lower bound. */
import type { Resolved, WhatIf } from '../../../model/index.ts';
import { type Html, html } from '../../sheets/html.ts';
import { minutes, money, number, pounds, shareOf } from '../say.ts';
import type { Subject } from '../subject.ts';
import { tableHtml } from '../table.ts';

export function sureHtml({ reported, findings }: Subject): Html {
  const { whatIf, resolved, columns } = findings;
  const bound = reported.lowerBound ?? null;
  const nothing = whatIf.length === 0 && resolved.length < 2 && bound === null;
  return html`<section id="sure" aria-labelledby="sure-title">
<h2 id="sure-title">How sure is it?</h2>
${nothing ? html`<p>This plan was solved once and not tried on slower roads, so nothing is known here about how firm its figures are.</p>` : html``}
${whatIf.length > 0 ? whatIfHtml(whatIf) : html``}
${
  resolved.length > 0
    ? resolvedHtml(resolved)
    : html`<p>The case was solved once. Another seed finds another plan, often a few per cent
dearer or cheaper: <code>--also-seeds 3</code> shows how far luck goes.</p>`
}
${
  bound === null || columns.plan_at_rates === null
    ? html``
    : html`<h3>The least that any plan can cost</h3><p>No plan that carries everybody can cost less than
${pounds(Math.floor(bound.pencePerYear / 100) * 100)} a year at the
rates; this one is ${shareOf(columns.plan_at_rates - bound.pencePerYear, bound.pencePerYear, 0)} above that. How much of that could be saved is not known.</p>`
}</section>`;
}

function whatIfHtml(whatIf: readonly WhatIf[]): Html {
  return html`<h3>If the roads are slower or faster</h3>
<p>The finished plan driven again with every drive longer or shorter; nobody leaves before the planned time. A test of the timetable, no
forecast of traffic.</p>
${tableHtml({
  caption: `Every drive changed by the same share; late: more than ${minutes(whatIf[0].lateSeconds)} after the planned time; all counts a week`,
  columns: [
    'Drives',
    'Calls',
    'Late',
    'Latest',
    'School calls outside the bell window',
    'Rides over the limit',
    'Runs started late',
    'Still lawful',
  ],
  words: [7],
  rows: whatIf.map((w) => [
    factorWords(w.factor),
    number(w.calls),
    `${number(w.callsLate)} (${shareOf(w.callsLate, w.calls)})`,
    minutes(w.worstLateSeconds),
    number(w.schoolCallsOutsideBell),
    number(w.ridesOverLimit),
    number(w.runsStartedLate),
    w.lawful ? 'yes' : 'no',
  ]),
})}`;
}

function factorWords(factor: number): string {
  const share = Math.round((factor - 1) * 1000) / 10;
  if (share === 0) return 'as planned';
  return `${Math.abs(share)} % ${share > 0 ? 'longer' : 'shorter'}`;
}

function resolvedHtml(resolved: readonly Resolved[]): Html {
  const own = resolved[0].pencePerYear;
  return html`<h3>Solved again with other random numbers</h3>
<p>The same case and effort, another start of the search. The spread says how much of the cost is luck of the search; it is no margin of
error of the prices.</p>
${tableHtml({
  caption: 'The same case solved again',
  columns: ['Seed', '£ a year at the rates', 'Against this plan', 'Vehicles', 'Pupils not carried'],
  rows: resolved.map((r, i) => [
    `${r.seed}${i === 0 ? ' (this plan)' : ''}`,
    money(r.pencePerYear),
    i === 0 ? '–' : shareOf(r.pencePerYear - own, own, 2),
    number(r.vehicles),
    number(r.notCarried),
  ]),
})}`;
}

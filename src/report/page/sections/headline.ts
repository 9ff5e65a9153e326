/** The first thing to read: what the plan saves, and what it is about. */
import type { Changes, FourColumns, Pence } from '../../../model/index.ts';
import { countsOf } from '../../counts.ts';
import { changeCounts } from '../../findings/changeCounts.ts';
import { type FirstYear, firstYearsOf } from '../../findings/firstYears.ts';
import { type Html, html } from '../../sheets/html.ts';
import { count, day, minutes, number, pounds, shareOf } from '../say.ts';
import type { Subject } from '../subject.ts';

/** The sentence, and the figures beside it. */
export function headlineHtml(subject: Subject): Html {
  const { theCase, reported, findings } = subject;
  const counts = countsOf(theCase, reported.plan, reported.judgement);
  const { today, plan } = findings.service;
  const left = counts.pupils_not_carried + counts.pupils_carried_in_part;
  return html`<section id="headline" aria-labelledby="headline-title">
<h2 id="headline-title">${sentence(subject)}</h2>
<dl class="cards">
${savingCards(subject)}
${card('Vehicles', number(counts.vehicles), today ? `${number(theCase.currentRoutes?.length ?? 0)} contracts today` : '')}
${card('Pupils carried', number(counts.pupils_carried), carriedNote(counts.pupils, left))}
${card('Average time on board', minutes(plan.averageRideSeconds), today ? `${minutes(today.averageRideSeconds)} today` : '')}
</dl>
${caveatHtml(subject)}</section>`;
}

/** A comparison of all pupils with some of them is not like for like, and does not call itself so. */
function sentence({ findings: { columns, todayFaults } }: Subject): string {
  const { today_at_rates: before, plan_at_rates: after } = columns;
  if (after === null) return 'The plan';
  if (before === null) return `The plan costs ${pounds(after)} a year at the vehicle types’ rates.`;
  const left = todayFaults?.pupilsOnNone.length ?? 0;
  const saving = before - after;
  const [how, but] =
    left === 0 ? ['Like for like', ''] : ['At the same rates', `, which leave out ${count(left, 'pupil')}`];
  if (saving < 0) return `${how}, the plan costs ${pounds(-saving)} a year more than today’s routes${but}.`;
  return `${how}, the plan costs ${pounds(saving)} a year less than today’s routes${but}: ${shareOf(saving, before)}.`;
}

function caveatHtml({ findings: { service, columns, deliverable, changes } }: Subject): Html {
  if (!service.today || columns.today_at_rates === null) {
    return html`<p>The case has no current routes, so there is nothing to compare the plan with.</p>`;
  }
  const { violations } = service.today;
  const broken =
    violations === 0
      ? ''
      : ` Today’s routes, timed as kindly as the rules allow, break rules in ${count(violations, 'place')}, which the plan may not ` +
        '(schoolrun baseline names them): made lawful, they would cost something else.';
  const when = deliverable ? html` See <a href="#delivery">when it can be had</a>.` : html``;
  return html`<p>The plan and today’s routes are priced with the same rates. The saving is an estimate from the files given, and is had only as
contracts stop.${when}${broken}</p>
${doubtHtml(columns)}${walksHtml(changes)}`;
}

/** Councils that routed anew have seldom saved as much as this in money. */
const DOUBTFUL_SHARE = 0.15;

function doubtHtml({ today_at_rates: before, plan_at_rates: after }: FourColumns): Html {
  if (before === null || after === null || before - after <= DOUBTFUL_SHARE * before) return html``;
  return html`<p><strong>A saving above 15 % from routes alone deserves doubt.</strong> Look first at how today’s routes are modelled (their rides and
kilometres under <a href="#service">Service</a>), at the rates, and at what families would notice.</p>`;
}

/** Some of the saving is paid for on foot. */
function walksHtml(changes: Changes | null): Html {
  const walks = changes ? changeCounts(changes).walks : 0;
  if (walks === 0) return html``;
  return html`<p>${count(walks, 'pupil')} of those collected at home today would walk to a pick-up point: <a href="#changes">what changes</a>.</p>`;
}

function savingCards({ findings: { columns, deliverable } }: Subject): Html {
  const { today_paid: paid, today_at_rates: before, plan_at_rates: plan, plan_at_price_level: level } = columns;
  if (paid === null) return card('Plan, a year', pounds(plan), 'at the vehicle types’ rates');
  return html`${savingCard('Like for like, at the rates', before, plan, 'main')}
${level === null ? html`` : savingCard('Like for like, at today’s price level', paid, level, '')}
${deliverable ? firstYearsOf(deliverable).map(firstYearCard) : html``}
${card('Paid today, a year', pounds(paid), 'contract prices, assistants included')}`;
}

/** Far less than a whole year’s saving while old contracts run. */
function firstYearCard({ kind, label, from, inWaves, atOnce, isLikeForLike }: FirstYear): Html {
  const said = (saving: Pence) => `${saving < 0 ? 'costs more: ' : ''}${pounds(Math.abs(saving))}`;
  const prices = isLikeForLike ? 'at today’s price level' : 'paid, less the plan at the rates';
  const note = `from ${day(from)}, in waves, ${prices}; all at once ${said(atOnce)}`;
  return card(`Saved in the first ${kind} year, ${label}`, said(inWaves), note);
}

function savingCard(label: string, before: Pence | null, after: Pence | null, kind: 'main' | ''): Html {
  if (before === null || after === null) return html``;
  const saving = before - after;
  const note = `${pounds(before)} to ${pounds(after)}: ${shareOf(saving, before)}`;
  return card(label, `${saving < 0 ? 'costs more: ' : ''}${pounds(Math.abs(saving))}`, note, kind);
}

function card(label: string, figure: string, note: string, kind: 'main' | '' = ''): Html {
  return html`<div class="card ${kind}"><dt>${label}</dt><dd><span class="big">${figure}</span> <span class="note">${note}</span></dd></div>\n`;
}

function carriedNote(pupils: number, left: number): string {
  if (left === 0) return `everybody, of ${number(pupils)}`;
  return `of ${number(pupils)}; ${number(left)} not on every journey, see exceptions`;
}

/** When the saving can be had: years, waves, contracts that can stop, and the wave to begin with. */
import type { Deliverable, DeliverableYear, FirstWave, Wave, YearMoney } from '../../../model/index.ts';
import { type Html, html } from '../../sheets/html.ts';
import { count, day, money, number, percent, pounds } from '../say.ts';
import type { Subject } from '../subject.ts';
import { namesHtml, tableHtml } from '../table.ts';

export function deliveryHtml({ findings: { deliverable } }: Subject): Html | null {
  if (!deliverable) return null;
  return html`<section id="delivery" aria-labelledby="delivery-title">
<h2 id="delivery-title">When it can be had</h2>
${parts(deliverable)}</section>`;
}

function parts(deliverable: Deliverable): Html {
  return html`<p>The plan starts on ${day(deliverable.planStart)}. A contract is paid until it ends or its notice runs out, whichever is
first. A year’s cost is taken to fall evenly on its calendar days.</p>
${deliverable.firstWave ? firstWaveHtml(deliverable.firstWave) : html``}
${yearsHtml(deliverable.years, 'financial', 'Financial years, April to March')}
${yearsHtml(deliverable.years, 'academic', 'Academic years, September to August')}
${wavesHtml(deliverable)}
${staysHtml(deliverable)}`;
}

function firstWaveHtml(wave: FirstWave): Html {
  return html`<div class="callout"><h3>The part to begin with</h3>
<p>${count(wave.dutyIds.length, 'new vehicle')} in place of ${count(wave.contractIds.length, 'contract')} would bring ${pounds(wave.savingPerYear)} a year,
${percent(wave.shareOfSaving, 0)} of what all waves save in the end (what is paid today, less the plan at the rates), and take ${count(wave.pupilsMoved, 'pupil')} from a contract
to a new vehicle, ${percent(wave.shareOfPupils, 0)} of all for whom that happens. It is chosen for few families disturbed, whatever the dates below.</p>
<p><strong>Contracts:</strong> <span class="names">${wave.contractIds.join(', ') || '–'}</span></p>
<p><strong>New vehicles:</strong> <span class="names">${wave.dutyIds.join(', ') || '–'}</span></p></div>`;
}

function yearsHtml(years: readonly DeliverableYear[], kind: DeliverableYear['kind'], title: string): Html {
  const own = years.filter((year) => year.kind === kind);
  if (own.length === 0) return html``;
  const rows = own.flatMap((year) => [
    yearRow(year, 'all at once', year.atOnce),
    yearRow(year, 'in waves', year.inWaves),
  ]);
  return tableHtml({
    caption: `${title}, £`,
    columns: [
      'Year',
      'From',
      'Until before',
      'How',
      'If nothing changed',
      'Old contracts',
      'of that paid twice',
      'Plan',
      'Saving',
    ],
    words: [1, 2, 3],
    rows,
  });
}

function yearRow(year: DeliverableYear, how: string, paid: YearMoney): string[] {
  return [
    year.label,
    day(year.from),
    day(year.until),
    how,
    ...[year.unchanged, paid.contracts, paid.doubleRunning, paid.plan, paid.saving].map(money),
  ];
}

function wavesHtml({ waves }: Deliverable): Html {
  if (waves.length === 0) return html``;
  return html`${tableHtml({
    caption: 'Waves: the cheapest order of starts',
    columns: ['Day', 'Vehicles start', 'Contracts given up', 'Pupils moved', 'Saving a year from then on'],
    rows: waves.map((wave) => [
      day(wave.date),
      number(wave.dutyIds.length),
      number(wave.contractIds.length),
      number(wave.pupilsMoved),
      money(wave.savingPerYear),
    ]),
  })}
${waves.map(waveNames)}`;
}

function waveNames(wave: Wave): Html {
  const names = [...wave.contractIds.map((id) => `contract ${id}`), ...wave.dutyIds.map((id) => `vehicle ${id}`)];
  return namesHtml(`${day(wave.date)}: which contracts and vehicles`, names) ?? html``;
}

function staysHtml({ stays }: Deliverable): Html {
  if (!stays) return html``;
  return html`<p class="callout">${count(stays.dutyIds.length, 'new vehicle')} (${stays.dutyIds.join(', ')}) would cost ${pounds(stays.dearerPerYear)} a year more than
the contracts they replace (${stays.contractIds.join(', ')}), and so have no date: better leave these as they are.</p>`;
}

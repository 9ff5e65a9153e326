/** When the saving can be had: years, waves, contracts that can stop, and the wave to begin with. */
import type { ContractEnded, Deliverable, DeliverableYear, FirstWave, Wave, YearMoney } from '../../../model/index.ts';
import { type Html, html } from '../../sheets/html.ts';
import { count, day, money, number, percent, pounds } from '../say.ts';
import type { Subject } from '../subject.ts';
import { namesHtml, tableHtml } from '../table.ts';

export function deliveryHtml({ findings: { deliverable, todayFaults } }: Subject): Html | null {
  if (!deliverable) return null;
  return html`<section id="delivery" aria-labelledby="delivery-title">
<h2 id="delivery-title">When it can be had</h2>
${parts(deliverable, todayFaults?.contractsEnded ?? [])}</section>`;
}

function parts(deliverable: Deliverable, ended: readonly ContractEnded[]): Html {
  return html`<p>The plan starts on ${day(deliverable.planStart)}. A contract is paid until it ends or its notice runs out, whichever is
first. A year’s cost is taken to fall evenly on its calendar days.${pairsWords(deliverable)}</p>
${endedHtml(ended, deliverable.planStart)}
${deliverable.firstWave ? firstWaveHtml(deliverable.firstWave) : html``}
${yearsHtml(deliverable.years, 'financial', 'Financial years, April to March')}
${yearsHtml(deliverable.years, 'academic', 'Academic years, September to August')}
${wavesHtml(deliverable)}
${staysHtml(deliverable)}`;
}

/** What has to be let again in any case is the easiest to plan anew. */
function endedHtml(ended: readonly ContractEnded[], planStart: string): Html {
  if (ended.length === 0) return html``;
  const pence = ended.reduce((sum, contract) => sum + contract.pencePerYear, 0);
  const one = ended.length === 1;
  const run = count(ended.length, 'contract runs', 'contracts run');
  return html`<p><strong>${run} out before the plan starts on ${day(planStart)}: ${pounds(pence)} a year.</strong>
${one ? 'It needs' : 'They need'} no notice and ${one ? 'has' : 'have'} to be let again whatever is planned. Until the plan’s vehicles take over,
all figures take ${one ? 'it' : 'them'} to go on at the present price.</p>
<details><summary>Show ${one ? 'it' : 'them all'}</summary>${tableHtml({
    caption: 'Contracts that run out before the plan starts',
    columns: ['Contract', 'Operator', 'Ends', '£ a year'],
    words: [1, 2],
    rows: ended.map((c) => [c.routeId, c.operator || '–', day(c.contractEnd), money(c.pencePerYear)]),
    total: ['All of them', '', '', money(pence)],
  })}</details>`;
}

/** The pair that mixes prices is in savings.csv, and so is shown as well. */
function pairsWords({ years }: Deliverable): string {
  if (years.every((year) => year.atPriceLevel === null)) {
    return ' Savings are what is paid under the contracts, less the plan at the rates of the case: contract prices against estimates.';
  }
  return (
    ' Only the saving at today’s price level compares like with like. What is paid, less the plan at the rates, mixes contract ' +
    'prices with estimates; the days on which vehicles start are the cheapest by it, and savings.csv and the part to begin with use it.'
  );
}

function firstWaveHtml(wave: FirstWave): Html {
  return html`<div class="callout"><h3>The part to begin with</h3>
<p>${count(wave.dutyIds.length, 'new vehicle')} in place of ${count(wave.contractIds.length, 'contract')} would bring ${pounds(wave.savingPerYear)} a year,
${percent(wave.shareOfSaving, 0)} of what all waves save in the end (what is paid today, less the plan at the rates), and take
${count(wave.pupilsMoved, 'pupil')} from a contract
to a new vehicle, ${percent(wave.shareOfPupils, 0)} of all for whom that happens. It is chosen for few families disturbed, whatever the dates below.</p>
<p><strong>Contracts:</strong> <span class="names">${wave.contractIds.join(', ') || '–'}</span></p>
<p><strong>New vehicles:</strong> <span class="names">${wave.dutyIds.join(', ') || '–'}</span></p></div>`;
}

function yearsHtml(years: readonly DeliverableYear[], kind: DeliverableYear['kind'], title: string): Html {
  const own = years.filter((year) => year.kind === kind);
  if (own.length === 0) return html``;
  const hasLevel = own.some((year) => year.atPriceLevel !== null);
  return tableHtml({
    caption: `${title}; the first from ${day(own[0].from)}, £`,
    columns: [
      'Year',
      'How',
      'Paid if nothing changed',
      'Old contracts',
      'of that paid twice',
      ...(hasLevel ? ['Plan at today’s price level', 'Saving like for like: both at today’s price level'] : []),
      'Plan at the rates',
      'Saving: paid, less the plan at the rates',
    ],
    words: [1],
    rows: own.flatMap((year) => [
      yearRow(year, 'all at once', year.atOnce, hasLevel ? (year.atPriceLevel?.atOnce ?? null) : undefined),
      yearRow(year, 'in waves', year.inWaves, hasLevel ? (year.atPriceLevel?.inWaves ?? null) : undefined),
    ]),
  });
}

/** @param level `undefined`: the table has no columns for it */
function yearRow(year: DeliverableYear, how: string, rates: YearMoney, level: YearMoney | null | undefined): string[] {
  return [
    year.label,
    how,
    ...[year.unchanged, rates.contracts, rates.doubleRunning].map(money),
    ...(level === undefined ? [] : [money(level?.plan ?? null), money(level?.saving ?? null)]),
    ...[rates.plan, rates.saving].map(money),
  ];
}

function wavesHtml({ waves }: Deliverable): Html {
  if (waves.length === 0) return html``;
  const hasLevel = waves.some((wave) => wave.savingAtPriceLevel !== null);
  return html`${tableHtml({
    caption: 'Waves: the cheapest order of starts; savings are a year, from that day on',
    columns: [
      'Day',
      'Vehicles start',
      'Contracts given up',
      'Pupils moved',
      ...(hasLevel ? ['Saving like for like: both at today’s price level'] : []),
      'Saving: paid, less the plan at the rates',
    ],
    rows: waves.map((wave) => [
      day(wave.date),
      number(wave.dutyIds.length),
      number(wave.contractIds.length),
      number(wave.pupilsMoved),
      ...(hasLevel ? [money(wave.savingAtPriceLevel)] : []),
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
  return html`<p class="callout">${count(stays.dutyIds.length, 'new vehicle')} (${stays.dutyIds.join(', ')}) would cost
${pounds(stays.dearerPerYear)} a year more than
the contracts they replace (${stays.contractIds.join(', ')}), and so have no date: better leave these as they are. They are not put out to tender.</p>`;
}

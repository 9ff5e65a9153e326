/** The summary's section on when the saving can be had: the first years, and the days on which vehicles start. */
import type { Deliverable, Pence, Wave } from '../model/index.ts';
import { sayDate, sayNumber, sayPounds } from './figures.ts';
import { firstYearsOf } from './findings/firstYears.ts';
import { table } from './table.ts';

/** Beyond this many, the others are in the page. */
const WAVES_LISTED = 20;

/** The section's lines. */
export function deliveryLines(deliverable: Deliverable): string[] {
  const { waves, stays } = deliverable;
  return [
    ...yearLines(deliverable),
    ...(waves.length === 0 ? [] : ['', ...waveLines(waves)]),
    ...(stays
      ? [
          stays.dutyIds.length === 1
            ? "One of the plan's vehicles never pays for itself, has no date, and is not put out to tender."
            : `${sayNumber(stays.dutyIds.length)} of the plan's vehicles never pay for themselves, have no date, and are not put out to tender.`,
        ]
      : []),
  ];
}

function yearLines(deliverable: Deliverable): string[] {
  const years = firstYearsOf(deliverable);
  const rows = years.map(({ kind, label, from, inWaves, atOnce }) => [
    `${kind === 'financial' ? 'Financial' : 'Academic'} year ${label}, from ${sayDate(from)}`,
    sayPounds(inWaves),
    sayPounds(atOnce),
  ]);
  const pair = years.some((year) => year.isLikeForLike)
    ? "Paid, less the plan at today's price level: like for like."
    : 'Paid, less the plan at the rates: contract prices against estimates.';
  return [...table(['Saving of the first years', 'in waves', 'all at once'], rows), pair];
}

function waveLines(waves: readonly Wave[]): string[] {
  const level = waves.some((wave) => wave.savingAtPriceLevel !== null);
  const say = (pence: Pence | null) => (pence === null ? '–' : sayPounds(pence));
  const rows = waves
    .slice(0, WAVES_LISTED)
    .map((wave) => [
      sayDate(wave.date),
      sayNumber(wave.dutyIds.length),
      sayNumber(wave.pupilsMoved),
      level ? say(wave.savingAtPriceLevel) : null,
      sayPounds(wave.savingPerYear),
    ]);
  const rest = waves.length - WAVES_LISTED;
  return [
    ...table(
      [
        'Waves, £ saved a year from then on',
        'vehicles start',
        'pupils moved',
        level ? 'like for like' : null,
        'paid less the plan at the rates',
      ],
      rows,
    ),
    ...(rest > 0 ? [`… and ${sayNumber(rest)} more: see report.html.`] : []),
  ];
}

/** What the files of the tender are called. */

/** The folder in the plan folder. */
export const TENDER_FOLDER = 'tender';
export const TENDER_INDEX = 'index.html';
export const LOTS_CSV = 'lots.csv';

/** What the reports of an unlawful plan say of it. */
export const NO_TENDER = 'No tender documents were written: nobody can be asked to offer for a plan that breaks rules.';

/** By this mark a folder of tender documents is known as ours. */
export const TENDER_MARK = '<meta name="generator" content="schoolrun tender">';

/** `lot-01`; numbers from 1. */
export function lotName(number: number): string {
  return `lot-${String(number).padStart(2, '0')}`;
}

/** The files that an index page of ours names: each lot in both forms, the list of lots, and itself, last. */
export function tenderFilesNamedBy(indexPage: string): string[] {
  const lots = [...indexPage.matchAll(/<a href="(lot-\d{2,})\.html">/g)].map((m) => m[1]);
  return [...lots.flatMap((name) => [`${name}.html`, `${name}.csv`]), LOTS_CSV, TENDER_INDEX];
}

/** What is in no total, and how the plan was made. */
import { type Html, html } from '../../sheets/html.ts';
import { madeAt } from '../../stamp.ts';
import { NO_FIGURE } from '../say.ts';
import type { Subject } from '../subject.ts';
import { tableHtml } from '../table.ts';

export function notesHtml({ theCase, reported: { plan }, findings }: Subject): Html {
  const { origin } = plan;
  const hashes = Object.entries(theCase.inputHashes).sort(([a], [b]) => (a < b ? -1 : 1));
  return html`<section id="not-included" aria-labelledby="not-included-title">
<h2 id="not-included-title">What is not in the totals</h2>
<ul>${findings.notIncluded.map((sentence) => html`<li>${sentence}</li>\n`)}</ul></section>
<section id="made" aria-labelledby="made-title">
<h2 id="made-title">How it was made</h2>
${
  origin
    ? html`<dl class="facts"><dt>Made on</dt><dd>${madeAt(origin) ?? NO_FIGURE}</dd><dt>Program</dt><dd>${origin.program}</dd><dt>Roads</dt>
<dd>${origin.network}. ${origin.networkNote}</dd>
<dt>Seed</dt><dd>${origin.seed}</dd><dt>School days a year</dt><dd>${theCase.policy.schoolDaysPerYear}</dd></dl>
<details><summary>Parameters and statistics of the search</summary><dl class="facts">${[
        ...byName(origin.parameters),
        ...byName(origin.statistics),
      ].map(([name, value]) => html`<dt>${name}</dt><dd>${value === null ? '–' : String(value)}</dd>`)}</dl></details>`
    : html`<p>The plan was not made by this program, so how it came about is not known. Its figures were worked out anew from the case.</p>`
}
${tableHtml({
  caption: 'Files it was made from',
  columns: ['File', 'SHA-256'],
  words: [1],
  rows: hashes,
})}</section>`;
}

/** A plan read back has them in another order than one just made. */
function byName<T>(values: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}

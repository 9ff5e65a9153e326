/** The map and the long tables: what they are, before the script fills them. */
import { type Html, html } from '../../sheets/html.ts';
import type { Subject } from '../subject.ts';

export function mapHtml({ reported }: Subject): Html {
  const shows = reported.today
    ? [
        ['plan', 'New routes'],
        ['today', 'Today’s routes'],
        ['both', 'Both'],
      ]
    : [['plan', 'New routes']];
  return html`<section id="map-section" aria-labelledby="map-title">
<h2 id="map-title">Map</h2>
<p class="no-script">The map and the tables below need scripts, which are off in this browser. The plan folder has the same in routes.csv,
calls.csv and pupils.csv.</p>
<form id="filters" class="filters" aria-label="What the map shows">
<fieldset><legend>Show</legend>${shows.map(
    ([value, label], i) =>
      html`<label><input type="radio" name="show" value="${value}"${i === 0 ? html` checked` : html``}> ${label}</label> `,
  )}</fieldset>
<label>Session <select name="session"><option value="0">Morning</option><option value="1">Afternoon</option></select></label>
<label>School <select name="school"><option value="">All</option></select></label>
<label>Class <select name="class"><option value="">All</option></select></label>
<label>Vehicle type <select name="type"><option value="">All</option></select></label>
<label>Route <input name="route" type="search" list="route-ids" autocomplete="off" size="10"></label><datalist id="route-ids"></datalist>
<label><input type="checkbox" name="homes" checked> Homes</label>
<label><input type="checkbox" name="hulls"> Where each school’s pupils live</label>
<button type="reset">Show all</button>
</form>
<p id="map-says" role="status"></p>
<div class="explore"><div id="map" role="application" aria-label="Map of the routes; the tables below hold the same and can be used by keyboard"></div>
<aside id="panel" aria-label="Details of the chosen route or pupil" aria-live="polite" tabindex="-1"><p>Choose a route or a home on the map,
or a row in a table below.</p></aside></div>
<div id="map-print"></div>
<p class="key"><span class="line plan"></span> new route (solid) <span class="line today"></span> today’s route (dashed)
<span class="dot home"></span> home <span class="dot stop"></span> pick-up point <span class="dot school"></span> school</p>
<p id="map-credit"></p>
</section>`;
}

const TABLES = [
  ['routes', 'Routes'],
  ['pupils', 'Pupils'],
  ['contracts', 'Today’s contracts'],
  ['exceptions', 'Exceptions and what would help'],
] as const;

export function tablesHtml({ reported, theCase }: Subject): Html {
  const shown = TABLES.filter(
    ([id]) =>
      (id !== 'contracts' || theCase.currentRoutes !== null) &&
      (id !== 'exceptions' || reported.plan.exceptions.length > 0),
  );
  return html`<section id="tables" aria-labelledby="tables-title"><h2 id="tables-title">Tables</h2>
<p>Choose a heading to sort. A route or pupil opens beside the map.</p>
${shown.map(([id, title]) => html`<div class="long" id="${id}-table"><h3>${title}</h3></div>`)}
${reported.plan.exceptions.length === 0 ? html`<p>There are no exceptions.</p>` : html``}</section>`;
}

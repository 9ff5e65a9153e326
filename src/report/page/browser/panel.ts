/** What is known of one route or pupil, beside the map. */
import { type CallData, PLACE_KINDS, type RunData, type WayData } from '../pageData.ts';
import { changeWords, type Data, nameOf, type Pupil, type Route, typeName } from './data.ts';
import { byId, el } from './dom.ts';
import { loadChart } from './loadChart.ts';
import { linkTo } from './longTable.ts';
import { clock, daysNote, km, minutes, money, NO_FIGURE, number } from './say.ts';
import type { Opens } from './tables.ts';

const SESSION_WORDS = ['Morning', 'Afternoon'] as const;

/** Every run of the route: calls, times, who boards, how full. */
export function showRoute(data: Data, route: Route, opens: Opens): void {
  const { which } = route;
  const title = which === 'plan' ? `New route ${route.id}` : `Today’s route ${route.id}`;
  fill(
    el('h3', {}, title),
    facts([
      [which === 'plan' ? 'Vehicle’s duty' : 'Operator', route.of || NO_FIGURE],
      ['Vehicle', typeName(data, route.type)],
      ['Schools', route.schools.map((s) => data.raw.schools[s][1]).join('; ') || NO_FIGURE],
      ['Pupils in the week', number(route.pupils)],
      ['Passenger assistants', number(route.assistants)],
      ['Km a day', km(route.metresPerDay)],
      ['Hours a day', (route.secondsPerDay / 3600).toFixed(2)],
      ...(which === 'plan'
        ? [['Cost a year, at the rates', money(route.pence)] as const]
        : [['Contract price a day', contractPrice(data, route.id)] as const]),
    ]),
    ...route.runs.map((run) => runPart(data, route, run, opens)),
  );
}

/** Vehicle and assistants, as the contract has it. */
function contractPrice(data: Data, id: string): string {
  const contract = data.raw.contracts.find((row) => row[0] === id);
  return contract ? money(Math.round((contract[4] + contract[5] * contract[6]) / 100)) : NO_FIGURE;
}

function runPart(data: Data, route: Route, [session, days, calls]: RunData, opens: Opens): HTMLElement {
  const note = daysNote(days);
  const title = `${SESSION_WORDS[session]}${note === '' ? '' : `, ${note}`}`;
  const rows = calls.map((call) => callRow(data, call, opens));
  return el(
    'div',
    { class: 'run' },
    el('h4', {}, title),
    loadChart(calls, title, route.capacity),
    el(
      'table',
      {},
      el('caption', {}, `Calls: ${title}`),
      el('thead', {}, el('tr', {}, ...['Time', 'Place', 'On', 'Off'].map((name) => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, ...rows),
    ),
  );
}

function callRow(data: Data, [place, arrive, depart, on, off]: CallData, opens: Opens): HTMLElement {
  const [kind, label] = data.raw.places[place];
  const times = clock(arrive) === clock(depart) ? clock(arrive) : `${clock(arrive)}–${clock(depart)}`;
  const who = (ids: CallData[3]) =>
    el(
      'td',
      {},
      ...ids.flatMap((id, i) => [
        ...(i > 0 ? [', '] : []),
        typeof id === 'number' ? linkTo(data.pupils[id].id, () => opens.pupil(data.pupils[id])) : nameOf(data, id),
      ]),
    );
  const isMany = PLACE_KINDS[kind] === 'school';
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, times),
    el('td', {}, label),
    isMany && on.length > 4 ? el('td', {}, `${on.length} pupils`) : who(on),
    isMany && off.length > 4 ? el('td', {}, `${off.length} pupils`) : who(off),
  );
}

/** Before and after, side by side. */
export function showPupil(data: Data, pupil: Pupil, opens: Opens): void {
  const { hasToday } = data.raw;
  const sides = hasToday ? (['today', 'plan'] as const) : (['plan'] as const);
  const rows = ([0, 1] as const).flatMap((session) => {
    const ways = sides.map((side) => pupil[side][session]);
    const row = (label: string, of: (way: WayData, side: 'today' | 'plan') => Node | string) =>
      el(
        'tr',
        {},
        el('th', { scope: 'row' }, `${SESSION_WORDS[session]}: ${label}`),
        ...ways.map((way, i) => el('td', {}, way === 0 ? NO_FIGURE : of(way, sides[i]))),
      );
    return [
      row('route', (way, side) => {
        const route = data.routes[side][way[0]];
        return route ? linkTo(route.id, () => opens.route(route)) : NO_FIGURE;
      }),
      row('place', (way) => data.raw.places[way[1]]?.[1] ?? NO_FIGURE),
      row(session === 0 ? 'collected' : 'set down', (way) => clock(way[2])),
      row('on board', (way) => minutes(way[3])),
      row('others on board', (way) => number(way[4])),
    ];
  });
  fill(
    el('h3', {}, `Pupil ${pupil.id}`),
    facts([
      ['School', data.raw.schools[pupil.school][1]],
      ['Class', data.raw.classes[pupil.classAt]],
      ['Year group', pupil.yearGroup || NO_FIGURE],
      ['Needs', pupil.needs || 'none given'],
      ...(daysNote(pupil.days) === '' ? [] : [['Days', daysNote(pupil.days)] as const]),
      ...(hasToday
        ? [['What changes', changeWords(pupil) || 'does not travel both today and in the plan'] as const]
        : []),
      ['Cost a year, at the rates', money(pupil.pence)],
    ]),
    el(
      'table',
      {},
      el('caption', {}, 'The usual journey'),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('td', {}),
          ...sides.map((side) => el('th', { scope: 'col' }, side === 'today' ? 'Today' : 'Plan')),
        ),
      ),
      el('tbody', {}, ...rows),
    ),
  );
}

function facts(pairs: readonly (readonly [string, string])[]): HTMLElement {
  return el('dl', { class: 'facts' }, ...pairs.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

function fill(...parts: readonly Node[]): void {
  const panel = byId('panel');
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}

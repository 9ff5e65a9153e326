import { expect, test } from 'vitest';
import { html } from '../../../src/report/sheets/html.ts';
import { entryOf, indexPage } from '../../../src/report/sheets/indexHtml.ts';
import { filesNamedBy, sheetFile } from '../../../src/report/sheets/names.ts';
import { sheetPage } from '../../../src/report/sheets/sheetHtml.ts';
import { call, pupil } from '../tiny.ts';
import { caseOf, FakeRoads, planOf, ROUTE, roadLeg, SCHOOL, sheetFrom } from './handmade.ts';

const EVIL = `<script>alert("1")</script>'&`;

test('values are escaped, pieces are not, null is nothing', () => {
  expect(html`<a title="${EVIL}">${[html`<b>${1}</b>`, html`<i>${'<'}</i>`]}${null}</a>`.text).toBe(
    '<a title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;"><b>1</b><i>&lt;</i></a>',
  );
});

test('nothing out of the files or the engine can become markup', async () => {
  const base = caseOf([pupil(EVIL, { equipment: EVIL, homePostcode: EVIL })]);
  const theCase = {
    ...base,
    schools: base.schools.map((school) => ({ ...school, name: EVIL, postcode: EVIL })),
    vehicleTypes: base.vehicleTypes.map((type) => ({ ...type, name: EVIL })),
  };
  const route = {
    ...ROUTE,
    id: EVIL,
    dutyId: EVIL,
    calls: [call('am', 1, { placeId: EVIL, on: [EVIL] }), call('am', 2, { ...SCHOOL, off: [EVIL] })],
  };
  const steps = [{ name: EVIL, distance: 9, maneuver: { type: 'turn', modifier: 'left' } }];
  const { network } = new FakeRoads((leg) => ({ ...roadLeg(leg), osrm: { steps } }));
  const sheet = await sheetFrom(theCase, planOf(route), { network });
  for (const page of [sheetPage(sheet), indexPage(EVIL, [entryOf(sheet)])]) {
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
  }
});

test('a page asks nothing of the outside and runs nothing', async () => {
  const sheet = await sheetFrom(caseOf(), planOf(ROUTE), { network: new FakeRoads().network });
  for (const page of [sheetPage(sheet), indexPage('Tiny', [entryOf(sheet)])]) {
    expect(page).not.toMatch(/https?:|<script|<img|<link|@import|url\(|\bon\w+=/);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('size: A4');
  }
});

test('each run is a table whose heading comes again on every page', async () => {
  const page = sheetPage(await sheetFrom(caseOf(), planOf(ROUTE)));
  expect(page.match(/<table class="run">\n<thead>/g)).toHaveLength(2);
  expect(page).toContain('<span class="days">Thursday and Friday</span>');
});

test('files are named after the route, whatever its id', () => {
  expect(sheetFile('R001', 'am', 'html')).toBe('R001-am.html');
  expect(sheetFile('../a b/é', 'pm', 'txt')).toBe('~2e~~2e~~2f~a~20~b~2f~~e9~-pm.txt');
  expect(sheetFile('a~20~', 'am', 'txt')).not.toBe(sheetFile('a ', 'am', 'txt'));
});

test('the list names every file that belongs to it', async () => {
  const sheet = await sheetFrom(caseOf(), planOf(ROUTE));
  const page = indexPage('Tiny', [entryOf(sheet)]);
  expect(filesNamedBy(page)).toEqual(['all.html', 'R001-am.html', 'R001-am.txt', 'index.html']);
});

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { today } from '../../../src/check/index.ts';
import { openNetwork } from '../../../src/network/index.ts';
import { summaryText } from '../../../src/report/index.ts';
import { embedded } from '../../../src/report/page/reportPage.ts';
import { workbookBytes } from '../../../src/report/workbook/workbook.ts';
import { everyNumber } from '../findings/everyNumber.ts';
import { notCarried, pupil, tinyCase, tinyPlan } from '../tiny.ts';
import { readBook } from '../workbook/readBook.ts';
import { dataIn, rendered, tablesIn } from './render.ts';

const HOSTILE = '</script><img src=x onerror=alert(1)>"\'&\u2028';

async function tiny() {
  const theCase = tinyCase();
  const network = await openNetwork(theCase, { engine: 'straight-line' });
  return { theCase, reported: { ...tinyPlan(), today: await today(theCase, network) } };
}

/** The same names everywhere replaced by ones that try to break out. */
function poisoned<T>(value: T): T {
  const swap: Readonly<Record<string, string>> = {
    P1: `P1${HOSTILE}`,
    'R1-1': `R1${HOSTILE}`,
    'D1-1': `D1${HOSTILE}`,
    T1: `=cmd${HOSTILE}`,
    'Vale Cars': HOSTILE,
    Oakfield: HOSTILE,
    Tiny: HOSTILE,
    'Saloon taxi': HOSTILE,
  };
  return JSON.parse(JSON.stringify(value), (_, item) => (typeof item === 'string' ? (swap[item] ?? item) : item)) as T;
}

test('nothing in the files can become markup', async () => {
  const theCase = poisoned(tinyCase());
  const network = await openNetwork(theCase, { engine: 'straight-line' });
  const planned = poisoned(tinyPlan());
  const plan = {
    ...planned.plan,
    exceptions: [notCarried(`P1${HOSTILE}`, { message: HOSTILE, whatWouldHelp: HOSTILE })],
  };
  const { page } = await rendered(theCase, { ...planned, plan, today: await today(theCase, network) });
  expect(page).not.toContain('<img');
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  const data = dataIn(page);
  expect(data.pupils[0][0]).toBe(`P1${HOSTILE}`);
  expect(data.plan.routes[0][0]).toBe(`R1${HOSTILE}`);
  expect(data.contracts[0][0]).toBe(`=cmd${HOSTILE}`);
});

test('data cannot end its element, and comes back as it was', () => {
  expect(embedded([HOSTILE])).not.toMatch(/[<\u2028]/);
  expect(JSON.parse(embedded([HOSTILE]))).toEqual([HOSTILE]);
});

describe('the policy of the page', () => {
  test('only its own script and style run, and nothing is fetched', async () => {
    const { theCase, reported } = await tiny();
    const { page } = await rendered(theCase, reported);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1].replaceAll('&#39;', "'");
    const hash = (text: string) => createHash('sha256').update(text).digest('base64');
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)![1];
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1];
    expect(policy).toBe(
      `default-src 'none'; script-src 'sha256-${hash(script)}'; style-src 'sha256-${hash(style)}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    // A style attribute would be refused.
    expect(page).not.toMatch(/<[^>]* style="/);
  });

  test('a background is allowed from its own server alone', async () => {
    const { theCase, reported } = await tiny();
    const tiles = { url: 'https://tiles.example:8443/a/{z}/{x}/{y}.png?k=1', credit: 'A & B' };
    const { page } = await rendered(theCase, { ...reported, tiles });
    expect(page).toContain('img-src data: https://tiles.example:8443;');
    expect(dataIn(page).tiles).toEqual(tiles);
  });
});

test('the same plan gives the same bytes', async () => {
  const [a, b] = [await tiny(), await tiny()];
  expect((await rendered(a.theCase, a.reported)).page).toBe((await rendered(b.theCase, b.reported)).page);
});

describe('what comes first', () => {
  test('the rules that a plan breaks, before every figure', async () => {
    const { theCase, reported } = await tiny();
    const violation = {
      rule: 'ride_too_long',
      routeId: 'R1-1',
      session: 'am' as const,
      days: 31,
      pupilId: 'P1',
      placeId: null,
      time: null,
      message: 'rides 80 minutes',
    };
    const judgement = { ...reported.judgement, violations: [violation] };
    const { page } = await rendered(theCase, { ...reported, judgement });
    expect(page).toContain('This plan breaks rules in 1 place.');
    expect(page).toContain('No tender documents were written: nobody can be asked to offer');
    expect(page.indexOf('id="breaches"')).toBeLessThan(page.indexOf('id="headline"'));
    expect(tablesIn(page)[0].rows).toEqual([['ride too long', 'R1-1, morning', 'P1', 'rides 80 minutes']]);
  });

  test('then pupils who are on no route today', async () => {
    const { theCase, reported } = await tiny();
    const { page } = await rendered(theCase, reported);
    // P3 is on no current route.
    expect(page).toMatch(/1 pupil is on no current route\.<\/strong>[^<]*<span class="names">P3</);
    expect(page.indexOf('id="today-faults"')).toBeLessThan(page.indexOf('id="headline"'));
    expect(page).not.toContain('id="breaches"');
    // All pupils against some of them is not like for like.
    expect(page).toMatch(
      /id="headline-title">At the same rates, the plan costs [^<]* today’s routes, which leave out 1 pupil[.:]/,
    );
  });
});

test('contracts that run out before the plan starts are told of in all reports, with their pounds, but are no fault', async () => {
  const { theCase, reported } = await tiny();
  const [contract] = theCase.currentRoutes!;
  const ended = { ...theCase, currentRoutes: [{ ...contract, contractEnd: '2027-07-23' }] };
  const { page, findings } = await rendered(ended, reported);
  expect(page).toContain('1 contract runs out before the plan starts on 1 September 2027: £19,000 a year.');
  expect(
    tablesIn(page).find(({ caption }) => caption === 'Contracts that run out before the plan starts'),
  ).toMatchObject({
    rows: [['T1', 'Vale Cars', '23 July 2027', '£19,000.00']],
    total: ['All of them', '', '', '£19,000.00'],
  });
  expect(summaryText(ended, reported)).toContain(
    '1 contract for £19,000 a year runs out before the plan starts: T1.\nLet again in any case',
  );
  const book = readBook(await workbookBytes(ended, reported, findings));
  const words = (sheet: string) =>
    book
      .get(sheet)!
      .rows.flat()
      .map((cell) => String(cell?.value));
  expect(words('Summary').join(' ')).toContain('1 contract for £19,000 a year runs out before the plan starts');
  expect(words('Exceptions')).toContain('Contract runs out before the plan starts');

  expect(page.match(/id="today-faults"[\s\S]*?<\/section>/)?.[0] ?? '').not.toContain('before the plan starts');

  const { page: without } = await rendered(theCase, reported);
  expect(without).not.toContain('before the plan starts on');
  expect(summaryText(theCase, reported)).not.toContain('before the plan starts');
});

test('without current routes the page says nothing of today', async () => {
  const theCase = { ...tinyCase([pupil('P1'), pupil('P2'), pupil('P3')]), currentRoutes: null };
  const { page } = await rendered(theCase, { ...tinyPlan(), today: null });
  expect(page).toContain('nothing to compare the plan with');
  for (const id of ['today-faults', 'sources', 'delivery', 'changes', 'contracts-table'])
    expect(page).not.toContain(`id="${id}"`);
  expect(dataIn(page).hasToday).toBe(false);
});

test('all findings there can be are shown', async () => {
  const { theCase, reported } = await tiny();
  const findings = everyNumber();
  const { page } = await rendered(theCase, reported, findings);
  const pounds = (pence: number) =>
    `£${Math.floor(pence / 100).toLocaleString('en-GB')}.${String(pence % 100).padStart(2, '0')}`;
  const years = findings.deliverable!.years.flatMap(({ unchanged, atOnce, inWaves, atPriceLevel }) => [
    unchanged,
    ...Object.values(atOnce),
    ...Object.values(inWaves),
    ...[atPriceLevel!.atOnce, atPriceLevel!.inWaves].flatMap(({ plan, saving }) => [plan, saving]),
  ]);
  for (const pence of [
    ...Object.values(findings.columns),
    ...years,
    findings.deliverable!.waves[0].savingPerYear,
    findings.deliverable!.waves[0].savingAtPriceLevel,
  ])
    expect(page).toContain(`>${pounds(pence as number)}<`);
  expect(page).toContain('The part to begin with');
  expect(page).toContain('Solved again with other random numbers');
  expect(page).toContain('Nobody is told of &quot;quotes&quot;.');
  expect(page).toContain('T7, T8, T9');
  expect(dataIn(page).contracts[0].slice(9, 13)).toEqual([
    '2027-09-29',
    'notice',
    findings.deliverable!.contracts[0].pencePerYear,
    'D1',
  ]);
});

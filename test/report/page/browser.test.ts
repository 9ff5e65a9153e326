/** The page in a real browser: nothing fetched, nothing in the console, and everything to be used by mouse and keyboard. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sayPence } from '../../../src/report/figures.ts';
import { dataIn, type Rendered, rendered, solved } from './render.ts';

const DEMO = fileURLToPath(new URL('../../../data/demo', import.meta.url));
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const isThere = fs.existsSync(CHROMIUM);
if (!isThere) console.warn(`The page is not tried in a browser: no Chromium at ${CHROMIUM} (CHROMIUM names another).`);

describe.skipIf(!isThere)('in a browser', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-page-'));
  let browser: Browser;
  let shown: Rendered;
  let page: Page;
  let troubles: string[] = [];

  beforeAll(async () => {
    shown = await solved(DEMO, 1000);
    fs.writeFileSync(path.join(folder, 'report.html'), shown.page);
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    await page.close();
    expect(troubles).toEqual([]);
  });

  async function open(width: number, file = 'report.html'): Promise<void> {
    troubles = [];
    page = await browser.newPage({ viewport: { width, height: 800 } });
    page.on('console', (message) => troubles.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) troubles.push(`request: ${request.url()}`);
    });
    await page.goto(pathToFileURL(path.join(folder, file)).href);
    await page.waitForSelector('#routes-table tbody tr');
  }

  const column = (table: string, n: number) =>
    page.locator(`#${table}-table tbody tr > :nth-child(${n})`).allTextContents();

  test.each([1400, 390, 360])('at a width of %i nothing sticks out sideways', async (width) => {
    await open(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.locator('#pupils-table tbody th button').first().click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  test('a heading sorts up, then down, and says so', async () => {
    await open(1400);
    const head = page.locator('#pupils-table th', { hasText: '£ a year' });
    expect(await head.getAttribute('aria-sort')).toBe('none');
    const pence = dataIn(shown.page)
      .pupils.map((pupil) => pupil[8])
      .sort((a, b) => a - b);
    const sorted = async () =>
      (await column('pupils', 11)).map((text) => Math.round(Number(text.replace(/[£,]/g, '')) * 100));
    await head.getByRole('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect(await sorted()).toEqual(pence.slice(0, 25));
    await head.getByRole('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await sorted()).toEqual(pence.slice(-25).reverse());
  });

  test('the filter of a table finds, and its pages turn', async () => {
    await open(1400);
    const id = dataIn(shown.page).pupils[200][0];
    await page.getByRole('button', { name: 'Next' }).nth(1).click();
    expect((await column('pupils', 1))[0]).toBe(dataIn(shown.page).pupils[25][0]);
    await page.locator('#pupils-filter').fill(id);
    expect(await column('pupils', 1)).toEqual([id]);
    await page.locator('#pupils-filter').fill('nobody of this name');
    expect(await page.locator('#pupils-table [role=status]').textContent()).toBe('None of 291');
  });

  test('the foot of a filtered table adds up what is found, beside the whole', async () => {
    await open(1400);
    const { pupils, contracts, plan, pencePerYear, paidPerYear } = dataIn(shown.page);
    const [school, operator] = [pupils[0][2], contracts[0][1]];
    const [schoolName, type] = [dataIn(shown.page).schools[school][1], dataIn(shown.page).types[plan.routes[0][2]]];
    const searched = [
      { table: 'pupils', words: schoolName, pence: pupils.filter((p) => p[2] === school).map((p) => p[8]) },
      { table: 'contracts', words: operator, pence: contracts.filter((c) => c[1] === operator).map((c) => c[11]!) },
      { table: 'routes', words: type, pence: plan.routes.filter((r) => r[2] === plan.routes[0][2]).map((r) => r[7]!) },
    ];
    for (const { table, words, pence } of searched) {
      const whole = sayPence((table === 'contracts' ? paidPerYear : pencePerYear)!);
      const foot = async () =>
        (await page.locator(`#${table}-table tfoot tr > *`).allTextContents()).filter((text) => text !== '').join(' ');
      const all = dataIn(shown.page)[table as 'pupils' | 'contracts'] ?? plan.routes;
      expect(pence.length).toBeLessThan(all.length);
      expect(await foot()).toBe(`All ${table} ${whole}`);
      await page.locator(`#${table}-filter`).fill(words);
      const found = sayPence(pence.reduce((sum, p) => sum + p, 0));
      expect(await foot()).toBe(`${pence.length} ${table} found, of ${all.length} ${found} of ${whole}`);
      await page.locator(`#${table}-filter`).fill('');
      expect(await foot()).toBe(`All ${table} ${whole}`);
    }
  });

  test('the filters of the map count what they show', async () => {
    await open(1400);
    const { plan, today } = dataIn(shown.page);
    const says = () => page.locator('#map-says').textContent();
    await page.getByLabel('Both').check();
    expect(await says()).toContain(`${today!.routes.length} of today’s ${today!.routes.length} routes`);
    await page.getByLabel('New routes').check();
    await page.locator('select[name=class]').selectOption('1');
    const send = plan.routes.filter((route) => route[3].includes(1)).length;
    expect(await says()).toContain(`${send} of the plan’s ${plan.routes.length} routes`);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForFunction(
      (n) => document.querySelector('#map-says')?.textContent?.startsWith(`${n} of`),
      plan.routes.length,
    );
  });

  test('a route opens with its calls, and a pupil on it with before and after', async () => {
    await open(1400);
    const [route] = dataIn(shown.page).plan.routes;
    const link = page.locator('#routes-table tbody th button').first();
    await link.focus();
    await page.keyboard.press('Enter');
    const panel = page.locator('#panel');
    expect(await panel.locator('h3').textContent()).toBe(`New route ${route[0]}`);
    expect(await panel.locator('.run').count()).toBe(route[11].length);
    expect(await panel.locator('.run').first().locator('tbody tr').count()).toBe(route[11][0][2].length);
    expect(await panel.locator('svg.load').count()).toBe(route[11].length);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('panel');
    const pupil = panel.locator('tbody button').first();
    const id = await pupil.textContent();
    await pupil.click();
    expect(await panel.locator('h3').textContent()).toBe(`Pupil ${id}`);
    expect(await panel.locator('thead th').allTextContents()).toEqual(['Today', 'Plan']);
  });

  test('a home on the map opens its pupil', async () => {
    await open(1400);
    await page.evaluate(() => {
      const canvas = document.querySelector('#map canvas');
      const box = document.querySelector('#map')?.getBoundingClientRect();
      if (!canvas || !box) throw new Error('There is no map');
      for (let y = 10; y < box.height; y += 5) {
        for (let x = 60; x < box.width; x += 5) {
          if (document.querySelector('#panel h3')?.textContent?.startsWith('Pupil')) return;
          const at = { clientX: box.x + x, clientY: box.y + y, bubbles: true };
          canvas.dispatchEvent(new MouseEvent('click', at));
        }
      }
    });
    expect(await page.locator('#panel h3').textContent()).toMatch(/^Pupil /);
  });

  test('choices show one at a time', async () => {
    await open(1400);
    const school = page.getByRole('button', { name: 'School', exact: true });
    await school.press('Space');
    expect(await school.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('#breakdowns .option:visible').count()).toBe(1);
    expect(await page.locator('#breakdowns .option:visible h3').textContent()).toBe('School');
  });

  test('the keyboard comes to the report by the skip link', async () => {
    await open(1400);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the report');
  });

  test('prints whole tables and a map on A4', async () => {
    await open(1400);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('#pupils-table tbody tr').count()).toBe(291);
    expect(await page.locator('#map-print polyline').count()).toBe(dataIn(shown.page).plan.routes.length);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await page.locator('#pupils-table tbody tr').count()).toBe(25);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    // A4 in points.
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  });

  test('lists of names are open on paper, and closed again afterwards', async () => {
    await open(1400);
    const isOpen = () =>
      page.locator('#delivery details').evaluateAll((lists) => lists.map((list) => (list as HTMLDetailsElement).open));
    const before = await isOpen();
    // The contracts that run out before the plan starts, and the names of every wave.
    expect(before.length).toBe(1 + shown.findings.deliverable!.waves.length);
    expect(before).not.toContain(true);
    await page.locator('#delivery summary').first().click();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await isOpen()).not.toContain(false);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await isOpen()).toEqual(before.map((_, i) => i === 0));
  });

  test('tables wider than a phone say so, and scroll by keyboard', async () => {
    await open(390);
    const frame = page.locator('#delivery .frame:not(details *)').first();
    const says = () => frame.locator('caption span').evaluate((span) => getComputedStyle(span, '::after').content);
    await page.waitForSelector('#delivery .frame.wide:not(details *)');
    expect(await says()).toContain('scrolls sideways');
    expect([await frame.getAttribute('role'), await frame.getAttribute('tabindex')]).toEqual(['region', '0']);
    expect(await frame.getAttribute('aria-label')).toBe(
      'Financial years, April to March; the first from 1 September 2027, £',
    );
    await frame.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('#delivery .frame:not(details *)')!.scrollLeft > 0);
    // One that fits says nothing.
    const fits = page.locator('#changes .frame');
    expect(await fits.evaluate((f) => [f.scrollWidth > f.clientWidth, f.classList.contains('wide')])).toEqual([
      false,
      false,
    ]);
  });

  test('schools have their names on the map once it is near', async () => {
    await open(1400);
    expect(await page.locator('#map .school-name').count()).toBe(0);
    const { plan, schools } = dataIn(shown.page);
    const shortest = Math.min(...plan.routes.map((route) => route[8]));
    const route = plan.routes.find((r) => r[8] === shortest)!;
    await page.locator('#routes-filter').fill(route[0]);
    await page.locator('#routes-table tbody th button').first().click();
    await page.waitForSelector('#map .school-name');
    const names = await page.locator('#map .school-name').allTextContents();
    const known = schools.map((school) => school[1]);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    // A school alone is never covered: with the filter on it, its name is there.
    const [at] = route[4];
    await page.locator('select[name=school]').selectOption(String(at));
    // Those that go fade out.
    await page.waitForFunction(() => document.querySelectorAll('#map .school-name').length === 1);
    expect(await page.locator('#map .school-name').allTextContents()).toEqual([known[at]]);
    const boxes = await page
      .locator('#map .school-name')
      .evaluateAll((all) => all.map((name) => name.getBoundingClientRect().width));
    expect(Math.min(...boxes)).toBeGreaterThan(20);
  });

  test('names that are markup stay text', async () => {
    const hostile = '</script><img src=x onerror="document.title=1">';
    const theCase = {
      ...shown.theCase,
      pupils: shown.theCase.pupils.map((pupil) => ({ ...pupil, yearGroup: hostile })),
      schools: shown.theCase.schools.map((school) => ({ ...school, name: hostile })),
      vehicleTypes: shown.theCase.vehicleTypes.map((type) => ({ ...type, name: hostile })),
    };
    fs.writeFileSync(path.join(folder, 'hostile.html'), (await rendered(theCase, shown.reported)).page);
    await open(1400, 'hostile.html');
    await page.locator('#routes-table tbody th button').first().click();
    await page.locator('#panel tbody button').first().click();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('#panel dd').first().textContent()).toBe(hostile);
    expect(await page.title()).toBe(`${theCase.name}: transport plan`);
  });
});

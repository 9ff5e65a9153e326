import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SchoolrunError } from '../../src/model/index.ts';
import { replaceFolder } from '../../src/report/folder.ts';
import { PLAN_FILES, preparePlanFolder, recoverPlanFolder, writePlanFolder } from '../../src/report/index.ts';
import { compiledScript } from '../e2e/compiled.ts';
import { tinyCase, tinyPlan } from './tiny.ts';

let parent: string;
let dir: string;
beforeEach(() => {
  parent = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-'));
  dir = path.join(parent, 'plan');
});
afterEach(() => fs.rmSync(parent, { recursive: true, force: true }));

const write = (tag: number, to = dir) => writePlanFolder(to, tinyCase(), { ...tinyPlan(tag), today: null });

/** The one plan that every file of the folder belongs to. */
function tagOf(folder: string): number {
  expect([...PLAN_FILES].every((name) => fs.existsSync(path.join(folder, name)))).toBe(true);
  const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
  const tag = JSON.parse(read('plan.json')).origin.seed;
  for (const name of ['routes.csv', 'calls.csv', 'pupils.csv']) {
    const tags = new Set([...read(name).matchAll(/R\d-(\d+)/g)].map((m) => Number(m[1])));
    expect([...tags], name).toEqual([tag]);
    expect(read(name).endsWith('\n')).toBe(true);
  }
  expect(read('driver-sheets/index.html')).toContain(`R1-${tag}-am.html`);
  expect(read('driver-sheets/all.html').endsWith('</html>\n')).toBe(true);
  expect(read('routes.geojson')).toContain(`"R3-${tag}"`);
  return tag;
}

/** A process id above the highest that Linux gives out. */
const DEAD = 2 ** 22 + 12_345;

describe('a plan folder', () => {
  test('is written whole, also into folders that are not there yet, and leaves nothing beside it', async () => {
    await write(1, path.join(parent, 'a', 'b', 'plan'));
    expect(tagOf(path.join(parent, 'a', 'b', 'plan'))).toBe(1);
    expect(fs.readdirSync(path.join(parent, 'a', 'b'))).toEqual(['plan']);
  });

  test('replaces an older plan or an empty folder', async () => {
    fs.mkdirSync(dir);
    await write(1);
    await write(2);
    expect(tagOf(dir)).toBe(2);
    expect(fs.readdirSync(parent)).toEqual(['plan']);
  });

  test('behind a symbolic link stays behind it', async () => {
    await write(1);
    const link = path.join(parent, 'link');
    fs.symlinkSync(dir, link);
    await write(2, link);
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
    expect(tagOf(dir)).toBe(2);
  });

  test("keeps other people's files", async () => {
    await write(1);
    fs.writeFileSync(path.join(dir, 'notes.txt'), 'ask the school about bay 2');
    fs.mkdirSync(path.join(dir, 'maps'));
    fs.writeFileSync(path.join(dir, 'maps', 'a.png'), 'x');
    await write(2);
    expect(tagOf(dir)).toBe(2);
    expect(fs.readFileSync(path.join(dir, 'notes.txt'), 'utf8')).toBe('ask the school about bay 2');
    expect(fs.existsSync(path.join(dir, 'maps', 'a.png'))).toBe(true);
  });

  test('holds a sheet in both forms for every run, the list of them, and the map', async () => {
    await write(1);
    const sheets = fs.readdirSync(path.join(dir, 'driver-sheets')).sort();
    const runs = ['R1-1-am', 'R2-1-am', 'R3-1-am'].flatMap((run) => [`${run}.html`, `${run}.txt`]);
    expect(sheets).toEqual([...runs, 'all.html', 'index.html']);
    expect(fs.readdirSync(dir).sort()).toEqual([...PLAN_FILES, 'driver-sheets', 'tender'].sort());
    const map = JSON.parse(fs.readFileSync(path.join(dir, 'routes.geojson'), 'utf8'));
    expect(map.features).toHaveLength(9);
    const all = fs.readFileSync(path.join(dir, 'driver-sheets', 'all.html'), 'utf8');
    expect(all.match(/<section class="sheet">/g)).toHaveLength(3);
    expect(all.endsWith('</html>\n')).toBe(true);
  });

  test('clears the sheets of an older plan, and keeps what others put beside them', async () => {
    await write(1);
    const sheets = path.join(dir, 'driver-sheets');
    fs.writeFileSync(path.join(sheets, 'notes-am.txt'), 'gate code on the hook');
    await write(2);
    const runs = ['R1-2-am', 'R2-2-am', 'R3-2-am'].flatMap((run) => [`${run}.html`, `${run}.txt`]);
    expect(fs.readdirSync(sheets).sort()).toEqual([...runs, 'all.html', 'index.html', 'notes-am.txt']);
    expect(fs.readFileSync(path.join(sheets, 'notes-am.txt'), 'utf8')).toBe('gate code on the hook');
    expect(fs.readdirSync(parent)).toEqual(['plan']);
  });

  test("does not take somebody's own list of sheets for ours", async () => {
    await write(1);
    const sheets = path.join(dir, 'driver-sheets');
    fs.rmSync(sheets, { recursive: true });
    fs.mkdirSync(sheets);
    fs.writeFileSync(path.join(sheets, 'index.html'), '<a href="R9-am.html">');
    fs.writeFileSync(path.join(sheets, 'R9-am.html'), 'mine');
    await write(2);
    expect(fs.readFileSync(path.join(sheets, 'R9-am.html'), 'utf8')).toBe('mine');
    // Their list clashes with ours: it stays in the old folder beside the plan, which is kept for it.
    const [aside] = fs.readdirSync(parent).filter((name) => name !== 'plan');
    expect(fs.readdirSync(path.join(parent, aside, 'driver-sheets'))).toEqual(['index.html']);
  });

  test('clears the tender of an older plan, and keeps what others put beside it', async () => {
    await write(1);
    const tender = path.join(dir, 'tender');
    const ours = ['index.html', 'lot-01.csv', 'lot-01.html', 'lots.csv'];
    expect(fs.readdirSync(tender).sort()).toEqual(ours);
    fs.writeFileSync(path.join(tender, 'lot-77.html'), 'a lot that our list does not name');
    fs.writeFileSync(path.join(tender, 'offers.xlsx'), 'offers');
    await write(2);
    expect(fs.readdirSync(tender).sort()).toEqual([...ours, 'lot-77.html', 'offers.xlsx'].sort());
    expect(fs.readFileSync(path.join(tender, 'offers.xlsx'), 'utf8')).toBe('offers');
    expect(fs.readdirSync(parent)).toEqual(['plan']);
  });

  test("does not take somebody's own tender for ours", async () => {
    await write(1);
    const tender = path.join(dir, 'tender');
    fs.rmSync(tender, { recursive: true });
    fs.mkdirSync(tender);
    fs.writeFileSync(path.join(tender, 'index.html'), '<a href="lot-01.html">');
    fs.writeFileSync(path.join(tender, 'lot-09.html'), 'mine');
    await write(2);
    expect(fs.readFileSync(path.join(tender, 'lot-09.html'), 'utf8')).toBe('mine');
    const [aside] = fs.readdirSync(parent).filter((name) => name !== 'plan');
    expect(fs.readdirSync(path.join(parent, aside, 'tender'))).toEqual(['index.html']);
  });

  test('holds no tender for a plan that breaks a rule, and says so', async () => {
    await write(1);
    fs.writeFileSync(path.join(dir, 'tender', 'offers.xlsx'), 'offers');
    const { plan, judgement } = tinyPlan(2);
    const breach = { rule: 'ride_too_long', routeId: 'R1-2', session: 'am', days: 31, pupilId: 'P1' } as const;
    const violations = [{ ...breach, placeId: null, time: null, message: 'rides 80 minutes' }];
    await writePlanFolder(dir, tinyCase(), { plan, judgement: { ...judgement, violations }, today: null });
    expect(fs.readdirSync(path.join(dir, 'tender'))).toEqual(['offers.xlsx']);
    expect(fs.readFileSync(path.join(dir, 'tender-lots.csv'), 'utf8')).toBe(
      'lot,vehicle,duty_id,route_ids,starts,note\n',
    );
    expect(fs.readFileSync(path.join(dir, 'summary.txt'), 'utf8')).toContain('No tender documents were written');
  });

  test('a failure while the files are made leaves the old plan, and is no fault of the user', async () => {
    await write(1);
    const { plan, judgement } = tinyPlan(2);
    const broken = { ...plan, routes: [...plan.routes, { ...plan.routes[0], layouts: null as never }] };
    const writing = writePlanFolder(dir, tinyCase(), { plan: broken, judgement, today: null });
    await expect(writing).rejects.not.toThrow(/could not be written/);
    expect(tagOf(dir)).toBe(1);
    expect(fs.readdirSync(parent)).toEqual(['plan']);
  });

  test('a disk that fills up meanwhile leaves the old plan, and no folder that was not there', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const fill = (to: string) =>
      replaceFolder(to, async (folder) => {
        await folder.file('routes.csv', 'half');
        throw full;
      });
    await write(1);
    for (const to of [dir, path.join(parent, 'a', 'b', 'plan')]) {
      const error = await fill(to).catch((e: SchoolrunError) => e);
      expect(error).toMatchObject({ exitCode: 2, faults: [{ code: 'plan_folder' }] });
      expect(String(error)).toContain('the disk is full');
    }
    expect(tagOf(dir)).toBe(1);
    expect(fs.readdirSync(parent)).toEqual(['plan']);
  });

  test('refuses a folder of other files, a file, and a place where it may not write', async () => {
    fs.mkdirSync(dir);
    fs.writeFileSync(path.join(dir, 'routes.csv'), 'mine');
    await expect(write(1)).rejects.toThrow(/not a plan folder/);
    expect(fs.readFileSync(path.join(dir, 'routes.csv'), 'utf8')).toBe('mine');
    await expect(write(1, path.join(dir, 'routes.csv'))).rejects.toThrow(/is a file/);
    await expect(write(1, path.join(dir, 'routes.csv', 'plan'))).rejects.toThrow(/cannot be written/);
    expect(await write(1).catch((e: SchoolrunError) => [e instanceof SchoolrunError, e.exitCode])).toEqual([true, 2]);
  });
});

describe('after a killed writer', () => {
  test('the old plan is put back where it was moved aside and nothing moved in', async () => {
    await write(1);
    fs.renameSync(dir, path.join(parent, `.plan.schoolrun-old-${DEAD}`));
    fs.mkdirSync(path.join(parent, `.plan.schoolrun-new-${DEAD}`));
    expect(await recoverPlanFolder(dir)).toBe(true);
    expect(tagOf(dir)).toBe(1);
    await preparePlanFolder(dir);
    expect(fs.readdirSync(parent)).toEqual(['plan']);
  });

  test("a half cleared old plan is never put back, and other people's files in it are saved", async () => {
    await write(1);
    const aside = path.join(parent, `.plan.schoolrun-old-${DEAD}`);
    fs.cpSync(dir, aside, { recursive: true });
    fs.rmSync(path.join(aside, 'plan.json'));
    fs.writeFileSync(path.join(aside, 'notes.txt'), 'mine');
    await write(2);
    expect(tagOf(dir)).toBe(2);
    expect(fs.existsSync(path.join(dir, 'notes.txt'))).toBe(true);
    expect(fs.readdirSync(parent)).toEqual(['plan']);
  });

  test('there is nothing to put back for a folder that never was', async () => {
    expect(await recoverPlanFolder(dir)).toBe(false);
    expect(await recoverPlanFolder(path.join(parent, 'no', 'such', 'plan'))).toBe(false);
  });

  test('at ten random moments the folder is whole: the old one or the new', async () => {
    const script = await compiledScript(fileURLToPath(new URL('./writerLoop.ts', import.meta.url)));
    await write(1);
    let least = 1;
    for (let kill = 0; kill < 10; kill++) {
      const child = spawn(process.execPath, [script, dir, String(least + 1)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const written = await killSomeTime(child);
      await recoverPlanFolder(dir);
      const tag = tagOf(dir);
      // What the writer said it had written is there, or the one it was about to say.
      expect([Math.max(least, written), Math.max(least, written) + 1]).toContain(tag);
      least = tag;
    }
    await preparePlanFolder(dir);
    expect(fs.readdirSync(parent)).toEqual(['plan']);
  }, 240_000);
});

/** Lets the writer write a plan, then kills it within the next tenth of a second; returns the last plan it reported. */
async function killSomeTime(child: ChildProcess): Promise<number> {
  let said = '';
  const first = once(child.stdout!, 'data');
  child.stdout!.on('data', (data) => {
    said += data;
  });
  await first;
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  return Math.max(0, ...said.trim().split('\n').map(Number));
}

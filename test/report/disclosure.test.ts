/** What leaves the office says of no child who it is or where it lives: the tender always, a whole folder on request. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case, Plan } from '../../src/model/index.ts';
import { planFiles, type Reported, writePlanFolder } from '../../src/report/index.ts';
import { CASES, disclosed, isThere, planned, textsIn } from './disclosure.ts';
import { pupil, tinyCase, tinyPlan } from './tiny.ts';

const KEY = Buffer.from('a secret of the council, 2027');
const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-disclosure-'));
afterAll(() => fs.rmSync(parent, { recursive: true, force: true }));

/** Files by name of a folder written with these options. */
async function written(theCase: Case, reported: Reported): Promise<Map<string, string>> {
  const folder = fs.mkdtempSync(path.join(parent, 'plan-'));
  await writePlanFolder(path.join(folder, 'plan'), theCase, reported);
  return textsIn(path.join(folder, 'plan'));
}

const perYear = (json: string) => JSON.parse(json).cost;

for (const { name, folder } of CASES) {
  describe.skipIf(!isThere(folder))(name, () => {
    let theCase: Case;
    let reported: Reported;
    let open: Map<string, string>;
    let hidden: Map<string, string>;
    beforeAll(async () => {
      ({ theCase, reported } = await planned(folder));
      open = await written(theCase, reported);
      hidden = await written(theCase, { ...reported, pseudonymKey: KEY });
    }, 600_000);

    test('the search for disclosures finds those of a folder in full', () => {
      const found = disclosed(theCase, open.get('calls.csv') ?? '');
      expect(found.filter((one) => one.startsWith('id ')).length).toBeGreaterThan(200);
      expect(found.some((one) => one.startsWith('home '))).toBe(true);
      const sheets = disclosed(theCase, open.get(path.join('driver-sheets', 'all.html')) ?? '');
      expect(sheets.some((one) => one.startsWith('postcode '))).toBe(true);
      for (const shown of ['report.html', 'report.xlsx/xl/sharedStrings.xml']) {
        expect(disclosed(theCase, open.get(shown) ?? '').length, shown).toBeGreaterThan(200);
      }
    });

    test('the tender says nothing', () => {
      const tender = [...open].filter(([file]) => file.startsWith(`tender${path.sep}`));
      expect(tender.length).toBeGreaterThan(5);
      for (const [file, text] of tender) {
        expect(disclosed(theCase, text), file).toEqual([]);
        expect(text, file).not.toMatch(/\d\.\d{3,}/);
        expect(text, file).not.toContain('£');
      }
    });

    test('every vehicle of the plan is in one lot, or said not to be let', () => {
      const rows = (open.get('tender-lots.csv') ?? '').trimEnd().split('\n').slice(1);
      const duties = rows.map((row) => row.split(',')[2]);
      expect(duties.sort()).toEqual(reported.judgement.duties.map((duty) => duty.dutyId).sort());
    });

    test('a pseudonymised folder says nothing', () => {
      expect([...hidden.keys()].filter((file) => file.startsWith('driver-sheets'))).toEqual([]);
      expect(hidden.size).toBeGreaterThan(15);
      for (const [file, text] of hidden) expect(disclosed(theCase, text), file).toEqual([]);
    });

    test('and has the same money, and the same figures in the same number', () => {
      const json = hidden.get('plan.json') ?? '';
      expect(perYear(json)).toEqual(perYear(open.get('plan.json') ?? ''));
      expect(JSON.parse(json).pseudonymised).toBe(true);
      expect(JSON.parse(open.get('plan.json') ?? '')).not.toHaveProperty('pseudonymised');
      expect(hidden.get('savings.csv')).toBe(open.get('savings.csv'));
      // Times of single calls are whole minutes there.
      const withoutTimes = (text = '') =>
        text.split('\n').map((row) => row.split(',').filter((_, column) => column < 8 || column > 11));
      expect(withoutTimes(hidden.get('routes.csv'))).toEqual(withoutTimes(open.get('routes.csv')));
      const clock = (hidden.get('calls.csv') ?? '').match(/\d\d:\d\d:\d\d/g) ?? [];
      expect(clock.filter((time) => !time.endsWith(':00'))).toEqual([]);
      const legs = (hidden.get('calls.csv') ?? '').trimEnd().split('\n').slice(1);
      expect(legs.filter((row) => Number(row.split(',').at(-2)) % 0.5 !== 0)).toEqual([]);
      const figures = (text = '') =>
        (JSON.parse(text).figures as { name: string; unit: string; value: number }[])
          .filter(({ name }) => !name.startsWith('changes.pupil.') && name !== 'changes.time_changes')
          .sort((a, b) => (a.name < b.name ? -1 : 1));
      const [before, after] = [figures(open.get('report.json')), figures(hidden.get('report.json'))];
      expect(after.map((figure) => figure.name)).toEqual(before.map((figure) => figure.name));
      // Whole pence are shared out among pupils in their order, which is another here.
      const differ = after.filter(({ unit, value }, i) =>
        unit === 'gbp' ? Math.abs(value - before[i].value) > 1 : value !== before[i].value,
      );
      expect(differ).toEqual([]);
    });

    test('and other codes under another key, in another order than the council has', async () => {
      const under = (pseudonymKey: Buffer) => planFiles(theCase, { ...reported, pseudonymKey });
      const codes = (files: ReadonlyMap<string, string>) =>
        (files.get('pupils.csv') ?? '')
          .split('\n')
          .slice(1, -1)
          .map((row) => row.split(',')[0]);
      const first = codes(hidden);
      expect(codes(await under(KEY))).toEqual(first);
      expect(first).toEqual([...first].sort());
      const known = new Set(first);
      expect(known.size).toBe(theCase.pupils.length);
      const others = codes(await under(Buffer.from('another secret, of 2028')));
      expect(others).toHaveLength(first.length);
      expect(others.filter((code) => known.has(code))).toEqual([]);
    });
  });
}

describe('hostile names', () => {
  const IDS = ['Mary Smith, 4 High St', '<b>45</b>', '=P7+1'] as const;
  const pupils = IDS.map((id) => pupil(id, { equipment: `${id} needs a harness`, keepWith: `family of ${id}` }));
  const theCase: Case = { ...tinyCase(pupils), currentRoutes: null };

  /** The tiny plan, its routes named after the children whom they carry. */
  function named(): Reported {
    const { plan, judgement } = tinyPlan();
    const text = JSON.stringify({ plan, judgement });
    const renamed = JSON.parse(text, (_, value) =>
      typeof value !== 'string'
        ? value
        : value
            .replace(/^P([123])$/, (_all, n) => IDS[n - 1])
            .replace(/^R([123])-1$/, (_all, n) => `taxi ${IDS[n - 1]}`),
    ) as { plan: Plan; judgement: Reported['judgement'] };
    const message = `no vehicle is left for ${IDS[0]} at WX1 1AA, 52.60123, or ${IDS[1]}`;
    const exception = { code: 'note', pupilId: IDS[0], days: 31, session: 'both' as const, message, whatWouldHelp: '' };
    return {
      plan: {
        ...renamed.plan,
        exceptions: [{ ...exception, rideLimitSeconds: null, directDriveSeconds: null }],
      },
      judgement: renamed.judgement,
      today: null,
    };
  }

  const tells = (text: string) =>
    IDS.filter((id) => text.includes(id) || text.includes(JSON.stringify(id).slice(1, -1)));

  test('are not in the tender', async () => {
    const files = await written(theCase, named());
    expect(tells(files.get('calls.csv') ?? '')).not.toEqual([]);
    const tender = [...files].filter(([file]) => file.startsWith('tender') && file !== 'tender-lots.csv');
    expect(tender.length).toBeGreaterThan(2);
    for (const [file, text] of tender) {
      expect(tells(text), file).toEqual([]);
      expect(text, file).not.toMatch(/Mary|High St|WX1 1AA/);
    }
    expect(tender.find(([file]) => file.endsWith('lot-01.html'))?.[1]).toContain('harness');
  });

  test('are not in a pseudonymised folder, nor in its sentences', async () => {
    const files = await written(theCase, { ...named(), pseudonymKey: KEY });
    for (const [file, text] of files) {
      expect(tells(text), file).toEqual([]);
      expect(text, file).not.toMatch(/Mary|High St|WX1 1AA|52\.60123/);
    }
    expect(files.get('routes.csv')).toMatch(/^r-[0-9a-z]{8},D1-1,/m);
    expect(files.get('exceptions.csv')).toMatch(
      /no vehicle is left for p-[0-9a-z]{8} at WX1, \[a place\], or p-[0-9a-z]{8}/,
    );
  });
});

/** Who is asked to offer for what, and from when: old contracts put vehicles off, and some are cheaper than any of ours. */
import { describe, expect, test } from 'vitest';
import type { Deliverable, DutyStart } from '../../../src/model/index.ts';
import type { FolderWriter } from '../../../src/report/folderWriter.ts';
import { startsOf } from '../../../src/report/tender/starts.ts';
import { tenderLotRows } from '../../../src/report/tender/tenderLots.ts';
import { writeTender } from '../../../src/report/tender/writeTender.ts';
import { everyNumber } from '../findings/everyNumber.ts';
import { tinyCase, tinyPlan } from '../tiny.ts';

/** The tiny plan has two duties: D1-1 with a pupil, D2-1 with two. */
function starting(d1: string | null, d2: string | null): Deliverable {
  const { deliverable } = everyNumber();
  const start = (dutyId: string, starts: string | null): DutyStart => ({ ...deliverable!.starts[0], dutyId, starts });
  return { ...deliverable!, planStart: '2027-09-01', starts: [start('D1-1', d1), start('D2-1', d2)] };
}

async function tenderOf(deliverable: Deliverable | null): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const file = async (name: string, text: string) => void files.set(name, text);
  const folder = { file, fileSoon: file } as unknown as FolderWriter;
  await writeTender(folder, tinyCase(), { ...tinyPlan(), today: null }, deliverable);
  return files;
}

const column = (csv: string, name: string) => {
  const [head, ...rows] = csv.trimEnd().split('\n');
  return rows.map((row) => row.split(',')[head.split(',').indexOf(name)]);
};

describe('a vehicle that has to wait for an old contract', () => {
  test('is named with its day in the lot, in its table, and in both lists', async () => {
    const files = await tenderOf(starting('2027-11-24', '2027-09-01'));
    const lot = files.get('tender/lot-01.html')!;
    expect(lot).toContain('Contracts from 1 September 2027 and 24 November 2027, as said for each vehicle, until');
    const [, first, second] = lot.split('<h3>Vehicle ');
    expect(first).toContain('<dt>Starts on</dt><dd>24 November 2027</dd>');
    expect(second).toContain('<dt>Starts on</dt><dd>1 September 2027</dd>');
    expect(new Set(column(files.get('tender/lot-01.csv')!, 'starts'))).toEqual(new Set(['2027-11-24', '2027-09-01']));
    expect(column(files.get('tender/lots.csv')!, 'starts')).toEqual(['2027-09-01; 2027-11-24']);
    expect(files.get('tender/index.html')).toContain('<td>1 September 2027 and 24 November 2027</td>');
  });

  test('and where the whole lot waits, its contract is from that day', async () => {
    const files = await tenderOf(starting('2027-11-24', '2027-11-24'));
    for (const page of ['lot-01.html', 'index.html']) {
      expect(files.get(`tender/${page}`), page).toContain('Contract from 24 November 2027 until');
      expect(files.get(`tender/${page}`), page).not.toContain('1 September 2027');
    }
  });

  test('without today’s contracts all are from the start of the plan', async () => {
    const files = await tenderOf(null);
    expect(files.get('tender/lot-01.html')).toContain('Contract from 1 September 2027 until');
    expect(files.get('tender/lot-01.html')).not.toContain('Starts on');
  });
});

describe('a vehicle dearer than what carries its pupils today', () => {
  test('is not put out to tender, and the council’s list says why', async () => {
    const deliverable = starting('2027-11-24', null);
    const files = await tenderOf(deliverable);
    expect(files.get('tender/lot-01.html')!.split('<h3>Vehicle ')).toHaveLength(2);
    expect(files.get('tender/index.html')).toContain('1 lot, 1 vehicle.');
    const rows = tenderLotRows(tinyCase(), { ...tinyPlan(), today: null }, deliverable);
    expect(rows.map(({ lot, reference, member, note }) => [lot, reference, member.duty.dutyId, note])).toEqual([
      ['lot-01', '1.01', 'D1-1', ''],
      ['', '', 'D2-1', "not let: today's contracts are cheaper and stay"],
    ]);
  });

  test('is told apart from one of which nothing is known', () => {
    const startOf = startsOf(starting('2027-11-24', null));
    expect(['D1-1', 'D2-1', 'new'].map(startOf)).toEqual(['2027-11-24', 'never', '2027-09-01']);
    expect(startsOf(null)('D1-1')).toBeNull();
  });
});

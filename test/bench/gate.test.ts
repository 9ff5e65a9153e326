import { describe, expect, test } from 'vitest';
import { GATE, type GateEntry } from '../../bench/gate/entries.ts';
import { fails, type GateFile, gateSchema, gateTable, judged, recordedNow } from '../../bench/gate/gate.ts';
import type { Figures } from '../../bench/quality/results.ts';
import { record } from './support.ts';

const ENTRY: GateEntry = { set: 'darp', instance: 'a2-16', iterations: 100, seeds: 2 };
const recordsOf = (...figures: Figures[]) => figures.map((f, i) => record('a2-16', i + 1, { figures: { ...f } }));
const fileOf = (figures: Figures): GateFile => ({
  format: 'schoolrun-gate',
  version: 1,
  recorded: 'some time ago',
  entries: [{ ...ENTRY, figures: { ...figures } }],
});

describe('judging', () => {
  const verdict = (found: Figures[], known: Figures) => judged(ENTRY, recordsOf(...found), fileOf(known)).verdict;

  test('means over the seeds against those recorded', () => {
    expect(verdict([{ cost: 100 }, { cost: 110 }], { cost: 105 })).toBe('equal');
    expect(verdict([{ cost: 100 }, { cost: 111 }], { cost: 105 })).toBe('WORSE');
    expect(verdict([{ cost: 100 }, { cost: 108 }], { cost: 105 })).toBe('better');
    expect(verdict([{ vehicles: 3, cost: 1 }], { vehicles: 2, cost: 9 })).toBe('WORSE');
  });

  test('leaving somebody out is worse, however much it saves', () => {
    const known = { 'pounds a year': 1000, vehicles: 5, 'not carried': 0 };
    expect(verdict([{ 'pounds a year': 900, vehicles: 4, 'not carried': 1 }], known)).toBe('WORSE');
    expect(verdict([{ 'pounds a year': 900, vehicles: 6, 'not carried': 0 }], known)).toBe('better');
  });

  test('unlawful, skipped, and not recorded', () => {
    const broken = [record('a2-16', 1, { figures: {}, violations: ['late'] }), ...recordsOf({ cost: 1 })];
    const unlawful = judged(ENTRY, broken, fileOf({ cost: 105 }));
    expect(unlawful).toMatchObject({ verdict: 'UNLAWFUL', violations: ['late'] });
    const skipped = judged(ENTRY, [], fileOf({ cost: 105 }));
    expect(skipped).toMatchObject({ verdict: 'skipped', figures: null, recorded: { cost: 105 } });
    const unknown = judged({ ...ENTRY, iterations: 200 }, recordsOf({ cost: 1 }), fileOf({ cost: 105 }));
    expect(unknown.verdict).toBe('NOT RECORDED');
    expect(judged(ENTRY, recordsOf({ cost: 1 }), null).verdict).toBe('NOT RECORDED');
    expect([unlawful, skipped, unknown].map(fails)).toEqual([true, false, true]);
  });
});

describe('recording', () => {
  test('what was found, and what was skipped as it was', () => {
    const other: GateEntry = { ...ENTRY, instance: 'a2-24' };
    const file = {
      ...fileOf({ cost: 105 }),
      entries: [...fileOf({ cost: 105 }).entries, { ...other, figures: { cost: 7 } }],
    };
    const now = recordedNow([judged(ENTRY, recordsOf({ cost: 99 }), file), judged(other, [], file)], file, 'now');
    expect(now.entries.map(({ instance, figures }) => [instance, figures.cost])).toEqual([
      ['a2-16', 99],
      ['a2-24', 7],
    ]);
    expect(now.recorded).toBe('now');
    expect(gateSchema.parse(now)).toEqual(now);
  });

  test('the same again changes nothing', () => {
    const file = fileOf({ cost: 105 });
    expect(recordedNow([judged(ENTRY, recordsOf({ cost: 105 }), file)], file, 'now')).toBe(file);
  });

  test('nothing unlawful', () => {
    const broken = [record('a2-16', 1, { figures: {}, violations: ['late'] })];
    expect(recordedNow([judged(ENTRY, broken, null)], null, 'now').entries).toEqual([]);
  });
});

test('the table', () => {
  const text = gateTable([
    judged(ENTRY, recordsOf({ cost: 1234.5 }), fileOf({ cost: 105 })),
    judged(GATE[0], [], null),
  ]);
  expect(text[1]).toMatch(/^darp: a2-16 +2 × 100 +cost 1,234.50 +cost 105 +WORSE +10.0$/);
  expect(text[2]).toMatch(/^demo .*– +– +skipped +0.0$/);
});

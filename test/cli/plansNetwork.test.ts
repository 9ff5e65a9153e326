/** Plans are judged by the engine that they were made with, unless another is asked for. */
import { describe, expect, test } from 'vitest';
import { NETWORK_OPTIONS } from '../../src/cli/networkOptions.ts';
import { readArguments } from '../../src/cli/options.ts';
import { engineNote, openPlansNetwork } from '../../src/cli/plansNetwork.ts';
import type { Plan } from '../../src/model/index.ts';
import { tinyCase, tinyPlan } from '../report/tiny.ts';

const madeWith = (network: string): Plan => {
  const { plan } = tinyPlan();
  return { ...plan, origin: { ...plan.origin!, network } };
};
const open = (plans: readonly Plan[], ...args: string[]) =>
  openPlansNetwork(tinyCase(), readArguments(args, NETWORK_OPTIONS, []), plans);

describe('the network of finished plans', () => {
  test('is the one they were made with', async () => {
    expect((await open([madeWith('straight-line')])).engine).toBe('straight-line');
    // Only their own engine asks for a file of drives; the best there is would have been straight lines.
    await expect(open([madeWith('matrix')])).rejects.toThrow();
  });

  test('is the one asked for, and the best there is where plans differ or come from others', async () => {
    expect((await open([madeWith('matrix')], '--network', 'straight-line')).engine).toBe('straight-line');
    expect((await open([madeWith('matrix'), madeWith('straight-line')])).engine).toBe('straight-line');
    expect((await open([{ ...madeWith('matrix'), origin: null }])).engine).toBe('straight-line');
    expect((await open([madeWith('horses')])).engine).toBe('straight-line');
  });

  test('other roads are told of', () => {
    expect(engineNote('straight-line', madeWith('valhalla'))).toContain('--network valhalla');
    expect(engineNote('valhalla', madeWith('valhalla'))).toBe('');
    expect(engineNote('valhalla', { ...madeWith('valhalla'), origin: null })).toBe('');
  });
});

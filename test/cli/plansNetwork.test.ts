/** Plans are judged by the engine that they were made with, unless another is asked for. */
import { describe, expect, test } from 'vitest';
import { NETWORK_OPTIONS } from '../../src/cli/networkOptions.ts';
import { readArguments } from '../../src/cli/options.ts';
import { engineNote, judgedByOwnNote, openPlansNetwork } from '../../src/cli/plansNetwork.ts';
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
    // Only their own engine asks for a file or a server; the best there is would have been straight lines.
    for (const [engine, option] of [
      ['matrix', '--matrix FILE'],
      ['osrm', '--osrm-url URL'],
    ]) {
      const error = await open([madeWith(engine)]).catch((e) => e);
      expect([error.exitCode, error.faults[0].remedy]).toEqual([2, expect.stringContaining(option)]);
    }
  });

  test('is the one asked for, and the best there is where plans differ or come from others', async () => {
    expect((await open([madeWith('matrix')], '--network', 'straight-line')).engine).toBe('straight-line');
    expect((await open([madeWith('matrix'), madeWith('straight-line')])).engine).toBe('straight-line');
    expect((await open([{ ...madeWith('matrix'), origin: null }])).engine).toBe('straight-line');
    expect((await open([madeWith('horses')])).engine).toBe('straight-line');
  });

  test('a file or a server that is named is asked, as if the engine had been named', async () => {
    // Both fail for what was named, and not for want of it.
    const matrix = await open([madeWith('straight-line')], '--matrix', 'none.csv').catch((e) => e);
    expect(matrix.faults[0].value).toBe('none.csv');
    const osrm = await open([madeWith('valhalla')], '--osrm-url', 'nowhere').catch((e) => e);
    expect(osrm.faults[0].code).toBe('NETWORK-OSRM-URL');
  });

  test('its own engine is named in the note only where nothing was asked for', async () => {
    const note = async (plan: Plan, ...args: string[]) => {
      const given = readArguments(args, NETWORK_OPTIONS, []);
      return judgedByOwnNote(given, await openPlansNetwork(tinyCase(), given, [plan]), plan);
    };
    expect(await note(madeWith('straight-line'))).toContain('(straight-line)');
    expect(await note(madeWith('straight-line'), '--network', 'straight-line')).toBe('');
    expect(await note({ ...madeWith('horses') })).toBe('');
  });

  test('other roads are told of', () => {
    expect(engineNote('straight-line', madeWith('valhalla'))).toContain('--network valhalla');
    expect(engineNote('valhalla', madeWith('valhalla'))).toBe('');
    expect(engineNote('valhalla', { ...madeWith('valhalla'), origin: null })).toBe('');
  });
});

import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { run, runHere } from './command.ts';

describe('the command', () => {
  test('tells its version and its help', async () => {
    const [version, help, none] = await Promise.all([run('--version'), run('--help'), run()]);
    expect(version).toMatchObject({ code: 0, stderr: '' });
    expect(version.stdout).toMatch(/^schoolrun \d+\.\d+\.\d+\n$/);
    expect(help.code).toBe(0);
    for (const { name } of COMMANDS) expect(help.stdout).toContain(`  ${name}`);
    expect([none.code, none.stdout]).toEqual([2, '']);
    expect(none.stderr).toBe(help.stdout);
  });

  test.each(COMMANDS.map((c) => c.name))('%s has a help of its own', async (name) => {
    const { code, stdout } = await runHere(name, '--help');
    expect(code).toBe(0);
    expect(stdout.startsWith(`Usage: schoolrun ${name}`)).toBe(true);
  });

  test.each([
    [['optimize', 'x'], 'Did you mean schoolrun optimise?'],
    [['chekc'], 'Did you mean schoolrun check?'],
    [['optimise', 'data/demo', '--out', 'x', '--sedonds', '5'], 'Did you mean --seconds?'],
    [['optimise', 'data/demo', '--out', 'data/demo'], 'is the case folder'],
    [['optimise', 'data/demo', '--out', 'data/demo/a/plan'], 'lies in the case folder'],
    [['optimise', 'data/demo', '--out', 'data'], 'not a plan folder'],
  ])('%j: exit 2, and says what to do', async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

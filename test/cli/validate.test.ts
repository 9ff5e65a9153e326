import { afterEach, describe, expect, test, vi } from 'vitest';
import { RULES } from '../../src/check/index.ts';
import { explain, explanations } from '../../src/cli/explain.ts';
import { validate } from '../../src/cli/validate.ts';
import { CATALOGUE } from '../../src/ingest/index.ts';
import { SchoolrunError } from '../../src/model/index.ts';
import { edited, SMALL_CASE, writeFolder } from '../ingest/smallCase.ts';

/** Runs a command and returns what it printed. */
async function run(command: (args: string[]) => Promise<number>, ...args: string[]) {
  const printed = { out: '', err: '' };
  const catcher = (stream: 'out' | 'err') => (text: string | Uint8Array) => {
    printed[stream] += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(catcher('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(catcher('err'));
  try {
    return { code: await command(args), ...printed };
  } finally {
    vi.restoreAllMocks();
  }
}

afterEach(() => vi.restoreAllMocks());

describe('validate', () => {
  test('a case without faults: the summary alone, exit code 0', async () => {
    const { code, out, err } = await run(validate, writeFolder({ ...SMALL_CASE }));
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('5: 2 mainstream, 2 send, 1 lac');
    expect(out).toContain('2: 1 primary, 1 secondary');
    expect(out).toContain('wav (Accessible): 4:0|3:1, 5');
    expect(out).toContain('2 routes with 5 pupils, paid £57,475.00 a year');
    expect(out).toContain('Nothing to object to.');
  });

  test('warnings and notes beside the summary', async () => {
    const files = edited(SMALL_CASE, 'pupils.csv', 'none,yes', ',yes');
    const { code, out, err } = await run(validate, writeFolder(files));
    expect(code).toBe(0);
    expect(out).toContain('No errors; 1 warning.');
    expect(err).toContain('warning [VALUE-BLANK-ASSUMED] pupils.csv:6 passenger_assistant');
  });

  test('errors: each with place and remedy, no summary, exit code 2', async () => {
    const files = edited(edited(SMALL_CASE, 'schools.csv', '08:45', 'early'), 'pupils.csv', ',P4,', ',P99,');
    const { code, out, err } = await run(validate, writeFolder(files));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('schools.csv:2 bell_start "early"');
    expect(err).toContain('→ Write HH:MM on the 24-hour clock.');
    expect(err).toContain('pupils.csv:4 keep_apart "P99"');
    expect(err).toContain('cannot be planned yet: 2 errors.');
  });

  test('--all lists what is otherwise counted', async () => {
    const stops = Array.from({ length: 25 }, (_, i) => `S${i},Stop,0,0`).join('\n');
    const folder = writeFolder({ ...SMALL_CASE, 'stops.csv': `stop_id,name,lat,lon\n${stops}\n` });
    expect((await run(validate, folder)).err).toContain('and 5 more faults with this code');
    const { err } = await run(validate, folder, '--all');
    expect(err.match(/POSITION-ZERO/g)).toHaveLength(25);
  });

  test('--json is one object', async () => {
    const files = edited(SMALL_CASE, 'schools.csv', '08:45', 'early');
    const { code, out, err } = await run(validate, writeFolder(files), '--json');
    expect([code, err]).toEqual([2, '']);
    const parsed: unknown = JSON.parse(out);
    expect(parsed).toMatchObject({ ok: false, counts: { error: 1 }, faults: [{ code: 'VALUE-NOT-A-TIME', line: 2 }] });
  });

  test('--help, and a call without a folder', async () => {
    expect(await run(validate, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('Usage: schoolrun') });
    await expect(run(validate)).rejects.toBeInstanceOf(SchoolrunError);
  });
});

describe('explain', () => {
  test('a fault, whatever its spelling', async () => {
    const { code, out } = await run(explain, 'pupil_no_days');
    expect(code).toBe(0);
    expect(out).toContain('PUPIL-NO-DAYS (warning): A pupil travels on no day');
    expect(out).toContain('What to do: ');
  });

  test('a rule and a fault that differ in nothing but _ and -', async () => {
    expect((await run(explain, 'keep_apart_together')).out).toContain('keep_apart_together (rule)');
    expect((await run(explain, 'KEEP-APART-TOGETHER')).out).toContain('KEEP-APART-TOGETHER (error)');
  });

  test('without a code: all of them', async () => {
    const { out } = await run(explain);
    const codes = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]);
    expect(codes).toEqual(explanations().map(({ code }) => code));
    for (const code of [...Object.keys(CATALOGUE), ...Object.keys(RULES), 'not_carried']) expect(codes).toContain(code);
  });

  test('an unknown code: the one that was meant', async () => {
    const error = await run(explain, 'PUPIL-NO-DAY').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ exitCode: 2, faults: [{ remedy: 'Did you mean PUPIL-NO-DAYS?' }] });
  });
});

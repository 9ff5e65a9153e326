import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/options.ts';
import { REPORT_OPTIONS, reportOptionsFrom } from '../../src/cli/reportOptions.ts';
import { SchoolrunError } from '../../src/model/index.ts';

const read = (...args: string[]) => reportOptionsFrom(readArguments(args, REPORT_OPTIONS, []), () => {});

describe('--tiles', () => {
  test('none by default', async () => {
    expect((await read()).tiles).toBeUndefined();
  });

  test('names its server where nobody else is to be credited', async () => {
    const url = 'http://localhost:8080/{z}/{x}/{y}.png';
    expect((await read('--tiles', url)).tiles).toEqual({ url, credit: 'localhost:8080' });
    expect((await read('--tiles', url, '--tiles-credit', 'Ordnance Survey')).tiles?.credit).toBe('Ordnance Survey');
  });

  test.each([
    ['no place for the tile', 'https://a.example/tile.png'],
    ['several servers', 'https://{s}.example/{z}/{x}/{y}.png'],
    ['another protocol', 'file:///{z}/{x}/{y}.png'],
    ['no address', '{z}/{x}/{y}'],
    ['a server that depends on the tile', 'https://{z}.{x}.{y}/'],
    ['what would end the policy', "https://a.example; script-src 'unsafe-inline'/{z}/{x}/{y}"],
  ])('%s is a fault', async (_, url) => {
    const fault = await read('--tiles', url).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(SchoolrunError);
    expect((fault as SchoolrunError).exitCode).toBe(2);
  });

  test('a credit alone is a fault', async () => {
    await expect(read('--tiles-credit', 'Somebody')).rejects.toThrow(SchoolrunError);
  });
});

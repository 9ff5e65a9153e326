import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/ingest/decode.ts';
import { encode } from './encode.ts';

describe('decode', () => {
  test('Windows-1252 when the bytes are not UTF-8', () => {
    expect(decode(Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x80]))).toEqual({ text: 'Café€', encoding: 'windows-1252' });
  });

  test('no bytes at all', () => {
    expect(decode(new Uint8Array(0))).toEqual({ text: '', encoding: 'utf-8' });
  });

  test('any text in UTF-8 and UTF-16 with a byte order mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const encoding of ['utf-8-bom', 'utf-16le-bom', 'utf-16be-bom'] as const) {
          expect(decode(encode(text, encoding)).text).toBe(text);
        }
      }),
    );
  });

  test('Latin text in UTF-8 and UTF-16 without a byte order mark', () => {
    const latin = fc.string({ unit: fc.constantFrom(...'abcxyzÉé ,;\t\r\n"0123456789'), minLength: 1 });
    fc.assert(
      fc.property(latin, (text) => {
        for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
          expect(decode(encode(text, encoding))).toEqual({ text, encoding });
        }
      }),
    );
  });
});

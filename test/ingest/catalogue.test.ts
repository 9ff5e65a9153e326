/** The catalogue and the source agree: no fault without an entry, no entry without a fault. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../src/ingest/index.ts';

const INGEST = fileURLToPath(new URL('../../src/ingest', import.meta.url));
const CODE = /'([A-Z]+(?:-[A-Z]+)+)'/g;

/** Codes written as texts in the source, the catalogue itself aside. */
function codesInSource(): Set<string> {
  const files = readdirSync(INGEST, { recursive: true, encoding: 'utf8' });
  const source = files.filter((file) => file.endsWith('.ts') && !file.startsWith('catalogue'));
  const codes = source.flatMap((file) => [...readFileSync(path.join(INGEST, file), 'utf8').matchAll(CODE)]);
  return new Set(codes.map((match) => match[1]));
}

test('every code in the source has an entry, and every entry is used', () => {
  expect([...codesInSource()].sort()).toEqual(Object.keys(CATALOGUE).sort());
});

describe('every entry', () => {
  test.each(Object.entries(CATALOGUE))('%s is written for a planner', (_code, entry) => {
    expect(entry.title).toMatch(/^\S.*[^.]$/);
    expect(entry.cause).toMatch(/\.$/);
    expect(entry.remedy).toMatch(/[.\d]$/);
    expect(entry.example.length).toBeGreaterThan(5);
  });
});

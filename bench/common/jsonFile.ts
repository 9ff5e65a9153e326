/** JSON files with a named format and a version, written whole or not at all. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { UsageError } from './options.ts';

/** What every file of the benchmarks says of itself. */
export const headOf = <F extends string>(format: F, version: number) => ({
  format: z.literal(format),
  version: z.literal(version),
});

const anyFormat = z.object({ format: z.string() });

/** The file's `format`, or `null` when it is not one of ours. */
export function formatOf(file: string): string | null {
  return anyFormat.safeParse(parsed(file)).data?.format ?? null;
}

/** Reads a file of that schema; anything else is a {@link UsageError} that says where it goes wrong. */
export function readJson<T>(file: string, schema: z.ZodType<T>): T {
  if (!existsSync(file)) throw new UsageError(`${file}: there is no such file`);
  const read = schema.safeParse(parsed(file));
  if (read.success) return read.data;
  const { path: at, message } = read.error.issues[0];
  throw new UsageError(`${file} cannot be used: ${at.join('.') || 'the file'}: ${message}`);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** Replaces the file in one step, so that a reader or a crash never meets half of it. */
export function writeJson(file: string, value: unknown): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  // Beside the file: a rename between two disks is a copy.
  const unfinished = `${file}.${process.pid}.tmp`;
  writeFileSync(unfinished, `${layOut(value)}\n`);
  renameSync(unfinished, file);
}

/** Indented, but one line for each element of a list, so that two versions can be compared by eye. */
function layOut(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value, null, 2);
  const parts = Object.entries(value).map(([key, part]) => {
    const lines = Array.isArray(part) ? part.map((item) => `\n    ${JSON.stringify(item)}`).join(',') : null;
    const text = lines === null ? JSON.stringify(part) : lines === '' ? '[]' : `[${lines}\n  ]`;
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${parts.join(',\n')}\n}`;
}

/** Command lines of the benchmarks: what a user gets wrong is said in a sentence, with exit code 2. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Something the caller can put right: printed without a stack. */
export class UsageError extends Error {}

/** `parseArgs` in its strict form, its complaints as a {@link UsageError}. */
export function readOptions<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!(error instanceof Error) || !code.startsWith('ERR_PARSE_ARGS')) throw error;
    // What follows the first sentence is about arguments that begin with a dash; nobody has such a file.
    throw new UsageError(error.message.split('. ')[0]);
  }
}

/** The whole number given as `--name`, at least `least`. */
export function wholeNumber(name: string, text: string, least: number): number {
  const n = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(n) || n < least) {
    throw new UsageError(`--${name} must be a whole number, ${least} or more, not "${text}"`);
  }
  return n;
}

/** The number above zero given as `--name`. */
export function positiveNumber(name: string, text: string): number {
  const n = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(n > 0)) throw new UsageError(`--${name} must be a number above 0, not "${text}"`);
  return n;
}

/** An argument as one types it in a shell. */
export function shellWord(text: string): string {
  return /^[\w.,:/=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Runs a command: its exit code is what `main` returns, 2 after a {@link UsageError}, 3 when it broke down. */
export async function runCommand(usage: string, main: (args: string[]) => Promise<number> | number): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(usage);
    return;
  }
  try {
    process.exitCode = await main(args);
  } catch (error) {
    if (error instanceof UsageError) console.error(`${error.message}\n(--help shows the usage)`);
    else console.error(error);
    process.exitCode = error instanceof UsageError ? 2 : 3;
  }
}

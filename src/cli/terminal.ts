/** The one way out to a terminal: nothing that a file holds can steer it. */
import { harmless } from '../model/characters.ts';

/** To the standard output: what the command was asked for. */
export function print(text: string): void {
  process.stdout.write(harmless(text));
}

/** To the standard error: faults, remarks and progress. */
export function printError(text: string): void {
  process.stderr.write(harmless(text));
}

/** Writes over the line of the standard error in which the cursor stands; a blank text clears it. */
export function rewriteLine(text: string): void {
  process.stderr.write(`\r\x1b[K${harmless(text)}`);
}

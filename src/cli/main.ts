#!/usr/bin/env node
/** The command `schoolrun`: finds the command asked for, runs it, and turns what goes wrong into an exit code. */
import { EXIT } from '../model/index.ts';
import { version } from '../version.ts';
import { COMMANDS, type Command } from './commands.ts';
import { didYouMean } from './didYouMean.ts';
import { tellError, usageError } from './faults.ts';
import { print, printError } from './terminal.ts';

async function main(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  if (first === '--version' || first === '-V') return say(`schoolrun ${version()}`);
  if (first === '--help' || first === '-h' || (first === 'help' && rest.length === 0)) return say(overview());
  if (first === undefined) {
    printError(`${overview()}\n`);
    return EXIT.input;
  }
  const [name, commandArgs] = first === 'help' ? [rest[0], ['--help']] : [first, rest];
  const command = COMMANDS.find((c) => c.name === name);
  if (!command) throw unknownCommand(name);
  return command.run(commandArgs.map((arg) => (arg === '-h' ? '--help' : arg)));
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((c) => c.name.length));
  const lines = COMMANDS.map((c: Command) => `  ${c.name.padEnd(width)}  ${c.does}`);
  return `schoolrun plans home-to-school transport: council files in, a lawful and costed plan out.

Usage: schoolrun COMMAND …

${lines.join('\n')}

schoolrun COMMAND --help tells more of each; schoolrun --version prints the version.`;
}

function unknownCommand(name: string) {
  const meant = didYouMean(
    name,
    COMMANDS.map((c) => c.name),
  );
  const american = name.toLowerCase() === 'optimize' ? 'optimise' : meant;
  return usageError(
    `There is no command "${name}".`,
    american ? `Did you mean schoolrun ${american}?` : 'schoolrun --help lists the commands.',
  );
}

function say(text: string): number {
  print(`${text}\n`);
  return EXIT.fine;
}

// A reader that has seen enough (`| head`) closes the pipe: no fault, and the work must still be finished.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

function tell(error: unknown): void {
  const { text, exitCode } = tellError(error);
  printError(text);
  process.exitCode = exitCode;
}

// What is thrown where nobody waits for it: told like any other error, and the end of the process.
process.on('uncaughtException', (error) => {
  tell(error);
  process.exit();
});

await main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
}, tell);

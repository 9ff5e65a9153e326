/** Runs the real command, as its sources are now; what `npm run build` makes of them is run by `.ci/run`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import { compiledProgram, hashOf, madeOnce, ROOT } from './compiled.ts';

export const DEMO = path.join(ROOT, 'data', 'demo');

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface Ended {
  /** `null` when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a process of `schoolrun` with these arguments; `ended` resolves when it has. */
export function start(...args: string[]): {
  child: ChildProcess;
  ended: Promise<Ended>;
  saying: (text: RegExp) => Promise<void>;
} {
  const main = path.join(compiledProgram(), 'src', 'cli', 'main.js');
  const child = spawn(process.execPath, [main, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  const saying = async (text: RegExp) => {
    while (!text.test(stderr + stdout) && child.exitCode === null) await new Promise((done) => setTimeout(done, 20));
  };
  return { child, ended, saying };
}

/** Runs a process of `schoolrun` to its end. */
export function run(...args: string[]): Promise<Ended> {
  return start(...args).ended;
}

/**
 * The same command without a process of its own, for what only a command says and does: most of the time of a short
 * one goes into loading the program. What `main.ts` adds (signals, streams that close) needs {@link run}.
 */
export async function runHere(name: string, ...args: string[]): Promise<Ended> {
  const { COMMANDS } = await compiled<typeof import('../../src/cli/commands.ts')>('commands');
  const { tellError } = await compiled<typeof import('../../src/cli/faults.ts')>('faults');
  const said = { stdout: '', stderr: '' };
  const listeners = SIGNALS.map((signal) => process.listeners(signal));
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += String(text);
      return true;
    });
  }
  try {
    const code = await COMMANDS.find((command) => command.name === name)!.run(args);
    return { code, ...said };
  } catch (error) {
    const { text, exitCode } = tellError(error);
    return { code: exitCode, stdout: said.stdout, stderr: said.stderr + text };
  } finally {
    vi.restoreAllMocks();
    // A command that was refused leaves it to the end of its process to stop listening; vitest ends this one by a signal.
    SIGNALS.forEach((signal, i) => {
      for (const own of process.listeners(signal)) if (!listeners[i].includes(own)) process.off(signal, own);
    });
  }
}

/** A module of the compiled `src/cli`: vitest would take seconds to make those that it imports ready. */
function compiled<Module>(name: string): Promise<Module> {
  return import(pathToFileURL(path.join(compiledProgram(), 'src', 'cli', `${name}.js`)).href);
}

/** A plan folder of the demo by a short search with this seed, made once for all tests: copy it to change it. */
export function demoPlan(seed = 1): Promise<string> {
  const args = ['--iterations', '300', '--seed', `${seed}`, '--quiet'];
  const name = `demo-${hashOf([DEMO])}-${seed}`;
  return madeOnce(path.join(compiledProgram(), 'plans'), name, async (dir) => {
    const { code, stderr } = await run('optimise', DEMO, '--out', dir, ...args);
    if (code !== 0) throw new Error(`The demo could not be planned (${code}): ${stderr}`);
  });
}

/** A new temporary folder; remove it with `fs.rmSync`. */
export function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-e2e-'));
}

/** A copy of a case folder with some files changed. */
export function copyCase(
  from: string,
  to: string,
  changes: Readonly<Record<string, (text: string) => string>>,
): string {
  fs.cpSync(from, to, { recursive: true });
  for (const [name, change] of Object.entries(changes)) {
    const file = path.join(to, name);
    fs.chmodSync(file, 0o644);
    fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
  }
  return to;
}

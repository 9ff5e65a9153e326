/** Runs the real command, from its sources as they are now; what `npm run build` makes of them is run by `.ci/run`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const DEMO = path.join(ROOT, 'data', 'demo');
/** Cases that are shared beside the checkout and not part of it. */
export const SHARED_CASES = path.join(ROOT, '..', 'shared', 'cases');

export interface Ended {
  /** `null` when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `schoolrun` with these arguments; `ended` resolves when it has. */
export function start(...args: string[]): {
  child: ChildProcess;
  ended: Promise<Ended>;
  saying: (text: RegExp) => Promise<void>;
} {
  const main = path.join(ROOT, 'src', 'cli', 'main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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

/** Runs `schoolrun` to its end. */
export function run(...args: string[]): Promise<Ended> {
  return start(...args).ended;
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

/** Where a figure comes from: the code, its commit, and the machine. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from './root.ts';

/** Recorded figures that belong to the repository. */
export const RESULTS = path.join(ROOT, 'bench', 'results');

export const provenanceSchema = z.object({
  /** `null` outside a checkout. */
  commit: z.string().nullable(),
  /** Whether anything but the recorded results differed from the commit. */
  dirty: z.boolean(),
  /** Of everything a result depends on, see {@link codeFingerprint}. */
  code: z.string(),
  machine: z.object({
    cpu: z.string(),
    cores: z.number(),
    memoryGb: z.number(),
    node: z.string(),
  }),
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** Of the code as it is on disk now, and of this machine. */
export function provenance(): Provenance {
  const changes = git('status', '--porcelain', '--', '.', ':!bench/results');
  return {
    commit: git('rev-parse', 'HEAD'),
    dirty: changes !== null && changes !== '',
    code: codeFingerprint(),
    machine: {
      cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
      cores: os.availableParallelism(),
      memoryGb: Math.round(os.totalmem() / 2 ** 30),
      node: process.version,
    },
  };
}

function git(...args: string[]): string | null {
  try {
    return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** What a result depends on besides the data; worker threads read it from disk again with every run. */
const CODE = ['src', 'workers', 'bench/sets', 'package-lock.json'];

/** The same for the same code, committed or not, wherever it lies. */
export function codeFingerprint(root = ROOT): string {
  const hash = createHash('sha256');
  for (const name of CODE.flatMap((part) => filesUnder(root, part))) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(root, name)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function filesUnder(root: string, part: string): string[] {
  if (!statSync(path.join(root, part), { throwIfNoEntry: false })?.isDirectory()) return [part];
  return readdirSync(path.join(root, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** `1a2b3c4d`, with a `+` when there were changes. */
export function commitText({ commit, dirty }: Pick<Provenance, 'commit' | 'dirty'>): string {
  return commit ? `${commit.slice(0, 8)}${dirty ? '+' : ''}` : 'no commit';
}

/** `2 cores of Intel Xeon, 24 GB, Node v20.20.2`. */
export function machineText({ cpu, cores, memoryGb, node }: Provenance['machine']): string {
  return `${cores} cores of ${cpu}, ${memoryGb} GB, Node ${node}`;
}

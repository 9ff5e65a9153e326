/**
 * The program compiled from its sources as they are now, once for all tests that start it: plain JavaScript starts in
 * half the time that the sources take. Kept under `node_modules/.cache` by the hash of the sources.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { BUNDLED_SCRIPT, BUNDLED_STYLE } from '../../src/report/page/assets.ts';
import { bundle } from '../../src/report/page/bundle.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = path.join(ROOT, 'node_modules', '.cache', 'schoolrun-tests');
/** All that the compiled program is made from. */
const SOURCES = ['src', 'workers', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
/** Programs that no test has started for so long are cleared away. */
const KEPT_MS = 24 * 3600 * 1000;

let known: string | undefined;

/** Folder of the compiled program; beside it, in {@link madeOnce}, may stand what it made. */
export function compiledProgram(): string {
  known ??= compile(hashOf(SOURCES.map((name) => path.join(ROOT, name))));
  return known;
}

/**
 * A folder that is made once for all test files and processes, by `make`, which is given an empty one. Two that make it
 * at the same moment do no harm: the second finds it there. Nobody may write to it.
 */
export async function madeOnce(parent: string, name: string, make: (dir: string) => Promise<void>): Promise<string> {
  const folder = path.join(parent, name);
  if (fs.existsSync(folder)) return folder;
  const temporary = emptyFolder(parent, name);
  await make(temporary);
  takePlace(temporary, folder);
  return folder;
}

/** A script of the tests as plain JavaScript, together with what it imports of them, on the compiled program. */
export async function compiledScript(file: string): Promise<string> {
  const onCompiled: Plugin = {
    name: 'on the compiled program',
    setup({ onResolve }) {
      onResolve({ filter: /\/src\/.*\.ts$/ }, ({ path: name, resolveDir }) => {
        const source = path.relative(ROOT, path.resolve(resolveDir, name));
        return { path: path.join(compiledProgram(), source.replace(/ts$/, 'js')), external: true };
      });
    },
  };
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [onCompiled],
  });
  const [{ contents, hash }] = outputFiles;
  const name = `script-${hash.replace(/\W/g, '')}`;
  const folder = await madeOnce(compiledProgram(), name, async (dir) => {
    fs.writeFileSync(path.join(dir, 'main.mjs'), contents);
  });
  return path.join(folder, 'main.mjs');
}

/** SHA-256 of the names and contents of all these files, and of those below these folders. */
export function hashOf(places: readonly string[]): string {
  const hash = createHash('sha256');
  const add = (file: string) => hash.update(`${path.relative(ROOT, file)}\0`).update(fs.readFileSync(file));
  for (const place of places) {
    if (!fs.statSync(place).isDirectory()) add(place);
    else for (const entry of filesBelow(place)) add(entry);
  }
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(dir: string): string[] {
  const entries = fs.readdirSync(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
}

function compile(hash: string): string {
  const folder = path.join(CACHE, hash);
  if (!fs.existsSync(folder)) {
    clearOld();
    const temporary = emptyFolder(CACHE, hash);
    const tsc = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    // Types are for `npm run typecheck`.
    const options = ['-p', 'tsconfig.build.json', '--outDir', temporary, '--noCheck', '--declaration', 'false'];
    execFileSync(process.execPath, [tsc, ...options], { cwd: ROOT });
    const { script, style } = bundle();
    const page = path.join(temporary, 'src', 'report', 'page');
    fs.writeFileSync(path.join(page, BUNDLED_SCRIPT), script);
    fs.writeFileSync(path.join(page, BUNDLED_STYLE), style);
    // It says that the files are modules, and which version this is.
    fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(temporary, 'package.json'));
    takePlace(temporary, folder);
  }
  fs.utimesSync(folder, new Date(), new Date());
  return folder;
}

function emptyFolder(parent: string, name: string): string {
  fs.mkdirSync(parent, { recursive: true });
  return fs.mkdtempSync(path.join(parent, `${name}.tmp-`));
}

function takePlace(temporary: string, folder: string): void {
  try {
    fs.renameSync(temporary, folder);
  } catch (error) {
    fs.rmSync(temporary, { recursive: true, force: true });
    if (!fs.existsSync(folder)) throw error;
  }
}

function clearOld(): void {
  if (!fs.existsSync(CACHE)) return;
  for (const name of fs.readdirSync(CACHE)) {
    const folder = path.join(CACHE, name);
    const age = Date.now() - (fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > KEPT_MS) fs.rmSync(folder, { recursive: true, force: true });
  }
}

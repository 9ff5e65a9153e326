/** The parts depend on one another one way only; this reads every source and says which import breaks it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * What each part may import besides itself. Data flows ingest → network → stops → solve → check → cost → report; bound
 * stands beside solve, and disk is for those that read and write files.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  disk: [],
  ingest: ['model', 'disk'],
  network: ['model', 'disk', 'workers'],
  stops: ['model'],
  solve: ['model'],
  bound: ['model', 'network'],
  parallel: ['model', 'network', 'stops', 'solve', 'workers'],
  workers: ['model', 'network', 'stops', 'solve', 'parallel'],
  check: ['model', 'cost'],
  cost: ['model'],
  report: ['model', 'disk', 'cost'],
};

interface Source {
  /** From the project's folder, with `/`. */
  readonly file: string;
  readonly text: string;
  /** Part: `model`, `workers`, …; `join` for the files that put the parts together. */
  readonly part: string;
}

function sourcesIn(folder: string): Source[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const file = path.posix.join(folder, name.split(path.sep).join('/'));
      return { file, text: readFileSync(path.join(ROOT, file), 'utf8'), part: partOf(file) };
    });
}

function partOf(file: string): string {
  const [top, second, third] = file.split('/');
  if (top === 'workers') return 'workers';
  return third === undefined || second === 'cli' ? 'join' : second;
}

/** Every module a source names, in `import`, `export … from`, `import()` and `new URL()`. */
function namesIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)['"]([\w@.:/-]+)['"]/g);
  return [...found].map((m) => m[1]);
}

const sources = [...sourcesIn('src'), ...sourcesIn('workers')];

describe('the parts import one way', () => {
  for (const part of Object.keys(MAY_IMPORT)) {
    test(part, () => {
      const wrong = sources
        .filter((s) => s.part === part)
        .flatMap((s) =>
          namesIn(s.text)
            .filter((name) => name.startsWith('.'))
            .map((name) => path.posix.join(path.posix.dirname(s.file), name))
            .filter((target) => partOf(target) !== part && !MAY_IMPORT[part].includes(partOf(target)))
            .map((target) => `${s.file} imports ${target}`),
        );
      expect(wrong).toEqual([]);
    });
  }

  test('every folder has its place', () => {
    const unknown = sources.filter((s) => s.part !== 'join' && !MAY_IMPORT[s.part]).map((s) => s.file);
    expect(unknown).toEqual([]);
  });

  test('only the pipeline, the library and the command line join them', () => {
    const joining = sources.filter((s) => s.part === 'join' && !s.file.startsWith('src/cli/')).map((s) => s.file);
    const joined = [
      'src/index.ts',
      'src/pipeline.ts',
      'src/progress.ts',
      'src/resolve.ts',
      'src/unlawful.ts',
      'src/version.ts',
    ];
    expect(joining.filter((file) => !joined.includes(file))).toEqual([]);
  });
});

test('what a command prints goes through one place, where nothing in a file can steer the terminal', () => {
  const writing = sources.filter((s) => /\bprocess\.std(out|err)\.write\b|\bconsole\./.test(s.text));
  const allowed = ['src/cli/terminal.ts'];
  expect(writing.filter((s) => s.file.startsWith('src/cli/')).map((s) => s.file)).toEqual(allowed);
});

describe('the search is pure', () => {
  const solve = sources.filter((s) => s.part === 'solve');

  test('no part of Node, no other package but the integer programming', () => {
    const wrong = solve.flatMap((s) =>
      namesIn(s.text)
        .filter((name) => !name.startsWith('.') && name !== 'javascript-lp-solver')
        .map((name) => `${s.file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no clock and no dice but its own', () => {
    const impure = /\bDate\.now\b|\bnew Date\b|\bperformance\.now\b|\bMath\.random\b|\bprocess\./;
    const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(solve.filter((s) => impure.test(withoutComments(s.text))).map((s) => s.file)).toEqual([]);
  });
});

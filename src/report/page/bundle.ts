/**
 * Puts the page's script and style together, Leaflet included. Run by itself it writes both to a folder, which is the
 * last step of the build; from the sources (tests, tsx) it is called when the first page is made.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { BUNDLED_SCRIPT, BUNDLED_STYLE, type PageAssets } from './assets.ts';

/** The page's own script and style as two texts. */
export function bundle(): PageAssets {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./browser/main.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    loader: { '.png': 'dataurl' },
    // Nothing is written: esbuild only wants to know where the style would go.
    outdir: 'out',
    write: false,
    legalComments: 'inline',
  });
  const text = (extension: string) => outputFiles.find((file) => file.path.endsWith(extension))?.text ?? '';
  return { script: text('.js'), style: text('.css') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  const { script, style } = bundle();
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, BUNDLED_SCRIPT), script);
  writeFileSync(path.join(folder, BUNDLED_STYLE), style);
}

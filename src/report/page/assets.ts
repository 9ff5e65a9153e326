/** The page's script and style: made ready by the build, or put together now when running from the sources. */
import { existsSync, readFileSync } from 'node:fs';

export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Beside this file in the built package. */
export const BUNDLED_SCRIPT = 'browser.js';
export const BUNDLED_STYLE = 'browser.css';

let assets: Promise<PageAssets> | null = null;

/** Both texts, read once. */
export function pageAssets(): Promise<PageAssets> {
  assets ??= load();
  return assets;
}

async function load(): Promise<PageAssets> {
  const [script, style] = [BUNDLED_SCRIPT, BUNDLED_STYLE].map((name) => new URL(name, import.meta.url));
  if (!existsSync(script)) return (await import('./bundle.ts')).bundle();
  return { script: readFileSync(script, 'utf8'), style: readFileSync(style, 'utf8') };
}

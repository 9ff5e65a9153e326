/**
 * Shows how a search goes: one line that changes on a terminal, a plain line now and then elsewhere, JSON lines for
 * programs, nothing when quiet. Progress goes to stderr, so that `> summary.txt` holds the summary alone; JSON lines
 * go to stdout, all of them.
 */
import { harmlessJson } from '../model/characters.ts';
import { sayCount } from '../model/index.ts';
import type { Progress } from '../progress.ts';
import { sayNumber, sayPounds } from '../report/index.ts';
import { print, printError, rewriteLine } from './terminal.ts';

export interface Reporter {
  readonly progress: (p: Progress) => void;
  /** Ends the changing line; call it when the search is over, however it ended. */
  endProgress(): void;
  /** A remark for people; silent when quiet, an object of type `remark` in JSON. */
  say(text: string): void;
  /** One object on one line of stdout. */
  json(value: Readonly<Record<string, unknown>>): void;
}

/** Milliseconds between two lines. */
const INTERVAL = { live: 100, plain: 5000, json: 1000 } as const;

/** The reporter for these options and this terminal. */
export function reporterFor({ json, quiet }: { json: boolean; quiet: boolean }): Reporter {
  const writeJson = (value: Readonly<Record<string, unknown>>) => print(`${harmlessJson(value)}\n`);
  if (json) {
    const due = rhythm(INTERVAL.json);
    return {
      progress: (p) => {
        if (!quiet && due(p)) writeJson({ type: 'progress', ...progressJson(p) });
      },
      endProgress: () => {},
      say: (text) => writeJson({ type: 'remark', message: text }),
      json: writeJson,
    };
  }
  if (quiet) return { progress: () => {}, endProgress: () => {}, say: () => {}, json: writeJson };
  return process.stderr.isTTY ? live(writeJson) : plain(writeJson);
}

function live(json: Reporter['json']): Reporter {
  const due = rhythm(INTERVAL.live);
  let open = false;
  const clear = () => {
    if (open) rewriteLine('');
    open = false;
  };
  return {
    progress: (p) => {
      if (!due(p)) return;
      // One column short: a full last column makes some terminals wrap.
      const columns = (process.stderr.columns || 80) - 1;
      rewriteLine(fitted(progressLine(p), columns));
      open = true;
    },
    endProgress: clear,
    say: (text) => {
      clear();
      printError(`${text}\n`);
    },
    json,
  };
}

function plain(json: Reporter['json']): Reporter {
  const due = rhythm(INTERVAL.plain);
  return {
    progress: (p) => {
      if (due(p)) printError(`${progressLine(p)}\n`);
    },
    endProgress: () => {},
    say: (text) => printError(`${text}\n`),
    json,
  };
}

/** Lets a line through when the interval is over, or the phase or the solve is a new one. */
function rhythm(milliseconds: number): (p: Progress) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  let phase = '';
  return (p) => {
    const now = performance.now();
    const current = `${p.solve} ${p.phase}`;
    if (now - last < milliseconds && current === phase) return false;
    last = now;
    phase = current;
    return true;
  };
}

/**
 * `0:12 searching 20 % · 18,400 iterations/s · 61 vehicles · £1,234,567 a year · 0 not yet carried`; with other seeds
 * `0:12 plan 2 of 4 searching 20 % · …`.
 */
export function progressLine(p: Progress): string {
  const elapsed = Math.floor(p.elapsedSeconds);
  const clock = `${Math.floor(elapsed / 60)}:${String(elapsed % 60).padStart(2, '0')}`;
  return [
    `${clock} ${p.solves > 1 ? `plan ${p.solve} of ${p.solves} ` : ''}${p.phase} ${Math.floor(p.fractionDone * 100)} %`,
    `${sayNumber(p.iterationsPerSecond)} iterations/s`,
    sayCount(p.vehicles, 'vehicle'),
    `${sayPounds(p.pencePerYear)} a year`,
    `${sayNumber(p.notCarried)} not yet carried`,
  ].join(' · ');
}

/** In fewer words where the line is too long for the terminal, cut off where that is not enough. */
export function fitted(line: string, columns: number): string {
  if ([...line].length <= columns) return line;
  const short = line.replace('searching ', '').replace(' iterations/s', '/s').replace(' yet carried', ' carried');
  return [...short].slice(0, columns).join('');
}

function progressJson(p: Progress) {
  return {
    phase: p.phase,
    plan: p.solve,
    plans: p.solves,
    elapsed_seconds: Math.round(p.elapsedSeconds * 1000) / 1000,
    iterations: p.iterations,
    iterations_per_second: Math.round(p.iterationsPerSecond),
    vehicles: p.vehicles,
    cost_per_year_gbp: p.pencePerYear / 100,
    pupils_not_carried: p.notCarried,
    fraction_done: Math.round(p.fractionDone * 1000) / 1000,
  };
}

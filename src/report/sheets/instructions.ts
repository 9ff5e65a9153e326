/**
 * Turn instructions from a leg in OSRM's shape: the one place where osrm-text-instructions is called. Its traps are
 * kept from it: a kind of manoeuvre it does not know it prints to stdout, a missing modifier or an odd bearing it
 * throws at, and the exit of a roundabout comes as a line of its own.
 */
import osrmTextInstructions from 'osrm-text-instructions';
import { inBritishEnglish, markName } from './british.ts';
import { type Step, stepsOf } from './osrmSteps.ts';

/** One line of directions. */
export interface Turn {
  readonly text: string;
  /** How far to drive after it, to the next one. */
  readonly metres: number;
}

const { compile } = bound(osrmTextInstructions('v5'));

/** Every kind the library has sentences for; `use lane` wants lanes that we do not read. */
const KNOWN = new Set([
  'arrive',
  'continue',
  'depart',
  'end of road',
  'exit rotary',
  'exit roundabout',
  'fork',
  'merge',
  'new name',
  'notification',
  'off ramp',
  'on ramp',
  'rotary',
  'roundabout',
  'roundabout turn',
  'turn',
]);
const MODIFIERS = new Set([
  'left',
  'right',
  'sharp left',
  'sharp right',
  'slight left',
  'slight right',
  'straight',
  'uturn',
]);
/** The library counts exits no further. */
const LAST_ORDINAL = 10;

/** The leg's turns in British English, the arrival last; `null` when it has no steps. */
export function turnsOf(osrm: unknown): Turn[] | null {
  const steps = stepsOf(osrm);
  return steps && mergeRoundabouts(steps).map((step) => ({ text: sentence(step), metres: step.metres }));
}

/** Entering and leaving a roundabout become one step, named after the road it leaves by. */
function mergeRoundabouts(steps: readonly Step[]): Step[] {
  const merged: Step[] = [];
  for (const step of steps) {
    const entry = merged.at(-1);
    const leaves = step.type === 'exit roundabout' || step.type === 'exit rotary';
    if (leaves && entry && (entry.type === 'roundabout' || entry.type === 'rotary')) {
      const named = step.name || step.ref || step.destinations ? step : entry;
      const { name, ref, destinations } = named;
      merged[merged.length - 1] = { ...entry, name, ref, destinations, metres: entry.metres + step.metres };
    } else {
      merged.push(step);
    }
  }
  return merged;
}

function sentence(step: Step): string {
  try {
    const said = inBritishEnglish(compile('en', forLibrary(step), { formatToken: markName }));
    return step.type === 'end of road' ? said.replace(/^Turn /, 'At the end of the road, turn ') : said;
  } catch {
    const road = step.name || step.ref;
    return road ? `Continue onto ${road}` : 'Continue';
  }
}

/** The step as the library can bear it. */
function forLibrary(step: Step): object {
  const exit = step.exit !== null && step.exit >= 1 && step.exit <= LAST_ORDINAL ? { exit: step.exit } : {};
  const isEdge = step.type === 'depart' || step.type === 'arrive';
  const modifier = MODIFIERS.has(step.modifier) ? step.modifier : isEdge ? undefined : 'straight';
  return {
    name: step.name,
    ref: step.ref,
    mode: step.mode === 'ferry' ? 'ferry' : 'driving',
    driving_side: step.side || 'left',
    ...(step.roundaboutName ? { rotary_name: step.roundaboutName } : {}),
    ...(step.destinations ? { destinations: step.destinations } : {}),
    ...(step.exits ? { exits: step.exits } : {}),
    maneuver: {
      type: KNOWN.has(step.type) ? step.type : 'turn',
      ...(modifier ? { modifier } : {}),
      ...exit,
      ...(step.bearing === null ? {} : { bearing_after: step.bearing }),
    },
  };
}

function bound(compiler: ReturnType<typeof osrmTextInstructions>) {
  return { compile: compiler.compile.bind(compiler) };
}

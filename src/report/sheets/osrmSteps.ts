/** What we read of a leg in OSRM's shape. It comes from an engine outside, so every field is looked at before use. */

export interface Step {
  readonly type: string;
  /** Blank where the engine gives none. */
  readonly modifier: string;
  /** Which exit of a roundabout, counted from 1. */
  readonly exit: number | null;
  readonly bearing: number | null;
  readonly name: string;
  readonly ref: string;
  readonly roundaboutName: string;
  readonly destinations: string;
  readonly exits: string;
  readonly mode: string;
  readonly side: string;
  /** From this manoeuvre to the next. */
  readonly metres: number;
}

/** The steps of the leg; `null` when it is nothing of the kind. */
export function stepsOf(osrm: unknown): Step[] | null {
  const steps = record(osrm).steps;
  return Array.isArray(steps) && steps.length > 0 ? steps.map(stepOf) : null;
}

function stepOf(raw: unknown): Step {
  const step = record(raw);
  const manoeuvre = record(step.maneuver);
  return {
    type: text(manoeuvre.type),
    modifier: text(manoeuvre.modifier),
    exit: number(manoeuvre.exit),
    bearing: number(manoeuvre.bearing_after),
    name: text(step.name),
    ref: text(step.ref),
    roundaboutName: text(step.rotary_name),
    destinations: text(step.destinations),
    exits: text(step.exits),
    mode: text(step.mode),
    side: text(step.driving_side),
    metres: Math.max(0, number(step.distance) ?? 0),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

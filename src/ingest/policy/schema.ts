/** The form of case.yaml; every key may be left out. */
import { z } from 'zod';
import { PHASES, PUPIL_CLASSES } from '../../model/index.ts';
import { normaliseWord } from '../values/words.ts';

const minutes = z.number().min(0).max(1440);
const positiveMinutes = z.number().gt(0).max(1440);
const factor = z.number().gt(0).max(10);

function partial<K extends string, T extends z.ZodType>(keys: readonly K[], value: T) {
  const shape = Object.fromEntries(keys.map((key) => [key, value.optional()])) as Record<K, z.ZodOptional<T>>;
  return z.strictObject(shape).optional();
}

/** `social care` and `Social-Care` are accepted for `social_care`. */
const pupilClass = z.preprocess(
  (value) => (typeof value === 'string' ? normaliseWord(value) : value),
  z.enum(PUPIL_CLASSES),
);

export const caseYaml = z.strictObject({
  name: z.union([z.string(), z.number()]).optional(),
  school_days_per_year: z.number().int().min(1).max(366).optional(),
  plan_start: z.union([z.string(), z.number()]).optional(),
  roads: z.string().min(1).optional(),
  straight_line: z
    .strictObject({
      road_factor: z.number().min(1).max(10).optional(),
      kmh: z.number().gt(0).max(200).optional(),
    })
    .optional(),
  travel_time_factor: partial(['am', 'pm'], factor),
  max_ride_minutes: partial(PHASES, positiveMinutes),
  arrive_before_bell_minutes: partial(['earliest', 'latest'], minutes),
  leave_after_bell_minutes: partial(['earliest', 'latest'], minutes),
  minutes_per_call: minutes.optional(),
  boarding_minutes: partial([...PUPIL_CLASSES, 'wheelchair'], minutes),
  walk_to_stop_metres: partial(PHASES, z.number().min(0).max(20_000)),
  assistant_cost_per_day_gbp: z.number().min(0).max(1_000_000).optional(),
  may_share_a_vehicle: z.array(z.array(pupilClass)).optional(),
  same_route_both_ways: z.array(pupilClass).optional(),
});

export type CaseYaml = z.infer<typeof caseYaml>;

/** Every key of the format by the path of the map that holds it, to suggest the one that was meant. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  let at: unknown = caseYaml;
  for (const key of path) {
    at = unwrap(at);
    at = at instanceof z.ZodObject ? at.shape[String(key)] : undefined;
  }
  at = unwrap(at);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function unwrap(type: unknown): unknown {
  return type instanceof z.ZodOptional ? type.unwrap() : type;
}

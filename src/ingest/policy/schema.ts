/** The form of case.yaml; every key may be left out. */
import { z } from 'zod';
import { isSteering } from '../../model/characters.ts';
import { PHASES, PUPIL_CLASSES } from '../../model/index.ts';
import { normaliseWord } from '../values/words.ts';

/** A value with the words that say which are allowed; a fault's remedy quotes them. */
function said<T extends z.ZodType>(value: T, words: string): T {
  return value.describe(words);
}

const minutes = said(z.number().min(0).max(1440), 'minutes from 0 to 1440');
const positiveMinutes = said(z.number().gt(0).max(1440), 'minutes above 0, at most 1440');
const factor = said(z.number().gt(0).max(10), 'a number above 0, at most 10');
const walk = said(z.number().min(0).max(20_000), 'metres from 0 to 20000');
const path = z
  .string()
  .min(1)
  .refine((text) => !isSteering(text), { error: 'a path without control characters' });

function partial<K extends string, T extends z.ZodType>(keys: readonly K[], value: T) {
  const shape = Object.fromEntries(keys.map((key) => [key, value.optional()])) as Record<K, z.ZodOptional<T>>;
  return map(shape);
}

/** Keys and values below one key. */
function map<T extends z.ZodRawShape>(shape: T) {
  const names = Object.keys(shape);
  return said(z.strictObject(shape), `a value for each of ${names.join(', ')}, or some of them, in braces`).optional();
}

/** `social care` and `Social-Care` are accepted for `social_care`. */
const pupilClass = said(
  z.preprocess((value) => (typeof value === 'string' ? normaliseWord(value) : value), z.enum(PUPIL_CLASSES)),
  `one of ${PUPIL_CLASSES.join(', ')}`,
);
const classes = said(z.array(pupilClass), 'classes in square brackets, such as [send, lac]');

export const caseYaml = z.strictObject({
  name: said(z.union([z.string(), z.number()]), 'a text').optional(),
  school_days_per_year: said(z.number().int().min(1).max(366), 'a whole number from 1 to 366').optional(),
  plan_start: said(z.union([z.string(), z.number()]), 'a date such as 2027-09-01').optional(),
  roads: said(path, 'the path of an .osm.pbf file, relative to case.yaml').optional(),
  straight_line: map({
    road_factor: said(z.number().min(1).max(10), 'a number from 1 to 10').optional(),
    kmh: said(z.number().gt(0).max(200), 'a number above 0, at most 200').optional(),
  }),
  travel_time_factor: partial(['am', 'pm'], factor),
  max_ride_minutes: partial(PHASES, positiveMinutes),
  arrive_before_bell_minutes: partial(['earliest', 'latest'], minutes),
  leave_after_bell_minutes: partial(['earliest', 'latest'], minutes),
  minutes_per_call: minutes.optional(),
  boarding_minutes: partial([...PUPIL_CLASSES, 'wheelchair'], minutes),
  walk_to_stop_metres: partial(PHASES, walk),
  assistant_cost_per_day_gbp: said(z.number().min(0).max(1_000_000), 'pounds from 0 to 1000000').optional(),
  may_share_a_vehicle: said(
    z.array(classes),
    'groups of classes in square brackets, such as [[mainstream, send]]',
  ).optional(),
  same_route_both_ways: classes.optional(),
});

export type CaseYaml = z.infer<typeof caseYaml>;

/** Every key of the format by the path of the map that holds it, to suggest the one that was meant. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  const at = path.reduce(stepInto, caseYaml);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** Which values are allowed at the path, in words. */
export function wordsAt(path: readonly PropertyKey[]): string {
  return path.reduce(stepInto, caseYaml)?.description ?? 'a value as the format describes it';
}

/** The form of what the key holds, without whether it may be left out. */
function stepInto(type: z.ZodType | undefined, key: PropertyKey): z.ZodType | undefined {
  const inner: unknown = type instanceof z.ZodObject ? type.shape[String(key)] : arrayElement(type);
  return inner instanceof z.ZodOptional ? (inner.unwrap() as z.ZodType) : (inner as z.ZodType | undefined);
}

function arrayElement(type: z.ZodType | undefined): unknown {
  return type instanceof z.ZodArray ? type.element : undefined;
}

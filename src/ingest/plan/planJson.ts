/** Reads what plan.json says of the plan's origin and cost, if it says so in the form this program writes. */
import { z } from 'zod';
import { withoutSteering } from '../../model/characters.ts';
import type { PlanOrigin } from '../../model/index.ts';
import type { FaultList } from '../faults.ts';
import type { InputFolder } from '../folder.ts';

export const PLAN_JSON = 'plan.json';

/** The reports and the terminal show these; a plan may have come from anywhere. */
const words = z.string().transform(withoutSteering);
const scalar = z.union([z.number(), words, z.null()]);

const count = z.int().nonnegative();

/** What other seeds found, the plan's own first. */
const resolved = z
  .array(z.strictObject({ seed: count, pencePerYear: count, vehicles: count, notCarried: count }))
  .refine((all) => all.length !== 1 && new Set(all.map(({ seed }) => seed)).size === all.length);

const origin = z.object({
  program: words,
  network: words,
  networkNote: words.default(''),
  seed: z.number(),
  parameters: z.record(z.string(), z.union([scalar, z.boolean()])),
  statistics: z.record(z.string(), scalar),
  // A band that is damaged is no band; the rest of the origin is worth having without it.
  resolved: resolved.optional().catch(undefined),
  refusedSeeds: z.array(count).optional().catch(undefined),
  clock: z.object({ finishedAt: z.string(), elapsedSeconds: z.number() }),
});

/** The parsed file; `null` when there is none, or, with a warning, when it is not JSON. */
export async function readPlanJson(folder: InputFolder, faults: FaultList): Promise<unknown> {
  const decoded = await folder.text(PLAN_JSON, faults);
  if (!decoded) return null;
  try {
    return JSON.parse(decoded.text) as unknown;
  } catch (error) {
    const cause = `${PLAN_JSON} is not JSON: ${error instanceof Error ? error.message : String(error)}`;
    faults.add('PLAN-JSON-UNREADABLE', { file: PLAN_JSON }, cause);
    return null;
  }
}

/** The origin, from the key `origin` or from the top level; `null` when others wrote the plan. */
export function originOf(planJson: unknown): PlanOrigin | null {
  for (const candidate of [valueAt(planJson, 'origin'), planJson]) {
    const parsed = origin.safeParse(candidate);
    if (parsed.success) return parsed.data;
  }
  return null;
}

/** Whether the folder has codes in the place of pupils' ids. */
export function isPseudonymised(planJson: unknown): boolean {
  return valueAt(planJson, 'pseudonymised') === true;
}

/** `cost.per_year_gbp`; `null` when it is not stated as a number. */
export function statedCostPerYear(planJson: unknown): number | null {
  const cost = valueAt(valueAt(planJson, 'cost'), 'per_year_gbp');
  const pounds = typeof cost === 'string' && cost.trim() !== '' ? Number(cost) : cost;
  return typeof pounds === 'number' && Number.isFinite(pounds) ? pounds : null;
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

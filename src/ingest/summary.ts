/** What a case holds, counted for the planner who asks whether everything was read. */
import { countDays, type Pence, PHASES, type Phase, PUPIL_CLASSES, type PupilClass, WEEKDAYS } from '../model/index.ts';
import type { CaseDraft, CurrentRouteDraft } from './draft.ts';

export interface CaseSummary {
  readonly name: string;
  readonly roads: string | null;
  readonly planStart: string | null;
  readonly schoolDaysPerYear: number;
  readonly pupils: {
    readonly total: number;
    readonly byClass: Readonly<Record<PupilClass, number>>;
    readonly atTheDoor: number;
    readonly fromStops: number;
    readonly wheelchairs: number;
    readonly sharedAssistant: number;
    readonly individualAssistant: number;
    readonly solo: number;
    readonly keepWithGroups: number;
    readonly keepApartPupils: number;
    /** Pupils due on each weekday, Monday first. */
    readonly byWeekday: readonly number[];
    readonly notEveryDay: number;
    readonly onNoDay: number;
    readonly ownRideLimit: number;
  };
  readonly otherAddresses: { readonly rows: number; readonly pupils: number };
  readonly schools: { readonly total: number; readonly byPhase: Readonly<Record<Phase, number>> };
  readonly vehicleTypes: readonly {
    readonly id: string;
    readonly name: string;
    /** As in the file: `16:0|13:1`. */
    readonly layouts: string;
    readonly available: number | null;
  }[];
  readonly stops: number;
  readonly current: {
    readonly routes: number;
    readonly calls: number;
    readonly pupils: number;
    readonly paidPerYear: Pence;
  } | null;
}

export function summarise(draft: CaseDraft): CaseSummary {
  const { pupils, schools } = draft;
  const addressRows = pupils.reduce((sum, pupil) => sum + pupil.otherAddresses.length, 0);
  return {
    name: draft.name,
    roads: draft.policy.roads,
    planStart: draft.policy.planStart,
    schoolDaysPerYear: draft.policy.schoolDaysPerYear,
    pupils: summarisePupils(draft),
    otherAddresses: { rows: addressRows, pupils: count(pupils, (pupil) => pupil.otherAddresses.length > 0) },
    schools: {
      total: schools.length,
      byPhase: tally(
        PHASES,
        schools.map((school) => school.phase),
      ),
    },
    vehicleTypes: draft.vehicleTypes.map((type) => ({
      id: type.id,
      name: type.name,
      layouts: (type.layouts ?? []).map(({ seats, wheelchairs }) => `${seats}:${wheelchairs}`).join('|'),
      available: type.available,
    })),
    stops: draft.stops.length,
    current: draft.currentRoutes && summariseToday(draft.currentRoutes, draft.policy.schoolDaysPerYear),
  };
}

function summarisePupils({ pupils }: CaseDraft): CaseSummary['pupils'] {
  return {
    total: pupils.length,
    byClass: tally(
      PUPIL_CLASSES,
      pupils.map((pupil) => pupil.class),
    ),
    atTheDoor: count(pupils, (pupil) => pupil.pickup === 'door'),
    fromStops: count(pupils, (pupil) => pupil.pickup === 'stop'),
    wheelchairs: count(pupils, (pupil) => pupil.seating === 'wheelchair'),
    sharedAssistant: count(pupils, (pupil) => pupil.assistant === 'shared'),
    individualAssistant: count(pupils, (pupil) => pupil.assistant === 'individual'),
    solo: count(pupils, (pupil) => pupil.solo),
    keepWithGroups: new Set(pupils.map((pupil) => pupil.keepWith).filter((group) => group !== null)).size,
    keepApartPupils: count(pupils, (pupil) => pupil.keepApart.length > 0),
    byWeekday: WEEKDAYS.map((day) => count(pupils, (pupil) => (pupil.days & (1 << day)) !== 0)),
    notEveryDay: count(pupils, (pupil) => countDays(pupil.days) < 5 && pupil.days !== 0),
    onNoDay: count(pupils, (pupil) => pupil.days === 0),
    ownRideLimit: count(pupils, (pupil) => pupil.ownMaxRideSeconds !== null),
  };
}

/** Σ (price + assistants × assistant price) × school days. */
function summariseToday(routes: readonly CurrentRouteDraft[], schoolDays: number): CaseSummary['current'] {
  const perDay = routes.reduce((sum, r) => sum + r.pricePerDay + r.passengerAssistants * r.assistantPricePerDay, 0);
  const calls = routes.flatMap((route) => route.calls);
  return {
    routes: routes.length,
    calls: calls.length,
    pupils: new Set(calls.map((call) => call.pupilIndex)).size,
    paidPerYear: Math.round((perDay * schoolDays) / 100),
  };
}

function count<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.filter(test).length;
}

function tally<K extends string>(keys: readonly K[], values: readonly (K | null)[]): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  for (const value of values) if (value !== null) counts[value]++;
  return counts;
}

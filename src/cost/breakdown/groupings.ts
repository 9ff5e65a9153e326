/** What the money is broken down by: which row a portion of it and a pupil belong to, and the rows' names and order. */
import {
  type BREAKDOWNS,
  type Case,
  type CurrentRoute,
  type JudgedDuty,
  type Judgement,
  PHASES,
  type Phase,
  type Plan,
  PUPIL_CLASSES,
  type Pupil,
  type PupilClass,
} from '../../model/index.ts';
import { DFE_CATEGORIES, dfeCategory } from './dfe.ts';
import { firstContracts, firstRoutes } from './firstRoutes.ts';

/** Where there is no such thing. */
export const NONE = 'none';

/** Somebody's ride on a route; `null`: nobody is on it. */
type Place = (routeId: string, pupil: Pupil | null) => string;

export interface Grouping {
  readonly by: (typeof BREAKDOWNS)[number];
  /** Keys and labels in order; keys that are not among them follow by name. */
  readonly rows: readonly { readonly key: string; readonly label: string }[];
  readonly noneLabel: string;
  /** The row of the money of today's contracts, and of the plan's routes. */
  readonly today: Place;
  readonly plan: Place;
  /** The row in which the pupil counts, and the one by today's routes. */
  readonly pupil: (pupil: Pupil) => string;
  readonly pupilToday: (pupil: Pupil) => string;
  /** The row of a contract's and of a duty's vehicle, where it has one. */
  readonly vehicle?: (of: CurrentRoute | JudgedDuty) => string;
}

const CLASS_LABELS: Readonly<Record<PupilClass, string>> = {
  mainstream: 'Mainstream',
  send: 'SEND',
  lac: 'Looked-after',
  social_care: 'Social care',
};
const PHASE_LABELS: Readonly<Record<Phase, string>> = {
  primary: 'Primary',
  secondary: 'Secondary',
  all_through: 'All-through',
  special: 'Special',
};

/** In the order of {@link BREAKDOWNS}. */
export function groupingsOf(theCase: Case, plan: Plan, judgement: Judgement): Grouping[] {
  const types = typesOf(theCase, plan, judgement);
  const schools = theCase.schools.map(({ id, name }) => ({ key: id, label: name || id }));
  return [
    ofPupils('class', labelled(PUPIL_CLASSES, CLASS_LABELS), (pupil) => pupil.class),
    ofPupils('school', schools, (pupil) => pupil.schoolId),
    ofPupils('phase', labelled(PHASES, PHASE_LABELS), (pupil) => theCase.schools[pupil.schoolIndex].phase),
    ofContracts(theCase, 'budget_code', 'No budget code today', (contract) => contract.budgetCode),
    ofVehicles(theCase, types),
    ofContracts(theCase, 'operator', 'No operator today', (contract) => contract.operator),
    ofDfe(theCase, types),
  ];
}

function labelled<K extends string>(keys: readonly K[], labels: Readonly<Record<K, string>>) {
  return keys.map((key) => ({ key, label: labels[key] }));
}

function ofPupils(by: Grouping['by'], rows: Grouping['rows'], pupil: (pupil: Pupil) => string): Grouping {
  const place: Place = (_, who) => (who ? pupil(who) : NONE);
  return { by, rows, noneLabel: 'Vehicles with nobody on board', today: place, plan: place, pupil, pupilToday: pupil };
}

/** Today by the contract itself; the plan has no contracts yet, so by the contract that carries the pupil today. */
function ofContracts(
  theCase: Case,
  by: Grouping['by'],
  noneLabel: string,
  keyOf: (contract: CurrentRoute) => string,
): Grouping {
  const keys = new Map((theCase.currentRoutes ?? []).map((contract) => [contract.id, keyOf(contract) || NONE]));
  const contracts = firstContracts(theCase);
  const pupil = (who: Pupil): string => keys.get(contracts.get(who.id) ?? '') ?? NONE;
  return {
    by,
    rows: [],
    noneLabel,
    today: (routeId) => keys.get(routeId) ?? NONE,
    plan: (_, who) => (who ? pupil(who) : NONE),
    pupil,
    pupilToday: pupil,
  };
}

/** The type of the vehicle on which money is spent and by which a pupil is planned to travel. */
function ofVehicles(theCase: Case, { today, planned, ofPupil, ofPupilToday }: Types): Grouping {
  return {
    by: 'vehicle_type',
    rows: theCase.vehicleTypes.map(({ id, name }) => ({ key: id, label: name || id })),
    noneLabel: 'Not carried',
    today: (routeId) => today.get(routeId) ?? NONE,
    plan: (routeId) => planned.get(routeId) ?? NONE,
    pupil: (pupil) => ofPupil(pupil) ?? NONE,
    pupilToday: (pupil) => ofPupilToday(pupil) ?? NONE,
    vehicle: ({ vehicleTypeId }) => vehicleTypeId,
  };
}

/** Today's money by how pupils travel today, the plan's by how they will, which is also where they count. */
function ofDfe(theCase: Case, { today, planned, ofPupil, ofPupilToday }: Types): Grouping {
  const types = new Map(theCase.vehicleTypes.map((type) => [type.id, type]));
  const place =
    (typeOf: ReadonlyMap<string, string>): Place =>
    (routeId, pupil) =>
      pupil ? dfeCategory(pupil, types.get(typeOf.get(routeId) ?? '')) : NONE;
  return {
    by: 'dfe',
    rows: DFE_CATEGORIES,
    noneLabel: 'Vehicles with nobody on board',
    today: place(today),
    plan: place(planned),
    pupil: (pupil) => dfeCategory(pupil, types.get(ofPupil(pupil) ?? '')),
    pupilToday: (pupil) => dfeCategory(pupil, types.get(ofPupilToday(pupil) ?? '')),
  };
}

/** Vehicle type ids: by contract, by route of the plan, and by the pupil's first of either. */
interface Types {
  readonly today: ReadonlyMap<string, string>;
  readonly planned: ReadonlyMap<string, string>;
  readonly ofPupil: (pupil: Pupil) => string | undefined;
  readonly ofPupilToday: (pupil: Pupil) => string | undefined;
}

function typesOf(theCase: Case, plan: Plan, judgement: Judgement): Types {
  const typeOf = (routes: readonly { readonly id: string; readonly vehicleTypeId: string }[]) =>
    new Map(routes.map(({ id, vehicleTypeId }) => [id, vehicleTypeId]));
  const planned = typeOf(plan.routes);
  const routes = firstRoutes(judgement.journeys);
  const today = typeOf(theCase.currentRoutes ?? []);
  const contracts = firstContracts(theCase);
  return {
    today,
    planned,
    ofPupil: (pupil) => planned.get(routes.get(pupil.id) ?? ''),
    ofPupilToday: (pupil) => today.get(contracts.get(pupil.id) ?? ''),
  };
}

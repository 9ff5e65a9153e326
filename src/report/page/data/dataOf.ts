/** All that the page's script is given. */
import { bbox, convex, featureCollection, point } from '@turf/turf';
import { costOfRoutes } from '../../../cost/index.ts';
import { type Case, type Findings, type LonLat, PUPIL_CLASSES } from '../../../model/index.ts';
import { lookupOf } from '../../sheets/lookup.ts';
import type { Reported } from '../../summary.ts';
import type { ContractData, PageData, SchoolData } from '../pageData.ts';
import { encodeLine } from '../polyline.ts';
import { CLASS_WORDS } from '../words.ts';
import type { LineBook } from './lineBook.ts';
import { PlaceBook, rounded } from './placeBook.ts';
import { positionsIn } from './positions.ts';
import { pupilData } from './pupils.ts';
import { planData } from './routes.ts';

/** The rows behind the map and the long tables. */
export function dataOf(theCase: Case, reported: Reported, findings: Findings, lines: LineBook): PageData {
  const { plan, judgement, today, tiles = null } = reported;
  const positions = positionsIn(theCase);
  const places = new PlaceBook(lookupOf(theCase));
  const common = { theCase, positions, places, lines };
  const pence = costOfRoutes(theCase, judgement);
  const operators = new Map((theCase.currentRoutes ?? []).map((route) => [route.id, route.operator]));
  return {
    hasToday: today !== null,
    schoolDays: theCase.policy.schoolDaysPerYear,
    classes: PUPIL_CLASSES.map((name) => CLASS_WORDS[name]),
    schools: schoolsOf(theCase),
    types: theCase.vehicleTypes.map((type) => type.name || type.id),
    pupils: pupilData({ plan, judgement }, today, findings.changes, common),
    plan: planData(
      { plan, judgement },
      { ...common, of: (route) => route.dutyId, penceOf: (route) => pence.get(route.id) ?? 0 },
    ),
    today: today && planData(today, { ...common, of: (route) => operators.get(route.id) ?? '', penceOf: () => null }),
    places: places.places,
    lines: lines.lines,
    contracts: contractsOf(theCase, findings),
    exceptions: plan.exceptions.map((e) => [e.code, e.pupilId, e.days, e.session, e.message, e.whatWouldHelp]),
    bounds: boundsOf(theCase),
    pencePerYear: findings.columns.plan_at_rates ?? 0,
    paidPerYear: findings.columns.today_paid,
    tiles,
  };
}

function schoolsOf(theCase: Case): SchoolData[] {
  const homes: LonLat[][] = theCase.schools.map((school) => [school.at]);
  for (const pupil of theCase.pupils) homes[pupil.schoolIndex].push(pupil.home);
  return theCase.schools.map(({ id, name, at }, i) => [id, name || id, ...rounded(at), hullOf(homes[i])]);
}

/** The smallest outline without dents around a school and its pupils' homes; blank where there are too few for one. */
function hullOf(points: readonly LonLat[]): string {
  const hull = convex(featureCollection(points.map(([lon, lat]) => point([lon, lat]))));
  return hull ? encodeLine(hull.geometry.coordinates[0] as unknown as LonLat[]) : '';
}

function boundsOf(theCase: Case): PageData['bounds'] {
  const points = [...theCase.schools.map((s) => s.at), ...theCase.pupils.map((p) => p.home)];
  if (points.length === 0) return [-6, 50, 2, 55.5];
  const [west, south, east, north] = bbox(featureCollection(points.map(([lon, lat]) => point([lon, lat]))));
  return [west, south, east, north];
}

function contractsOf(theCase: Case, { deliverable, priceLevel }: Findings): ContractData[] {
  const ends = new Map((deliverable?.contracts ?? []).map((contract) => [contract.routeId, contract]));
  const offFit = new Map((priceLevel?.farOff ?? []).map((off) => [off.routeId, off.above]));
  const { type } = positionsIn(theCase);
  return (theCase.currentRoutes ?? []).map((route) => {
    const end = ends.get(route.id);
    return [
      route.id,
      route.operator,
      type(route.vehicleTypeId),
      route.budgetCode,
      route.pricePerDay,
      route.passengerAssistants,
      route.assistantPricePerDay,
      route.contractEnd ?? '',
      route.noticeDays,
      end?.canStop ?? '',
      end?.because ?? '',
      end?.pencePerYear ?? null,
      (end?.dutyIds ?? []).join('; '),
      offFit.get(route.id) ?? null,
    ];
  });
}

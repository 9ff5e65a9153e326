/** Rules about today's routes. */
import { SESSIONS, type Session, sayCount } from '../../model/index.ts';
import type { CaseDraft, CurrentCallDraft, CurrentRouteDraft, PupilDraft } from '../draft.ts';
import type { FaultList, Place } from '../faults.ts';
import { CASE_YAML } from '../policy/document.ts';
import { CURRENT_CALLS, CURRENT_ROUTES } from '../tables/current.ts';
import { PUPILS } from '../tables/pupils.ts';
import { describeParty, fits, partiesByWeekday, partyOf } from './party.ts';

/** How many ids a message names before it only counts the rest. */
const IDS_NAMED = 5;

function someOf(rows: readonly { readonly id: string }[]): string {
  const named = rows.slice(0, IDS_NAMED).map((row) => row.id);
  const rest = rows.length > IDS_NAMED ? ` and ${rows.length - IDS_NAMED} more` : '';
  return `${named.join(', ')}${rest}`;
}

function placeOfCall(call: CurrentCallDraft, pupil: PupilDraft): Place {
  return { file: CURRENT_CALLS.file, line: call.line, column: 'pupil_id', value: pupil.id };
}

export function planStartIsStated(draft: CaseDraft, faults: FaultList): void {
  if (draft.currentRoutes === null || draft.policy.planStart !== null) return;
  const line = draft.policyLine('plan_start');
  // A plan_start that cannot be read has its own fault.
  if (line !== null && faults.hasErrorsIn(CASE_YAML)) return;
  const place = { file: CASE_YAML, line, column: 'plan_start' };
  faults.add('POLICY-PLAN-START-MISSING', place, 'there are current routes, but case.yaml has no plan_start');
}

export function pupilsOnOneCurrentRoute(draft: CaseDraft, faults: FaultList): void {
  for (const session of SESSIONS) {
    const first = new Map<number, { route: CurrentRouteDraft; line: number }>();
    for (const route of draft.currentRoutes ?? []) {
      for (const call of callsOf(route, session)) {
        const earlier = first.get(call.pupilIndex);
        if (!earlier) first.set(call.pupilIndex, { route, line: call.line });
        else reportSecondCall(draft.pupils[call.pupilIndex], call, route, earlier, faults);
      }
    }
  }
}

function callsOf(route: CurrentRouteDraft, session: Session): CurrentCallDraft[] {
  return route.calls.filter((call) => call.session === session);
}

function reportSecondCall(
  pupil: PupilDraft,
  call: CurrentCallDraft,
  route: CurrentRouteDraft,
  earlier: { readonly route: CurrentRouteDraft; readonly line: number },
  faults: FaultList,
): void {
  const place = placeOfCall(call, pupil);
  if (earlier.route === route) {
    const cause = `pupil ${pupil.id} is on route ${route.id} in the ${call.session} in line ${earlier.line} already`;
    faults.add('CURRENT-PUPIL-TWICE', place, cause);
  } else {
    const routes = `${earlier.route.id} (line ${earlier.line}) and ${route.id}`;
    faults.add('CURRENT-PUPIL-TWO-ROUTES', place, `pupil ${pupil.id} is on ${routes} in the ${call.session}`);
  }
}

export function pupilsAreOnCurrentRoutes(draft: CaseDraft, faults: FaultList): void {
  if (draft.currentRoutes === null) return;
  const carried = new Set(draft.currentRoutes.flatMap((route) => route.calls.map((call) => call.pupilIndex)));
  if (carried.size === 0) return;
  const left = draft.pupils.filter((pupil, i) => !carried.has(i) && pupil.days !== 0);
  if (left.length === 0) return;
  const place = { file: PUPILS.file, line: left[0].line, column: 'pupil_id', value: left[0].id };
  faults.add(
    'CURRENT-PUPILS-LEFT-OUT',
    place,
    `${sayCount(left.length, 'pupil is', 'pupils are')} on no current route: ${someOf(left)}`,
  );
}

export function currentSequencesRise(draft: CaseDraft, faults: FaultList): void {
  for (const route of draft.currentRoutes ?? []) {
    const lines = new Map<string, number>();
    for (const call of route.calls) {
      const key = `${call.session} ${call.sequence}`;
      const earlier = lines.get(key);
      if (earlier === undefined) {
        lines.set(key, call.line);
        continue;
      }
      const value = String(call.sequence);
      const place = { file: CURRENT_CALLS.file, line: call.line, column: 'sequence', value };
      const cause = `route ${route.id} has ${value} in the ${call.session} in line ${earlier} already`;
      faults.add('CURRENT-SEQUENCE-REPEATED', place, cause);
    }
  }
}

export function currentRoutesHaveCalls(draft: CaseDraft, faults: FaultList): void {
  // When the calls could not be read at all, that has been said.
  if (faults.hasErrorsIn(CURRENT_CALLS.file)) return;
  for (const route of draft.currentRoutes ?? []) {
    if (route.calls.length > 0) continue;
    const place = { file: CURRENT_ROUTES.file, line: route.line, column: 'route_id', value: route.id };
    faults.add('CURRENT-ROUTE-EMPTY', place, `route ${route.id} is paid for, but has no calls`);
  }
}

export function currentRoutesStateTheirNotice(draft: CaseDraft, faults: FaultList): void {
  const { planStart } = draft.policy;
  if (planStart === null) return;
  const silent = (draft.currentRoutes ?? []).filter(
    (route) => !route.noticeStated && (route.contractEnd === null || route.contractEnd > planStart),
  );
  if (silent.length === 0) return;
  const place = { file: CURRENT_ROUTES.file, line: silent[0].line, column: 'notice_days', value: '' };
  const contracts = sayCount(silent.length, 'contract has', 'contracts have');
  const cause = `${contracts} no notice_days and may stop on ${planStart}: ${someOf(silent)}`;
  faults.add('CURRENT-NOTICE-BLANK', place, cause);
}

/** Schools follow the last pupil, so that everybody of a session is on board at one moment. */
export function currentVehiclesHoldTheirPupils(draft: CaseDraft, faults: FaultList): void {
  for (const route of draft.currentRoutes ?? []) {
    const layouts = draft.vehicleTypes[route.vehicleTypeIndex]?.layouts ?? null;
    if (layouts === null) continue;
    for (const session of SESSIONS) {
      const pupils = callsOf(route, session).map((call) => draft.pupils[call.pupilIndex]);
      const tooMany = partiesByWeekday(pupils, 'any').find((due) => !layouts.some((l) => fits(partyOf(due), l)));
      if (!tooMany) continue;
      const place = { file: CURRENT_ROUTES.file, line: route.line, column: 'vehicle_type_id' };
      const need = describeParty(partyOf(tooMany));
      const cause = `route ${route.id} (${route.vehicleTypeId}) carries ${need} in the ${session}`;
      faults.add('CURRENT-VEHICLE-FULL', { ...place, value: route.vehicleTypeId }, cause);
      break;
    }
  }
}

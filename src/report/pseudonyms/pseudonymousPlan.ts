/**
 * A plan and what was found in it, with codes for ids and homes to 200 metres. Money and sums are as they were; times and
 * legs of single calls are rounded, because exact ones from a known stop and a known school lead back to the door.
 */
import type { Judgement, Plan, PlanCall, PlanException } from '../../model/index.ts';
import { publicStopOf } from '../publicStop.ts';
import type { Renamer } from './renamer.ts';
import { snapped } from './snap.ts';

/** Said where others wrote the plan: what stands in their sentences cannot be known. */
const LEFT_OUT = 'The reason given is left out of a pseudonymised folder.';

export function pseudonymousPlan(plan: Plan, rename: Renamer): Plan {
  const clean = plan.origin ? rename.clean : (text: string) => (text === '' ? '' : LEFT_OUT);
  return {
    routes: plan.routes.map((route) => ({
      ...route,
      id: rename.route(route.id),
      dutyId: rename.route(route.dutyId),
      calls: route.calls.map((call) => blurred(pseudonymousCall(call, rename))),
    })),
    exceptions: inOrderOfCodes(
      plan.exceptions.map(
        (exception): PlanException => ({
          ...exception,
          pupilId: exception.pupilId && rename.pupil(exception.pupilId),
          message: clean(exception.message),
          whatWouldHelp: clean(exception.whatWouldHelp),
        }),
      ),
    ),
    origin: plan.origin && { ...plan.origin, networkNote: rename.clean(plan.origin.networkNote) },
  };
}

/** The order of the council's own list would tell whose code is whose. */
function inOrderOfCodes(exceptions: readonly PlanException[]): PlanException[] {
  return [...exceptions].sort((a, b) => (a.pupilId < b.pupilId ? -1 : a.pupilId > b.pupilId ? 1 : 0));
}

function pseudonymousCall(call: PlanCall, rename: Renamer): PlanCall {
  const people = { on: call.on.map(rename.pupil).sort(), off: call.off.map(rename.pupil).sort() };
  if (call.kind === 'school') return { ...call, ...people };
  const stop = publicStopOf(call, rename.places);
  if (stop) return { ...call, ...people, placeId: rename.stop(stop.id), at: stop.at };
  return { ...call, ...people, placeId: rename.pupil(call.placeId), at: snapped(call.at) };
}

/** To whole minutes and half kilometres: about as far as a home is moved, and more. */
const [MINUTE, LEG_METRES] = [60, 500];

function blurred(call: PlanCall): PlanCall {
  const to = (step: number, value: number) => Math.round(value / step) * step;
  return {
    ...call,
    arrive: to(MINUTE, call.arrive),
    depart: to(MINUTE, call.depart),
    metresFromPrevious: to(LEG_METRES, call.metresFromPrevious),
    secondsFromPrevious: to(MINUTE, call.secondsFromPrevious),
  };
}

export function pseudonymousJudgement(judgement: Judgement, rename: Renamer): Judgement {
  const { pupil, stop } = rename.places;
  const placeOf = (id: string) => (stop.has(id) ? rename.stop(id) : pupil.has(id) ? rename.pupil(id) : id);
  return {
    ...judgement,
    violations: judgement.violations.map((violation) => ({
      ...violation,
      routeId: violation.routeId && rename.route(violation.routeId),
      pupilId: violation.pupilId && rename.pupil(violation.pupilId),
      placeId: violation.placeId && placeOf(violation.placeId),
      message: rename.clean(violation.message),
    })),
    journeys: judgement.journeys.map((journey) => ({
      ...journey,
      pupilId: rename.pupil(journey.pupilId),
      routeId: rename.route(journey.routeId),
      placeId: journey.kind === 'home' ? rename.pupil(journey.placeId) : placeOf(journey.placeId),
      time: Math.round(journey.time / MINUTE) * MINUTE,
      directDriveSeconds: Math.round(journey.directDriveSeconds / MINUTE) * MINUTE,
      walkMetres: Math.round(journey.walkMetres / 100) * 100,
    })),
    duties: judgement.duties.map((duty) => ({
      ...duty,
      dutyId: rename.route(duty.dutyId),
      routeIds: duty.routeIds.map(rename.route),
    })),
  };
}

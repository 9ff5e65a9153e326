/** Makes the case out of a draft in which nothing is unknown any more. */
import {
  type Case,
  type CurrentRoute,
  type OtherAddress,
  type Pupil,
  type School,
  SESSIONS,
  type Session,
  type Stop,
  type VehicleType,
} from '../model/index.ts';
import type {
  AddressDraft,
  CaseDraft,
  CurrentRouteDraft,
  PupilDraft,
  SchoolDraft,
  StopDraft,
  VehicleTypeDraft,
} from './draft.ts';

/**
 * @throws Error when something is still unknown, which without an error among the faults is a defect of this program
 */
export function finishCase(draft: CaseDraft, inputHashes: Readonly<Record<string, string>>): Case {
  return {
    name: draft.name,
    policy: draft.policy,
    pupils: draft.pupils.map(finishPupil),
    schools: draft.schools.map(finishSchool),
    vehicleTypes: draft.vehicleTypes.map(finishVehicleType),
    stops: draft.stops.map(finishStop),
    currentRoutes: draft.currentRoutes?.map((route) => finishRoute(route, draft.pupils)) ?? null,
    inputHashes,
  };
}

function known<T>(value: T | null, what: string, line: number): T {
  if (value === null) throw new Error(`the ${what} of line ${line} is unknown, yet no fault was reported`);
  return value;
}

function finishPupil({ line, homeColumn: _column, homeWritten: _written, ...pupil }: PupilDraft): Pupil {
  if (pupil.schoolIndex < 0) throw new Error(`the school of line ${line} is unknown, yet no fault was reported`);
  return {
    ...pupil,
    class: known(pupil.class, 'class', line),
    home: known(pupil.home, 'home', line),
    otherAddresses: pupil.otherAddresses.map(finishAddress),
  };
}

function finishAddress({ line, ...address }: AddressDraft): OtherAddress {
  return { ...address, at: known(address.at, 'address', line) };
}

function finishSchool({ line, ...school }: SchoolDraft): School {
  return {
    ...school,
    phase: known(school.phase, 'phase', line),
    at: known(school.at, 'place', line),
    bellStart: known(school.bellStart, 'bell', line),
    bellEnd: known(school.bellEnd, 'bell', line),
  };
}

function finishVehicleType({ line, ...type }: VehicleTypeDraft): VehicleType {
  return { ...type, layouts: known(type.layouts, 'layouts', line) };
}

function finishStop({ line, ...stop }: StopDraft): Stop {
  return { ...stop, at: known(stop.at, 'place', line) };
}

function finishRoute(draft: CurrentRouteDraft, pupils: readonly PupilDraft[]): CurrentRoute {
  const { line: _line, vehicleTypeIndex: _index, noticeStated: _stated, calls, ...route } = draft;
  const inOrder = (session: Session) =>
    calls
      .filter((call) => call.session === session)
      .sort((a, b) => a.sequence - b.sequence)
      .map((call) => pupils[call.pupilIndex].id);
  const [am, pm] = SESSIONS.map(inOrder);
  return { ...route, calls: { am, pm } };
}

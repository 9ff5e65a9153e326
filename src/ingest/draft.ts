/**
 * The case while it is being read: as far as it could be understood, with the line of every row. What a fault has left
 * unknown is `null` (or index -1), so that the rules can judge all the rest.
 */
import type {
  CurrentRoute,
  Layout,
  LonLat,
  OtherAddress,
  Policy,
  Pupil,
  PupilClass,
  School,
  Session,
  Stop,
  VehicleType,
} from '../model/index.ts';

export interface AddressDraft extends Omit<OtherAddress, 'at'> {
  readonly at: LonLat | null;
  readonly line: number;
}

export interface PupilDraft extends Omit<Pupil, 'class' | 'home' | 'otherAddresses' | 'keepApart'> {
  readonly line: number;
  readonly class: PupilClass | null;
  readonly home: LonLat | null;
  /** The first of the two columns that give the home, and what both say. */
  readonly homeColumn: string;
  readonly homeWritten: string;
  readonly otherAddresses: AddressDraft[];
  /** As written until {@link resolveKeepApart} has replaced the ids by those of pupils.csv. */
  keepApart: readonly string[];
}

export interface SchoolDraft extends Omit<School, 'phase' | 'at' | 'bellStart' | 'bellEnd'> {
  readonly line: number;
  readonly phase: School['phase'] | null;
  readonly at: LonLat | null;
  readonly bellStart: number | null;
  readonly bellEnd: number | null;
}

export interface VehicleTypeDraft extends Omit<VehicleType, 'layouts'> {
  readonly line: number;
  readonly layouts: readonly Layout[] | null;
}

export interface StopDraft extends Omit<Stop, 'at'> {
  readonly line: number;
  readonly at: LonLat | null;
}

export interface CurrentCallDraft {
  readonly line: number;
  readonly session: Session;
  readonly sequence: number;
  /** Index into {@link CaseDraft.pupils}. */
  readonly pupilIndex: number;
}

export interface CurrentRouteDraft extends Omit<CurrentRoute, 'calls'> {
  readonly line: number;
  /** Index into {@link CaseDraft.vehicleTypes}, -1 when unknown. */
  readonly vehicleTypeIndex: number;
  /** Whether the file says `notice_days`; blank counts as none to give. */
  readonly noticeStated: boolean;
  readonly calls: CurrentCallDraft[];
}

export interface CaseDraft {
  readonly name: string;
  readonly policy: Policy;
  /** 1-based line of a key of case.yaml, or of the nearest key above it; `null` when there is none. */
  readonly policyLine: (...path: readonly string[]) => number | null;
  readonly pupils: readonly PupilDraft[];
  readonly schools: readonly SchoolDraft[];
  readonly vehicleTypes: readonly VehicleTypeDraft[];
  readonly stops: readonly StopDraft[];
  /** `null` when the case has neither of the two files. */
  readonly currentRoutes: readonly CurrentRouteDraft[] | null;
}

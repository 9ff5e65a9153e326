/** The case: what a council's folder says, read, defaulted, resolved and in integers. See the case format in the README. */
import type { Centipence, DayMask, LonLat, Metres, Seconds, Session } from './units.ts';

export const PUPIL_CLASSES = ['mainstream', 'send', 'lac', 'social_care'] as const;
export type PupilClass = (typeof PUPIL_CLASSES)[number];

export const PHASES = ['primary', 'secondary', 'all_through', 'special'] as const;
export type Phase = (typeof PHASES)[number];

/** From earliest to latest, both counted in seconds away from the bell (before `bell_start`, after `bell_end`). */
export interface BellWindow {
  readonly earliest: Seconds;
  readonly latest: Seconds;
}

export interface Policy {
  readonly schoolDaysPerYear: number;
  /** ISO date (`2027-09-01`), or `null` when the case has no current routes and names none. */
  readonly planStart: string | null;
  /** Path of the `.osm.pbf` as the case wrote it, resolved against the case folder; `null` when none. */
  readonly roads: string | null;
  readonly straightLine: { readonly roadFactor: number; readonly kmh: number };
  readonly travelTimeFactor: Readonly<Record<Session, number>>;
  readonly maxRideSeconds: Readonly<Record<Phase, Seconds>>;
  /** A morning `arrive` lies in [bell_start − earliest, bell_start − latest]; earliest ≥ latest. */
  readonly arriveBeforeBell: BellWindow;
  /** An afternoon `depart` lies in [bell_end + earliest, bell_end + latest]; earliest ≤ latest. */
  readonly leaveAfterBell: BellWindow;
  /** Dwell of every home or stop call before anybody boards. */
  readonly callSeconds: Seconds;
  readonly boardingSeconds: Readonly<Record<PupilClass | 'wheelchair', Seconds>>;
  readonly walkToStopMetres: Readonly<Record<Phase, Metres>>;
  /** One passenger assistant, both sessions of one day. */
  readonly assistantCostPerDay: Centipence;
  /** Classes on one run must all lie inside one of these groups. Every class has at least its own. */
  readonly mayShareAVehicle: readonly (readonly PupilClass[])[];
  readonly sameRouteBothWays: readonly PupilClass[];
}

export interface OtherAddress {
  readonly days: DayMask;
  readonly session: Session | 'both';
  readonly postcode: string;
  readonly at: LonLat;
  readonly reason: string;
}

export interface Pupil {
  readonly id: string;
  readonly class: PupilClass;
  readonly schoolId: string;
  /** Index into {@link Case.schools}. */
  readonly schoolIndex: number;
  /** `N`, `R`, `1` … `14`, or blank. */
  readonly yearGroup: string;
  readonly homePostcode: string;
  readonly home: LonLat;
  readonly pickup: 'door' | 'stop';
  readonly seating: 'seat' | 'wheelchair';
  readonly assistant: 'none' | 'shared' | 'individual';
  readonly solo: boolean;
  readonly days: DayMask;
  /** The pupil's own limit; `null`: the phase's. */
  readonly ownMaxRideSeconds: Seconds | null;
  /** The pupil's own boarding time, 0 included; `null`: the class's or the wheelchair's. */
  readonly ownBoardingSeconds: Seconds | null;
  readonly keepWith: string | null;
  /** As written in this pupil's row; the rule is symmetric, so look at both sides. */
  readonly keepApart: readonly string[];
  readonly equipment: string;
  readonly otherAddresses: readonly OtherAddress[];
}

export interface School {
  readonly id: string;
  readonly name: string;
  readonly phase: Phase;
  readonly postcode: string;
  readonly at: LonLat;
  readonly bellStart: Seconds;
  readonly bellEnd: Seconds;
  readonly unloadingSeconds: Seconds;
  /** How many vehicles may be stopped at one moment; `null`: no limit. */
  readonly vehicleBays: number | null;
}

export interface Layout {
  readonly seats: number;
  readonly wheelchairs: number;
}

export interface VehicleType {
  readonly id: string;
  readonly name: string;
  readonly layouts: readonly Layout[];
  /** `null`: as many as needed. */
  readonly available: number | null;
  readonly costPerDay: Centipence;
  readonly costPerKm: Centipence;
  readonly costPerHour: Centipence;
  readonly co2GramsPerKm: number;
  readonly maxRunsPerSession: number;
}

export interface Stop {
  readonly id: string;
  readonly name: string;
  readonly at: LonLat;
}

/** One of today's contracts. */
export interface CurrentRoute {
  readonly id: string;
  readonly operator: string;
  readonly vehicleTypeId: string;
  /** The vehicle, both sessions of one day. */
  readonly pricePerDay: Centipence;
  readonly passengerAssistants: number;
  /** Each assistant. */
  readonly assistantPricePerDay: Centipence;
  /** ISO date, or `null` when blank. */
  readonly contractEnd: string | null;
  readonly noticeDays: number;
  readonly budgetCode: string;
  /** Pupil ids in the order they are collected (am) or set down (pm). */
  readonly calls: Readonly<Record<Session, readonly string[]>>;
}

export interface Case {
  readonly name: string;
  readonly policy: Policy;
  readonly pupils: readonly Pupil[];
  readonly schools: readonly School[];
  readonly vehicleTypes: readonly VehicleType[];
  /** Empty when the case has no `stops.csv`. */
  readonly stops: readonly Stop[];
  /** `null` when the case has no current routes. */
  readonly currentRoutes: readonly CurrentRoute[] | null;
  /** SHA-256 (hex) of every input file read, by file name. */
  readonly inputHashes: Readonly<Record<string, string>>;
}

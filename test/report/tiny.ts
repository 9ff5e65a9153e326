/** A tiny case with a lawful-looking plan, judged by hand: three pupils, one school, a taxi a route. */
import {
  ALL_DAYS,
  type Case,
  type Journey,
  type Judgement,
  type Plan,
  type PlanCall,
  type PlanException,
  type Pupil,
  parseDays,
  type Session,
} from '../../src/model/index.ts';

export const days = (text: string) => parseDays(text)!;

export function pupil(id: string, changes: Partial<Pupil> = {}): Pupil {
  return {
    id,
    class: 'send',
    schoolId: '001',
    schoolIndex: 0,
    yearGroup: '5',
    homePostcode: 'WX1 1AA',
    home: [-2.8, 52.6],
    pickup: 'door',
    seating: 'seat',
    assistant: 'none',
    solo: false,
    days: ALL_DAYS,
    ownMaxRideSeconds: null,
    ownBoardingSeconds: null,
    keepWith: null,
    keepApart: [],
    equipment: '',
    otherAddresses: [],
    ...changes,
  };
}

export function tinyCase(pupils: readonly Pupil[] = [pupil('P1'), pupil('P2'), pupil('P3')]): Case {
  return {
    name: 'Tiny',
    policy: {
      schoolDaysPerYear: 190,
      planStart: '2027-09-01',
      roads: null,
      straightLine: { roadFactor: 1.35, kmh: 38 },
      travelTimeFactor: { am: 1, pm: 1 },
      maxRideSeconds: { primary: 2700, secondary: 4500, all_through: 4500, special: 4500 },
      arriveBeforeBell: { earliest: 1200, latest: 300 },
      leaveAfterBell: { earliest: 300, latest: 1500 },
      callSeconds: 30,
      boardingSeconds: { mainstream: 6, send: 90, lac: 60, social_care: 60, wheelchair: 240 },
      walkToStopMetres: { primary: 0, secondary: 0, all_through: 0, special: 0 },
      assistantCostPerDay: 520_000,
      mayShareAVehicle: [['mainstream'], ['send'], ['lac'], ['social_care']],
      sameRouteBothWays: [],
    },
    pupils,
    schools: [
      {
        id: '001',
        name: 'Oakfield',
        phase: 'special',
        postcode: 'WX1 1AB',
        at: [-2.78, 52.61],
        bellStart: 33_300,
        bellEnd: 54_000,
        unloadingSeconds: 120,
        vehicleBays: null,
      },
    ],
    vehicleTypes: [
      {
        id: 'taxi4',
        name: 'Saloon taxi',
        layouts: [{ seats: 4, wheelchairs: 0 }],
        available: null,
        costPerDay: 300_000,
        costPerKm: 11_000,
        costPerHour: 140_000,
        co2GramsPerKm: 145,
        maxRunsPerSession: 1,
      },
    ],
    stops: [],
    currentRoutes: [
      {
        id: 'T1',
        operator: 'Vale Cars',
        vehicleTypeId: 'taxi4',
        pricePerDay: 1_000_000,
        passengerAssistants: 0,
        assistantPricePerDay: 0,
        contractEnd: null,
        noticeDays: 28,
        budgetCode: 'X',
        calls: { am: ['P1', 'P2'], pm: ['P2', 'P1'] },
      },
    ],
    inputHashes: { 'pupils.csv': 'bb', 'case.yaml': 'aa' },
  };
}

export function call(session: Session, sequence: number, changes: Partial<PlanCall> = {}): PlanCall {
  return {
    session,
    days: ALL_DAYS,
    sequence,
    kind: 'home',
    placeId: 'P1',
    at: [-2.8, 52.6],
    arrive: 30_000,
    depart: 30_120,
    on: [],
    off: [],
    metresFromPrevious: 0,
    secondsFromPrevious: 0,
    ...changes,
  };
}

export function journey(pupilId: string, session: Session, changes: Partial<Journey> = {}): Journey {
  return {
    pupilId,
    session,
    days: ALL_DAYS,
    routeId: 'R1',
    kind: 'home',
    placeId: pupilId,
    time: session === 'am' ? 30_120 : 55_000,
    rideSeconds: 1200,
    limitSeconds: 4500,
    directDriveSeconds: 900,
    walkMetres: 0,
    ...changes,
  };
}

export function notCarried(pupilId: string, changes: Partial<PlanException> = {}): PlanException {
  return {
    code: 'not_carried',
    pupilId,
    days: ALL_DAYS,
    session: 'both',
    rideLimitSeconds: null,
    directDriveSeconds: null,
    message: 'no vehicle with a wheelchair place is left.',
    whatWouldHelp: 'one more accessible taxi.',
    ...changes,
  };
}

/** Three routes in two duties; the second duty does two of them. `tag` marks the plan in every file. */
export function tinyPlan(tag = 1): { plan: Plan; judgement: Judgement } {
  const school = { kind: 'school', placeId: '001', at: [-2.78, 52.61] } as const;
  const route = (id: string, dutyId: string, pupilId: string) => ({
    id: `${id}-${tag}`,
    dutyId: `${dutyId}-${tag}`,
    vehicleTypeId: 'taxi4',
    layouts: { am: { seats: 4, wheelchairs: 0 }, pm: null },
    calls: [
      call('am', 1, { placeId: pupilId, on: [pupilId] }),
      call('am', 2, { ...school, arrive: 32_400, depart: 32_520, off: [pupilId], metresFromPrevious: 2345 }),
    ],
  });
  const duty = { vehicleTypeId: 'taxi4', days: ALL_DAYS, activeDays: 5, assistantDays: 0 };
  return {
    plan: {
      routes: [route('R1', 'D1', 'P1'), route('R2', 'D2', 'P2'), route('R3', 'D2', 'P3')],
      exceptions: [],
      origin: {
        program: 'schoolrun test',
        network: 'straight-line',
        networkNote: '',
        seed: tag,
        parameters: { b: 1, a: null },
        statistics: { iterations: tag },
        clock: { finishedAt: '2027-01-01T00:00:00Z', elapsedSeconds: 1.5 },
      },
    },
    judgement: {
      violations: [],
      journeys: ['P1', 'P2', 'P3'].map((id, i) => journey(id, 'am', { routeId: `R${i + 1}-${tag}` })),
      duties: [
        { ...duty, dutyId: `D1-${tag}`, routeIds: [`R1-${tag}`], metres: 11_725, seconds: 12_600 },
        { ...duty, dutyId: `D2-${tag}`, routeIds: [`R2-${tag}`, `R3-${tag}`], metres: 33_331, seconds: 25_201 },
      ],
      cost: { vehicleDays: 0, km: 0, hours: 0, assistants: 0, total: 0 },
    },
  };
}

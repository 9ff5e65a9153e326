/** Small invented cases in which every rule of the format may appear, from a seed. */
import {
  type Case,
  type LonLat,
  type OtherAddress,
  PHASES,
  type Policy,
  PUPIL_CLASSES,
  type Pupil,
  type PupilClass,
  type School,
  SESSIONS,
  type Stop,
  type VehicleType,
} from '../../src/model/index.ts';
import { Random } from '../../src/solve/random.ts';

export interface RandomCaseSize {
  readonly pupils: number;
  readonly schools: number;
}

/** The case of the seed; `size` is the most pupils and schools. Tight fleets and bays are common on purpose. */
export function randomCase(seed: number, size: RandomCaseSize = { pupils: 16, schools: 4 }): Case {
  const random = new Random(seed, 77);
  const dice = new Dice(random);
  const spread = dice.pick([0.02, 0.08, 0.3]);
  const point = (): LonLat => [dice.degrees(-1.3, spread), dice.degrees(50.7, spread * 0.6)];
  const corners = Array.from({ length: 1 + random.below(6) }, point);
  const home = (): LonLat => (dice.chance(0.5) ? dice.pick(corners) : point());
  const schools = Array.from({ length: 1 + random.below(size.schools) }, (_, i) => school(dice, point(), i));
  const policy = policyOf(dice);
  const vehicleTypes = fleet(dice);
  const drafts = Array.from({ length: 1 + random.below(size.pupils) }, (_, i) => pupil(dice, schools, home, i));
  const pupils = withCompany(dice, policy, drafts);
  const stops: Stop[] = dice.chance(0.5)
    ? Array.from({ length: random.below(8) }, (_, i) => ({ id: `S${i}`, name: `Stop ${i}`, at: home() }))
    : [];
  return {
    name: `random ${seed}`,
    policy,
    pupils,
    schools,
    vehicleTypes,
    stops,
    currentRoutes: null,
    inputHashes: {},
  };
}

class Dice {
  readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  chance(p: number): boolean {
    return this.random.unit() < p;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.random.below(items.length)];
  }

  degrees(from: number, spread: number): number {
    return Math.round((from + this.random.unit() * spread) * 1e6) / 1e6;
  }
}

function school(dice: Dice, at: LonLat, i: number): School {
  const start = 8 * 3600 + 300 * dice.random.below(18);
  return {
    id: `${100 + i}`,
    name: `School ${i}`,
    phase: dice.pick(PHASES),
    postcode: '',
    at,
    bellStart: start,
    bellEnd: start + 6 * 3600 + 300 * dice.random.below(12),
    unloadingSeconds: dice.pick([0, 60, 120, 300, 450]),
    vehicleBays: dice.pick([null, null, 1, 1, 2]),
  };
}

function policyOf(dice: Dice): Policy {
  const latest = dice.pick([0, 300]);
  const leave = dice.pick([0, 300]);
  const walk = dice.pick([0, 600, 2500]);
  return {
    schoolDaysPerYear: 190,
    planStart: null,
    roads: null,
    straightLine: { roadFactor: 1.35, kmh: 38 },
    travelTimeFactor: { am: dice.pick([1, 1.15]), pm: dice.pick([1, 1.1]) },
    maxRideSeconds: { primary: dice.pick([1200, 2700]), secondary: 4500, all_through: 3000, special: 4500 },
    arriveBeforeBell: { earliest: latest + dice.pick([0, 300, 900]), latest },
    leaveAfterBell: { earliest: leave, latest: leave + dice.pick([0, 600, 1200]) },
    callSeconds: dice.pick([0, 30, 60]),
    boardingSeconds: { mainstream: 6, send: 90, lac: 60, social_care: 60, wheelchair: 240 },
    walkToStopMetres: { primary: walk, secondary: walk, all_through: walk, special: walk },
    assistantCostPerDay: dice.pick([0, 520_000]),
    mayShareAVehicle: dice.pick<PupilClass[][]>([
      [['mainstream'], ['send', 'lac', 'social_care']],
      [
        ['mainstream', 'lac'],
        ['send', 'social_care'],
      ],
      [['mainstream'], ['send'], ['lac'], ['social_care']],
      [
        ['mainstream', 'send'],
        ['send', 'lac', 'social_care'],
      ],
      [['mainstream', 'send', 'lac', 'social_care']],
    ]),
    sameRouteBothWays: dice.pick<PupilClass[]>([[], ['send', 'lac', 'social_care'], [...PUPIL_CLASSES]]),
  };
}

function fleet(dice: Dice): VehicleType[] {
  const available = (): number | null => dice.pick([null, null, null, 0, 1, 2, 4]);
  const type = (
    id: string,
    layouts: VehicleType['layouts'],
    costPerDay: number,
    costPerKm: number,
    runs: number,
  ): VehicleType => ({
    id,
    name: id,
    layouts,
    available: available(),
    costPerDay,
    costPerKm,
    costPerHour: 150_000,
    co2GramsPerKm: 150,
    maxRunsPerSession: runs,
  });
  const all = [
    type('taxi', [{ seats: 4, wheelchairs: 0 }], 280_000, 11_000, dice.pick([1, 1, 2])),
    type(
      'wav',
      [
        { seats: 4, wheelchairs: 0 },
        { seats: 2, wheelchairs: 1 },
      ],
      420_000,
      13_500,
      1,
    ),
    type(
      'minibus',
      [
        { seats: 16, wheelchairs: 0 },
        { seats: 8, wheelchairs: 2 },
        { seats: 4, wheelchairs: 4 },
      ],
      950_000,
      15_000,
      2,
    ),
    type('coach', [{ seats: 53, wheelchairs: 0 }], 2_140_000, 20_000, dice.pick([2, 3])),
  ];
  const kept = all.filter(() => dice.chance(0.7));
  return kept.length > 0 ? kept : [all[0]];
}

function pupil(dice: Dice, schools: readonly School[], home: () => LonLat, i: number): Pupil {
  const schoolIndex = dice.random.below(schools.length);
  const days = dice.chance(0.8) ? 31 : dice.random.below(32);
  const otherAddresses: OtherAddress[] = [];
  if (dice.chance(0.2)) {
    const session = dice.pick([...SESSIONS, 'both'] as const);
    otherAddresses.push({
      days: dice.pick([1, 2, 4, 8, 16, 3, 24, 31]),
      session,
      postcode: '',
      at: home(),
      reason: '',
    });
  }
  const seating = dice.chance(0.12) ? 'wheelchair' : 'seat';
  return {
    id: `P${String(i + 1).padStart(2, '0')}`,
    class: dice.pick(PUPIL_CLASSES),
    schoolId: schools[schoolIndex].id,
    schoolIndex,
    yearGroup: '7',
    homePostcode: '',
    home: home(),
    pickup: dice.chance(0.4) ? 'stop' : 'door',
    seating,
    assistant: dice.pick(['none', 'none', 'none', 'shared', 'individual']),
    solo: dice.chance(0.08),
    days,
    ownMaxRideSeconds: dice.pick([null, null, null, 900, 1800]),
    ownBoardingSeconds: dice.pick([null, null, null, 0, 180]),
    keepWith: null,
    keepApart: [],
    equipment: '',
    otherAddresses,
  };
}

/** Some groups that keep together and some pairs kept apart, as the format allows them. */
function withCompany(dice: Dice, policy: Policy, pupils: readonly Pupil[]): Pupil[] {
  const out = pupils.map((p) => ({ ...p }));
  const mayShare = (a: Pupil, b: Pupil): boolean =>
    a.class === b.class || policy.mayShareAVehicle.some((g) => g.includes(a.class) && g.includes(b.class));
  for (let i = 0; i + 1 < out.length; i++) {
    const [a, b] = [out[i], out[i + 1]];
    if (dice.chance(0.2) && a.schoolIndex === b.schoolIndex && mayShare(a, b) && !a.solo && !b.solo && !a.keepWith) {
      a.keepWith = `G${i}`;
      b.keepWith = `G${i}`;
      if (dice.chance(0.5)) b.home = a.home;
    }
  }
  for (const a of out) {
    const b = dice.pick(out);
    if (dice.chance(0.2) && a !== b && !(a.keepWith && a.keepWith === b.keepWith)) a.keepApart = [b.id];
  }
  return out;
}

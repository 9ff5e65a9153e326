/** A hand-made school run with a wheelchair, assistants and weekdays that differ, and a fake road engine. */
import type { Case, DrivenLeg, Leg, Plan, PlanRoute, Pupil, RoadNetwork, Session } from '../../../src/model/index.ts';
import { neighboursIn } from '../../../src/report/sheets/duties.ts';
import { LegBook } from '../../../src/report/sheets/legs.ts';
import { lookupOf } from '../../../src/report/sheets/lookup.ts';
import { type Sheet, sheetOf } from '../../../src/report/sheets/sheet.ts';
import { call, days, pupil, tinyCase } from '../tiny.ts';

export const SCHOOL = { kind: 'school', placeId: '001', at: [-2.78, 52.61] } as const;

/** P1 in a wheelchair with an own assistant; P2 with the shared one, on Mondays to Wednesdays; P3 plain. */
export const PUPILS: readonly Pupil[] = [
  pupil('P1', { seating: 'wheelchair', assistant: 'individual', equipment: 'oxygen', home: [-2.8, 52.6] }),
  pupil('P2', { assistant: 'shared', days: days('MTW--'), home: [-2.81, 52.6] }),
  pupil('P3', { home: [-2.82, 52.6], homePostcode: 'WX1 3CC' }),
];

export function caseOf(pupils: readonly Pupil[] = PUPILS): Case {
  const theCase = tinyCase(pupils);
  const wav = {
    ...theCase.vehicleTypes[0],
    id: 'wav',
    name: 'Accessible taxi',
    layouts: [{ seats: 4, wheelchairs: 1 }],
  };
  return {
    ...theCase,
    vehicleTypes: [...theCase.vehicleTypes, wav],
    stops: [{ id: 'S1', name: 'Green', at: [-2.79, 52.6] }],
  };
}

/** P1, then P2 on its days, then P3, then the school; a minute later at the school without P2. */
export const ROUTE: PlanRoute = {
  id: 'R001',
  dutyId: 'D001',
  vehicleTypeId: 'wav',
  layouts: { am: { seats: 4, wheelchairs: 1 }, pm: null },
  calls: [
    call('am', 1, { placeId: 'P1', at: [-2.8, 52.6], arrive: 28_800, depart: 29_070, on: ['P1'] }),
    call('am', 2, {
      placeId: 'P2',
      days: days('MTW--'),
      at: [-2.81, 52.6],
      arrive: 29_190,
      depart: 29_310,
      on: ['P2'],
      secondsFromPrevious: 120,
      metresFromPrevious: 914,
    }),
    call('am', 3, {
      placeId: 'P3',
      days: days('MTW--'),
      at: [-2.82, 52.6],
      arrive: 29_430,
      depart: 29_550,
      on: ['P3'],
      secondsFromPrevious: 120,
      metresFromPrevious: 914,
    }),
    call('am', 3, {
      placeId: 'P3',
      days: days('---TF'),
      at: [-2.82, 52.6],
      arrive: 29_310,
      depart: 29_430,
      on: ['P3'],
      secondsFromPrevious: 240,
      metresFromPrevious: 1828,
    }),
    call('am', 4, {
      ...SCHOOL,
      days: days('MTW--'),
      arrive: 32_400,
      depart: 32_520,
      off: ['P1', 'P2', 'P3'],
      secondsFromPrevious: 600,
      metresFromPrevious: 4000,
    }),
    call('am', 4, {
      ...SCHOOL,
      days: days('---TF'),
      arrive: 32_400,
      depart: 32_520,
      off: ['P1', 'P3'],
      secondsFromPrevious: 600,
      metresFromPrevious: 4000,
    }),
  ],
};

export function planOf(...routes: readonly PlanRoute[]): Plan {
  return { routes, exceptions: [], origin: null };
}

/** Counts what it is asked; every leg is "Head east on Road", with a bend half-way. */
export class FakeRoads {
  readonly asked: Leg[] = [];
  readonly network: RoadNetwork;

  constructor(answer: (leg: Leg) => DrivenLeg = roadLeg) {
    this.network = {
      symmetric: true,
      engine: 'fake',
      note: '',
      drives: async () => [],
      walks: async () => [],
      matrix: async () => {
        throw new Error('not asked for');
      },
      route: async (_session, leg) => {
        this.asked.push(leg);
        return answer(leg);
      },
    };
  }
}

export function roadLeg({ from, to }: Leg): DrivenLeg {
  const bend = [(from[0] + to[0]) / 2, from[1] + 0.001] as const;
  const steps = [
    { name: 'Road', distance: 1200, maneuver: { type: 'depart', bearing_after: 90 } },
    { name: 'Road', distance: 0, maneuver: { type: 'arrive', modifier: 'left' } },
  ];
  return { line: [from, bend, to], metres: 1200, seconds: 120, osrm: { steps } };
}

/** The sheet of one route of the plan. */
export async function sheetFrom(
  theCase: Case,
  plan: Plan,
  { route = plan.routes[0], session = 'am' as Session, network = null as RoadNetwork | null } = {},
): Promise<Sheet> {
  const neighbours = neighboursIn(plan);
  const legs = new LegBook(plan, network, neighbours);
  const ways = await legs.waysOf(route, session);
  const source = { lookup: lookupOf(theCase), hasRoads: legs.hasRoads, ways };
  const sheet = sheetOf(route, session, { ...source, neighbours: (day: number) => neighbours(route, session, day) });
  if (!sheet) throw new Error('no run in this session');
  return sheet;
}

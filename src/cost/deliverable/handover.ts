/**
 * Who takes over whom: the contracts of today, the duties of the plan, and the pupils who tie them together. Duties and
 * contracts are known by their place in the lists; money is whole pence a year and adds up to the totals of the reports.
 */
import {
  type Case,
  type ContractEnd,
  type DayMask,
  type Judgement,
  type Pence,
  SESSIONS,
  type Session,
} from '../../model/index.ts';
import { type DayNumber, dayNumber } from '../calendar.ts';
import { penceOfDuties } from '../duty.ts';
import { stopDay } from '../notice.ts';
import { penceOfContracts } from '../today.ts';

export interface Contract {
  readonly routeId: string;
  readonly operator: string;
  readonly budgetCode: string;
  readonly canStop: DayNumber;
  readonly because: ContractEnd['because'];
  readonly pence: Pence;
  /** Duties that must have started before it can be given up, ascending. */
  readonly duties: readonly number[];
  /** Its pupils whom the plan leaves out, on some due day at least: while there are any it is never given up. */
  readonly leftOut: number;
}

export interface Duty {
  readonly dutyId: string;
  readonly pence: Pence;
  /** Contracts whose pupils it takes over, ascending. */
  readonly contracts: readonly number[];
  /** Pupils on it whom no contract carries in that session today; if there are any, it must run from the first day. */
  readonly newPupils: number;
}

/** Pupils on a contract today who ride the same duties in the plan. */
export interface Movers {
  /** Never empty; ascending. */
  readonly duties: readonly number[];
  readonly pupils: number;
}

export interface Handover {
  readonly planStart: DayNumber;
  /** In the order of current_routes.csv. */
  readonly contracts: readonly Contract[];
  /** In the order of the plan's duties. */
  readonly duties: readonly Duty[];
  readonly movers: readonly Movers[];
}

/** How the plan carries a pupil in one session: on which duties, and on which weekdays. */
interface Ride {
  readonly duties: Set<number>;
  days: DayMask;
}

/**
 * Reads the handover off today's calls and the plan's journeys, morning and afternoon apart: what takes over a contract
 * is each duty that carries a pupil of its in the same session, on any weekday. A pupil on two contracts in one session
 * ties the duty to both, for nobody knows which of the two is the pupil's.
 */
export function handoverOf(theCase: Case, judgement: Judgement, planStart: string): Handover {
  const rides = ridesOf(judgement);
  const onContract = onContractOf(theCase);
  const contracts = contractsOf(theCase, rides, planStart);
  return {
    planStart: dayNumber(planStart),
    contracts,
    duties: dutiesOf(theCase, judgement, contracts, rides, onContract),
    movers: moversOf(theCase, rides, onContract),
  };
}

type RidesBySession = Readonly<Record<Session, ReadonlyMap<string, Ride>>>;
type PupilsBySession = Readonly<Record<Session, ReadonlySet<string>>>;

function contractsOf(theCase: Case, rides: RidesBySession, planStart: string): Contract[] {
  const dueDays = new Map(theCase.pupils.map((pupil) => [pupil.id, pupil.days]));
  const pence = penceOfContracts(theCase);
  return (theCase.currentRoutes ?? []).map((route, c): Contract => {
    const duties = new Set<number>();
    const leftOut = new Set<string>();
    for (const session of SESSIONS) {
      for (const pupilId of route.calls[session]) {
        const ride = rides[session].get(pupilId);
        for (const duty of ride?.duties ?? []) duties.add(duty);
        if ((dueDays.get(pupilId) ?? 0) & ~(ride?.days ?? 0)) leftOut.add(pupilId);
      }
    }
    const { id: routeId, operator, budgetCode } = route;
    const { day: canStop, because } = stopDay(route, planStart);
    const terms = { routeId, operator, budgetCode, canStop, because, pence: pence[c] };
    return { ...terms, duties: ascending(duties), leftOut: leftOut.size };
  });
}

function dutiesOf(
  theCase: Case,
  judgement: Judgement,
  contracts: readonly Contract[],
  rides: RidesBySession,
  onContract: PupilsBySession,
): Duty[] {
  const pence = penceOfDuties(judgement.duties, theCase);
  const takesOver = judgement.duties.map((): number[] => []);
  contracts.forEach(({ duties }, c) => {
    for (const duty of duties) takesOver[duty].push(c);
  });
  const newPupils = judgement.duties.map(() => new Set<string>());
  for (const session of SESSIONS) {
    for (const [pupilId, { duties }] of rides[session]) {
      if (!onContract[session].has(pupilId)) for (const duty of duties) newPupils[duty].add(pupilId);
    }
  }
  return judgement.duties.map(({ dutyId }, d) => ({
    dutyId,
    pence: pence[d],
    contracts: takesOver[d],
    newPupils: newPupils[d].size,
  }));
}

function onContractOf(theCase: Case): PupilsBySession {
  const routes = theCase.currentRoutes ?? [];
  const inSession = (session: Session) => new Set(routes.flatMap((route) => route.calls[session]));
  return { am: inSession('am'), pm: inSession('pm') };
}

function ridesOf({ duties, journeys }: Judgement): RidesBySession {
  const dutyOf = new Map(duties.flatMap(({ routeIds }, d) => routeIds.map((id): [string, number] => [id, d])));
  const rides = { am: new Map<string, Ride>(), pm: new Map<string, Ride>() };
  for (const { pupilId, session, days, routeId } of journeys) add(rides[session], pupilId, days, dutyOf.get(routeId));
  return rides;
}

function add(rides: Map<string, Ride>, pupilId: string, days: DayMask, duty: number | undefined): void {
  if (duty === undefined) return;
  const ride = rides.get(pupilId) ?? { duties: new Set<number>(), days: 0 };
  rides.set(pupilId, ride);
  ride.duties.add(duty);
  ride.days |= days;
}

/** Everybody on a contract today, morning or afternoon, whom the plan carries at all. */
function moversOf(theCase: Case, rides: RidesBySession, onContract: PupilsBySession): Movers[] {
  const byDuties = new Map<string, Movers>();
  for (const { id } of theCase.pupils) {
    if (!SESSIONS.some((session) => onContract[session].has(id))) continue;
    const duties = ascending(new Set(SESSIONS.flatMap((session) => [...(rides[session].get(id)?.duties ?? [])])));
    if (duties.length === 0) continue;
    const key = duties.join(' ');
    byDuties.set(key, { duties, pupils: (byDuties.get(key)?.pupils ?? 0) + 1 });
  }
  return [...byDuties.values()];
}

function ascending(numbers: ReadonlySet<number>): number[] {
  return [...numbers].sort((a, b) => a - b);
}

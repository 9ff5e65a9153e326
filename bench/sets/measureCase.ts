/** Plans a case as the program does and measures the plan by what the independent checker finds in it. */
import { type Case, type Judgement, SESSIONS, type Session } from '../../src/model/index.ts';
import type { Budget } from '../../src/parallel/protocol.ts';
import { optimise } from '../../src/pipeline.ts';
import type { SearchParameters } from '../../src/solve/search.ts';
import { UnlawfulPlanError } from '../../src/unlawful.ts';
import { NOT_CARRIED } from '../quality/gap.ts';
import type { Measured } from '../quality/set.ts';

/** Plans the case by straight lines. A plan that breaks rules has its violations and no figures. */
export async function measureCase(
  theCase: Case,
  budget: Budget,
  seed: number,
  threads: number,
  parameters?: Partial<SearchParameters>,
): Promise<Measured> {
  const started = performance.now();
  try {
    const { plan, judgement } = await optimise(theCase, {
      ...budget,
      seed,
      threads,
      parameters,
      network: 'straight-line',
    });
    const { iterations, positionsTested } = plan.origin?.statistics ?? {};
    return {
      figures: {
        'pounds a year': judgement.cost.total / 100,
        vehicles: judgement.duties.length,
        [NOT_CARRIED]: notCarried(theCase, judgement),
      },
      violations: judgement.violations.map(({ rule, message }) => `${rule}: ${message}`),
      iterations: Number(iterations),
      tests: Number(positionsTested),
      seconds: (performance.now() - started) / 1000,
    };
  } catch (error) {
    if (!(error instanceof UnlawfulPlanError)) throw error;
    const violations = error.violations.map(({ rule, message }) => `${rule}: ${message}`);
    const seconds = (performance.now() - started) / 1000;
    return { figures: {}, violations, iterations: 0, tests: 0, seconds };
  }
}

/** Pupils with a journey that is due and in none of the checker's. */
function notCarried(theCase: Case, { journeys }: Judgement): number {
  const days = new Map<string, number>();
  const key = (pupilId: string, session: Session) => `${session} ${pupilId}`;
  for (const journey of journeys) {
    const of = key(journey.pupilId, journey.session);
    days.set(of, (days.get(of) ?? 0) | journey.days);
  }
  const misses = (id: string, due: number, session: Session) => (due & ~(days.get(key(id, session)) ?? 0)) !== 0;
  return theCase.pupils.filter((pupil) => SESSIONS.some((session) => misses(pupil.id, pupil.days, session))).length;
}

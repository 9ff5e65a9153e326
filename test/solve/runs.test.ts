/** Whole runs, built by the search and judged by the oracle: times, loads and rides agree on thousands of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../src/model/index.ts';
import { buildVariants } from '../../src/solve/buildVariant.ts';
import { Random } from '../../src/solve/random.ts';
import type { Run } from '../../src/solve/run.ts';
import { RUN_LAYOUTS, RUN_STRIDE } from '../../src/solve/variant.ts';
import { randomCase } from '../support/randomCase.ts';
import { SESSIONS } from './oracle/needs.ts';
import { type Halt, type Passenger, type PlannedRun, shortest, tripOn } from './oracle/trip.ts';
import { emptyState, type Prepared, prepare } from './support.ts';

interface Both {
  readonly run: Run;
  readonly planned: PlannedRun;
}

/** Some parts at random candidates, in a random lawful order of calls; the same run in both languages. */
function randomRun({ theCase, choices, compiled, problem }: Prepared, session: 'am' | 'pm', random: Random): Both {
  const some = compiled.parts.map((_, part) => part).filter(() => random.unit() < 0.5);
  const chosen = some.slice(0, 4).map((part) => ({
    part,
    choice: compiled.parts[part].choices[random.below(compiled.parts[part].choices.length)],
  }));
  const calls = [...new Set(chosen.map(({ choice }) => problem.schools + choice.place))];
  random.shuffle(calls);
  for (const school of new Set(chosen.map(({ part }) => problem.partSchool[part]))) {
    const last = Math.max(
      ...chosen
        .filter(({ part }) => problem.partSchool[part] === school)
        .map(({ choice }) => calls.indexOf(problem.schools + choice.place)),
    );
    calls.splice(last + 1 + random.below(calls.length - last), 0, school);
  }
  const boarding = calls.map((place) =>
    chosen.filter(({ choice }) => problem.schools + choice.place === place).map(({ part }) => part),
  );
  const start = [0];
  for (const parts of boarding) start.push(start[start.length - 1] + parts.length);
  const run: Run = {
    calls: calls.length,
    place: Int32Array.from(calls),
    start: Int32Array.from(start),
    parts: Int32Array.from(boarding.flat()),
  };
  const spotAt = (place: number) => ({ name: `${place}`, at: choices.places[place].at, host: null });
  const passengers = chosen.flatMap(({ part, choice }) =>
    compiled.parts[part].pupils.map((pupil): Passenger => {
      const address = theCase.pupils[pupil].otherAddresses.length > 0 && !usual(compiled, part) ? 0 : null;
      const session = address === null ? null : compiled.parts[part].days.am.some((d) => d > 0) ? 'am' : 'pm';
      return { unit: { riders: [{ pupil, address }], session }, rider: { pupil, address }, spot: spotAt(choice.place) };
    }),
  );
  const halts = calls.map(
    (place): Halt =>
      place < problem.schools ? { spot: null, school: place } : { spot: spotAt(place - problem.schools), school: null },
  );
  return { run, planned: { passengers, halts: session === 'am' ? halts : halts.reverse() } };
}

function usual(compiled: Prepared['compiled'], part: number): boolean {
  return compiled.tasks.some((task) => task.usual && task.parts.includes(compiled.parts[part]));
}

/**
 * Members of a group with equal limits: the search holds those who share a home to the tightest of them on every day,
 * also on days when that one stays at home.
 */
function withLikeLimits(theCase: Case): Case {
  const pupils = theCase.pupils.map((p) => (p.keepWith === null ? p : { ...p, ownMaxRideSeconds: null }));
  return { ...theCase, pupils };
}

test('a session of one or two runs has the same times, loads and lawfulness in both', async () => {
  const seen = { lawful: 0, unlawful: 0, waits: 0 };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const prepared = await prepare(withLikeLimits(randomCase(seed, { pupils: 6, schools: 3 })));
      const { theCase, compiled } = prepared;
      const state = emptyState(prepared);
      const random = new Random(seed, 5);
      for (const [s, session] of SESSIONS.entries()) {
        const pair = [randomRun(prepared, session, random), randomRun(prepared, session, random)];
        // A part may not ride twice, so the second run keeps to those the first has not.
        const apart = pair[1].run.parts.every((part) => !pair[0].run.parts.includes(part));
        const runs = apart ? pair : pair.slice(0, 1);
        const drivenOrder = session === 'am' ? runs : [...runs].reverse();
        const trips = [0, 1, 2, 3, 4].map((day) => {
          const trip = tripOn(
            theCase,
            session,
            day,
            drivenOrder.map((both) => both.planned),
          );
          return trip && { trip, seconds: shortest(trip) };
        });
        const built = buildVariants(
          state,
          s,
          runs.map((both) => both.run),
        );
        const lawful = trips.every((t) => t && t.seconds !== null);
        expect(built !== null).toBe(lawful);
        seen[lawful ? 'lawful' : 'unlawful']++;
        for (const variant of built ?? []) {
          for (let day = 0; day < 5; day++) {
            if (!(variant.days & (1 << day))) continue;
            const { trip, seconds } = trips[day] as NonNullable<(typeof trips)[number]>;
            const layouts = theCase.vehicleTypes.flatMap((type) => type.layouts);
            const holding = runs.map((_, r) => {
              const { seats, chairs } = trip.runs[session === 'am' ? r : runs.length - 1 - r];
              return layouts.map((l) => seats <= l.seats && chairs <= l.wheelchairs);
            });
            expect({
              metres: variant.metres,
              seconds: variant.seconds,
              holding: runs.map((_, r) => {
                const mask = variant.runs[r * RUN_STRIDE + RUN_LAYOUTS];
                return layouts.map((l) => (mask & compiled.layoutBit(l)) !== 0);
              }),
            }).toEqual({ metres: trip.metres, seconds, holding });
            if (variant.seconds > trip.leastSeconds) seen.waits++;
          }
        }
      }
    }),
    { seed: 11, numRuns: 1500, endOnFailure: true },
  );
  // Enough of each kind that the comparison says something.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(200);
});

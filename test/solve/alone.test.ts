/** The direct drives of a week, as the least that a vehicle of a part's own drives. */
import { expect, test } from 'vitest';
import { Alone } from '../../src/solve/alone.ts';
import type { Duty } from '../../src/solve/duty.ts';
import { type Handmade, handmade } from './handmade.ts';
import { ownRoute } from './support.ts';

/** The school and two homes. */
const AT = [0, 20, 30];

/** A vehicle of the type with the parts, each in a route of its own. */
function dutyOf({ state }: Handmade, type: number, ...parts: number[]): Duty {
  const order = parts.map((_, r) => r);
  const routes = parts.map((part) => ownRoute(state, part));
  const duty = state.buildOfType(type, routes, [order, order]);
  if (!duty) throw new Error('the duty is not lawful');
  return duty;
}

/** Ten metres a step there, twenty back; the second pupil is there on three days and back on two of them. */
function twoHomes() {
  return handmade({
    schools: [{}],
    others: [{}, {}],
    parts: [
      { school: 0, at: [1] },
      { school: 0, at: [1, 2], am: [{ days: 0b00011 }, { days: 0b00100 }], pm: [{ days: 0b00011 }] },
      { school: 0, at: [2], am: [], pm: [{ days: 0b10000 }] },
    ],
    types: [{ layouts: [0] }, { layouts: [0], metre: 2 }],
    metres: (from, to, session) => (session === 0 ? 10 : 20) * Math.abs(AT[from] - AT[to]),
  });
}

test('counts every session and weekday on which the part travels, at the rate of the type', () => {
  const made = twoHomes();
  const [dear, cheap] = [dutyOf(made, 0, 0), dutyOf(made, 1, 0)];
  const alone = new Alone(made.state);
  // Mornings 200 m, afternoons 400 m, five of each, at 3 a metre.
  expect(alone.least(dear, 0, 0)).toBe(5 * (200 + 400) * 3);
  expect(alone.least(cheap, 0, 0)).toBe(5 * (200 + 400) * 2);
  expect(alone.least(dear, 1, 1)).toBe((3 * 200 + 2 * 400) * 3);
  expect(alone.least(dear, 1, 2)).toBe((3 * 300 + 2 * 600) * 3);
  expect(alone.least(dear, 2, 3)).toBe(600 * 3);
  // The same when asked again, and for a vehicle that has no run yet.
  expect(alone.least(dear, 0, 0)).toBe(5 * (200 + 400) * 3);
  expect(alone.least(made.state.noDuty, 0, 0)).toBe(5 * (200 + 400) * 3);
});

test('pays when the nearest of the places is cheaper than the bound', () => {
  const made = twoHomes();
  const [dear, cheap] = [dutyOf(made, 0, 0), dutyOf(made, 1, 0)];
  const alone = new Alone(made.state);
  const nearest = (3 * 200 + 2 * 400) * 3;
  expect(alone.mayPay(dear, 1, nearest + 1)).toBe(true);
  expect(alone.mayPay(dear, 1, nearest)).toBe(false);
  expect(alone.mayPay(cheap, 1, nearest)).toBe(true);
});

test('between two runs it may cost nothing', () => {
  const made = twoHomes();
  const between = dutyOf(made, 0, 0, 2);
  const alone = new Alone(made.state);
  expect(alone.least(between, 1, 1)).toBe(0);
  expect(alone.mayPay(between, 1, 1)).toBe(true);
  expect(alone.mayPay(between, 1, 0)).toBe(false);
});

test('a vehicle of its own costs no less', () => {
  const { problem, state } = twoHomes();
  const alone = new Alone(state);
  for (let part = 0; part < problem.parts; part++) {
    for (let c = problem.candidateStart[part]; c < problem.candidateStart[part + 1]; c++) {
      const built = state.build(null, [ownRoute(state, part, c)], [[0], [0]]);
      expect(built?.cost).toBeGreaterThan(alone.least(built as Duty, part, c));
    }
  }
});

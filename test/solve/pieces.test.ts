/** Smaller pieces of a task's week. */
import { describe, expect, test } from 'vitest';
import { householdOf } from '../../src/model/index.ts';
import { boundBothWays, isUnit, piecesOf, pointsToChooseFrom, travellers } from '../../src/solve/pieces.ts';
import { aCase, north, pupil } from '../check/support.ts';
import { prepare } from './support.ts';

const away = { days: 0b00001, session: 'pm', postcode: '', at: north(4000), reason: '' } as const;

describe('pieces', () => {
  test('the whole first, then every smaller one, most journeys first, both sessions before one', async () => {
    const { compiled, choices } = await prepare(aCase({ pupils: [pupil('A', 1000, { days: 0b00011 })] }));
    const pieces = piecesOf(compiled.tasks[0], choices).map((p) => `${p.sessions.join('+')} ${p.days}`);
    expect(pieces).toEqual(['am+pm 3', 'am+pm 2', 'am+pm 1', 'am 3', 'pm 3', 'am 2', 'pm 2', 'am 1', 'pm 1']);
  });

  test('none is empty, each travels on its own days and sessions only', async () => {
    const pupils = [
      pupil('A', 1000, { keepWith: 'G', days: 0b00111, otherAddresses: [away] }),
      pupil('B', 1000, { keepWith: 'G', days: 0b01001 }),
    ];
    const { compiled, choices } = await prepare(aCase({ pupils }));
    for (const piece of piecesOf(compiled.tasks[0], choices)) {
      const carried = (['am', 'pm'] as const).flatMap((s) =>
        piece.task.parts.flatMap((part) => part.days[s].map((days) => ({ s, days }))),
      );
      expect(carried.some(({ days }) => days > 0)).toBe(true);
      for (const { s, days } of carried) expect(piece.sessions.includes(s) ? days & ~piece.days : days).toBe(0);
    }
    expect(travellers(compiled.tasks[0], 'pm', 0b00001)).toEqual([1]);
    expect(travellers(compiled.tasks[0], 'am', 0b00001)).toEqual([0, 1]);
  });

  test('units are one session of one weekday', async () => {
    const { compiled, choices } = await prepare(aCase({ pupils: [pupil('A', 1000)] }));
    expect(piecesOf(compiled.tasks[0], choices).filter(isUnit)).toHaveLength(10);
  });

  test('all use one pick-up point, which the household may use without company', async () => {
    const pupils = [pupil('A', 1000, { pickup: 'stop' }), pupil('B', 1500, { pickup: 'stop' })];
    const { compiled, choices } = await prepare(aCase({ pupils }));
    const [, ...smaller] = piecesOf(compiled.tasks[0], choices);
    const places = new Set(smaller.flatMap((p) => p.task.parts.flatMap((part) => part.choices.map((c) => c.place))));
    expect(places.size).toBe(1);
    expect(choices.places[[...places][0]].hostHousehold).toBe(householdOf(north(1500)));
  });

  test('the point of the next rank is another one, the own home the last', async () => {
    const pupils = [pupil('A', 1000, { pickup: 'stop' }), pupil('B', 1500, { pickup: 'stop' })];
    const { compiled, choices } = await prepare(aCase({ pupils }));
    const task = compiled.tasks[0];
    expect(pointsToChooseFrom(task)).toBe(2);
    const hosts = [0, 1].map((rank) => {
      const { place } = piecesOf(task, choices, rank)[0].task.parts[0].choices[0];
      return choices.places[place].hostHousehold;
    });
    expect(hosts).toEqual([householdOf(north(1500)), householdOf(north(1000))]);
  });
});

test('bound both ways: by class, unless no day has both sessions from the usual address', () => {
  const theCase = aCase({
    pupils: [
      pupil('A', 0),
      pupil('B', 0, { class: 'send' }),
      pupil('C', 0, { class: 'send', otherAddresses: [{ ...away, days: 31 }] }),
    ],
  });
  expect([0, 1, 2].map((p) => boundBothWays(theCase, p))).toEqual([false, true, false]);
});

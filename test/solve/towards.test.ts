import { expect, test } from 'vitest';
import { towards } from '../../src/solve/towards.ts';
import { handmade } from './handmade.ts';

const places = { schools: [{ at: 0 }], others: [{ at: 5 }, { at: 9 }], parts: [] };

test('drives alike there and back are read along their row, others as they are', () => {
  const alike = handmade(places).travel;
  expect(towards(alike)).toEqual({ from: 1, to: alike.size });
  const oneWay = handmade({ ...places, seconds: (from, to) => (from === to ? 0 : from + 1) }).travel;
  expect(towards(oneWay)).toEqual({ from: oneWay.size, to: 1 });
});

test('either way the entry is the drive from the one to the other', () => {
  for (const seconds of [undefined, (from: number, to: number) => 10 * from + to]) {
    const { travel } = handmade({ ...places, ...(seconds ? { seconds } : {}) });
    const { from, to } = towards(travel);
    for (let x = 0; x < travel.size; x++) {
      for (let y = 0; y < travel.size; y++) {
        expect(travel.seconds[0][x * from + y * to]).toBe(travel.seconds[0][x * travel.size + y]);
      }
    }
  }
});

import fs from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { sayDistance } from '../../../src/report/sheets/distance.ts';
import { turnsOf } from '../../../src/report/sheets/instructions.ts';

const leg = (name: string) => JSON.parse(fs.readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'));
const lines = (osrm: unknown) => turnsOf(osrm)?.map((t) => [t.text, sayDistance(t.metres)].filter(Boolean).join(' | '));

/** A leg of one step. */
const only = (maneuver: object, step: object = {}) => ({ steps: [{ name: '', distance: 100, ...step, maneuver }] });
const said = (maneuver: object, step: object = {}) => turnsOf(only(maneuver, step))?.[0].text;

describe('a leg of a road engine, in British English', () => {
  test('a roundabout and its exit are one line', () => {
    expect(lines(leg('roundabout'))).toEqual([
      'Head south on New Road | 150 yards',
      'At the end of the road, turn right onto High Street (A3054) | 1.3 miles',
      'At the roundabout, take the second exit | 150 yards',
      'Bear left onto Whippingham Road (A3021) | 0.9 miles',
      'The next call is on the left.',
    ]);
  });

  test('named roundabouts and slip roads', () => {
    expect(lines(leg('slipRoad'))).toEqual([
      "Head south-west on St. James' Close | 10 yards",
      "Turn right onto St James' Street | 60 yards",
      'Turn left onto Bridge Road | 90 yards',
      'At the end of the road, turn left | 30 yards',
      'At the roundabout, take the first exit onto River Road (A3054) | 9.2 miles',
      "At St Mary's Roundabout, take the third exit onto Medina Way (A3020) | 0.7 miles",
      'Take the slip road | 150 yards',
      'Bear left onto Fairlee Road (A3054) | 2.1 miles',
      'At the roundabout, take the second exit | 100 yards',
      'Keep left onto Lushington Hill (A3054) | 4 miles',
      'Turn left onto Argyll Street | 0.6 miles',
      'Turn left onto Benett Street | 70 yards',
      'The next call is on the left.',
    ]);
    expect(lines(leg('onRamp'))).toContain('Take the slip road | 20 yards');
  });

  test('a road with a number alone takes an article, one with a name keeps its number in brackets', () => {
    expect(said({ type: 'turn', modifier: 'left' }, { ref: 'B3323' })).toBe('Turn left onto the B3323');
    expect(said({ type: 'depart', bearing_after: 350 }, { name: 'Steyne Road', ref: 'B3395' })).toBe(
      'Head north on Steyne Road (B3395)',
    );
  });

  test('names of roads are left as they are', () => {
    expect(said({ type: 'off ramp', modifier: 'slight left' }, { name: 'Take the ramp Lane' })).toBe(
      'Take the slip road onto Take the ramp Lane',
    );
    expect(said({ type: 'turn', modifier: 'slight right' }, { name: 'Northeast Row' })).toBe(
      'Bear right onto Northeast Row',
    );
  });

  test('where the way arrives', () => {
    expect(said({ type: 'arrive', modifier: 'sharp right' })).toBe('The next call is on the right.');
    expect(said({ type: 'arrive', modifier: 'straight' })).toBe('The next call is straight ahead.');
    expect(said({ type: 'arrive' })).toBe('You are at the next call.');
  });
});

describe('what an engine may send', () => {
  afterEach(() => vi.restoreAllMocks());

  test('unknown manoeuvres are turns, and nothing is printed', () => {
    const print = vi.spyOn(console, 'log');
    const write = vi.spyOn(process.stdout, 'write');
    expect(said({ type: 'hover', modifier: 'left' }, { name: 'High Street' })).toBe('Turn left onto High Street');
    expect(said({ type: 'constants', modifier: 'left' })).toBe('Turn left');
    expect(said({ type: 'toString' }, { name: 'High Street' })).toBe('Go straight onto High Street');
    expect(said({ type: 'use lane', modifier: 'straight' })).toBe('Go straight on');
    expect(print).not.toHaveBeenCalled();
    expect(write).not.toHaveBeenCalled();
  });

  test('a step that no sentence can be made of says the road', () => {
    expect(said({ type: 'depart', bearing_after: 720 }, { name: 'High Street' })).toBe('Continue onto High Street');
    expect(said({ type: 'depart', bearing_after: -1 })).toBe('Continue');
  });

  test('exits beyond the tenth, or none, are not counted', () => {
    const onto = { name: 'High Street' };
    const roundabout = (exit?: number) => said({ type: 'roundabout', modifier: 'left', exit }, onto);
    expect(roundabout(10)).toBe('At the roundabout, take the tenth exit onto High Street');
    expect(roundabout(11)).toBe('At the roundabout, take the exit onto High Street');
    expect(roundabout()).toBe('At the roundabout, take the exit onto High Street');
  });

  test('the exit names the road, and its way counts', () => {
    const steps = [
      {
        name: 'Circus',
        distance: 40,
        maneuver: { type: 'rotary', modifier: 'left', exit: 2 },
        rotary_name: 'The Circus',
      },
      { name: '', ref: 'A1', distance: 500, maneuver: { type: 'exit rotary', modifier: 'right' } },
    ];
    expect(turnsOf({ steps })).toEqual([{ text: 'At The Circus, take the second exit onto the A1', metres: 540 }]);
  });

  test('what is no leg has no directions', () => {
    for (const odd of [undefined, null, 7, 'leg', {}, { steps: [] }, { steps: 'none' }])
      expect(turnsOf(odd)).toBeNull();
    expect(turnsOf({ steps: [null] })).toEqual([{ text: 'Go straight on', metres: 0 }]);
  });
});

test('yards when near, miles otherwise', () => {
  const metres = [0, 3, 30, 90, 300, 450, 460, 965, 1609, 3219, 20_000];
  expect(metres.map(sayDistance)).toEqual([
    '',
    '10 yards',
    '30 yards',
    '100 yards',
    '350 yards',
    '500 yards',
    '0.3 miles',
    '0.6 miles',
    '1 mile',
    '2 miles',
    '12.4 miles',
  ]);
});

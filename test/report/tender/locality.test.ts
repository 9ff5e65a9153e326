import { describe, expect, test } from 'vitest';
import type { PlanCall, Pupil } from '../../../src/model/index.ts';
import { outcodeOf } from '../../../src/report/postcodes.ts';
import { localitiesOf } from '../../../src/report/tender/locality.ts';
import { call, days, pupil, tinyCase } from '../tiny.ts';

const bare = { homePostcode: '' };
const at = (lon: number, lat: number): Partial<Pupil> => ({ ...bare, home: [lon, lat] });

function localityOf(pupils: readonly Pupil[], one: PlanCall, calls: readonly PlanCall[] = [one]): string {
  const theCase = { ...tinyCase(pupils), stops: [{ id: 'S1', name: 'The Green', at: [-2.7512, 52.6532] as const }] };
  const route = { id: 'R1', dutyId: 'D1', vehicleTypeId: 'taxi4', layouts: { am: null, pm: null }, calls };
  return localitiesOf(theCase, { routes: [route], exceptions: [], origin: null })(one);
}

describe('a home before the award', () => {
  test('is its postcode district', () => {
    expect(localityOf([pupil('P1', { homePostcode: 'wx11 9zz' })], call('am', 1, { on: ['P1'] }))).toBe('WX11');
  });

  test('at another address is the district there', () => {
    const other = {
      days: days('---TF'),
      session: 'both',
      postcode: 'WX6 2AH',
      at: [-2.65, 52.64],
      reason: 'aunt Jo',
    } as const;
    const pupils = [pupil('P1', { otherAddresses: [other] })];
    expect(localityOf(pupils, call('am', 1, { days: days('---TF'), at: [-2.65, 52.64], on: ['P1'] }))).toBe('WX6');
    expect(localityOf(pupils, call('am', 1, { days: days('MTW--'), on: ['P1'] }))).toBe('WX1');
  });

  test('without a postcode is a rounded point that three homes share', () => {
    const pupils = [
      pupil('P1', at(-2.8012, 52.6012)),
      pupil('P2', at(-2.7988, 52.5991)),
      pupil('P3', at(-2.8003, 52.6031)),
    ];
    const one = call('am', 1, { at: pupils[0].home, on: ['P1'] });
    expect(localityOf(pupils, one)).toBe('around 52.60, -2.80 (to 1 km)');
    // Brothers and sisters at one address are one home.
    expect(localityOf([pupils[0], pupil('P2', at(-2.8012, 52.6012)), pupils[2]], one)).toBe('area');
  });

  test('on its own is rounded further, and in the end nothing but an area', () => {
    const near = (id: string, far: number) => pupil(id, at(-2.8012 + far, 52.6012));
    const one = call('am', 1, { at: [-2.8012, 52.6012], on: ['P1'] });
    expect(localityOf([near('P1', 0), near('P2', 0.02), near('P3', -0.02)], one)).toBe('around 52.60, -2.80 (to 5 km)');
    expect(localityOf([near('P1', 0), near('P2', 0.3), near('P3', -0.3)], one)).toBe('area');
  });

  test('of a mistyped postcode is not told by what is left of it', () => {
    expect(['PO30 5RS', 'po305rs', 'PO30', 'PO30 5', 'PO305', '12 High St', ''].map(outcodeOf)).toEqual([
      'PO30',
      'PO30',
      'PO30',
      '',
      '',
      '',
      '',
    ]);
  });
});

describe('a stop before the award', () => {
  const stop = (on: readonly string[]) => call('am', 1, { kind: 'stop', placeId: 'S1', at: [-2.7512, 52.6532], on });
  const pupils = ['P1', 'P2', 'P3'].map((id) => pupil(id, bare));

  test('that three pupils share is named', () => {
    expect(localityOf(pupils, stop(['P1', 'P2', 'P3']))).toBe('The Green');
  });

  test('of one pupil would tell where to find that pupil', () => {
    expect(localityOf(pupils, stop(['P1']))).toBe('area');
  });

  test('at the home of another pupil is that home', () => {
    const host = pupil('S1', { homePostcode: 'WX3 1AA', home: [-2.9, 52.5] });
    const one = call('am', 1, { kind: 'stop', placeId: 'S1', at: [-2.9, 52.5], on: ['P1', 'P2', 'P3'] });
    expect(localityOf([...pupils, host], one)).toBe('WX3');
  });
});

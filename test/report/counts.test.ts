import { expect, test } from 'vitest';
import { countByType } from '../../src/report/counts.ts';
import { tinyCase } from './tiny.ts';

test('vehicles are counted by type, whatever the type is called', () => {
  const theCase = tinyCase();
  const [type] = theCase.vehicleTypes;
  const odd = {
    ...theCase,
    vehicleTypes: [
      { ...type, id: '__proto__' },
      { ...type, id: 'constructor' },
    ],
  };
  const vehicles = [{ vehicleTypeId: '__proto__' }, { vehicleTypeId: '__proto__' }];
  expect(Object.entries(countByType(odd, vehicles))).toEqual([['__proto__', 2]]);
  expect(countByType(odd, vehicles).constructor).toBeUndefined();
});

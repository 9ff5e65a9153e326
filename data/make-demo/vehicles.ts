/** What the operators of Wexmoor Vale have to offer. */

export interface Vehicle {
  readonly id: string;
  readonly name: string;
  readonly layouts: readonly (readonly [seats: number, wheelchairs: number])[];
  /** Blank: as many as needed. */
  readonly available: string;
  readonly perDay: number;
  readonly perKm: number;
  readonly perHour: number;
  readonly co2: number;
  /** Blank: one. */
  readonly maxRuns: string;
}

export const VEHICLES: readonly Vehicle[] = [
  vehicle('taxi4', 'Saloon taxi', [[4, 0]], '', 30, 1.1, 14, 145, ''),
  vehicle('mpv6', 'Six-seat MPV', [[6, 0]], '', 40, 1.25, 15, 170, ''),
  vehicle('minibus8', 'Eight-seat minibus', [[8, 0]], '8', 54, 1.355, 15, 190, '1'),
  vehicle(
    'wav',
    'Accessible taxi',
    [
      [4, 1],
      [2, 2],
    ],
    '',
    52,
    1.45,
    16.5,
    205,
    '',
  ),
  vehicle(
    'minibus16',
    'Sixteen-seat minibus',
    [
      [16, 0],
      [12, 1],
      [8, 2],
    ],
    '12',
    98,
    1.7,
    17,
    260,
    '2',
  ),
  vehicle(
    'access',
    'Tail-lift minibus',
    [
      [12, 0],
      [8, 2],
      [5, 3],
      [2, 4],
    ],
    '6',
    112,
    1.8,
    18,
    290,
    '2',
  ),
  vehicle('coach33', 'Midi coach', [[33, 0]], '6', 150, 1.7, 19, 540, '2'),
  vehicle('coach53', 'Coach', [[53, 0]], '4', 190, 1.95, 19, 700, '2'),
  vehicle('decker76', 'Double-decker (sold)', [[76, 0]], '0', 240, 2.6, 19, 880, ''),
];

function vehicle(
  id: string,
  name: string,
  layouts: Vehicle['layouts'],
  available: string,
  perDay: number,
  perKm: number,
  perHour: number,
  co2: number,
  maxRuns: string,
): Vehicle {
  return { id, name, layouts, available, perDay, perKm, perHour, co2, maxRuns };
}

/** The invented district of Wexmoor Vale: its places and schools, in kilometres east and north of Market Wexley. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Place extends Point {
  readonly name: string;
  /** Share of the pupils who live here. */
  readonly weight: number;
  readonly postcode: string;
}

export const PLACES: readonly Place[] = [
  { name: 'Market Wexley', x: 0, y: 0, weight: 6, postcode: 'WX1' },
  { name: 'Stowbridge', x: 11, y: -7, weight: 5, postcode: 'WX2' },
  { name: 'Corfold', x: -9, y: 8, weight: 3, postcode: 'WX3' },
  { name: 'Larchmere', x: 6, y: 10, weight: 2, postcode: 'WX4' },
  { name: 'Hadlow', x: -5.5, y: -3.5, weight: 4, postcode: 'WX5' },
  { name: 'Abbots Thorne', x: 4.2, y: -4.6, weight: 4, postcode: 'WX5' },
  { name: 'Nether Wick', x: 7, y: 1, weight: 5, postcode: 'WX6' },
  { name: 'Over Wick', x: 8.5, y: 4.1, weight: 3, postcode: 'WX6' },
  { name: 'Pensley Cross', x: -8, y: 0.6, weight: 4, postcode: 'WX7' },
  { name: 'Brockmoor', x: -3, y: 6.4, weight: 3, postcode: 'WX7' },
  { name: 'Little Marden', x: 1.8, y: 7.6, weight: 3, postcode: 'WX8' },
  { name: 'Great Marden', x: 2.9, y: 12, weight: 4, postcode: 'WX8' },
  { name: 'Stoke Rising', x: 12.4, y: -0.8, weight: 4, postcode: 'WX9' },
  { name: 'Ashwell Down', x: 14.6, y: -10, weight: 3, postcode: 'WX9' },
  { name: 'Tilley Green', x: 7.6, y: -11.5, weight: 4, postcode: 'WX10' },
  { name: 'Long Barrow', x: -0.8, y: -9, weight: 4, postcode: 'WX10' },
  { name: 'Withy End', x: -6.3, y: -10.4, weight: 3, postcode: 'WX11' },
  { name: 'Kinnerford', x: -13, y: 4.6, weight: 3, postcode: 'WX12' },
  { name: 'Rook Hill', x: -12, y: 11.7, weight: 3, postcode: 'WX12' },
  { name: 'Cleeve St John', x: -3.8, y: 12.4, weight: 3, postcode: 'WX13' },
];

/** Beyond the reach of stops and neighbours. */
export const LONELY_FARM: Place = { name: 'Starvegoose Farm', x: -11.5, y: -6.5, weight: 0, postcode: 'WX11' };

export type Phase = 'primary' | 'secondary' | 'all_through' | 'special';

export interface School extends Point {
  readonly id: string;
  readonly name: string;
  readonly phase: Phase;
  readonly postcode: string;
  readonly bells: readonly [start: string, end: string];
  readonly unloadingMinutes: string;
  readonly bays: string;
}

export const SCHOOLS: readonly School[] = [
  school('101', "St Mary's Primary, Market Wexley", 'primary', 0.4, 0.7, 'WX1 1AB', ['08:50', '15:20'], '1', '2'),
  school('102', 'Stowbridge Primary', 'primary', 11.5, -6.4, 'WX2 1CD', ['08:55', '15:15'], '1', ''),
  school('103', 'Marden Primary', 'primary', 2.5, 11, 'WX8 2EF', ['08:45', '15:10'], '', '1'),
  school('201', 'Wexley High School', 'secondary', -0.9, -0.5, 'WX1 3GH', ['08:40', '15:10'], '2', '6'),
  school('202', 'Stowbridge Academy', 'secondary', 10.4, -7.7, 'WX2 2JK', ['08:30', '15:00'], '2', '4'),
  school('203', 'Corfold School', 'all_through', -9.4, 8.5, 'WX3 1LM', ['08:50', '15:25'], '1', '3'),
  school('301', 'Oakfield School', 'special', 1.4, -1.3, 'WX1 4NP', ['09:15', '15:00'], '3', '4'),
  school('302', 'The Larches', 'special', 6.4, 9.4, 'WX4 1QR', ['09:20', '15:30'], '3', '2'),
  school('303', 'Fernhill School', 'special', 30.5, 3.5, 'WX20 1ST', ['09:30', '15:15'], '2', ''),
];

function school(
  id: string,
  name: string,
  phase: Phase,
  x: number,
  y: number,
  postcode: string,
  bells: School['bells'],
  unloadingMinutes: string,
  bays: string,
): School {
  return { id, name, phase, x, y, postcode, bells, unloadingMinutes, bays };
}

const ORIGIN = { lat: 52.6, lon: -2.78 };
const KM_PER_DEGREE = 111.195;

export function lat(p: Point): string {
  return (ORIGIN.lat + p.y / KM_PER_DEGREE).toFixed(6);
}

export function lon(p: Point): string {
  return (ORIGIN.lon + p.x / (KM_PER_DEGREE * Math.cos((ORIGIN.lat * Math.PI) / 180))).toFixed(6);
}

export function km(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The pupils of Wexmoor Vale: who they are, where they live, what they need. */
import { km, LONELY_FARM, PLACES, type Place, type Point, SCHOOLS, type School } from './district.ts';
import type { Dice } from './random.ts';

export interface Pupil extends Point {
  id: string;
  class: 'mainstream' | 'send' | 'lac' | 'social_care';
  school: School;
  year: string;
  postcode: string;
  pickup: 'door' | 'stop';
  seating: 'seat' | 'wheelchair';
  assistant: 'none' | 'shared' | 'individual';
  solo: boolean;
  days: string;
  maxRide: string;
  boarding: string;
  keepWith: string;
  keepApart: string;
  equipment: string;
}

export interface Address extends Point {
  readonly pupil: Pupil;
  readonly days: string;
  readonly session: string;
  readonly postcode: string;
  readonly reason: string;
}

/** Statutory walking distance: 2 miles below 8, 3 miles above; nearer pupils walk. */
const WALK_KM = { primary: 3.2, secondary: 4.8, all_through: 4.8, special: 0 } as const;
const YEARS = {
  primary: ['R', '1', '2', '3', '4', '5', '6'],
  secondary: ['7', '8', '9', '10', '11'],
  all_through: ['3', '5', '7', '8', '9', '10', '11', '12'],
  special: ['1', '3', '4', '6', '7', '8', '9', '10', '11', '12', '13', '14'],
} as const;

export function makePupils(dice: Dice): { pupils: Pupil[]; addresses: Address[] } {
  const pupils = [
    ...mainstream(dice, ['201', '202', '203'], 165),
    ...mainstream(dice, ['101', '102', '103'], 45),
    ...special(dice, '301', 40),
    ...special(dice, '302', 20),
    ...special(dice, '303', 7),
    ...others(dice),
  ];
  pupils.forEach((p, i) => {
    p.id = `P${String(i + 1).padStart(3, '0')}`;
  });
  brothersAndSisters(pupils);
  needs(pupils);
  return { pupils, addresses: otherAddresses(dice, pupils) };
}

/** Pupils of the nearest of these schools who live too far away to walk there. */
function mainstream(dice: Dice, schoolIds: readonly string[], count: number): Pupil[] {
  const schools = schoolIds.map(schoolOf);
  const made: Pupil[] = [];
  while (made.length < count) {
    const place = somewhere(dice);
    const home = homeAt(dice, place);
    const nearest = schools.reduce((a, b) => (km(home, a) <= km(home, b) ? a : b));
    if (km(home, nearest) < WALK_KM[nearest.phase]) continue;
    made.push(pupil(dice, { ...home, school: nearest, class: 'mainstream', pickup: 'stop' }));
  }
  return made;
}

function special(dice: Dice, schoolId: string, count: number): Pupil[] {
  return Array.from({ length: count }, () =>
    pupil(dice, { ...homeAt(dice, somewhere(dice)), school: schoolOf(schoolId), class: 'send', pickup: 'door' }),
  );
}

/** Children in care and those a social worker asked transport for, at all kinds of schools. */
function others(dice: Dice): Pupil[] {
  const at = ['101', '102', '201', '201', '202', '203', '301', '103', '201', '202', '301', '102', '202', '203'];
  return at.map((id, i) =>
    pupil(dice, {
      ...homeAt(dice, somewhere(dice)),
      school: schoolOf(id),
      class: i < 9 ? 'lac' : 'social_care',
      pickup: 'door',
    }),
  );
}

function pupil(dice: Dice, given: Pick<Pupil, 'x' | 'y' | 'postcode' | 'school' | 'class' | 'pickup'>): Pupil {
  return {
    id: '',
    year: dice.pick(YEARS[given.school.phase]),
    seating: 'seat',
    assistant: 'none',
    solo: false,
    days: 'MTWTF',
    maxRide: '',
    boarding: '',
    keepWith: '',
    keepApart: '',
    equipment: '',
    ...given,
  };
}

/** Every ninth mainstream pupil has a brother or sister at the same school: one home, the same run. */
function brothersAndSisters(pupils: Pupil[]): void {
  for (let i = 0; i + 1 < 210; i += 9) {
    const [older, younger] = [pupils[i], pupils.slice(i + 1).find((p) => p.school === pupils[i].school)];
    if (!younger || younger.class !== older.class || younger.keepWith || older.keepWith) continue;
    Object.assign(younger, { x: older.x, y: older.y, postcode: older.postcode });
    const family = `F${older.id}`;
    older.keepWith = family;
    younger.keepWith = family;
  }
}

/** Hands out the needs, so that every column of the format is used. */
function needs(pupils: Pupil[]): void {
  const send = pupils.filter((p) => p.class === 'send');
  send.forEach((p, i) => {
    if (i % 5 === 2)
      Object.assign(p, { seating: 'wheelchair', equipment: i % 2 ? 'powered wheelchair' : 'wheelchair' });
    if (i % 3 === 0) p.assistant = 'shared';
    if (i % 11 === 4) p.assistant = 'individual';
    if (i % 17 === 7) Object.assign(p, { solo: true, assistant: 'individual', equipment: 'harness' });
    if (i % 13 === 5) p.days = ['MT-T-', '--WTF', 'M-W-F', 'MTWT-'][i % 4];
    if (i % 12 === 8) p.maxRide = '45';
    if (i % 14 === 9) p.boarding = '3';
    if (i % 15 === 1) p.boarding = '0';
  });
  apart(send[10], [send[19]]);
  apart(send[26], [send[31], send[36]]);
  Object.assign(send[22], { equipment: 'oxygen; assistant trained in its use', assistant: 'individual' });
  const two = send.filter((p) => p.school.id === '301' && !p.solo && p.seating === 'seat').slice(4, 6);
  Object.assign(two[1], { x: two[0].x, y: two[0].y, postcode: two[0].postcode });
  for (const p of two) p.keepWith = 'TWINS1';

  const care = pupils.filter((p) => p.class === 'lac');
  apart(care[0], [care[7]]);
  care[2].assistant = 'shared';
  const social = pupils.filter((p) => p.class === 'social_care');
  Object.assign(social[0], { solo: true, days: 'M-W-F' });
  social[2].maxRide = '40';

  // The youngest come three days a week; one pupil's family asked for the door; one lives far from every stop.
  const young = pupils.filter((p) => p.class === 'mainstream' && p.school.phase === 'primary');
  for (const p of [young[3], young[17]]) {
    const days = 'MTW--';
    if (!p.keepWith) Object.assign(p, { year: 'N', days, pickup: 'door', equipment: 'child seat' });
  }
  // The small ones are collected at the door as a rule.
  young.forEach((p, i) => {
    if (i % 3 !== 0 && !p.keepWith) p.pickup = 'door';
  });
  const lonely = pupils.find((p) => p.school.id === '201' && p.class === 'mainstream' && !p.keepWith)!;
  Object.assign(lonely, { x: LONELY_FARM.x, y: LONELY_FARM.y, postcode: 'WX11 9ZZ' });

  // Fernhill is outside the district: from the far west the drive alone is longer than the limit.
  const fernhill = send.filter((p) => p.school.id === '303');
  const far = PLACES.find((p) => p.name === 'Hadlow')!;
  Object.assign(fernhill[1], { x: far.x - 0.3, y: far.y + 0.2, postcode: 'WX5 7YY' });
  const east = PLACES.find((p) => p.name === 'Stoke Rising')!;
  for (const p of fernhill.filter((_, i) => i !== 1)) {
    if (p.x < 5) Object.assign(p, { x: east.x + (p.x % 1), y: east.y + (p.y % 1), postcode: 'WX9 3XX' });
  }
}

function apart(one: Pupil, from: readonly Pupil[]): void {
  one.keepApart = from.map((p) => p.id).join(';');
}

/** A parent elsewhere on some days, respite care, an after-school club. */
function otherAddresses(dice: Dice, pupils: readonly Pupil[]): Address[] {
  const at = (p: Pupil, days: string, session: string, reason: string): Address => ({
    pupil: p,
    days,
    session,
    reason,
    ...homeAt(dice, near(p)),
  });
  const send = pupils.filter((p) => p.class === 'send' && p.days === 'MTWTF' && !p.solo && !p.keepWith);
  const care = pupils.filter((p) => p.class === 'lac');
  const stop = pupils.filter((p) => p.class === 'mainstream' && !p.keepWith);
  return [
    at(send[0], '---TF', 'both', 'respite'),
    at(send[5], '----F', 'pm', 'respite'),
    at(send[9], 'M----', 'am', 'short_break'),
    at(send[16], 'MT---', '', 'other_parent'),
    at(send[28], '--W--', 'pm', 'after_school_club'),
    at(care[3], '-T-T-', 'both', 'contact'),
    at(stop[40], '--W-F', 'pm', 'other_parent'),
  ];
}

function schoolOf(id: string): School {
  return SCHOOLS.find((s) => s.id === id)!;
}

function somewhere(dice: Dice): Place {
  const total = PLACES.reduce((sum, p) => sum + p.weight, 0);
  let left = dice.next() * total;
  for (const place of PLACES) {
    left -= place.weight;
    if (left < 0) return place;
  }
  return PLACES[0];
}

/** A place within the district near a point, but not the nearest one. */
function near(p: Point): Place {
  return [...PLACES].sort((a, b) => km(a, p) - km(b, p))[1];
}

/** In the village as a rule, on a farm around it sometimes. */
function homeAt(dice: Dice, place: Place): Point & { postcode: string } {
  const reach = dice.next() < 0.1 ? 1.5 : 0.3;
  const letters = 'ABDEFGHJLNPQRSTUWXYZ';
  const unit = `${dice.whole(1, 9)}${dice.pick([...letters])}${dice.pick([...letters])}`;
  return {
    x: round(place.x + dice.spread() * reach),
    y: round(place.y + dice.spread() * reach),
    postcode: `${place.postcode} ${unit}`,
  };
}

function round(n: number): number {
  return Math.round(n * 1000) / 1000;
}

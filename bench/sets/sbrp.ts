/** School bus routing, many stops and several schools: Park, Tae & Kim 2012. */
import { EVERYBODY } from '../../src/solve/insertion.ts';
import type { BenchInstance, BenchSet } from '../quality/set.ts';
import { benchInstance } from './instance.ts';
import type { Tuning } from './parameters.ts';
import type { PlainPlace, PlainProblem, PlainRequest } from './plain.ts';
import { namesIn, readInstance, references } from './shared.ts';
import { numberRows } from './text.ts';
import { verifySbrp } from './verifySbrp.ts';

/**
 * When a bus may reach a school. Fixed bell: exactly at `AMEARLY`, with nobody of another school on board. Windows:
 * any time from `AMEARLY` to `AMLATE`, in any company.
 */
export type Bell = 'fixed bell' | 'windows';

export interface SbrpVariant {
  readonly bell: Bell;
  /** Seconds from the departure from a stop to the arrival at the school. */
  readonly longestRide: number;
}

/** The two files of a folder. */
export interface SbrpTexts {
  readonly schools: string;
  readonly stops: string;
}

/** Buses by method, one entry for each limit. */
type Published = Readonly<Record<string, Readonly<Record<string, number>>>>;

const VARIANTS: readonly SbrpVariant[] = (['fixed bell', 'windows'] as const).flatMap((bell) =>
  [2700, 5400].map((longestRide) => ({ bell, longestRide })),
);
/** Published solutions of the problem with windows; all other methods solve the one with the fixed bell. */
const WINDOWS_METHOD = 'park_mixed';

const CAPACITY = 66;
const FEET_PER_SECOND = 29.3333;
/** Seconds of a call at a stop, and of each pupil boarding. */
const STOP = { call: 19, pupil: 2.6 };
/** Seconds of a call at a school, and of each pupil alighting; with the fixed bell the time is always the same. */
const SCHOOL: Readonly<Record<Bell, { readonly call: number; readonly pupil: number }>> = {
  'fixed bell': { call: 154.4, pupil: 0 },
  windows: { call: 29, pupil: 1.9 },
};
/** Milliseconds: the day has 86.4 million. */
const STEPS = 1000;
/** Cost of a bus in seconds of driving: 11 days, more than all buses of a large instance drive in a morning. */
const BUS_FIRST = 1e6;

/**
 * A bus between two trips may be anywhere, so every bus is tried; nearly all the time goes into needing one bus fewer.
 * How large the steps are and how often they make room made no difference beyond chance, one seed an instance.
 */
const LINKING = {
  neighbours: EVERYBODY,
  fleetShare: 0.9,
  blink: 0.03,
  averageRemoved: 6,
  makeRoom: 0.1,
};

/**
 * A typical drive between neighbouring stops at first; in the end a few seconds. A trip finds its bus only in its own
 * slice, so slices are large: with the fixed bell, where few buses have room for a school, everybody. There an exact
 * choice from the trips seen is worth more than all the steps that its time would give.
 */
const TUNING: Readonly<Record<Bell, Tuning>> = {
  'fixed bell': {
    startTemperature: 1,
    endTemperature: 0.01,
    others: { ...LINKING, exchangeTails: 0.3, relinkEvery: 200, sliceTasks: 10_000, tripCovers: 5 },
  },
  windows: { startTemperature: 1, endTemperature: 0.01, others: { ...LINKING, relinkEvery: 200, sliceTasks: 1000 } },
};

export const sbrp: BenchSet = {
  name: 'sbrp',
  about: 'school bus routing of Park, Tae & Kim 2012: buses, then driving time; against published solutions',
  async instances() {
    const published = await references<Published>('sbrp');
    const folders = (await namesIn('sbrp', '')).filter((name) => !name.includes('.'));
    return VARIANTS.flatMap((variant) => folders.map((folder) => instance(folder, variant, published[folder])));
  },
};

function instance(folder: string, variant: SbrpVariant, published: Published | undefined): BenchInstance {
  const group = `${variant.bell} ${variant.longestRide} s`;
  const known = Object.entries(published?.[variant.longestRide] ?? {});
  const comparable = known.filter(([method]) => (method === WINDOWS_METHOD) === (variant.bell === 'windows'));
  return benchInstance({
    name: `${folder} ${group}`,
    group,
    reference: comparable.length > 0 ? { buses: Math.min(...comparable.map(([, buses]) => buses)) } : {},
    source:
      variant.bell === 'windows'
        ? 'published mixed-load solutions of Park, Tae & Kim'
        : 'best of Bertsimas, Delarue & Martin 2019, table S1',
    tuning: TUNING[variant.bell],
    async load() {
      const [schools, stops] = await Promise.all(
        ['Schools.txt', 'Stops.txt'].map((file) => readInstance('sbrp', folder, file)),
      );
      const texts: SbrpTexts = { schools, stops };
      return { plain: parseSbrp(texts, variant), verify: (solution) => verifySbrp(texts, variant, solution) };
    },
  });
}

/** Schools: id x y early late. Stops: id x y school pupils. */
export function parseSbrp(texts: SbrpTexts, { bell, longestRide }: SbrpVariant): PlainProblem {
  const schoolRows = numberRows(texts.schools);
  const stopRows = numberRows(texts.stops);
  const schoolIndex = new Map(schoolRows.map(([id], i) => [id, i]));
  const schools = schoolRows.map(([id, x, y, early, late]): PlainPlace => {
    const window = [clockSeconds(early), clockSeconds(bell === 'windows' ? late : early)] as const;
    return { id: String(id), x, y, dwell: SCHOOL[bell].call, window };
  });
  const stops = stopRows.map(([id, x, y]): PlainPlace => ({ id: String(id), x, y, dwell: STOP.call }));
  const requests = stopRows.map(([id, , , school, pupils], i): PlainRequest => {
    const delivery = schoolIndex.get(school);
    if (delivery === undefined) throw new Error(`stop ${id}: no school ${school}`);
    if (pupils > CAPACITY) throw new Error(`stop ${id}: ${pupils} pupils do not fit into one bus of ${CAPACITY}`);
    return {
      id: String(id),
      pickups: [{ place: schools.length + i, cost: 0 }],
      delivery,
      demand: pupils,
      boarding: STOP.pupil * pupils,
      alighting: SCHOOL[bell].pupil * pupils,
      longestRide,
    };
  });
  const places = [...schools, ...stops];
  const drive = (i: number, j: number): number =>
    (Math.abs(places[i].x - places[j].x) + Math.abs(places[i].y - places[j].y)) / FEET_PER_SECOND;
  return {
    places,
    deliveries: schools.length,
    requests,
    vehicleTypes: [{ capacity: CAPACITY, fixedCost: BUS_FIRST, costPerDistance: 1 }],
    oneDeliveryAtATime: bell === 'fixed bell',
    // What counts after the buses is the time they drive.
    time: drive,
    distance: drive,
    timeSteps: STEPS,
    distanceSteps: STEPS,
  };
}

/** 510 is ten past five. */
function clockSeconds(hmm: number): number {
  return (Math.floor(hmm / 100) * 60 + (hmm % 100)) * 60;
}

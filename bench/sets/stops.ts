/** Which stop every pupil walks to: Lewis & Smith-Miles 2018, real towns with random homes and one school. */
import { EVERYBODY } from '../../src/solve/insertion.ts';
import type { BenchSet } from '../quality/set.ts';
import { fileInstance } from './instance.ts';
import type { Tuning } from './parameters.ts';
import type { PlainPickup, PlainPlace, PlainProblem, PlainRequest } from './plain.ts';
import { namesIn, references } from './shared.ts';
import { rowsOfKind } from './text.ts';
import { verifyStops } from './verifyStops.ts';

interface Published {
  readonly fewest_routes_in_published_runs: number;
}

/** The published runs with these limits are the ones compared with. */
const LIMITS = '70/45';
const SEATS = 70;
const LONGEST_JOURNEY = 45 * 60;
/** Seconds of a call, and of each pupil boarding; not in the files. */
const CALL = 15;
const PUPIL = 5;
/**
 * Seconds of driving that a second of one pupil's walk counts as much as: no detour between stops saves so many, so
 * driving only decides between equal walks.
 */
const WALK = 1000;
/** Cost of a route in seconds of driving: more than all walks together. */
const ROUTE_FIRST = 1e9;

/** A pupil's walk of a few minutes is worth thousands of legs: that much at first, and in the end a few seconds. */
const TUNING: Tuning = {
  startTemperature: 1000,
  endTemperature: 10,
  others: { neighbours: EVERYBODY, fleetShare: 0.5, emptyRoute: 0.05, emptyAtMost: 1000 },
};

export const stops: BenchSet = {
  name: 'stops',
  about:
    'bus stop selection of Lewis & Smith-Miles 2018, dwell of 15 s + 5 s a pupil: routes, then walking, then driving',
  async instances() {
    const published = await references<Readonly<Record<string, Published | undefined>>>('stops');
    const names = await namesIn('stops', '.bus');
    return names.map((name) =>
      fileInstance(
        {
          name,
          group: '70 seats, 45 minutes',
          reference: { routes: published[name]?.[LIMITS]?.fewest_routes_in_published_runs },
          source: 'fewest routes in published runs, whose dwell is not known',
          tuning: TUNING,
        },
        'stops',
        `${name}.bus`,
        parseStops,
        verifyStops,
      ),
    );
  },
};

/**
 * `s,lat,lon,name` (the school is stop 0), `a,lat,lon,pupils`, `d,from,to,km,seconds` between stops, and
 * `w,address,stop,km,seconds` for every stop that an address may walk to. An address walks and rides as one.
 */
export function parseStops(text: string): PlainProblem {
  const places = rowsOfKind(text, 's').map(([lat, lon], i): PlainPlace => {
    const at = { id: String(i), x: Number(lon), y: Number(lat) };
    return i === 0 ? at : { ...at, dwell: CALL };
  });
  const seconds = new Float64Array(places.length ** 2);
  for (const [from, to, , drive] of rowsOfKind(text, 'd')) {
    seconds[Number(from) * places.length + Number(to)] = Number(drive);
  }
  const pupils = rowsOfKind(text, 'a').map(([, , count]) => Number(count));
  const walks = pupils.map((): PlainPickup[] => []);
  for (const [address, stop, , walk] of rowsOfKind(text, 'w')) {
    const a = Number(address);
    // Who could walk to the school would not be in the file.
    if (Number(stop) === 0) throw new Error(`address ${address} may walk to the school`);
    walks[a].push({ place: Number(stop), cost: WALK * pupils[a] * Number(walk) });
  }
  const requests = pupils.map(
    (count, a): PlainRequest => ({
      id: String(a),
      // Nearest first: the search takes the first candidate for where the address is.
      pickups: walks[a].sort((x, y) => x.cost - y.cost),
      delivery: 0,
      demand: count,
      boarding: PUPIL * count,
      longestRide: LONGEST_JOURNEY,
    }),
  );
  const drive = (i: number, j: number): number => seconds[i * places.length + j];
  return {
    places,
    deliveries: 1,
    requests,
    vehicleTypes: [{ capacity: SEATS, fixedCost: ROUTE_FIRST, costPerDistance: 1 }],
    time: drive,
    distance: drive,
    // The files know whole seconds only.
    timeSteps: 1,
    distanceSteps: 1,
  };
}

/**
 * `routes.geojson`: a line for every run and a point for every call, for QGIS and its like. RFC 7946: WGS84, longitude
 * first, no `crs`, a `bbox`. A run whose weekdays differ has a line and points for each set of them.
 */
import { formatDays, formatTime, type LonLat, type PlanCall, type PlanRoute, type Session } from '../../model/index.ts';
import { LINE_COLOURS } from '../colours.ts';
import type { Ways } from './legs.ts';
import type { Lookup } from './lookup.ts';
import { titleOf } from './places.ts';
import { type DayRun, dayRuns, exactly } from './week.ts';

type Properties = Readonly<Record<string, string | number>>;

/** Makes the file piece by piece: a county's is too large to hold. */
export class GeoJsonWriter {
  readonly #lookup: Lookup;
  readonly #colours = new Map<string, string>();
  #bbox: [west: number, south: number, east: number, north: number] | null = null;
  #isFirst = true;

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  /** The features of one route in one session, as text to append; blank when it has no run there. */
  features(route: PlanRoute, session: Session, ways: Ways): string {
    return dayRuns(route, session, exactly)
      .flatMap((run) => [this.#line(route, run, ways), ...this.#points(route, run)])
      .map((feature) => {
        const comma = this.#isFirst ? '{"type":"FeatureCollection","features":[\n' : ',\n';
        this.#isFirst = false;
        return comma + feature;
      })
      .join('');
  }

  /** What ends the file. */
  end(): string {
    const start = this.#isFirst ? '{"type":"FeatureCollection","features":[' : '';
    return `${start}\n]${this.#bbox ? `,"bbox":${JSON.stringify(this.#bbox)}` : ''}}\n`;
  }

  #line(route: PlanRoute, run: DayRun, ways: Ways): string {
    const legs = run.calls.slice(1).map((call, i) => ({ from: run.calls[i].at, to: call.at }));
    const lines = legs.map(({ from, to }) => ways(from, to).line);
    const points = legs.flatMap(({ from, to }, i) => lines[i] ?? [from, to]);
    const coordinates = this.#positions(points).filter((p, i, all) => i === 0 || !isSame(p, all[i - 1]));
    // A line has two positions, also where all the calls are at one place.
    while (coordinates.length < 2) coordinates.push(coordinates[0] ?? this.#positions([run.calls[0].at])[0]);
    const metres = run.calls.slice(1).reduce((sum, call) => sum + call.metresFromPrevious, 0);
    const [first, last] = [run.calls[0], run.calls[run.calls.length - 1]];
    return featureText('LineString', coordinates, {
      ...this.#common(route, first, run),
      kind: 'run',
      drawn: lines.every((line) => line) ? 'road' : lines.some((line) => line) ? 'part road' : 'straight',
      km: metres / 1000,
      minutes: Math.round((last.depart - first.arrive) / 6) / 10,
      start: formatTime(first.arrive),
      end: formatTime(last.depart),
      calls: run.calls.length,
      pupils: new Set(run.calls.flatMap((call) => call.on)).size,
    });
  }

  #points(route: PlanRoute, run: DayRun): string[] {
    let load = 0;
    return run.calls.map((call) => {
      load += call.on.length - call.off.length;
      return featureText('Point', this.#positions([call.at])[0], {
        ...this.#common(route, call, run),
        kind: call.kind,
        sequence: call.sequence,
        place_id: call.placeId,
        place: titleOf(call, this.#lookup),
        arrive: formatTime(call.arrive),
        depart: formatTime(call.depart),
        on: call.on.length,
        off: call.off.length,
        load_after: load,
        pupils_on: call.on.join(';'),
        pupils_off: call.off.join(';'),
      });
    });
  }

  #common(route: PlanRoute, call: PlanCall, run: DayRun): Properties {
    return {
      route_id: route.id,
      duty_id: route.dutyId,
      session: call.session,
      days: formatDays(run.days),
      vehicle: this.#lookup.vehicleType.get(route.vehicleTypeId)?.name || route.vehicleTypeId,
      colour: this.#colourOf(route.dutyId),
    };
  }

  #colourOf(dutyId: string): string {
    const colour = this.#colours.get(dutyId) ?? LINE_COLOURS[this.#colours.size % LINE_COLOURS.length];
    this.#colours.set(dutyId, colour);
    return colour;
  }

  /** To a tenth of a metre, and into the bounding box. */
  #positions(points: readonly LonLat[]): LonLat[] {
    return points.map(([x, y]) => {
      const [lon, lat] = [Number(x.toFixed(6)), Number(y.toFixed(6))];
      const [west, south, east, north] = this.#bbox ?? [lon, lat, lon, lat];
      this.#bbox = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
      return [lon, lat];
    });
  }
}

function isSame(a: LonLat, b: LonLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function featureText(type: string, coordinates: LonLat | readonly LonLat[], properties: Properties): string {
  return JSON.stringify({ type: 'Feature', geometry: { type, coordinates }, properties });
}

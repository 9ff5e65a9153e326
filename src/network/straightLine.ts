/**
 * The embedded default network: great circles stretched by a road factor, driven at one speed.
 * metres = great circle × roadFactor; seconds = metres ÷ kmh × the session's factor; each rounded once, at the end.
 */
import { basename } from 'node:path';
import {
  type Drive,
  type DriveMatrix,
  type Leg,
  type LonLat,
  type Policy,
  type RoadNetwork,
  type Session,
  sharedInt32,
} from '../model/index.ts';

/** Mean radius of the Earth in metres (IUGG), as turf uses it. */
export const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** What a straight-line network needs to know; plain numbers, so that it crosses to a worker thread as it is. */
export interface StraightLine {
  readonly roadFactor: number;
  /** Metres a second, before the session's factor. */
  readonly metresPerSecond: number;
  readonly factor: Readonly<Record<Session, number>>;
}

export function straightLineOf(policy: Policy): StraightLine {
  return {
    roadFactor: policy.straightLine.roadFactor,
    metresPerSecond: policy.straightLine.kmh / 3.6,
    factor: { am: policy.travelTimeFactor.am, pm: policy.travelTimeFactor.pm },
  };
}

/** Great-circle distance in metres (haversine), not rounded. */
export function greatCircleMetres(a: LonLat, b: LonLat): number {
  const dLat = (b[1] - a[1]) * RADIANS;
  const dLon = (b[0] - a[0]) * RADIANS;
  const sLat = Math.sin(dLat / 2);
  const sLon = Math.sin(dLon / 2);
  const h = sLat * sLat + sLon * sLon * Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS);
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** One drive; the same from `a` to `b` as back. */
export function straightDrive(line: StraightLine, session: Session, a: LonLat, b: LonLat): Drive {
  const metres = greatCircleMetres(a, b) * line.roadFactor;
  return { metres: Math.round(metres), seconds: Math.round((metres / line.metresPerSecond) * line.factor[session]) };
}

/** All drives among the points, in shared memory. Symmetric, so each pair is computed once. */
export function straightMatrix(line: StraightLine, points: readonly LonLat[]): DriveMatrix {
  const n = points.length;
  const metres = sharedInt32(n * n);
  const am = sharedInt32(n * n);
  const pm = line.factor.am === line.factor.pm ? am : sharedInt32(n * n);
  const cosLat = Float64Array.from(points, (p) => Math.cos(p[1] * RADIANS));
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const sLat = Math.sin(((points[j][1] - points[i][1]) * RADIANS) / 2);
      const sLon = Math.sin(((points[j][0] - points[i][0]) * RADIANS) / 2);
      const h = sLat * sLat + sLon * sLon * cosLat[i] * cosLat[j];
      const m = 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h))) * line.roadFactor;
      const [ij, ji] = [i * n + j, j * n + i];
      metres[ij] = metres[ji] = Math.round(m);
      am[ij] = am[ji] = Math.round((m / line.metresPerSecond) * line.factor.am);
      if (pm !== am) pm[ij] = pm[ji] = Math.round((m / line.metresPerSecond) * line.factor.pm);
    }
  }
  return { size: n, metres, seconds: { am, pm } };
}

/** The straight-line engine for a case's policy. */
export function straightLineNetwork(policy: Policy): RoadNetwork {
  const line = straightLineOf(policy);
  return {
    engine: 'straight-line',
    symmetric: true,
    surprising: policy.roads !== null,
    note: policy.roads
      ? `The case names roads (${basename(policy.roads)}), but drives were taken as straight lines × ${line.roadFactor} at ${policy.straightLine.kmh} km/h.`
      : '',
    drives: async (session, legs: readonly Leg[]) => legs.map((leg) => straightDrive(line, session, leg.from, leg.to)),
    walks: async (legs: readonly Leg[]) => legs.map((leg) => greatCircleMetres(leg.from, leg.to)),
    matrix: async (points) => straightMatrix(line, points),
  };
}

/** The drives between the schools and all points, in morning orientation: the afternoon's are turned around. */
import { NO_WAY, type SparseDrives } from '../model/index.ts';
import { eachDrive, localNumbers, secondsOf } from './sparseDrives.ts';

export interface SchoolDrives {
  readonly schools: number;
  /** Of travel times, by session. */
  readonly factor: readonly [am: number, pm: number];
  /** Seconds from the point to the school; afternoon: from the school to the point. */
  toSchool(session: 0 | 1, point: number, school: number): number;
  /** Seconds from one school to the other; afternoon: the other way round. */
  between(session: 0 | 1, from: number, to: number): number;
}

/**
 * Out of drives that hold at least those between all points and the schools, both ways.
 * @param pointOfSchool by school, its place in the list of points
 */
export function schoolDrives(sparse: SparseDrives, pointOfSchool: readonly number[]): SchoolDrives {
  const schools = pointOfSchool.length;
  const points = sparse.numberOf.length;
  const factor = [sparse.factor.am, sparse.factor.pm] as const;
  const drives = factor.map(() => new Int32Array(points * schools).fill(NO_WAY.seconds));
  const schoolsAt = new Map<number, number[]>();
  pointOfSchool.forEach((point, s) => {
    schoolsAt.set(point, [...(schoolsAt.get(point) ?? []), s]);
  });
  eachDrive(sparse, localNumbers(sparse, Array(points).keys()), (from, to, tenths) => {
    for (const s of schoolsAt.get(to) ?? []) drives[0][from * schools + s] = secondsOf(tenths, factor[0]);
    for (const s of schoolsAt.get(from) ?? []) drives[1][to * schools + s] = secondsOf(tenths, factor[1]);
  });
  const toSchool = (session: 0 | 1, point: number, school: number): number => drives[session][point * schools + school];
  return { schools, factor, toSchool, between: (session, from, to) => toSchool(session, pointOfSchool[from], to) };
}

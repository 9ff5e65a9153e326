/** What `exceptions.csv` says, by pupil and code. Codes that excuse nothing are left aside. */
import type { Plan, PlanException, Session } from '../model/index.ts';

export interface Listings {
  /** Rows of this code for this pupil that cover the session of the day. */
  covering(code: string, pupilId: string, day: number, session: Session): readonly PlanException[];
}

export function covers(row: PlanException, day: number, session: Session): boolean {
  return (row.days & (1 << day)) !== 0 && (row.session === 'both' || row.session === session);
}

export function listingsOf(plan: Plan): Listings {
  const rows = new Map<string, PlanException[]>();
  for (const row of plan.exceptions) {
    const key = `${row.code} ${row.pupilId}`;
    const list = rows.get(key);
    if (list) list.push(row);
    else rows.set(key, [row]);
  }
  return {
    covering: (code, pupilId, day, session) =>
      (rows.get(`${code} ${pupilId}`) ?? []).filter((row) => covers(row, day, session)),
  };
}

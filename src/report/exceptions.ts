/** `exceptions.csv`: who is not carried and why, whose limit was raised, who is collected at the door instead. */
import { formatDays, type PlanException } from '../model/index.ts';
import type { Column } from './csv.ts';

/** Minutes as exact as seconds are, so that a limit read back is the limit written. */
const exactMinutes = (seconds: number | null) => (seconds === null ? null : String(Number((seconds / 60).toFixed(4))));

export const EXCEPTION_COLUMNS: readonly Column<PlanException>[] = [
  { name: 'code', value: (e) => e.code },
  { name: 'pupil_id', value: (e) => e.pupilId },
  { name: 'days', value: (e) => formatDays(e.days) },
  { name: 'session', value: (e) => e.session },
  { name: 'ride_limit_minutes', value: (e) => exactMinutes(e.rideLimitSeconds) },
  { name: 'direct_drive_minutes', value: (e) => exactMinutes(e.directDriveSeconds) },
  { name: 'message', value: (e) => e.message, text: true },
  { name: 'what_would_help', value: (e) => e.whatWouldHelp, text: true },
];

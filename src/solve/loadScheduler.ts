/** Hands a variant to the {@link Scheduler}. */
import { NOWHERE, type Travel } from './problem.ts';
import type { Scheduler } from './schedule.ts';
import { DWELL, FROM, PLACE, ROW, STRIDE, TO } from './variant.ts';

/** Calls from the first that stands somewhere to the last: depots count, nowhere does not. */
export function firstCall(data: Int32Array): number {
  return data[PLACE] === NOWHERE ? 1 : 0;
}

/** The last of them: `calls` are the calls between the ends of the session. */
export function lastCall(data: Int32Array, calls: number): number {
  return data[(calls + 1) * STRIDE + PLACE] === NOWHERE ? calls : calls + 1;
}

/** Fills the scheduler with the variant's calls, drives and rides; its call 0 is the variant's {@link firstCall}. */
export function loadScheduler(
  travel: Travel,
  scheduler: Scheduler,
  session: number,
  data: Int32Array,
  calls: number,
  rides: Int32Array,
): void {
  const first = firstCall(data);
  const last = lastCall(data, calls);
  scheduler.clear();
  scheduler.reserve(last - first + 1, rides.length / 3);
  for (let k = first; k <= last; k++) {
    const at = k * STRIDE;
    scheduler.addCall(data[at + DWELL], data[at + FROM], data[at + TO]);
    if (k === first) continue;
    const drive = travel.seconds[session][data[at - STRIDE + ROW] * travel.size + data[at + ROW]];
    scheduler.gap[k - first - 1] = data[at - STRIDE + DWELL] + drive;
  }
  for (let i = 0; i < rides.length; i += 3) scheduler.addRide(rides[i] - first, rides[i + 1] - first, rides[i + 2]);
}

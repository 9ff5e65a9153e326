/**
 * Times for a fixed sequence of calls: the exact feasibility test of a vehicle's session.
 *
 * The times T of the calls obey difference constraints: T[k+1] − T[k] ≥ gap[k] (dwell and drive; waiting is lawful
 * before any arrival), from[k] ≤ T[k] ≤ to[k] at schools, and T[b] − T[a] ≤ dwell[a] + limit for every ride.
 * The least solution (Bellman–Ford from the windows' starts) decides feasibility; the greatest solution that ends no
 * later gives the latest start. The shortest duration is at the earliest end: latest start(end) is concave with
 * slope at most 1, so end − start never shrinks by ending later. Cf. Firat & Woeginger 2011 (dial-a-ride feasibility).
 */

/** Reused buffers: fill `gap`, `dwell`, `from`, `to` for `count` calls and `ride*` for `rides` constraints. */
export class Scheduler {
  count = 0;
  rides = 0;
  gap = new Int32Array(64);
  dwell = new Int32Array(64);
  from = new Int32Array(64);
  to = new Int32Array(64);
  rideFrom = new Int32Array(128);
  rideTo = new Int32Array(128);
  rideLimit = new Int32Array(128);
  /** Arrival times after {@link solve}: as early as possible. */
  early = new Int32Array(64);
  /** Arrival times of the shortest schedule (ends as early as possible, starts as late as then possible). */
  time = new Int32Array(64);

  /** Makes room for that many calls and ride constraints. */
  reserve(calls: number, rides: number): void {
    if (calls > this.gap.length) {
      const size = calls * 2;
      this.gap = new Int32Array(size);
      this.dwell = new Int32Array(size);
      this.from = new Int32Array(size);
      this.to = new Int32Array(size);
      this.early = new Int32Array(size);
      this.time = new Int32Array(size);
    }
    if (rides > this.rideFrom.length) {
      this.rideFrom = new Int32Array(rides * 2);
      this.rideTo = new Int32Array(rides * 2);
      this.rideLimit = new Int32Array(rides * 2);
    }
  }

  addCall(dwell: number, from: number, to: number): void {
    const k = this.count++;
    this.dwell[k] = dwell;
    this.from[k] = from;
    this.to[k] = to;
  }

  addRide(a: number, b: number, limit: number): void {
    const i = this.rides++;
    this.rideFrom[i] = a;
    this.rideTo[i] = b;
    this.rideLimit[i] = limit;
  }

  clear(): void {
    this.count = 0;
    this.rides = 0;
  }

  /** Seconds from the first arrival to the last departure of the shortest schedule, or −1 when there is none. */
  solve(): number {
    if (!this.solveEarly()) return -1;
    const last = this.count - 1;
    this.solveLate(this.early[last]);
    return this.early[last] + this.dwell[last] - this.time[0];
  }

  /** The least solution, into `early`. */
  solveEarly(): boolean {
    const { count, rides, gap, dwell, from, to, rideFrom, rideTo, rideLimit, early } = this;
    // A ride longer than its limit without any waiting can never be mended; once none is, the loop below converges
    // within as many rounds as there are calls, for every cycle of the constraint graph splits into single rides.
    early[0] = 0;
    for (let k = 1; k < count; k++) early[k] = early[k - 1] + gap[k - 1];
    for (let i = 0; i < rides; i++) {
      const a = rideFrom[i];
      if (early[rideTo[i]] - early[a] - dwell[a] > rideLimit[i]) return false;
    }
    for (let k = 0; k < count; k++) early[k] = from[k];
    for (;;) {
      for (let k = 1; k < count; k++) {
        const t = early[k - 1] + gap[k - 1];
        if (t > early[k]) early[k] = t;
      }
      for (let k = 0; k < count; k++) if (early[k] > to[k]) return false;
      let changed = false;
      for (let i = 0; i < rides; i++) {
        const a = rideFrom[i];
        const t = early[rideTo[i]] - rideLimit[i] - dwell[a];
        if (t > early[a]) {
          early[a] = t;
          changed = true;
        }
      }
      if (!changed) return true;
    }
  }

  /** The greatest solution whose last arrival is at most `lastArrival`, into `time`; a least solution must exist. */
  solveLate(lastArrival: number): void {
    const { count, rides, gap, dwell, to, rideFrom, rideTo, rideLimit, time } = this;
    for (let k = 0; k < count; k++) time[k] = to[k];
    if (time[count - 1] > lastArrival) time[count - 1] = lastArrival;
    for (;;) {
      for (let k = count - 2; k >= 0; k--) {
        const t = time[k + 1] - gap[k];
        if (t < time[k]) time[k] = t;
      }
      let changed = false;
      for (let i = 0; i < rides; i++) {
        const t = time[rideFrom[i]] + dwell[rideFrom[i]] + rideLimit[i];
        if (t < time[rideTo[i]]) {
          time[rideTo[i]] = t;
          changed = true;
        }
      }
      if (!changed) return;
    }
  }
}

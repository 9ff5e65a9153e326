/** What a pick-up before each call of a run costs over the week, summed up variant by variant. */
export class WeekCosts {
  cost = new Float64Array(64);
  metres = new Float64Array(64);
  seconds = new Float64Array(64);
  layouts = new Int32Array(64);
  /** How many passes have found the position lawful. */
  #lawful = new Int32Array(64);
  #passes = 0;

  /** Forgets everything, for a run of that many calls. */
  clear(calls: number): void {
    this.#passes = 0;
    if (calls + 1 > this.cost.length) {
      const size = 2 * (calls + 1);
      this.cost = new Float64Array(size);
      this.metres = new Float64Array(size);
      this.seconds = new Float64Array(size);
      this.layouts = new Int32Array(size);
      this.#lawful = new Int32Array(size);
    }
    this.#lawful.fill(0, 0, calls + 1);
    this.cost.fill(0, 0, calls + 1);
    this.metres.fill(0, 0, calls + 1);
    this.seconds.fill(0, 0, calls + 1);
    this.layouts.fill(-1, 0, calls + 1);
  }

  /** Begins with other weekdays; a position must be lawful on all of them. */
  nextPass(): void {
    this.#passes++;
  }

  /** The same figures for the positions `from` … `to`: on some weekdays the vehicle passes by the calls between. */
  add(from: number, to: number, cost: number, metres: number, seconds: number, layouts: number): void {
    for (let i = from; i <= to; i++) {
      if (this.#lawful[i] !== this.#passes - 1) continue;
      this.#lawful[i] = this.#passes;
      this.cost[i] += cost;
      this.metres[i] += metres;
      this.seconds[i] += seconds;
      this.layouts[i] &= layouts;
    }
  }

  lawful(i: number): boolean {
    return this.#lawful[i] === this.#passes && this.layouts[i] !== 0;
  }
}

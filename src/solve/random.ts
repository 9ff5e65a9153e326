/** Seeded random numbers: sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state, fast in plain JavaScript. */

export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  /** Streams of different seeds (any integers) are independent for all practical purposes. */
  constructor(...seeds: readonly number[]) {
    let h = 0x9e3779b9;
    for (const seed of seeds) {
      h = Math.imul(h ^ (seed | 0), 0x85ebca6b);
      h = Math.imul(h ^ (h >>> 13) ^ Math.floor(seed / 4294967296), 0xc2b2ae35);
      h ^= h >>> 16;
    }
    this.#a = h;
    this.#b = Math.imul(h, 0x27d4eb2f) ^ 0x165667b1;
    this.#c = Math.imul(h, 0x9e3779b1) ^ 0x85ebca77;
    for (let i = 0; i < 12; i++) this.uint32();
  }

  uint32(): number {
    const t = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return t >>> 0;
  }

  /** In [0, 1). */
  unit(): number {
    return this.uint32() / 4294967296;
  }

  /** Integer in [0, n). */
  below(n: number): number {
    return Math.floor(this.unit() * n);
  }

  shuffle(items: number[]): void {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [items[i], items[j]] = [items[j], items[i]];
    }
  }
}

/**
 * Maximum flow from a source to a sink, and with it the smallest minimum cut: Dinic's algorithm (E. A. Dinic 1970,
 * "Algorithm for solution of a problem of maximum flow in a network with power estimation"). Capacities are whole
 * numbers, so that sums of up to 2^53 are exact. Capacity may be added after a flow was found; the next one starts from
 * there.
 */

export class FlowNetwork {
  readonly source: number;
  readonly sink: number;
  /** Arcs stand in pairs: arc `a` and, at `a ^ 1`, the way back. */
  readonly #head: number[] = [];
  readonly #room: number[] = [];
  readonly #arcsOf: number[][];
  /** Steps from the source over arcs with room; −1: out of reach. */
  readonly #level: Int32Array;
  /** The first arc of each node that may still lead on. */
  readonly #next: Int32Array;

  /** Nodes are 0 … `nodes` − 1; source and sink are added. */
  constructor(nodes: number) {
    this.source = nodes;
    this.sink = nodes + 1;
    this.#arcsOf = Array.from({ length: nodes + 2 }, () => []);
    this.#level = new Int32Array(nodes + 2);
    this.#next = new Int32Array(nodes + 2);
  }

  /** Lets `capacity` more flow from one node to another; `Infinity`: any amount. */
  connect(from: number, to: number, capacity: number): void {
    this.#arcsOf[from].push(this.#head.length);
    this.#head.push(to);
    this.#room.push(capacity);
    this.#arcsOf[to].push(this.#head.length);
    this.#head.push(from);
    this.#room.push(0);
  }

  /**
   * Sends as much as the capacities let through and returns, for each node, whether it is on the source's side of the
   * smallest minimum cut: whether more could still reach it.
   */
  cut(): boolean[] {
    while (this.#levels()) {
      this.#next.fill(0);
      while (this.#augment() > 0);
    }
    return Array.from(this.#level, (level) => level >= 0);
  }

  /** Distances from the source over arcs with room; whether the sink has one. */
  #levels(): boolean {
    this.#level.fill(-1);
    this.#level[this.source] = 0;
    const queue = [this.source];
    for (const node of queue) {
      for (const arc of this.#arcsOf[node]) {
        const to = this.#head[arc];
        if (this.#room[arc] === 0 || this.#level[to] >= 0) continue;
        this.#level[to] = this.#level[node] + 1;
        queue.push(to);
      }
    }
    return this.#level[this.sink] >= 0;
  }

  /** Fills one path to the sink that rises by one level a step; returns what it took, 0 when there is none left. */
  #augment(): number {
    const path: number[] = [];
    let node = this.source;
    while (node !== this.sink) {
      const arc = this.#advance(node);
      if (arc !== null) {
        path.push(arc);
        node = this.#head[arc];
      } else {
        const back = path.pop();
        if (back === undefined) return 0;
        node = this.#head[back ^ 1];
        this.#next[node]++;
      }
    }
    const amount = path.reduce((least, arc) => Math.min(least, this.#room[arc]), Number.POSITIVE_INFINITY);
    for (const arc of path) {
      this.#room[arc] -= amount;
      this.#room[arc ^ 1] += amount;
    }
    return amount;
  }

  /** The next arc of the node with room and one level up; `null` when there is none left. */
  #advance(node: number): number | null {
    const arcs = this.#arcsOf[node];
    for (; this.#next[node] < arcs.length; this.#next[node]++) {
      const arc = arcs[this.#next[node]];
      if (this.#room[arc] > 0 && this.#level[this.#head[arc]] === this.#level[node] + 1) return arc;
    }
    return null;
  }
}

/**
 * The relaxation of a choice of trips, by column generation: of each school only the trips whose reduced cost says that
 * they would help are added, until none would (Desaulniers, Desrosiers & Solomon 2005, Column Generation, chapter 1).
 */
import type { Highs, Model } from 'highs';
import { type PricedTrips, priceTrips, type TripColumn, type TripDuals, type TripModel } from '../solve/tripModel.ts';
import { columnData, dualsOf, keyOf, programmeOf } from './tripProgramme.ts';

/** Below this a figure is an error of rounding. */
export const TOLERANCE = 1e-6;
/** Trips of a school added in a round, at most. */
const MOST_ADDED = 40;
/** Weight of the prices of the rounds before: without it they jump from one extreme to another (Wentges 1997). */
const SMOOTHING = 0.6;
/** The two simplex algorithms: new columns leave a solution lawful for the one, new bounds for the other. */
const [DUAL, PRIMAL] = [1, 4];

/** The programme under way: its columns, and those of them that are fixed. */
export class TripRelaxation {
  readonly columns: TripColumn[];
  readonly fixed = new Set<number>();
  /** By column, how much of it is taken; in the last solution. */
  values: Float64Array = new Float64Array(0);
  priced: PricedTrips | null = null;
  /** Vehicles: no choice of these trips with the columns fixed needs fewer. */
  vehicles = 0;
  readonly #highs: Highs;
  readonly #lp: Model;
  readonly #model: TripModel;
  readonly #has: Set<number>;
  readonly #covered: Uint8Array;

  /**
   * Begins with the solution known.
   * @param lp a programme of the solver, to be filled
   */
  constructor(highs: Highs, lp: Model, model: TripModel) {
    this.#highs = highs;
    this.#lp = lp;
    this.#model = model;
    this.columns = [...model.known];
    this.#has = new Set(this.columns.map((column) => keyOf(model, column)));
    this.#covered = new Uint8Array(model.parts);
    lp.passModel(programmeOf(model, this.columns));
    lp.options.set({ output_flag: false, presolve: 'off' });
  }

  /** Parts on no fixed trip. */
  get partsLeft(): number {
    return this.#covered.reduce((left, covered) => left - covered, this.#model.parts);
  }

  /** Solves it, adding trips in so many rounds at the most; `false`, with what was found before, when time is up. */
  solve(rounds: number, secondsLeft: () => number): boolean {
    let smooth: TripDuals | null = null;
    let simplex = this.fixed.size > 0 ? DUAL : PRIMAL;
    for (let round = 0; ; round++) {
      const duals = this.#run(simplex, secondsLeft());
      if (!duals) return false;
      smooth = smooth ? mixed(smooth, duals) : duals;
      const fresh = round < rounds ? this.#helpful(duals, smooth) : [];
      if (fresh.length === 0) return true;
      for (const column of fresh) this.#has.add(keyOf(this.#model, column));
      this.columns.push(...fresh);
      this.#lp.addCols(columnData(this.#model, fresh));
      simplex = PRIMAL;
    }
  }

  #run(simplex: number, seconds: number): TripDuals | null {
    const lp = this.#lp;
    lp.options.set('simplex_strategy', simplex);
    // The solver's limit counts from its first run.
    if (seconds < Number.POSITIVE_INFINITY) lp.options.set('time_limit', lp.getRunTime() + seconds);
    lp.run();
    if (lp.getModelStatus() !== this.#highs.constants.modelStatus.optimal) return null;
    const { colValue, rowDual } = lp.getSolution();
    const duals = dualsOf(this.#model, rowDual);
    this.values = colValue;
    this.vehicles = lp.getObjectiveValue();
    this.priced = priceTrips(this.#model, duals);
    return duals;
  }

  /** Trips that help at the prices as they are, looked for at the smoothed prices first. */
  #helpful(duals: TripDuals, smooth: TripDuals): TripColumn[] {
    const { schools, tripSchool } = this.#model;
    const now = priceTrips(this.#model, duals);
    for (const { reducedCosts, from } of [priceTrips(this.#model, smooth), now]) {
      const bySchool: number[][] = Array.from({ length: schools }, () => []);
      reducedCosts.forEach((cost, trip) => {
        if (cost < -TOLERANCE) bySchool[tripSchool[trip]].push(trip);
      });
      const found = bySchool
        .flatMap((trips) => trips.sort((a, b) => reducedCosts[a] - reducedCosts[b] || a - b).slice(0, MOST_ADDED))
        .filter((trip) => now.reducedCosts[trip] < -TOLERANCE)
        .map((trip) => ({ trip, from: from[trip] }))
        .filter((column) => !this.#has.has(keyOf(this.#model, column)));
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Columns not fixed that the solution takes something of, the most first. */
  open(): number[] {
    const open = [...this.values.keys()].filter((c) => this.values[c] > TOLERANCE && !this.fixed.has(c));
    return open.sort((a, b) => this.values[b] - this.values[a] || a - b);
  }

  /** From now on the column is taken, unless somebody on it is on a fixed trip already; returns whether it is. */
  fix(column: number): boolean {
    const parts = this.#model.tripParts[this.columns[column].trip];
    if (parts.some((part) => this.#covered[part])) return false;
    for (const part of parts) this.#covered[part] = 1;
    this.fixed.add(column);
    this.#lp.changeColBounds(column, 1, Number.POSITIVE_INFINITY);
    return true;
  }
}

function mixed(before: TripDuals, now: TripDuals): TripDuals {
  const mix = (a: Float64Array, b: Float64Array): Float64Array =>
    a.map((price, i) => SMOOTHING * price + (1 - SMOOTHING) * b[i]);
  return {
    parts: mix(before.parts, now.parts),
    schools: mix(before.schools, now.schools),
    counts: mix(before.counts, now.counts),
  };
}

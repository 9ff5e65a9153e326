/** What passes between the main thread and the workers. */
import type { Problem } from '../solve/problem.ts';
import type { SliceResult, SliceTask } from '../solve/slice.ts';
import type { TravelSource } from './travel.ts';

/** Given to every worker once; all arrays are in shared memory. */
export interface WorkerContext {
  readonly problem: Problem;
  readonly travel: TravelSource;
  readonly board: Board;
}

/** Shared notice board: the stop flag, and what each slice has reached. */
export interface Board {
  /** [0] becomes 1 when the search is to end gently. */
  readonly stop: Int32Array;
  /** By slice × {@link LIVE}: iterations, cost, absent pupils, vehicles. */
  readonly live: Float64Array;
}

export const LIVE = 4;

/** How long to search. */
export type Budget = { readonly seconds: number } | { readonly iterations: number };

export interface SliceJob {
  /** Row of the notice board. */
  readonly slot: number;
  readonly task: SliceTask;
  readonly budget: Budget;
  /** For tests: the worker leaves at once, as a crashed one would. */
  readonly crash?: boolean;
}

/** A custom error would lose its code crossing threads, so failures come back as plain data. */
export type SliceAnswer =
  | { readonly ok: true; readonly result: SliceResult }
  | { readonly ok: false; readonly message: string; readonly stack: string };

/** Every fault of a matrix file at once, of each kind the first few one by one. */
import { EXIT, type Fault, SchoolrunError, sayCount } from '../../model/index.ts';
import { type NetworkFaultCode, networkFault } from '../faults.ts';

/** Faults of one code listed one by one. */
export const SHOWN = 20;

export type MatrixFaultCode = Extract<NetworkFaultCode, `NETWORK-MATRIX${string}`>;

export interface MatrixFault {
  readonly line?: number | undefined;
  readonly value?: string;
  readonly cause: string;
  readonly remedy?: string;
}

export class FaultList {
  readonly #file: string;
  readonly #shown: Fault[] = [];
  readonly #counts = new Map<MatrixFaultCode, number>();

  constructor(file: string) {
    this.#file = file;
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }

  add(code: MatrixFaultCode, { line, ...fault }: MatrixFault): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count > SHOWN) return;
    this.#shown.push(networkFault(code, { file: this.#file, ...(line === undefined ? {} : { line }), ...fault }));
  }

  /** Counts further faults of a kind of which enough have been listed. */
  addUnlisted(code: MatrixFaultCode, faults: number): void {
    if (faults > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + faults);
  }

  /** The error that carries them all. */
  error(): SchoolrunError {
    const more = [...this.#counts].flatMap(([code, count]) =>
      count > SHOWN
        ? [networkFault(code, { file: this.#file, cause: `and ${sayCount(count - SHOWN, 'more fault')} of this kind` })]
        : [],
    );
    return new SchoolrunError(`The matrix ${this.#file} cannot be used.`, EXIT.input, [...this.#shown, ...more]);
  }

  /** @throws SchoolrunError (exit 2) if there is any */
  throwIfAny(): void {
    if (!this.isEmpty) throw this.error();
  }
}

/** Collects faults so that all of them are reported at once; severity comes from the catalogue, one a code. */
import { type Fault, sayCount } from '../model/index.ts';
import { CATALOGUE, type FaultCode } from './catalogue.ts';

/** Where a fault is; what is left out is not known or does not apply. */
export interface Place {
  readonly file: string;
  readonly line?: number | null;
  readonly column?: string | null;
  readonly value?: string | null;
}

export type FaultCounts = Readonly<Record<Fault['severity'], number>>;

/** How many faults of one code are worth reading before the rest is only counted. */
export const FAULTS_SHOWN_PER_CODE = 20;

const RANK = { error: 0, warning: 1, note: 2 } as const;

export class FaultList {
  readonly #faults: Fault[] = [];

  /** Records one fault. Without `remedy` the catalogue's general advice is given. */
  add(code: FaultCode, place: Place, cause: string, remedy?: string): void {
    const entry = CATALOGUE[code];
    this.#faults.push({
      code,
      severity: entry.severity,
      file: place.file,
      line: place.line ?? null,
      column: place.column ?? null,
      value: place.value ?? null,
      cause,
      remedy: remedy ?? entry.remedy,
    });
  }

  get hasErrors(): boolean {
    return this.#faults.some((fault) => fault.severity === 'error');
  }

  /** All that were found, whether listed or not. */
  counts(): FaultCounts {
    const of = (severity: Fault['severity']) => this.#faults.filter((fault) => fault.severity === severity).length;
    return { error: of('error'), warning: of('warning'), note: of('note') };
  }

  /** Whether any error was found in that file. */
  hasErrorsIn(file: string): boolean {
    return this.#faults.some((fault) => fault.severity === 'error' && fault.file === file);
  }

  /**
   * Errors first, then warnings, then notes, each in the order found.
   *
   * @param shownPerCode at most so many of one code, followed by one more fault that counts the rest
   */
  list(shownPerCode: number = FAULTS_SHOWN_PER_CODE): Fault[] {
    const byCode = new Map<string, Fault[]>();
    for (const fault of this.#faults) {
      const same = byCode.get(fault.code);
      if (same) same.push(fault);
      else byCode.set(fault.code, [fault]);
    }
    const shown: Fault[] = [];
    for (const same of byCode.values()) {
      shown.push(...same.slice(0, shownPerCode));
      if (same.length > shownPerCode) shown.push(remainder(same, shownPerCode));
    }
    return shown.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  }
}

function remainder(same: readonly Fault[], shown: number): Fault {
  const rest = same.slice(shown);
  const files = new Set(rest.map((fault) => fault.file));
  return {
    ...rest[0],
    file: files.size === 1 ? rest[0].file : '',
    line: null,
    column: null,
    value: null,
    cause: `and ${sayCount(rest.length, 'more fault')} with this code`,
  };
}

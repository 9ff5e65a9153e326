/** Faults a user can cause, and the errors that carry them to the command's exit code. */

export interface Fault {
  /** Stable, documented by `schoolrun explain CODE`. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  /** File name within the case or plan folder; blank when the fault is of no single file. */
  readonly file: string;
  /** 1-based line as an editor counts it; `null` when the fault is of no single line. */
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly cause: string;
  readonly remedy: string;
}

export const EXIT = { fine: 0, defect: 1, input: 2, network: 3, notLawful: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with the given exit code and prints its faults instead of a stack. */
export class SchoolrunError extends Error {
  readonly exitCode: ExitCode;
  readonly faults: readonly Fault[];

  constructor(message: string, exitCode: ExitCode, faults: readonly Fault[] = []) {
    super(message);
    this.name = 'SchoolrunError';
    this.exitCode = exitCode;
    this.faults = faults;
  }
}

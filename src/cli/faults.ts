/** How faults and errors are told on a terminal. */
import { harmlessLine } from '../model/characters.ts';
import { EXIT, type Fault, SchoolrunError } from '../model/index.ts';

/** Asked of whoever meets a defect of ours. */
export const REPORT_REQUEST =
  'Please report it with the lines above, the command you ran and the output of schoolrun --version;\n' +
  "leave out the case itself: it holds children's addresses.\n";
const ORDER = { error: 0, warning: 1, note: 2 } as const;

/** One fault in two lines: where and what is wrong, and what to do about it. */
export function faultText(fault: Fault): string {
  const line = fault.line === null ? '' : `:${fault.line}`;
  const value = fault.value === null ? '' : `"${shown(fault.value)}"`;
  const where = [fault.file && `${fault.file}${line}`, fault.column, value].filter(Boolean).join(' ');
  const [what, remedy] = [`${where}${where && ': '}${fault.cause}`, fault.remedy].map(harmlessLine);
  return `${fault.severity} [${fault.code}] ${what}\n  → ${remedy}`;
}

/** All faults, errors first; otherwise in the order found. */
export function faultsText(faults: readonly Fault[]): string {
  return [...faults]
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
    .map(faultText)
    .join('\n');
}

/** What to print for an error that ended a command, and the command's exit code. */
export function tellError(error: unknown): { readonly text: string; readonly exitCode: number } {
  if (error instanceof SchoolrunError) {
    const faults = error.faults.length > 0 ? `${faultsText(error.faults)}\n` : '';
    const ours = error.exitCode === EXIT.defect ? `This is a defect of ours, not of your files. ${REPORT_REQUEST}` : '';
    return { text: `${faults}schoolrun: ${error.message}\n${ours}`, exitCode: error.exitCode };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    text: `schoolrun: this is a defect of ours, not of your files. Nothing was written.\n${stack}\n${REPORT_REQUEST}`,
    exitCode: EXIT.defect,
  };
}

/** A fault in how a command was called. */
export function usageError(cause: string, remedy: string, value: string | null = null): SchoolrunError {
  const fault = { severity: 'error', file: '', line: null, column: null, value, cause, remedy } as const;
  return new SchoolrunError('The command cannot be run as it was given.', EXIT.input, [{ code: 'usage', ...fault }]);
}

/** A value from a file may be long. */
function shown(value: string): string {
  return value.length > 60 ? `${value.slice(0, 57)}…` : value;
}

/** How faults and errors are told on a terminal. */
import { EXIT, type Fault, SchoolrunError } from '../model/index.ts';

/** Asked of whoever meets a defect of ours. */
export const REPORT_REQUEST =
  'Please report it with the lines above, the command you ran and the output of schoolrun --version;\n' +
  "leave out the case itself: it holds children's addresses.\n";
const ORDER = { error: 0, warning: 1, note: 2 } as const;

/** One fault in two lines: where and what is wrong, and what to do about it. */
export function faultText(fault: Fault): string {
  const line = fault.line === null ? '' : `:${fault.line}`;
  const place = [fault.file && `${fault.file}${line}`, fault.column].filter(Boolean).join(' ');
  const value = fault.value === null ? '' : ` "${shown(fault.value)}"`;
  const where = place || value ? `${place}${value}: ` : '';
  return `${fault.severity} [${fault.code}] ${where}${fault.cause}\n  → ${fault.remedy}`;
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
  return new SchoolrunError('The command was not understood.', EXIT.input, [{ code: 'usage', ...fault }]);
}

/** A value from a file may be long, or hold characters that steer a terminal. */
function shown(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
  const plain = value.replace(/[\u0000-\u001f\u007f-\u009f]/g, '·');
  return plain.length > 60 ? `${plain.slice(0, 57)}…` : plain;
}

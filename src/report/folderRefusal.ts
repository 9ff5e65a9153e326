/** Why a plan folder is not written, in words for the planner, and what to do about it. */
import { EXIT, SchoolrunError } from '../model/index.ts';

/** What the system says, in plain words; `where` is the path it says it of. */
const REASONS: Readonly<Record<string, (where: string) => readonly [cause: string, remedy: string]>> = {
  EEXIST: (where) => [`${where} is a file, not a folder`, 'Name a folder where you may write.'],
  ENOTDIR: (where) => [`${where} lies below a file, not a folder`, 'Name a folder where you may write.'],
  ENOENT: (where) => [`no folder can be made at ${where}`, 'Name a folder where you may write.'],
  EACCES: (where) => [`you have no right to write at ${where}`, 'Name a folder where you may write.'],
  EPERM: (where) => [`the system lets nobody write at ${where}`, 'Name a folder where you may write.'],
  EROFS: (where) => [`${where} is on a disk that can only be read`, 'Name a folder where you may write.'],
  ENAMETOOLONG: () => ['the name is too long for the disk', 'Name a folder with a shorter name (200 letters at most).'],
  ENOSPC: () => ['the disk is full', 'Free some space, or name a folder on another disk.'],
  EDQUOT: () => ['your share of the disk is full', 'Free some space, or name a folder on another disk.'],
};
const LONGEST_PATH = 120;

/** Whether it is the system that said no, and not a defect of ours. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';
}

/** The refusal (exit 2) of a folder for which the system said no. */
export function refusedBySystem(dir: string, error: unknown): SchoolrunError {
  const { code = '', path: where = dir } = isSystemError(error) ? error : {};
  if (Object.hasOwn(REASONS, code)) {
    const [cause, remedy] = REASONS[code](shortPath(where.replace(/\.([^/\\]*)\.schoolrun-(new|old)-\d+.*$/, '$1')));
    return refusal(dir, `cannot be written: ${cause}`, remedy);
  }
  const words = error instanceof Error ? error.message : String(error);
  return refusal(dir, `cannot be written: ${words}`, 'Name a folder where you may write.');
}

/** The refusal (exit 2) of a folder; `cause` goes on after "The folder". */
export function refusal(dir: string, cause: string, remedy: string): SchoolrunError {
  const [file, none] = [shortPath(dir), null];
  const fault = { severity: 'error', file, line: none, column: none, value: none, remedy } as const;
  return new SchoolrunError(`The folder ${file} ${cause}.`, EXIT.input, [
    { code: 'plan_folder', cause: `The folder ${cause}.`, ...fault },
  ]);
}

/** Both ends of a long path. */
function shortPath(text: string): string {
  if (text.length <= LONGEST_PATH) return text;
  return `${text.slice(0, LONGEST_PATH / 2)}…${text.slice(1 - LONGEST_PATH / 2)}`;
}

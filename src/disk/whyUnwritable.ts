/** Why the system lets a place not be written, in words for the planner, and what to do about it. */

/** What the system says, in plain words; `where` is the path it says it of. */
const REASONS: Readonly<Record<string, (where: string) => readonly [cause: string, remedy: string]>> = {
  EEXIST: (where) => [`${where} is a file, not a folder`, 'Name a place where you may write.'],
  ENOTDIR: (where) => [`${where} lies below a file, not a folder`, 'Name a place where you may write.'],
  ENOENT: (where) => [`no folder can be made at ${where}`, 'Name a place where you may write.'],
  EACCES: (where) => [`you have no right to write at ${where}`, 'Name a place where you may write.'],
  EPERM: (where) => [`the system lets nobody write at ${where}`, 'Name a place where you may write.'],
  EROFS: (where) => [`${where} is on a disk that can only be read`, 'Name a place where you may write.'],
  ENAMETOOLONG: () => ['the name is too long for the disk', 'Choose a shorter name (200 letters at most).'],
  ENOSPC: () => ['the disk is full', 'Free some space, or name a place on another disk.'],
  EDQUOT: () => ['your share of the disk is full', 'Free some space, or name a place on another disk.'],
};
const LONGEST_PATH = 120;

export interface Unwritable {
  readonly cause: string;
  readonly remedy: string;
}

/** Whether it is the system that said no, and not a defect of ours. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';
}

/** The words for an error about writing to `path`. */
export function whyUnwritable(path: string, error: unknown): Unwritable {
  const { code = '', path: where = path } = isSystemError(error) ? error : {};
  if (Object.hasOwn(REASONS, code)) {
    // Where the hidden name beside it was refused, the planner knows only the name itself.
    const known = where.replace(/\.([^/\\]*)\.schoolrun-(new|old)-\d+.*$/, '$1').replace(/\.\d+-\w+-\d+\.tmp$/, '');
    const [cause, remedy] = REASONS[code](shortPath(known));
    return { cause, remedy };
  }
  return { cause: error instanceof Error ? error.message : String(error), remedy: 'Name a place where you may write.' };
}

/** Both ends of a long path. */
export function shortPath(text: string): string {
  if (text.length <= LONGEST_PATH) return text;
  return `${text.slice(0, LONGEST_PATH / 2)}…${text.slice(1 - LONGEST_PATH / 2)}`;
}

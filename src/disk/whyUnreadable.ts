/** Why the system lets a file or a folder not be read, in words after "cannot be read: ". */
const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'it is a file, not a folder, or lies below one',
  EACCES: 'you have no right to read it',
  EPERM: 'you have no right to read it',
  ENAMETOOLONG: 'its name is too long',
};

/** The words, or the system's own code where there are none. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return Object.hasOwn(WORDS, code) ? WORDS[code] : code;
}

/** Counts as one says them: the same words wherever a number of things is told. */

/** `1 pupil`, `1,234 pupils`, `0 pupils`; whatever the machine's language. */
export function sayCount(n: number, noun: string, plural = `${noun}s`): string {
  const digits = String(n).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
  return `${digits} ${n === 1 ? noun : plural}`;
}

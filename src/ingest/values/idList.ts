/** Ids separated by semicolons. */
export function idList(text: string): string[] {
  const ids = text.split(';').map((id) => id.trim());
  return ids.filter((id) => id !== '');
}

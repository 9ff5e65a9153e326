/** Characters that nobody sees and that steer a terminal, a printer or the direction of writing. */

/** All controls but a line feed (escape, backspace, carriage return, C1), separators of lines, and marks of direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Marks of the direction of writing: copied along from windows and web pages, and no part of any text. */
export const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Whether the text holds any of them, or a line feed. */
export function isSteering(text: string): boolean {
  return text.includes('\n') || text.search(STEERING) >= 0;
}

/** The text without them, on one line: white space that is more than spaces becomes one space. */
export function withoutSteering(text: string): string {
  const oneLine = text.replace(/[\s\u0085]+/g, (gap) => (/[^ ]/.test(gap) ? ' ' : gap));
  return oneLine.replace(STEERING, '').trim();
}

function nameOf(c: string): string {
  return c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}

/** The text with every such character shown by its name: `<U+001B>`. Line feeds stay. */
export function harmless(text: string): string {
  return text.replace(STEERING, (c) => `<U+${nameOf(c)}>`);
}

/** The same on one line. */
export function harmlessLine(text: string): string {
  return harmless(text).replaceAll('\n', '<U+000A>');
}

/** JSON on one line that steers nothing either: what JSON.stringify leaves as it is stands as `\u009b`. */
export function harmlessJson(value: unknown, indent?: number): string {
  const byName = (c: string) => `\\u${nameOf(c).toLowerCase()}`;
  return JSON.stringify(value, null, indent).replace(STEERING, byName);
}

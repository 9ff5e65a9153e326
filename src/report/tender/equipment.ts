/**
 * What pupils bring or need, by kind alone. The column `equipment` is free text and may name a child, so none of it is
 * repeated where others read: what is known by its words gets our name for it, the rest is "other equipment".
 */

/** In the order in which they are listed; of kinds that overlap the more exact first. */
const KINDS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\b(?:power(?:ed)?|electric)[ _-]?(?:wheel)?chair/i, 'powered wheelchair'],
  [/\b(?:manual[ _-]?)?wheel[ _-]?chair/i, 'wheelchair'],
  [/\btail[ _-]?lift/i, 'tail lift'],
  [/\bramp/i, 'ramp'],
  [/\bharness/i, 'harness'],
  [/\bbooster/i, 'booster seat'],
  [/\b(?:child|car|baby|infant)[ _-]?seat/i, 'child seat'],
  [/\b(?:walking[ _-]?frame|walker|rollator)/i, 'walking frame'],
  [/\b(?:buggy|pushchair)/i, 'buggy'],
  [/\boxygen/i, 'oxygen'],
  [/\bsuction/i, 'suction'],
  [/\bventilator/i, 'ventilator'],
  [/\b(?:feed(?:ing)?)[ _-]?pump/i, 'feeding pump'],
  [/\b(?:medication|medicine|epi-?pen)/i, 'medication'],
];
const OTHER = 'other equipment';
/** Of these kinds the first covers the second: one powered wheelchair is no wheelchair besides. */
const COVERED = new Map([['powered wheelchair', 'wheelchair']]);

/** The kinds that the text speaks of; empty for a blank one. */
export function equipmentKinds(text: string): string[] {
  if (text.trim() === '') return [];
  const found = KINDS.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);
  const covered = new Set(found.flatMap((name) => COVERED.get(name) ?? []));
  const kinds = found.filter((name) => !covered.has(name));
  return kinds.length > 0 ? kinds : [OTHER];
}

/**
 * The words of osrm-text-instructions, which knows American English alone, as they are said on British roads. Names
 * of roads stand between marks, so that a Ramp Lane or a Northeast Row keeps its name.
 */

/** Around every name in a sentence. */
const OPEN = '⟦';
const CLOSE = '⟧';
/** A road known by its number alone. */
const NUMBERED = /^[ABM]\d/;
const NAMES = new Set(['name', 'ref', 'rotary_name', 'destination', 'junction_name', 'exit']);

/** For the library's `formatToken`: marks what is a name. */
export function markName(token: string, value: string): string {
  return NAMES.has(token) && value !== '' ? OPEN + value.replaceAll(OPEN, '').replaceAll(CLOSE, '') + CLOSE : value;
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bTake the ramp\b/g, 'Take the slip road'],
  [/\bMake a slight (left|right)\b/g, 'Bear $1'],
  [/\bContinue slightly (left|right)\b/g, 'Bear $1'],
  [/\b(?:Make|Take) a sharp (left|right)\b/g, 'Turn sharp $1'],
  [/\bMake a straight\b/g, 'Go straight on'],
  [/^(Go|Continue) straight$/g, '$1 straight on'],
  [/\b(north|south)(east|west)\b/g, '$1-$2'],
  [/^Enter (the roundabout|⟦[^⟧]*⟧) and take the (\S+) exit\b/, 'At $1, take the $2 exit'],
  [/^Enter (the roundabout|⟦[^⟧]*⟧) and exit (onto|towards)\b/, 'At $1, take the exit $2'],
  [/^Exit the roundabout\b/, 'Leave the roundabout'],
  [/^You have arrived at your destination, (?:on the|slightly) (left|right)$/, 'The next call is on the $1.'],
  [/^You have arrived at your destination, straight ahead$/, 'The next call is straight ahead.'],
  [/^You have arrived at your destination$/, 'You are at the next call.'],
];
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** The sentence in British English, its marks taken out. */
export function inBritishEnglish(sentence: string): string {
  const names: string[] = [];
  let said = sentence
    .replace(/⟦([^⟧]*)⟧/g, (_, name) => `⟦${names.push(name) - 1}⟧`)
    .replace(/ {2,}/g, ' ')
    .trim();
  for (const [american, british] of WORDS) said = said.replace(american, british);
  said = said.replace(/\b(\d+)(?:st|nd|rd|th) exit\b/, (whole, n) =>
    ORDINALS[n - 1] ? `${ORDINALS[n - 1]} exit` : whole,
  );
  return said.replace(/(\(?)⟦(\d+)⟧/g, (_, bracket, index) => {
    const name = names[index];
    // "onto the B3323", but "Steyne Road (B3395)".
    return bracket === '' && NUMBERED.test(name) ? `the ${name}` : bracket + name;
  });
}

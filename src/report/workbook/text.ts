/**
 * Text as a spreadsheet shows it again, whatever a council's files hold. Cells of text are never run as formulas, also
 * when they begin with `=`; what has to be minded is how the workbook's XML and the library read it.
 */

/** The most characters a cell may hold. */
const LONGEST = 32_767;
const CUT = '… (cut)';

/**
 * Spreadsheets read `_x000D_` in a cell as the character with that code. What an XML file would lose (controls, CR) or
 * a reader would take for such a code (a literal `_x0041_`) is therefore written as one.
 */
const CODED = /[^\P{Cc}\t\n]|_(?=x[0-9A-Fa-f]{4}_)/gu;
/** Signs that stand for nothing, which the library would drop: halves of a character, U+FFFD and its like. */
const NOTHING = /[\p{Surrogate}\ufdd0-\ufdef\ufffd-\uffff]/gu;
/** Shows as nothing at all. */
const WORD_JOINER = '\u2060';

/** The text for a cell: kept whole up to the {@link LONGEST} a cell can hold. */
export function cellText(text: string): string {
  const kept = text.length > LONGEST ? `${text.slice(0, LONGEST - CUT.length)}${CUT}` : text;
  const coded = kept.replace(NOTHING, '?').replace(CODED, code);
  // The library keeps its texts in a plain object, where one called `constructor` would find something else.
  return coded in {} ? coded + WORD_JOINER : coded;
}

function code(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

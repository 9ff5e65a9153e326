/**
 * Text as a spreadsheet shows it again, whatever a council's files hold. Cells of text are never run as formulas, also
 * when they begin with `=`; what has to be minded is how the workbook's XML and the library read it.
 */

/** The most characters a cell may hold. */
const LONGEST = 32_767;
const CUT = '… (cut)';

/**
 * Spreadsheets read `_x000D_` in a cell as the character with that code. What an XML file would lose (controls, CR) or
 * a reader would take for such a code (a literal `_x0041_`) is therefore written as one. U+FFFD and its like, which the
 * library drops, go the same way.
 */
const CODED = /[^\P{Cc}\t\n]|[\ufdd0-\ufdef\ufffd-\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu;
const HALF_A_PAIR = /\p{Surrogate}/gu;

/** The text for a cell: kept whole up to the {@link LONGEST} a cell can hold. */
export function cellText(text: string): string {
  const kept = text.length > LONGEST ? `${text.slice(0, LONGEST - CUT.length)}${CUT}` : text;
  const coded = kept.replace(HALF_A_PAIR, '\ufffd').replace(CODED, code);
  // The library keeps its texts in a plain object, where a text such as `constructor` would find something else.
  return coded in {} ? `${code(coded)}${coded.slice(1)}` : coded;
}

/** Of the first character. */
function code(characters: string): string {
  return `_x${characters.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

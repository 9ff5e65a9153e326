/** Faults of whole files, their rows and their columns. */
import { entries } from './entry.ts';

export const FILE_FAULTS = entries({
  'FOLDER-UNREADABLE': {
    severity: 'error',
    title: 'The folder cannot be read',
    cause: 'The folder named on the command line does not exist, is no folder, or may not be read.',
    remedy: 'Check the spelling of the path and your rights to it.',
    example: 'schoolrun validate data/no-such-county',
  },
  'FILE-MISSING': {
    severity: 'error',
    title: 'A file that is needed is not in the folder',
    cause: 'A case needs pupils.csv, schools.csv and vehicle_types.csv; a plan needs routes.csv and calls.csv.',
    remedy: 'Put the file into the folder under exactly this name.',
    example: 'A case folder with Pupils.xlsx, but no pupils.csv.',
  },
  'FILE-UNREADABLE': {
    severity: 'error',
    title: 'A file cannot be read',
    cause: 'The operating system refuses to read the file.',
    remedy: 'Close the file in other programs and check your rights to it.',
    example: 'pupils.csv is a folder, or belongs to somebody else.',
  },
  'FILE-EMPTY': {
    severity: 'error',
    title: 'A file has no content',
    cause: 'The file has no header line, or a file that must have rows has only its header.',
    remedy: 'Export the file again, with its header line and its rows.',
    example: 'A pupils.csv of 0 bytes.',
  },
  'FILE-IS-WORKBOOK': {
    severity: 'error',
    title: 'A workbook was renamed to .csv',
    cause: 'The file is an Excel workbook (or another zip archive), not text with separated columns.',
    remedy: 'Open it in Excel and save it as "CSV UTF-8 (comma delimited)".',
    example: 'pupils.xlsx renamed to pupils.csv.',
  },
  'FILE-CODE-PAGE': {
    severity: 'note',
    title: 'A file was read as Windows-1252 or UTF-16',
    cause: 'The file is not UTF-8. It was read as the encoding named; letters with accents may deserve a look.',
    remedy: 'Nothing needs doing; "CSV UTF-8" in Excel avoids the question.',
    example: 'schools.csv saved by Excel as "CSV (comma delimited)" with a school named Café.',
  },
  'CSV-STRAY-QUOTE': {
    severity: 'error',
    title: 'A quotation mark has no partner',
    cause: "A cell begins with a quotation mark that is not closed at the cell's end, so the row cannot be split.",
    remedy: 'Remove the quotation mark, or close it and double those inside: "The ""Old"" School".',
    example: '118158,"Gatten and Lake,primary,PO37 7DG',
  },
  'CSV-ROW-SHORT': {
    severity: 'error',
    title: 'A row has fewer cells than the header',
    cause: 'Cells are missing, so it is not certain which column each cell belongs to.',
    remedy:
      'Add the missing cells; blank ones still need their delimiter. Excel leaves delimiters out where the last ' +
      'columns are blank in many rows: move a column that is always filled in to the end.',
    example: 'taxi4,Saloon taxi under a header of nine columns.',
  },
  'CSV-ROW-LONG': {
    severity: 'error',
    title: 'A row has more cells than the header',
    cause: 'Often a name with a comma that is not in quotation marks, which moves all cells behind it.',
    remedy: 'Put the cell with the delimiter into quotation marks.',
    example: '118158,Gatten and Lake, Infants,primary,…',
  },
  'COLUMN-MISSING': {
    severity: 'error',
    title: 'A column that is needed is missing',
    cause: 'The header does not name the column, so none of the rows can be understood.',
    remedy: 'Add the column to the header and fill it in.',
    example: 'pupils.csv without passenger_assistant.',
  },
  'COLUMN-REPEATED': {
    severity: 'error',
    title: 'Two columns have the same name',
    cause: 'The header names one column twice, so it is not certain which of the two is meant.',
    remedy: 'Rename or delete one of them.',
    example: 'pupil_id,class,school_id,class',
  },
  'COLUMN-UNKNOWN': {
    severity: 'note',
    title: 'A column is not used',
    cause: 'The format has no column of this name; its cells are ignored.',
    remedy: 'Nothing needs doing, unless it is a misspelt name of a column that is meant to be used.',
    example: 'A column sen_caseworker in pupils.csv.',
  },
  'COLUMN-SPELLING': {
    severity: 'note',
    title: "A column's name was recognised, but is not spelt as in the format",
    cause: 'Capitals, spaces or hyphens differ from the format.',
    remedy: 'Nothing needs doing.',
    example: 'Pupil ID instead of pupil_id.',
  },
});

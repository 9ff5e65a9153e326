/** Every fault of the road network, by its stable code; `schoolrun explain CODE` prints an entry. */
import { EXIT, type Fault, SchoolrunError } from '../model/index.ts';

export interface NetworkFaultEntry {
  readonly title: string;
  /** What is wrong, and why it matters. */
  readonly cause: string;
  readonly remedy: string;
  readonly example: string;
}

/** How to add the optional engine. */
export const INSTALL_VALHALLA = 'npm install @valhallajs/valhallajs';

export const NETWORK_FAULTS = {
  'NETWORK-FAR-FROM-ROAD': {
    title: 'A home or a school lies far from every road',
    cause: 'No road that leads anywhere is within 1 km, so no vehicle can get there.',
    remedy:
      'Correct the coordinates, or use an extract of roads that covers the place. With --accept-unreachable the pupil is ' +
      'listed as not carried instead.',
    example: 'A home whose longitude has lost its sign, in the sea.',
  },
  'NETWORK-NO-WAY': {
    title: 'No road leads from a home to the school, or back, or from one school to another',
    cause: 'The place is on a part of the road network with no way out, for instance an island without a bridge.',
    remedy:
      'Correct the coordinates, or allow ferries with --allow-ferries. With --accept-unreachable the pupil is listed as ' +
      'not carried instead.',
    example: 'A home on Lundy and a school in Bideford.',
  },
  'NETWORK-PACKAGE-MISSING': {
    title: 'The engine of road drives is not installed',
    cause: '--network valhalla needs a package that schoolrun does not bring along on every system.',
    remedy: `Add it with ${INSTALL_VALHALLA} (Linux and macOS on ARM), or use --network straight-line, osrm or matrix.`,
    example: 'Windows, for which the package does not exist.',
  },
  'NETWORK-ROADS-UNREADABLE': {
    title: 'The file of roads cannot be made into a road network',
    cause: 'The .osm.pbf is missing, damaged, or empty of roads.',
    remedy: 'Fetch the extract again, or use --network straight-line.',
    example: 'A download that was cut off.',
  },
  'NETWORK-ENGINE-FAILED': {
    title: 'The road engine failed',
    cause: 'The engine gave an answer that cannot be used, or none.',
    remedy: 'Try again; with --cache DIR for a fresh folder if it persists.',
    example: 'The folder of the cache was emptied during the run.',
  },
  'NETWORK-OSRM-URL': {
    title: 'The address of the OSRM server is missing or not understood',
    cause: '--network osrm needs the address of a running server.',
    remedy: 'Write it in full: --osrm-url http://localhost:5000',
    example: '--osrm-url localhost',
  },
  'NETWORK-REMOTE': {
    title: 'The road server is not on this machine',
    cause: "The coordinates of pupils' homes would leave this machine.",
    remedy:
      'Run the server on this machine, or say --allow-remote if the council allows it to be told where pupils live.',
    example: '--osrm-url https://router.example.org',
  },
  'NETWORK-OSRM-FAILED': {
    title: 'The OSRM server failed',
    cause: 'The server did not answer, refused, or sent something other than was asked for.',
    remedy: 'Check that the server runs and with which limits, then try again.',
    example: 'A server that is still loading its roads.',
  },
  'NETWORK-MATRIX': {
    title: 'The matrix file cannot be used',
    cause: 'Entries are negative, contradict one another, or do not say of which places they are.',
    remedy: 'Correct the file: one row a drive with from_id, to_id, seconds, metres.',
    example: 'Two rows from P1 to S1 with 300 and with 400 seconds.',
  },
  'NETWORK-MATRIX-FILE': {
    title: 'The matrix file is not there or not whole',
    cause: 'The file is missing, cut off, damaged, or of another version.',
    remedy: 'Name it in full: --matrix drives.csv, or write it anew: schoolrun network CASE --write-matrix drives.bin',
    example: 'A copy that was interrupted.',
  },
  'NETWORK-MATRIX-HOLE': {
    title: 'The matrix file has no figures for a drive or a walk that is needed',
    cause: 'Plans are made of every drive between the places of the case, and this one is in no row.',
    remedy: 'Add the rows (no way: blank seconds and metres), or compute the matrix again with this case.',
    example: 'A pupil who joined after the matrix was computed.',
  },
  'NETWORK-MATRIX-UNITS': {
    title: 'Figures of the matrix file cannot be seconds and metres on this map',
    cause: 'Drives are impossibly fast or slow, or shorter than the straight line between the places.',
    remedy: 'The columns are seconds and metres: convert minutes × 60, kilometres × 1000, miles × 1609.344.',
    example: 'A matrix with minutes in the column seconds.',
  },
  'NETWORK-TOO-MANY-PLACES': {
    title: 'The case has too many places for one matrix file',
    cause: 'All drives among so many places would not fit into memory.',
    remedy: 'Plan with the engine itself, which asks only for the drives that a search can use.',
    example: 'schoolrun network CASE --write-matrix drives.bin for 12,000 homes.',
  },
  'NETWORK-CACHE': {
    title: 'The folder for computed roads cannot be used',
    cause: 'Tiles and drives are kept between runs, and the folder cannot be written.',
    remedy: 'Name another folder with --cache DIR.',
    example: 'A home folder that is read-only.',
  },
} as const satisfies Readonly<Record<string, NetworkFaultEntry>>;

export type NetworkFaultCode = keyof typeof NETWORK_FAULTS;

/** One fault; what is not given is the catalogue's. */
export function networkFault(
  code: NetworkFaultCode,
  given: {
    readonly file?: string;
    readonly line?: number;
    readonly value?: string;
    readonly cause?: string;
    readonly remedy?: string;
  },
): Fault {
  const entry = NETWORK_FAULTS[code];
  return {
    code,
    severity: 'error',
    file: given.file ?? '',
    line: given.line ?? null,
    column: null,
    value: given.value ?? null,
    cause: given.cause ?? entry.cause,
    remedy: given.remedy ?? entry.remedy,
  };
}

/** Ends the command with exit code 3 for one fault. */
export function networkError(code: NetworkFaultCode, cause: string, remedy?: string): SchoolrunError {
  const fault = networkFault(code, remedy === undefined ? { cause } : { cause, remedy });
  return new SchoolrunError(NETWORK_FAULTS[code].title, EXIT.network, [fault]);
}

/** The options about roads, the same for every command that drives. */
import { availableParallelism } from 'node:os';
import { NETWORK_ENGINES, type NetworkEngine, type NetworkOptions } from '../network/index.ts';
import { didYouMean } from './didYouMean.ts';
import { usageError } from './faults.ts';
import type { Arguments, OptionKinds } from './options.ts';
import { printError } from './terminal.ts';

export const NETWORK_OPTIONS = {
  network: 'string',
  cache: 'string',
  'osrm-url': 'string',
  'osrm-foot': 'string',
  'osrm-table-size': 'string',
  'allow-remote': 'boolean',
  matrix: 'string',
  'allow-ferries': 'boolean',
  'allow-private-roads': 'boolean',
} as const satisfies OptionKinds;

export const NETWORK_HELP = `Roads:
  --network ENGINE       straight-line, valhalla, osrm, matrix, or auto (default): valhalla where case.yaml names roads
                         and its package is installed, else straight lines
  --cache DIR            where computed roads are kept (default: the system's place for caches): at most 20 GB, and what
                         was not used for 90 days is cleared away
  --osrm-url URL         the OSRM server to ask, for example http://localhost:5000
  --osrm-foot URL        an OSRM server with a foot profile for walks (without it, straight lines)
  --osrm-table-size N    most places in one request to them (default 100)
  --allow-remote         let pupils' homes be sent to a server that is not on this machine
  --matrix FILE          your own drives: a CSV of from_id, to_id, seconds, metres (and walk_metres), or what
                         schoolrun network --write-matrix wrote
  --allow-ferries        let vehicles take ferries
  --allow-private-roads  let vehicles pass through private roads (to a home on one they always may)
`;

/** What the arguments say about roads. */
export function networkOptionsFrom(
  given: Arguments,
  say: (text: string) => void,
  threads: number = availableParallelism(),
): NetworkOptions {
  if (given.text('osrm-foot') !== undefined && given.text('osrm-url') === undefined) {
    throw usageError('--osrm-foot is given without --osrm-url.', 'Name the server for drives too: --osrm-url URL');
  }
  return {
    engine: engineFrom(given.text('network')),
    cache: given.text('cache'),
    osrmUrl: given.text('osrm-url'),
    osrmFoot: given.text('osrm-foot'),
    osrmTableSize: given.whole('osrm-table-size', 2, 100_000, 100),
    allowRemote: given.has('allow-remote'),
    matrix: given.text('matrix'),
    ferries: given.has('allow-ferries'),
    privateRoads: given.has('allow-private-roads'),
    threads,
    say,
  };
}

function engineFrom(value: string | undefined): NetworkEngine {
  if (value === undefined) return 'auto';
  const engine = NETWORK_ENGINES.find((name) => name === value);
  if (engine) return engine;
  const meant = didYouMean(value, NETWORK_ENGINES);
  const remedy = meant ? `Did you mean --network ${meant}?` : 'Leave it out for the best there is.';
  throw usageError(`--network must be one of ${NETWORK_ENGINES.join(', ')}.`, remedy, value);
}

/** Notes of a command without a reporter go to the standard error, where they are in no output's way. */
export function sayToStderr(text: string): void {
  printError(`${text}\n`);
}

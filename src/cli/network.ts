/** `schoolrun network`: prepares the road network of a case and says what in it deserves a look. */
import { loadCase } from '../ingest/index.ts';
import { harmlessJson } from '../model/characters.ts';
import { type Case, EXIT, type PickupChoices, type RoadNetwork, sayCount } from '../model/index.ts';
import {
  type Calibration,
  type CalibrationError,
  calibrate,
  FAR_SNAP_METRES,
  type HomeDrive,
  type Inspection,
  inspect,
  openNetwork,
  straightLineOf,
  type Trouble,
  troubleFault,
  troublesOf,
  writeMatrixOf,
} from '../network/index.ts';
import { travelSource } from '../parallel/travel.ts';
import { compile } from '../solve/compile.ts';
import { pickupChoices } from '../stops/index.ts';
import { faultsText, usageError } from './faults.ts';
import { matrixTarget, tellUnwritable } from './matrixTarget.ts';
import { NETWORK_HELP, NETWORK_OPTIONS, networkOptionsFrom, sayToStderr } from './networkOptions.ts';
import { readArguments } from './options.ts';
import { print } from './terminal.ts';

const OPTIONS = { calibrate: 'boolean', 'write-matrix': 'string', json: 'boolean', ...NETWORK_OPTIONS } as const;
const HELP = `Usage: schoolrun network CASE [options]

Computes every drive and walk that a search of CASE needs and keeps it, so that optimise starts at once. Prints which
places meet the road far away, which cannot be reached, and the slowest and most winding drives to school.

  --calibrate            fit the straight line's road_factor and kmh to the roads, and print what to write into case.yaml
  --write-matrix FILE    write the drives and walks among the places of CASE into FILE, for --network matrix --matrix FILE
                         on any machine: as a CSV (FILE.csv), or smaller and faster to read (FILE.bin)
  --json                 print one JSON object instead

${NETWORK_HELP}
Exit code: 0 fine, 2 faults in the files, 3 the road network failed or a place cannot be reached.
`;
/** Places listed one by one; the rest is counted. */
const SHOWN = 20;

/** Runs the command; 3 when a place cannot be reached. */
export async function networkCommand(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    print(HELP);
    return EXIT.fine;
  }
  const given = readArguments(args, OPTIONS, ['CASE']);
  const target = matrixTarget(given.text('write-matrix'));
  const { theCase } = await loadCase(given.positionals[0]);
  const network = await openNetwork(theCase, networkOptionsFrom(given, sayToStderr));
  try {
    if (given.has('calibrate') && network.engine === 'straight-line') throw nothingToFit(network.note);
    if (target && !network.freeFlow) throw nothingToWrite(network.note);
    // Asks for all that a search will ask for.
    const { choices, drives } = await prepareDrives(theCase, network);
    const troubles = await troublesOf(theCase, network);
    const inspection = await inspect(theCase, network);
    const places = target
      ? await tellUnwritable(target.path, () => writeMatrixOf(target.path, target.ending, theCase, network, choices))
      : null;
    const written = target && places !== null ? { file: target.path, places } : null;
    const fit = given.has('calibrate') ? await calibrate(theCase, network) : null;
    if (given.has('json')) {
      const { engine, note } = network;
      print(`${harmlessJson({ engine, note, drives, troubles, ...inspection, calibration: fit, matrix: written })}\n`);
    } else {
      print(`${textOf(network, inspection, troubles, drives)}\n`);
      if (fit) print(`\n${fitText(theCase, fit)}\n`);
      if (written) print(`\n${writtenText(written)}\n`);
    }
    return troubles.length === 0 ? EXIT.fine : EXIT.network;
  } finally {
    await network.close?.();
  }
}

function nothingToWrite(note: string) {
  return usageError(
    '--write-matrix needs roads: straight lines are computed anywhere in no time.',
    `Name an engine of roads: --network valhalla, osrm or matrix. ${note}`,
  );
}

function writtenText({ file, places }: { file: string; places: number }): string {
  return (
    `The drives among ${sayCount(places, 'place')} are in ${file}: plan with them by --network matrix --matrix ${file}. ` +
    'It names pupils and tells how far apart they live: keep it as safe as pupils.csv.'
  );
}

function nothingToFit(note: string) {
  return usageError(
    '--calibrate needs roads to fit the straight line to.',
    `Name an engine of roads: --network valhalla, osrm or matrix. ${note}`,
  );
}

/** Drives among the places of a case. */
interface KnownDrives {
  readonly points: number;
  readonly pairs: number;
}

/** Asks for all that a search will ask for; `null` for straight lines, which are computed as they are needed. */
async function prepareDrives(
  theCase: Case,
  network: RoadNetwork,
): Promise<{ choices: PickupChoices; drives: KnownDrives | null }> {
  const choices = await pickupChoices(theCase, network);
  if (network.engine === 'straight-line') return { choices, drives: null };
  const { problem } = compile(theCase, choices);
  const { points, pairs } = await travelSource(problem, network, straightLineOf(theCase.policy));
  return { choices, drives: { points, pairs } };
}

function drivesText({ points, pairs }: KnownDrives): string {
  const every = points ** 2;
  const count = (n: number): string => n.toLocaleString('en-GB');
  const some = pairs < every ? `${count(pairs)} of the ${count(every)}` : `all ${count(every)}`;
  return `A search drives among ${count(points)} of them and knows ${some} drives between these.`;
}

function textOf(
  network: RoadNetwork,
  inspection: Inspection,
  troubles: readonly Trouble[],
  drives: KnownDrives | null,
): string {
  const { farSnaps, slowest, mostCircuitous } = inspection;
  return [
    network.note,
    `${sayCount(inspection.places, 'place')} in the case.`,
    ...(drives ? [drivesText(drives)] : []),
    // Straight lines meet no road, and each is as winding as the next.
    ...(drives ? ['', ...snapLines(network, farSnaps)] : []),
    '',
    ...(troubles.length > 0
      ? [`${sayCount(troubles.length, 'place')} cannot be reached:`, faultsText(troubles.map(troubleFault))]
      : ['Every home has a way to its school and back.']),
    '',
    'Slowest drives to school in the morning:',
    ...slowest.map(driveText),
    ...(drives ? ['', ...windingLines(mostCircuitous)] : []),
  ].join('\n');
}

function snapLines({ snaps }: RoadNetwork, farSnaps: Inspection['farSnaps']): string[] {
  if (!snaps) return ['The engine does not say where places meet the road.'];
  const meet = `${sayCount(farSnaps.length, 'place')} ${farSnaps.length === 1 ? 'meets' : 'meet'} the road`;
  return [
    `${meet} more than ${FAR_SNAP_METRES} m away${farSnaps.length > 0 ? ':' : '.'}`,
    ...farSnaps.slice(0, SHOWN).map(({ id, metres }) => `  ${id}: ${metresText(metres)}`),
    ...(farSnaps.length > SHOWN ? [`  and ${farSnaps.length - SHOWN} more`] : []),
  ];
}

function windingLines(mostCircuitous: Inspection['mostCircuitous']): string[] {
  return [
    'Most winding drives to school (times the straight line):',
    ...mostCircuitous.map((d) => `${driveText(d)}, ${(d.metres / d.straightMetres).toFixed(2)} times`),
  ];
}

function metresText(metres: number): string {
  return Number.isFinite(metres) ? `${Math.round(metres)} m` : 'no road anywhere near';
}

function driveText({ pupilId, schoolId, seconds, metres }: HomeDrive): string {
  return `  pupil ${pupilId} to school ${schoolId}: ${Math.round(seconds / 60)} min, ${(metres / 1000).toFixed(1)} km`;
}

function fitText({ policy }: Case, { drives, roadFactor, kmh, now, fitted }: Calibration): string {
  const off = (e: CalibrationError): string =>
    `times are off by ${e.secondsPercent} % (mean ${signed(e.secondsBiasPercent)} %), ` +
    `distances by ${e.metresPercent} % (mean ${signed(e.metresBiasPercent)} %)`;
  const { straightLine } = policy;
  return [
    `Straight lines against ${sayCount(drives, 'drive')} along the roads:`,
    `  now (road_factor ${straightLine.roadFactor}, kmh ${straightLine.kmh}): ${off(now)}`,
    `  fitted: ${off(fitted)}`,
    'To plan on straight lines fitted to these roads, write into case.yaml:',
    `straight_line: { road_factor: ${roadFactor}, kmh: ${kmh} }`,
  ].join('\n');
}

function signed(n: number): string {
  return n > 0 ? `+${n}` : String(n);
}

/** Reads a case folder, judges it, and hands over either the case or every fault that keeps it from being used. */
import { type Case, EXIT, type Fault, SchoolrunError, sayCount } from '../model/index.ts';
import type { CaseDraft } from './draft.ts';
import { FAULTS_SHOWN_PER_CODE, type FaultCounts, FaultList } from './faults.ts';
import { finishCase } from './finish.ts';
import { InputFolder } from './folder.ts';
import { readPolicy } from './policy/policy.ts';
import { judgeDraft } from './rules/index.ts';
import { type CaseSummary, summarise } from './summary.ts';
import { ADDRESSES, readAddresses } from './tables/addresses.ts';
import { CURRENT_CALLS, CURRENT_ROUTES, readCurrentCalls, readCurrentRoutes } from './tables/current.ts';
import { PUPILS, readPupils } from './tables/pupils.ts';
import { readSchools, SCHOOLS } from './tables/schools.ts';
import { readStops, STOPS } from './tables/stops.ts';
import { readTable } from './tables/table.ts';
import { readVehicleTypes, VEHICLE_TYPES } from './tables/vehicleTypes.ts';

export interface JudgedCase {
  /** `null` when there is an error among the faults. */
  readonly theCase: Case | null;
  /** Errors, then warnings, then notes. */
  readonly faults: readonly Fault[];
  /** Of all faults, also those beyond the limit of one code. */
  readonly counts: FaultCounts;
  /** Of what could be read; `null` when the folder could not be. */
  readonly summary: CaseSummary | null;
}

export interface LoadedCase {
  readonly theCase: Case;
  /** Warnings and notes. */
  readonly notes: Fault[];
  readonly summary: CaseSummary;
}

/**
 * Reads and judges a case folder. Never throws for what a user can cause.
 *
 * @param shownPerCode at most so many faults of one code are listed, then one more that counts the rest
 */
export async function judgeCase(folder: string, shownPerCode = FAULTS_SHOWN_PER_CODE): Promise<JudgedCase> {
  const faults = new FaultList();
  const input = await InputFolder.open(folder, faults);
  if (!input) return { theCase: null, faults: faults.list(shownPerCode), counts: faults.counts(), summary: null };
  const draft = await readDraft(input, faults);
  judgeDraft(draft, faults);
  const theCase = faults.hasErrors ? null : finishCase(draft, input.hashes);
  return { theCase, faults: faults.list(shownPerCode), counts: faults.counts(), summary: summarise(draft) };
}

/**
 * Reads and judges a case folder.
 *
 * @throws SchoolrunError with exit code 2 and every fault, warnings and notes included, when there is an error
 */
export async function loadCase(folder: string): Promise<LoadedCase> {
  const { theCase, faults, counts, summary } = await judgeCase(folder);
  if (theCase && summary) return { theCase, notes: [...faults], summary };
  const errors = counts.error;
  throw new SchoolrunError(`${folder}: the case has ${sayCount(errors, 'error')}`, EXIT.input, faults);
}

async function readDraft(input: InputFolder, faults: FaultList): Promise<CaseDraft> {
  const policy = await readPolicy(input, faults);
  const schools = readSchools(await readTable(input, SCHOOLS, faults), faults);
  const vehicleTypes = readVehicleTypes(await readTable(input, VEHICLE_TYPES, faults), faults);
  const pupils = readPupils(await readTable(input, PUPILS, faults), schools, faults);
  readAddresses(await readTable(input, ADDRESSES, faults), pupils, faults);
  const stops = readStops(await readTable(input, STOPS, faults), faults);
  const currentRoutes = await readToday(input, { pupils, vehicleTypes }, faults);
  return { ...policy, schools, vehicleTypes, pupils, stops, currentRoutes };
}

async function readToday(
  input: InputFolder,
  draft: Pick<CaseDraft, 'pupils' | 'vehicleTypes'>,
  faults: FaultList,
): Promise<CaseDraft['currentRoutes']> {
  const hasRoutes = input.has(CURRENT_ROUTES.file);
  const hasCalls = input.has(CURRENT_CALLS.file);
  if (!hasRoutes && !hasCalls) return null;
  if (hasRoutes !== hasCalls) {
    const [there, missing] = hasRoutes ? [CURRENT_ROUTES, CURRENT_CALLS] : [CURRENT_CALLS, CURRENT_ROUTES];
    faults.add('CURRENT-FILES-HALF', { file: missing.file }, `there is ${there.file}, but no ${missing.file}`);
  }
  const routeTable = await readTable(input, CURRENT_ROUTES, faults);
  const callTable = await readTable(input, CURRENT_CALLS, faults);
  const routes = readCurrentRoutes(routeTable, draft.vehicleTypes, faults);
  readCurrentCalls(callTable, routes, draft.pupils, routeTable !== null, faults);
  // An export of nothing is no today to compare with: every saving would be a loss.
  if (routeTable?.rows.length === 0 && callTable?.rows.length === 0 && !faults.hasErrorsIn(CURRENT_ROUTES.file)) {
    const place = { file: CURRENT_ROUTES.file, line: routeTable.headerLine };
    faults.add('CURRENT-ROUTES-NONE', place, `${CURRENT_ROUTES.file} and ${CURRENT_CALLS.file} have no rows`);
    return null;
  }
  return routes;
}

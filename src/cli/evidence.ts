/** Keeps what we need to find a defect of ours: the plan that our own checker refused. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RefusedSeed } from '../resolve.ts';
import { UnlawfulPlanError } from '../unlawful.ts';
import { faultText, REPORT_REQUEST } from './faults.ts';
import { printError } from './terminal.ts';

/**
 * Saves the refused plan and the rules it breaks beside the plan folder that was to be written, and says where.
 * Does nothing for other errors.
 */
export function saveEvidence(out: string, error: unknown): void {
  if (error instanceof UnlawfulPlanError) keep(`${path.resolve(out)}-evidence.json`, error);
}

/** The same for each of the other seeds, once the plan of the first is written: names the seed and what it broke. */
export function tellRefusedSeeds(out: string, refused: readonly RefusedSeed[]): void {
  for (const { seed, error } of refused) {
    const cause = `Seed ${seed} found a plan that breaks a rule, a defect of ours: ${error.violations[0].message}`;
    const remedy =
      "The plan that was written is the first seed's: it is lawful and whole. Solve again without this seed.";
    const fault = { severity: 'error', file: '', line: null, column: null, value: null, cause, remedy } as const;
    printError(`${faultText({ code: 'refused_seed', ...fault })}\n`);
    keep(`${path.resolve(out)}-seed-${seed}-evidence.json`, error);
  }
  if (refused.length > 0) printError(REPORT_REQUEST);
}

/** A disk that is full must not hide the defect itself. */
function keep(file: string, { violations, plan }: UnlawfulPlanError): void {
  try {
    writeFileSync(file, `${JSON.stringify({ violations, plan }, null, 1)}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    printError(`The refused plan could not be kept for us to look at: ${reason}\n`);
    return;
  }
  printError(
    `The refused plan and the rules it breaks are in ${file}\n` +
      'It says where children live: look at it before you send it to anybody.\n',
  );
}

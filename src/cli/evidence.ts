/** Keeps what we need to find a defect of ours: the plan that our own checker refused. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { UnlawfulPlanError } from '../pipeline.ts';

/**
 * Saves the refused plan and the rules it breaks beside the plan folder that was to be written, and says where.
 * Does nothing for other errors.
 */
export function saveEvidence(out: string, error: unknown): void {
  if (!(error instanceof UnlawfulPlanError)) return;
  const file = `${path.resolve(out)}-evidence.json`;
  const { violations, plan } = error;
  writeFileSync(file, `${JSON.stringify({ violations, plan }, null, 1)}\n`);
  process.stderr.write(
    `The refused plan and the rules it breaks are in ${file}\n` +
      'It says where children live: look at it before you send it to anybody.\n',
  );
}

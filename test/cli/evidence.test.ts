import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { saveEvidence, tellRefusedSeeds } from '../../src/cli/evidence.ts';
import { ALL_DAYS } from '../../src/model/index.ts';
import { UnlawfulPlanError } from '../../src/unlawful.ts';
import { tinyPlan } from '../report/tiny.ts';

test('a refused plan is kept beside the folder it was meant for', () => {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-'));
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const violation = {
      rule: 'ride_too_long',
      routeId: 'R1',
      session: 'am',
      days: ALL_DAYS,
      pupilId: 'P1',
      placeId: null,
      time: null,
      message: 'P1 rides 80 min.',
    } as const;
    saveEvidence(path.join(parent, 'plan'), new Error('another'));
    expect(fs.readdirSync(parent)).toEqual([]);
    saveEvidence(path.join(parent, 'plan'), new UnlawfulPlanError(tinyPlan().plan, [violation]));
    const kept = JSON.parse(fs.readFileSync(path.join(parent, 'plan-evidence.json'), 'utf8'));
    expect([kept.violations[0].pupilId, kept.plan.routes.length]).toEqual(['P1', 3]);
    expect(said).toHaveBeenCalledOnce();
    tellRefusedSeeds(path.join(parent, 'plan'), [
      { seed: 9, error: new UnlawfulPlanError(tinyPlan().plan, [violation]) },
    ]);
    expect(said.mock.calls.join('')).toContain('error [refused_seed] Seed 9 found a plan that breaks a rule');
    expect(fs.existsSync(path.join(parent, 'plan-seed-9-evidence.json'))).toBe(true);
  } finally {
    said.mockRestore();
    fs.rmSync(parent, { recursive: true, force: true });
  }
});

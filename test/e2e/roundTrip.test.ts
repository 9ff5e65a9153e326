import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadPlan } from '../../src/ingest/index.ts';
import type { PlanException } from '../../src/model/index.ts';
import { writePlanFolder } from '../../src/report/index.ts';
import { days, notCarried, pupil, tinyCase, tinyPlan } from '../report/tiny.ts';
import { DEMO, runHere, temporaryFolder } from './command.ts';

test('a plan written and read back is the same plan, ids that look like formulas included', async () => {
  const folder = temporaryFolder();
  try {
    const theCase = tinyCase(['=1+1', '-0012', '@P3'].map((id) => pupil(id)));
    const exceptions: PlanException[] = [
      notCarried('-0012', { days: days('-T-T-'), session: 'am' }),
      notCarried('=1+1', {
        code: 'long_direct_drive',
        session: 'pm',
        rideLimitSeconds: 4507,
        directDriveSeconds: 3825,
      }),
    ];
    const { plan, judgement } = tinyPlan();
    const ids = new Map([
      ['P1', '=1+1'],
      ['P2', '-0012'],
      ['P3', '@P3'],
    ]);
    const routes = plan.routes.map((route) => ({
      ...route,
      calls: route.calls.map((call) => ({
        ...call,
        placeId: ids.get(call.placeId) ?? call.placeId,
        on: call.on.map((id) => ids.get(id)!),
        off: call.off.map((id) => ids.get(id)!),
      })),
    }));
    const written = { ...plan, routes, exceptions };
    await writePlanFolder(path.join(folder, 'plan'), theCase, { plan: written, judgement, today: null });
    expect(await loadPlan(path.join(folder, 'plan'), theCase)).toEqual(written);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

test('check puts a plan folder back that a killed writer had moved aside', async () => {
  const folder = temporaryFolder();
  const dir = path.join(folder, 'plan');
  try {
    await writePlanFolder(dir, tinyCase(), { ...tinyPlan(), today: null });
    fs.renameSync(dir, path.join(folder, `.plan.schoolrun-old-${2 ** 22 + 1}`));
    // The tiny plan is not one of the demo: it is found, read, and judged unlawful.
    const { code, stderr } = await runHere('check', DEMO, '--plan', dir);
    expect([code, fs.existsSync(path.join(dir, 'plan.json'))]).toEqual([4, true]);
    expect(stderr).toContain('the older plan was put back');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

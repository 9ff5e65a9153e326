/** A short run on a real island with made-up pupils, where the shared cases lie beside the checkout. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SHARED_ISLAND } from '../support/shared.ts';
import { copyCase, run, runHere, temporaryFolder } from './command.ts';

const there = fs.existsSync(SHARED_ISLAND);

test.skipIf(!there)(
  there
    ? 'isle-of-wight: a short search gives a lawful plan'
    : 'isle-of-wight: skipped, the shared cases are not there',
  async () => {
    const folder = temporaryFolder();
    try {
      const island = copyCase(SHARED_ISLAND, path.join(folder, 'case'), {
        'case.yaml': (text) => text.replace(/^roads:.*\n/m, ''),
      });
      const plan = path.join(folder, 'plan');
      const done = await run('optimise', island, '--out', plan, '--seconds', '10', '--threads', '2', '--quiet');
      expect([0, 4], done.stderr).toContain(done.code);
      expect(await runHere('check', island, '--plan', plan)).toMatchObject({ code: 0 });
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
  180_000,
);

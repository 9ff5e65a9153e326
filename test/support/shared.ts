/** The shared folder of public data beside the checkout; `SCHOOLRUN_SHARED` names another place. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const SHARED =
  process.env.SCHOOLRUN_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url)).replace(/[\\/]$/, '');

export const SHARED_ISLAND = path.join(SHARED, 'cases', 'isle-of-wight');

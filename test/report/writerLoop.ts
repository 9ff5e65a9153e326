/** Writes plan after plan over one folder until it is killed; run by folder.test.ts. */
import { writePlanFolder } from '../../src/report/index.ts';
import { tinyCase, tinyPlan } from './tiny.ts';

const [dir, first] = process.argv.slice(2);
const theCase = tinyCase();
for (let tag = Number(first); ; tag++) {
  await writePlanFolder(dir, theCase, { ...tinyPlan(tag), today: null });
  process.stdout.write(`${tag}\n`);
}

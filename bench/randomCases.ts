/**
 * Many small random cases through the whole of `optimise`, whose own check must find nothing.
 *
 *   npm run bench:random -- [--cases 1000] [--from 1] [--iterations 400] [--pupils 16] [--schools 4]
 *     [--roads one-way|holes]
 *
 * With `--roads` the drives are not straight lines, but one-way streets (of which `holes` has no way between some places).
 * Prints every case that fails with its seed, then the totals; exit code 1 if any failed.
 */
import { parseArgs } from 'node:util';
import { optimise } from '../src/pipeline.ts';
import { UnlawfulPlanError } from '../src/unlawful.ts';
import { oneWayRoads } from '../test/support/oneWayRoads.ts';
import { randomCase } from '../test/support/randomCase.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    iterations: { type: 'string', default: '400' },
    pupils: { type: 'string', default: '16' },
    schools: { type: 'string', default: '4' },
    roads: { type: 'string', default: 'straight' },
  },
});
/** One pair in so many has no way. */
const HOLES = { 'one-way': 0, holes: 15 };
if (values.roads !== 'straight' && !(values.roads in HOLES)) throw new Error(`--roads ${values.roads} is not known`);
const from = Number(values.from);
let pupils = 0;
let notCarried = 0;
let incomplete = 0;
let failed = 0;
for (let seed = from; seed < from + Number(values.cases); seed++) {
  const theCase = randomCase(seed, { pupils: Number(values.pupils), schools: Number(values.schools) });
  try {
    const holes = HOLES[values.roads as keyof typeof HOLES];
    const network = holes === undefined ? undefined : oneWayRoads(theCase, seed, holes);
    const options = { network, acceptUnreachable: true, iterations: Number(values.iterations), threads: 0 };
    const { plan } = await optimise(theCase, options);
    const left = new Set(plan.exceptions.filter((e) => e.code === 'not_carried').map((e) => e.pupilId));
    pupils += theCase.pupils.length;
    notCarried += left.size;
    if (left.size > 0) incomplete++;
  } catch (error) {
    failed++;
    if (error instanceof UnlawfulPlanError) {
      for (const v of error.violations.slice(0, 4)) console.log(`seed ${seed}: ${v.rule}: ${v.message}`);
    } else {
      console.log(`seed ${seed}: ${error instanceof Error ? error.stack : error}`);
    }
  }
}
console.log(
  `${values.cases} cases from seed ${from}, ${values.iterations} iterations each: ${failed} failed; ` +
    `${pupils} pupils, ${notCarried} not carried (listed with a reason) in ${incomplete} cases`,
);
process.exitCode = failed > 0 ? 1 : 0;

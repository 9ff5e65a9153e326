/**
 * Plans one area in a process of its own, so that its peak of memory is nobody else's:
 * `one.js AREA SECONDS SEED THREADS`. The last line of its output is the measurement as JSON.
 */

import { lowerBound } from '../../src/bound/index.ts';
import { straightLineOf } from '../../src/network/index.ts';
import { NOT_CARRIED } from '../quality/gap.ts';
import { areas } from '../sets/cases.ts';
import { measureCase } from '../sets/measureCase.ts';
import type { ScaleMeasured } from './results.ts';

const MB = 2 ** 20;

const [name, seconds, seed, threads] = process.argv.slice(2);
const found = (await areas()).find((area) => area.name === name);
if (!found) throw new Error(`there is no area ${name}`);
const { theCase } = found;
const before = process.memoryUsage.rss();
const {
  figures,
  violations,
  iterations,
  seconds: taken,
} = await measureCase(theCase, { seconds: Number(seconds) }, Number(seed), Number(threads));
// In kilobytes, whatever the system.
const peak = process.resourceUsage().maxRSS * 1024;
const notCarried = figures[NOT_CARRIED] ?? null;
const bound = notCarried === 0 ? lowerBound(theCase, straightLineOf(theCase.policy)) : null;
const measured: ScaleMeasured = {
  pupils: theCase.pupils.length,
  poundsAYear: figures['pounds a year'] ?? null,
  vehicles: figures.vehicles ?? null,
  notCarried,
  lowerBound: bound && bound.pencePerYear / 100,
  iterations,
  seconds: Math.round(taken * 100) / 100,
  peakMb: Math.round(peak / MB),
  beforeMb: Math.round(before / MB),
  violations: violations.slice(0, 5),
};
console.log(JSON.stringify(measured));

/**
 * Computes one matrix in a process of its own, so that its peak of memory is nobody else's: `one.js PLACES THREADS CACHE`.
 * With drives in the folder CACHE they are read, with tiles alone they are computed. The last line of its output is the
 * measurement as JSON.
 */
import { openNetwork } from '../../src/network/index.ts';
import { evenly, island } from './island.ts';
import type { MatrixMeasured } from './results.ts';

const MB = 2 ** 20;
const [most, threads, cache] = process.argv.slice(2);
const { theCase, places } = await island();
const points = evenly(places, Number(most));
const before = process.memoryUsage.rss();
const opened = performance.now();
const network = await openNetwork(theCase, { engine: 'valhalla', cache, threads: Number(threads) });
const began = performance.now();
const { seconds } = await network.matrix(points);
const ended = performance.now();
await network.close?.();
const total = seconds.am.reduce((sum, s) => sum + s, 0);
const measured: MatrixMeasured = {
  places: points.length,
  openSeconds: hundredths(began - opened),
  seconds: hundredths(ended - began),
  sourcesPerSecond: Math.round((1000 * points.length) / (ended - began)),
  // In kilobytes, whatever the system.
  peakMb: Math.round((process.resourceUsage().maxRSS * 1024) / MB),
  beforeMb: Math.round(before / MB),
  drivesSum: total,
};
console.log(JSON.stringify(measured));

function hundredths(ms: number): number {
  return Math.round(ms / 10) / 100;
}

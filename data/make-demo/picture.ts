/**
 * Brings the README's map and summary up to date with a plan of the demo:
 * `npm run demo; npx tsx data/make-demo/picture.ts demo-plan`.
 * The map has the morning runs of a Monday; lines are straight because the demo has no roads.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lat, lon, PLACES, SCHOOLS } from './district.ts';

const WIDTH = 900;
const COLOURS = ['#1b6ca8', '#c0392b', '#1e8449', '#8e44ad', '#b9770e', '#117a65', '#a04000', '#5b2c6f', '#2e4053'];

const plan = process.argv[2];
const demo = fileURLToPath(new URL('../demo', import.meta.url));
const rows = (folder: string, file: string) => {
  const [head, ...lines] = readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!.map((c) => c.replace(/,$/, '').replace(/^"|"$/g, ''));
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
};

const homes = rows(demo, 'pupils.csv').map((p) => [Number(p.home_lon), Number(p.home_lat)] as const);
const schools = SCHOOLS.map((s) => ({ name: s.name, at: [Number(lon(s)), Number(lat(s))] as const }));
const points = [...homes, ...schools.map((s) => s.at)];
const west = Math.min(...points.map((p) => p[0])) - 0.02;
const east = Math.max(...points.map((p) => p[0])) + 0.02;
const south = Math.min(...points.map((p) => p[1])) - 0.01;
const north = Math.max(...points.map((p) => p[1])) + 0.01;
const stretch = Math.cos((52.6 * Math.PI) / 180);
const scale = WIDTH / ((east - west) * stretch);
const height = Math.round((north - south) * scale);
const x = (longitude: number) => ((longitude - west) * stretch * scale).toFixed(1);
const y = (latitude: number) => ((north - latitude) * scale).toFixed(1);

const runs = new Map<string, string[]>();
for (const call of rows(plan, 'calls.csv')) {
  if (call.session !== 'am' || !call.days.startsWith('M')) continue;
  const run = runs.get(call.route_id) ?? [];
  runs.set(call.route_id, [...run, `${x(Number(call.lon))},${y(Number(call.lat))}`]);
}

const lines = [...runs.values()].map(
  (run, i) => `<polyline points="${run.join(' ')}" stroke="${COLOURS[i % COLOURS.length]}"/>`,
);
const dots = homes.map(([lo, la]) => `<circle cx="${x(lo)}" cy="${y(la)}" r="2.2"/>`);
const names = PLACES.filter((p) => p.weight >= 4).map(
  (p) => `<text x="${x(Number(lon(p)))}" y="${y(Number(lat(p)) - 0.006)}">${p.name}</text>`,
);
const squares = schools.map(
  ({ name, at }) =>
    `<rect x="${(Number(x(at[0])) - 5).toFixed(1)}" y="${(Number(y(at[1])) - 5).toFixed(1)}" width="10" height="10">` +
    `<title>${name}</title></rect>`,
);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">
<title>Wexmoor Vale: the morning runs of a Monday, ${runs.size} routes</title>
<rect width="${WIDTH}" height="${height}" fill="#fbfaf6"/>
<g fill="none" stroke-width="1.8" stroke-opacity=".75" stroke-linejoin="round">
${lines.join('\n')}
</g>
<g fill="#555">
${dots.join('\n')}
</g>
<g fill="#111">
${squares.join('\n')}
</g>
<g font-family="sans-serif" font-size="12" fill="#333" text-anchor="middle">
${names.join('\n')}
</g>
</svg>
`;

const project = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
writeFileSync(project('data/demo-plan.svg'), svg);
const summary = readFileSync(path.join(plan, 'summary.txt'), 'utf8');
const readme = readFileSync(project('README.md'), 'utf8');
writeFileSync(
  project('README.md'),
  readme.replace(/(<!-- summary -->\n)[\s\S]*(<!-- end of summary -->)/, `$1\`\`\`\n${summary}\`\`\`\n$2`),
);

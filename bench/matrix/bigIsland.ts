/**
 * A county's worth of pupils on the island's roads: every pupil of the case several times, each copy's home moved a
 * little, so that a case of 6,000 to 12,000 different homes can be planned on real roads.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseString, writeToString } from 'fast-csv';
import { Random } from '../../src/solve/random.ts';

/** Homes are moved by up to so many degrees each way: some 450 m, and fewer metres than makes a place lie nowhere. */
const MOVED_DEGREES = { lat: 0.004, lon: 0.0064 };

type Row = Record<string, string>;

/**
 * Writes the case folder `into`, with the pupils of `from` taken `times` times. Vehicles and bays are as many times as
 * many; today's routes are left out, and `keep_with` groups and `keep_apart` pupils are those of the same copy. With
 * `doors` nobody goes to a stop, so that there are as many places as homes.
 */
export async function writeBigIsland(
  from: string,
  into: string,
  { times, seed, doors }: { times: number; seed: number; doors: boolean },
): Promise<void> {
  mkdirSync(into, { recursive: true });
  const random = new Random(seed);
  const read = (name: string): Promise<Row[]> => rowsOf(readFileSync(path.join(from, name), 'utf8'));
  const write = async (name: string, rows: readonly Row[]): Promise<void> =>
    writeFileSync(path.join(into, name), await writeToString([...rows], { headers: true }));
  const copies = (row: Row, change: (copy: number) => Row): Row[] =>
    Array.from({ length: times }, (_, copy) => ({ ...row, ...change(copy) }));
  const named = (ids: string, copy: number): string =>
    ids
      .split(';')
      .map((id) => (id.trim() === '' ? '' : `${id.trim()}-${copy}`))
      .join(';');
  const moved = (degrees: string, most: number): string =>
    (Number(degrees) + (2 * random.unit() - 1) * most).toFixed(6);

  const pupils = (await read('pupils.csv')).flatMap((row) =>
    copies(row, (copy) => ({
      pupil_id: named(row.pupil_id, copy),
      keep_with: named(row.keep_with, copy),
      keep_apart: named(row.keep_apart, copy),
      pickup: doors ? 'door' : row.pickup,
      ...(copy === 0 || row.keep_with !== ''
        ? {}
        : {
            home_lat: moved(row.home_lat, MOVED_DEGREES.lat),
            home_lon: moved(row.home_lon, MOVED_DEGREES.lon),
            home_postcode: '',
          }),
    })),
  );
  await write('pupils.csv', pupils);
  const addresses = await read('pupil_addresses.csv');
  await write(
    'pupil_addresses.csv',
    addresses.flatMap((row) => copies(row, (copy) => ({ pupil_id: named(row.pupil_id, copy) }))),
  );
  const more = (text: string): string => (text === '' ? '' : String(Number(text) * times));
  const schools = await read('schools.csv');
  await write(
    'schools.csv',
    schools.map((row) => ({ ...row, vehicle_bays: more(row.vehicle_bays) })),
  );
  const types = await read('vehicle_types.csv');
  await write(
    'vehicle_types.csv',
    types.map((row) => ({ ...row, available: more(row.available) })),
  );
  await write('stops.csv', await read('stops.csv'));
  const policy = readFileSync(path.join(from, 'case.yaml'), 'utf8');
  const roads = (relative: string): string => path.relative(path.resolve(into), path.resolve(from, relative));
  writeFileSync(
    path.join(into, 'case.yaml'),
    policy.replace(/^roads: *(\S+)/m, (_, relative: string) => `roads: ${roads(relative)}`),
  );
}

function rowsOf(text: string): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const rows: Row[] = [];
    parseString<Row, Row>(text, { headers: true, trim: true })
      .on('data', (row) => rows.push(row))
      .on('error', reject)
      .on('end', () => resolve(rows));
  });
}

/** The binary form of a matrix: what is written is read back, and what is damaged is refused with a reason. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadCase } from '../../src/ingest/index.ts';
import { type Case, type SchoolrunError, SESSIONS } from '../../src/model/index.ts';
import { matrixEnding, openNetwork, writeMatrixOf } from '../../src/network/index.ts';
import { toBinary } from '../../src/network/matrixFile/binary.ts';
import { optimise } from '../../src/pipeline.ts';
import { pickupChoices } from '../../src/stops/index.ts';
import { aCase, pupil, school } from '../check/support.ts';
import { type StandIn, standInOsrm } from './support.ts';

let folder: string;
const servers: StandIn[] = [];
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schoolrun-binary-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const CASE = aCase({ schools: [school('S1', 0)], pupils: [pupil('A', 1000), pupil('B', 2000)] });
const IDS = ['S1', 'A', 'B'];
const POINTS = [CASE.schools[0].at, CASE.pupils[0].home, CASE.pupils[1].home];
const GOOD = {
  ids: IDS,
  points: POINTS,
  tenths: Int32Array.of(0, 1200, 2100, 1000, 0, 955, 2004, -1, 0),
  metres: Int32Array.of(0, 1100, 2100, 1000, 0, 1000, 2000, -1, 0),
  walks: null,
};

function file(bytes: Buffer, name = 'drives.csv'): string {
  // By its contents and not by its name: a binary file called .csv is read as what it is.
  const target = path.join(folder, name);
  fs.writeFileSync(target, bytes);
  return target;
}

const whole = (matrix: Parameters<typeof toBinary>[0] = GOOD): Buffer => Buffer.concat(toBinary(matrix));

/** With another checksum, so that only what was changed is wrong. */
function sealed(bytes: Buffer, change: (bytes: Buffer) => void): Buffer {
  const body = Buffer.from(bytes.subarray(0, bytes.length - 32));
  change(body);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

async function refusal(bytes: Buffer, theCase: Case = CASE): Promise<[number, string[], string]> {
  const error = (await openNetwork(theCase, { matrix: file(bytes) }).catch((e) => e)) as SchoolrunError;
  expect(error.faults.every((fault) => fault.remedy !== '' && fault.file === 'drives.csv')).toBe(true);
  return [error.exitCode, error.faults.map((f) => f.code), error.faults.map((f) => f.cause).join('; ')];
}

test('what was written is read back, tenths of a second and ways that are not there included', async () => {
  const theCase = { ...CASE, policy: { ...CASE.policy, travelTimeFactor: { am: 1.5, pm: 1 } } };
  const network = await openNetwork(theCase, { matrix: file(whole()) });
  const { seconds, metres } = await network.matrix(POINTS);
  expect([...metres]).toEqual([0, 1100, 2100, 1000, 0, 1000, 2000, 10_000_000, 0]);
  expect([...seconds.pm]).toEqual([0, 120, 210, 100, 0, 96, 200, 1_000_000, 0]);
  expect([...seconds.am]).toEqual([0, 180, 315, 150, 0, 143, 301, 1_000_000, 0]);
});

test('the header is as documented', () => {
  const bytes = whole();
  expect(bytes.toString('latin1', 0, 8)).toBe('SRMATRIX');
  expect([8, 12, 16, 20].map((at) => bytes.readUInt32LE(at))).toEqual([1, 0, 3, 8]);
  expect(bytes.toString('utf8', 24, 32)).toBe('S1\nA\nB\n\0');
  expect(bytes.readDoubleLE(32 + 8)).toBe(POINTS[0][1]);
  // After the places: from S1 to A in tenths, and from B to A no way.
  expect([bytes.readUInt32LE(80 + 4), bytes.readUInt32LE(80 + 28)]).toEqual([1200, 0xffffffff]);
  expect(bytes.length).toBe(80 + 2 * 36 + 32);
});

describe('refused, with a reason and a remedy', () => {
  const FILE = 'NETWORK-MATRIX-FILE';
  const flip = (bytes: Buffer, at: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[at] ^= 1;
    return copy;
  };

  test.each([
    ['cut off in the header', whole().subarray(0, 20), FILE, 'cut off after 20 bytes'],
    ['cut off later', whole().subarray(0, 150), FILE, 'is cut off: 150 bytes, where 3 places need 184'],
    ['longer than it says', Buffer.concat([whole(), Buffer.of(0)]), FILE, 'is too long'],
    ['a bit flipped', flip(whole(), 90), FILE, 'checksum (byte 152)'],
    ['another version', sealed(whole(), (b) => b.writeUInt32LE(7, 8)), FILE, 'version 7'],
    ['big-endian numbers', sealed(whole(), (b) => b.writeUInt32BE(1, 8)), FILE, 'big-endian'],
    ['fewer ids than places', sealed(whole(), (b) => b.write('S1\nAAAA\n', 24)), FILE, 'names 2 places'],
    ['nothing at all', Buffer.alloc(0), FILE, 'the file is empty'],
    ['a negative drive', sealed(whole(), (b) => b.writeInt32LE(-5, 84)), 'NETWORK-MATRIX', 'bytes 84 and 120'],
    ['a place not 0 from itself', sealed(whole(), (b) => b.writeUInt32LE(9, 80)), 'NETWORK-MATRIX', 'not 0 (byte 80)'],
  ])('%s', async (_, bytes, code, cause) => {
    expect(await refusal(bytes)).toEqual([2, [code], expect.stringContaining(cause)]);
  });

  test('any damage to any byte is noticed', async () => {
    for (let at = 0; at < whole().length; at++) expect((await refusal(flip(whole(), at)))[0]).toBe(2);
  });

  test('a place that has moved since, however little its drives tell', async () => {
    const moved = { ...CASE, pupils: [pupil('A', 1040), pupil('B', 2000)] };
    expect(await refusal(whole(), moved)).toEqual([
      2,
      ['NETWORK-MATRIX'],
      expect.stringContaining('pupil A lies 40 m'),
    ]);
  });

  test('a pupil whom it does not know', async () => {
    const more = { ...CASE, pupils: [...CASE.pupils, pupil('C', 3000)] };
    expect(await refusal(whole(), more)).toEqual([2, ['NETWORK-MATRIX-HOLE'], expect.stringContaining('pupil C')]);
  });
});

describe('a plan by an engine is the plan by its matrix', () => {
  async function written(theCase: Case, name: string, foot: boolean): Promise<{ osrm: object; file: string }> {
    const [drive, walk] = [await standInOsrm(), await standInOsrm()];
    servers.push(drive, walk);
    const osrm = { osrmUrl: drive.url, ...(foot ? { osrmFoot: walk.url } : {}), cache: null };
    const network = await openNetwork(theCase, osrm);
    const target = path.join(folder, name);
    const choices = await pickupChoices(theCase, network);
    const ending = matrixEnding(name) as '.csv' | '.bin';
    expect(await writeMatrixOf(target, ending, theCase, network, choices)).toBeGreaterThan(30);
    await network.close?.();
    return { osrm, file: target };
  }

  test.each([
    ['demo.csv', true],
    ['demo.bin', true],
    ['lines.bin', false],
  ])('%s', async (name, foot) => {
    const { theCase: demo } = await loadCase(path.join(import.meta.dirname, '..', '..', 'data', 'demo'));
    const factor = { am: 1.15, pm: 1.1 };
    const policy = { ...demo.policy, travelTimeFactor: factor };
    const theCase = { ...demo, policy, pupils: demo.pupils.slice(0, 50), currentRoutes: null };
    const { osrm, file: matrix } = await written(theCase, name, foot);
    const plans = await Promise.all(
      [osrm, { matrix }].map(async (options) => {
        const network = await openNetwork(theCase, options);
        const { plan, judgement } = await optimise(theCase, { network, iterations: 200, threads: 0, seed: 3 });
        await network.close?.();
        return { routes: plan.routes, exceptions: plan.exceptions, judgement };
      }),
    );
    const { calls } = plans[0].routes[0];
    expect(SESSIONS.every((session) => calls.some((call) => call.session === session))).toBe(true);
    expect(plans[0].routes.some((route) => route.calls.some((call) => call.kind === 'stop'))).toBe(true);
    expect(plans[1]).toEqual(plans[0]);
  });
});

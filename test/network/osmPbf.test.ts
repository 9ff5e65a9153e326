/** The little file of OpenStreetMap data that we write: its framing, and its numbers, read back by hand. */
import { expect, test } from 'vitest';
import type { LonLat } from '../../src/model/index.ts';
import { leftHandCountry } from '../../src/network/valhalla/leftHandTraffic.ts';
import { areaAsPbf } from '../../src/network/valhalla/osmPbf.ts';

interface Field {
  readonly number: number;
  readonly value: number;
  readonly bytes: Buffer;
}

/** The fields of one message: varints, and lengths with their bytes. */
function fieldsOf(buffer: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = buffer[at++];
      value += (byte % 128) * weight;
      if (byte < 128) return value;
    }
  };
  while (at < buffer.length) {
    const key = varint();
    const value = varint();
    const bytes = key % 8 === 2 ? buffer.subarray(at, at + value) : Buffer.alloc(0);
    at += bytes.length;
    fields.push({ number: Math.floor(key / 8), value, bytes });
  }
  return fields;
}

function only(fields: readonly Field[], number: number): Field {
  const found = fields.filter((field) => field.number === number);
  expect(found).toHaveLength(1);
  return found[0];
}

/** Type and contents of each block. */
function blocksOf(file: Buffer): { type: string; contents: Buffer }[] {
  const blocks: { type: string; contents: Buffer }[] = [];
  for (let at = 0; at < file.length; ) {
    const headerBytes = file.readUInt32BE(at);
    const header = fieldsOf(file.subarray(at + 4, at + 4 + headerBytes));
    const size = only(header, 3).value;
    const blob = fieldsOf(file.subarray(at + 4 + headerBytes, at + 4 + headerBytes + size));
    const contents = only(blob, 1).bytes;
    expect(only(blob, 2).value).toBe(contents.length);
    blocks.push({ type: only(header, 1).bytes.toString(), contents });
    at += 4 + headerBytes + size;
  }
  return blocks;
}

const unzigzag = (n: number): number => (n % 2 === 0 ? n / 2 : -(n + 1) / 2);

test('an area is a header, nodes in ten-millionths of a degree, a closed way and a relation with its tags', () => {
  const outline: LonLat[] = [
    [-1.5, 50.25],
    [0.5, 50.25],
    [0.5, 51],
  ];
  const [header, data, ...more] = blocksOf(areaAsPbf({ tags: { name: 'Elsewhere', place: 'outer' }, outline }));
  expect([header.type, data.type, more]).toEqual(['OSMHeader', 'OSMData', []]);
  const fields = fieldsOf(data.contents);
  const strings = fieldsOf(only(fields, 1).bytes).map(({ bytes }) => bytes.toString());
  const [nodes, ways, relations] = fields.filter(({ number }) => number === 2).map(({ bytes }) => fieldsOf(bytes));
  expect(nodes.map(({ bytes }) => [9, 8].map((n) => unzigzag(only(fieldsOf(bytes), n).value)))).toEqual([
    [-15_000_000, 502_500_000],
    [5_000_000, 502_500_000],
    [5_000_000, 510_000_000],
  ]);
  const way = fieldsOf(only(ways, 3).bytes);
  // Nodes 1, 2, 3, 1, each as the difference to the one before.
  expect([...only(way, 8).bytes].map(unzigzag)).toEqual([1, 1, 1, -2]);
  const relation = fieldsOf(only(relations, 4).bytes);
  const named = (n: number): string[] => [...only(relation, n).bytes].map((index) => strings[index]);
  expect([named(2), named(3), named(8)]).toEqual([['name', 'place'], ['Elsewhere', 'outer'], ['outer']]);
  expect([...only(relation, 9).bytes].map(unzigzag)).toEqual([only(way, 1).value]);
});

test('the country whose traffic keeps to the left goes by a name that the builder knows', () => {
  const text = leftHandCountry().toString('latin1');
  expect(text).toContain('England');
  expect(text).toContain('GB-ENG');
});

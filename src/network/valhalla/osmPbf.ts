/**
 * Writes a small file of OpenStreetMap data (`.osm.pbf`): one area with its outline. The format is protocol buffers in
 * blocks, described at https://wiki.openstreetmap.org/wiki/PBF_Format; field numbers below are those of its `.proto`.
 */
import type { LonLat } from '../../model/index.ts';

export interface Area {
  readonly tags: Readonly<Record<string, string>>;
  /** Corners in order, the first not repeated at the end. */
  readonly outline: readonly LonLat[];
}

/** Ids of our own invention: the file is read by one program, once. */
const [WAY, RELATION] = [1, 1];
/** Coordinates are stored in units of 100 nanodegrees. */
const UNITS_PER_DEGREE = 1e7;
/** `Relation.MemberType`: WAY. */
const IS_WAY = 1;

/** The file's bytes: a header block, then nodes, the outline as a way, and the area as a relation. */
export function areaAsPbf({ tags, outline }: Area): Buffer {
  // The first string of a table is always blank.
  const strings = ['', 'outer', ...Object.entries(tags).flat()];
  const index = (text: string): number => strings.indexOf(text, 1);
  const nodes = outline.map(([lon, lat], i) =>
    message(1, [
      number(1, zigzag(i + 1)),
      number(8, zigzag(Math.round(lat * UNITS_PER_DEGREE))),
      number(9, zigzag(Math.round(lon * UNITS_PER_DEGREE))),
    ]),
  );
  const ring = [...outline.map((_, i) => i + 1), 1];
  const way = message(3, [number(1, WAY), packed(8, differences(ring).map(zigzag))]);
  const relation = message(4, [
    number(1, RELATION),
    packed(2, Object.keys(tags).map(index)),
    packed(3, Object.values(tags).map(index)),
    packed(8, [index('outer')]),
    packed(9, [zigzag(WAY)]),
    packed(10, [IS_WAY]),
  ]);
  const table = message(
    1,
    strings.map((text) => bytes(1, Buffer.from(text, 'utf8'))),
  );
  const groups = [nodes, [way], [relation]].map((group) => message(2, group));
  const header = ['OsmSchema-V0.6', 'DenseNodes'].map((feature) => bytes(4, Buffer.from(feature, 'utf8')));
  return Buffer.concat([block('OSMHeader', header), block('OSMData', [table, ...groups])]);
}

/** A block: the length of its own header in big-endian, that header, and the contents, not compressed. */
function block(type: string, contents: readonly Buffer[]): Buffer {
  const raw = Buffer.concat(contents);
  const blob = Buffer.concat([bytes(1, raw), number(2, raw.length)]);
  const header = Buffer.concat([bytes(1, Buffer.from(type, 'utf8')), number(3, blob.length)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, header, blob]);
}

function message(field: number, parts: readonly Buffer[]): Buffer {
  return bytes(field, Buffer.concat(parts));
}

function bytes(field: number, contents: Buffer): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(contents.length), contents]);
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

function packed(field: number, values: readonly number[]): Buffer {
  return bytes(field, Buffer.concat(values.map(varint)));
}

/** Seven bits a byte, the lowest first. */
function varint(value: number): Buffer {
  const out: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  return Buffer.from([...out, rest]);
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function differences(values: readonly number[]): number[] {
  return values.map((value, i) => value - (i > 0 ? values[i - 1] : 0));
}

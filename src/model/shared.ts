/** Typed arrays in shared memory, so that worker threads read them without a copy of their own. */

/** Zeros. */
export function sharedInt32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(Math.max(4, length * 4)), 0, length);
}

/** A shared copy of the values. */
export function sharedInts(values: ArrayLike<number>): Int32Array {
  const out = sharedInt32(values.length);
  out.set(values);
  return out;
}

/** A shared copy of the values. */
export function sharedBytes(values: ArrayLike<number>): Uint8Array {
  const out = new Uint8Array(new SharedArrayBuffer(Math.max(1, values.length)), 0, values.length);
  out.set(values);
  return out;
}

/** A shared copy of the values. */
export function sharedDoubles(values: ArrayLike<number>): Float64Array {
  const out = new Float64Array(new SharedArrayBuffer(Math.max(8, values.length * 8)), 0, values.length);
  out.set(values);
  return out;
}

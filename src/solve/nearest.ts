/** The first few of many numbers, in order, without sorting all. */

/**
 * Indices of the `most` smallest of the first `count` keys, smallest key first, the lower index first among equal keys
 * (quickselect: Hoare 1961, Algorithm 65; then only what is wanted is sorted).
 *
 * @param indices room for `count` indices; its contents are lost
 */
export function smallest(keys: Float64Array, count: number, most: number, indices: Int32Array): Int32Array {
  for (let i = 0; i < count; i++) indices[i] = i;
  const before = (a: number, b: number): boolean => keys[a] < keys[b] || (keys[a] === keys[b] && a < b);
  let from = 0;
  let to = count - 1;
  while (from < to && most < count) {
    const pivot = indices[(from + to) >> 1];
    let i = from;
    let j = to;
    while (i <= j) {
      while (before(indices[i], pivot)) i++;
      while (before(pivot, indices[j])) j--;
      if (i > j) break;
      const swapped = indices[i];
      indices[i++] = indices[j];
      indices[j--] = swapped;
    }
    // Left of j all are smaller than right of i; only the side with the border is looked at again.
    if (most - 1 <= j) to = j;
    else if (most >= i + 1) from = i;
    else break;
  }
  return indices.slice(0, Math.min(most, count)).sort((a, b) => keys[a] - keys[b] || a - b);
}

/** Every way to order, split and choose. */

/** All ways to split the items into groups; neither groups nor items have an order. */
export function* partitions<T>(items: readonly T[]): Generator<T[][]> {
  if (items.length === 0) {
    yield [];
    return;
  }
  const [first, ...rest] = items;
  for (const groups of partitions(rest)) {
    yield [[first], ...groups];
    for (let g = 0; g < groups.length; g++) {
      yield groups.map((group, i) => (i === g ? [first, ...group] : group));
    }
  }
}

export function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (let i = 0; i < items.length; i++) {
    for (const rest of permutations(items.filter((_, j) => j !== i))) yield [items[i], ...rest];
  }
}

/** Permutations in which no item stands before one of those it must follow. */
export function* extensions<T>(items: readonly T[], mustFollow: (item: T) => readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const item of items) {
    const left = items.filter((other) => other !== item);
    if (mustFollow(item).some((before) => left.includes(before))) continue;
    for (const rest of extensions(left, mustFollow)) yield [item, ...rest];
  }
}

/** One of each. */
export function* product<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  if (lists.length === 0) {
    yield [];
    return;
  }
  for (const item of lists[0]) for (const rest of product(lists.slice(1))) yield [item, ...rest];
}

/** What comes of reading one cell: a value, perhaps with a remark, or the reason why there is none. */

/** `excel`: the cell shows a habit of Excel and was understood; `rounded`: the value was rounded to its unit. */
export type Remark = 'excel' | 'rounded';

export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly remark: Remark | null }
  | { readonly ok: false; readonly problem: string };

export function read<T>(value: T, remark: Remark | null = null): Reading<T> {
  return { ok: true, value, remark };
}

export function unreadable(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}

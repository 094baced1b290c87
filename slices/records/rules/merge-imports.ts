/**
 * One list from the rows of several files, oldest row first. Files overlap when a person exports twice: a row that a
 * newer file holds is not taken again from an older one, while rows that repeat inside one file stay.
 * `files` are given newest first, so that what became of a payment since is what counts.
 */
export function mergeRows<Row extends { readonly at_ms: number }>(
  files: readonly (readonly Row[])[],
  identity: (row: Row) => string,
): Row[] {
  const [only = [], ...others] = files;
  // The usual case: nothing to compare with.
  if (others.length === 0) return inOrder(only);
  const taken = new Map<string, number>();
  const merged: Row[] = [];
  for (const rows of files) {
    const seen = new Map<string, number>();
    for (const row of rows) {
      const key = identity(row);
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      if (nth > (taken.get(key) ?? 0)) merged.push(row);
    }
    for (const [key, count] of seen) taken.set(key, Math.max(count, taken.get(key) ?? 0));
  }
  return inOrder(merged);
}

function inOrder<Row extends { readonly at_ms: number }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => a.at_ms - b.at_ms);
}

import type { StoredCall, StoredTransaction } from '../contract.ts';

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

export function callIdentity({ kind, direction, peer, at_ms, seconds }: StoredCall): string {
  return JSON.stringify([kind, direction, peer, at_ms, seconds]);
}

/**
 * A payment by its order where the source gives one: time, words, status and refunds differ between two exports of one
 * payment, between a wallet's file and its interface, and between pending and booked.
 */
export function transactionIdentity(row: StoredTransaction): string {
  const { order_id, amount, currency, direction } = row;
  const [order, time] = isOrder(order_id) ? [order_id, null] : [null, row.at_ms];
  return JSON.stringify([order, time, amount, currency, direction, order === null ? row.category : null]);
}

/** A spreadsheet turns long orders into 1.23E+27, which many rows then share. */
function isOrder(text: string | null): boolean {
  return text !== null && text.trim() !== '' && !/^\d(?:\.\d+)?E\+?\d+$/i.test(text.trim());
}

import type { LineTable, RowSet } from './line-table.ts';

/** Per peer with at least one record in a set: how many, how many of them outgoing, and the seconds of its calls. */
export interface ContactCounts {
  readonly all: readonly number[];
  readonly out: readonly number[];
  readonly seconds: readonly number[];
}

export function contactCounts(table: LineTable, rows: RowSet): ContactCounts {
  const all = new Float64Array(table.peers);
  const out = new Float64Array(table.peers);
  const seconds = new Float64Array(table.peers);
  for (const row of rows) {
    const peer = table.peer[row]!;
    all[peer]! += 1;
    out[peer]! += table.out[row]!;
    seconds[peer]! += table.seconds[row]!;
  }
  const met = [...all.keys()].filter((peer) => all[peer]! > 0);
  return {
    all: met.map((peer) => all[peer]!),
    out: met.map((peer) => out[peer]!),
    seconds: met.map((peer) => seconds[peer]!),
  };
}

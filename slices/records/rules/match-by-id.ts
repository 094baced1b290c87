import type { KnownRow, MatchedRow, RowFace } from './match-rows.ts';

/** The key of each row that a partner sends: its own id decides. An id twice in one message is one row, the later one. */
export function matchById(known: readonly KnownRow[], rows: readonly RowFace[]): MatchedRow[] {
  const digests = new Map(known.map(({ key, digest }) => [key, digest]));
  return rows.map(({ idIndex, look, digest }) => {
    const key = idIndex ?? look;
    const before = digests.get(key);
    digests.set(key, digest);
    return { key, outcome: before === undefined ? 'new' : before === digest ? 'same' : 'changed' };
  });
}

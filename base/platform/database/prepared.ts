import type { CompiledQuery } from 'kysely';
import pg from 'pg';
import { toParameter } from './values.ts';

/** A text is read and planned anew until it has come so often: who writes a number of rows into it writes a new text each time. */
const worthPreparing = 5;
/** Each connection keeps what it has prepared. */
const mostPrepared = 400;
const mostWatched = 4_000;

interface Watched {
  times: number;
  name: string | undefined;
}

const watched = new Map<string, Watched>();
let prepared = 0;

/**
 * A statement as `pg` sends it: by name once it comes often, so that a connection reads it once and may keep its plan. A name
 * stands for a text in a schema, because the same text means other tables in another.
 */
export function statementOf(schema: string, { sql: text, parameters }: CompiledQuery): pg.QueryConfig {
  const values = parameters.map(toParameter);
  const name = nameOf(`${schema}: ${text}`);
  return name === undefined ? { text, values } : { name, text, values };
}

function nameOf(key: string): string | undefined {
  const known = watched.get(key) ?? { times: 0, name: undefined };
  if (known.times === 0) {
    if (watched.size >= mostWatched) forgetSeldom();
    watched.set(key, known);
  }
  known.times += 1;
  if (known.name === undefined && known.times >= worthPreparing && prepared < mostPrepared) {
    prepared += 1;
    known.name = `lendline_${prepared}`;
  }
  return known.name;
}

/** A name is never given twice: a connection may still know it. */
function forgetSeldom(): void {
  for (const [key, { name }] of watched) if (name === undefined) watched.delete(key);
}

/** A table was changed beneath a prepared statement, as when a newer Lendline migrates: a new connection reads it anew. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery';
}

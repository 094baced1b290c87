import { actorName } from '@lendline/kernel';
import { type SliceTransaction, toJson } from '@lendline/platform';
import type { SimulationCase, SimulationCaseId } from '../contract.ts';
import type { DecisionsTables, SimulationCaseRow } from './tables.ts';

type Tx = SliceTransaction<DecisionsTables>;
type Given = Pick<SimulationCaseRow, 'id' | 'name' | 'input' | 'expected' | 'revision'>;

/** By name. */
export async function allCases({ db }: Tx): Promise<readonly SimulationCase[]> {
  const rows = await db.selectFrom('simulation_case').selectAll().orderBy('name').orderBy('id').limit(500).execute();
  return rows.map((row) => toCase(row));
}

export async function insertCase({ db, context }: Tx, given: Given): Promise<SimulationCase> {
  const row = await db
    .insertInto('simulation_case')
    .values({ ...columnsOf(given), ...savedBy({ context }), tenant: context.tenant })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toCase(row);
}

/** Undefined where another was saved meanwhile. `revision` is the new one. */
export async function changeCase({ db, context }: Tx, given: Given): Promise<SimulationCase | undefined> {
  const row = await db
    .updateTable('simulation_case')
    .set({ ...columnsOf(given), ...savedBy({ context }) })
    .where('id', '=', given.id)
    .where('revision', '=', given.revision - 1)
    .returningAll()
    .executeTakeFirst();
  return row && toCase(row);
}

/** False where another was saved meanwhile. */
export async function deleteCase(
  { db }: Tx,
  { id, revision }: { readonly id: SimulationCaseId; readonly revision: number },
): Promise<boolean> {
  const row = await db
    .deleteFrom('simulation_case')
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

function columnsOf({ id, name, input, expected, revision }: Given) {
  return { id, name, input: toJson(input), expected: toJson(expected), revision };
}

function savedBy({ context }: Pick<Tx, 'context'>) {
  return { saved_by: actorName(context.actor), saved_at: context.now() };
}

function toCase({ id, name, input, expected, revision, saved_by, saved_at }: SimulationCaseRow): SimulationCase {
  return { id, name, input, expected, revision, savedBy: saved_by, savedAt: saved_at.toString() };
}

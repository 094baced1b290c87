import { canonicalJson, type Context } from '@lendline/kernel';
import type { FieldCrypto, FieldPlace, SliceTransaction } from '@lendline/platform';
import type { ImportId } from '../contract.ts';
import type { Content, RecordsTables, SealedRows } from './tables.ts';

type Tx = SliceTransaction<RecordsTables>;

/** Rows of one part: a year of one line is a handful of parts, each small enough to open at once. */
const rowsPerPart = 2_000;

/** Seals rows before the transaction that writes them. */
export async function sealRows(
  crypto: FieldCrypto,
  context: Context,
  of: { readonly id: ImportId; readonly content: Content; readonly rows: readonly object[] },
): Promise<readonly SealedRows[]> {
  const { id, content, rows } = of;
  const parts = Array.from({ length: Math.ceil(rows.length / rowsPerPart) }, (_, part) => part);
  return Promise.all(
    parts.map(async (part) => {
      const text = canonicalJson(rows.slice(part * rowsPerPart, (part + 1) * rowsPerPart));
      const row = { import_id: id, content, part, tenant: context.tenant };
      return { ...row, sealed: await crypto.encrypt(placeOf(row), text) };
    }),
  );
}

export async function insertSealed({ db }: Tx, rows: readonly SealedRows[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('sealed_rows').values(rows).execute();
}

/** The parts of these imports, in order. */
export async function sealedOf({ db }: Tx, ids: readonly ImportId[], content: Content): Promise<readonly SealedRows[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('sealed_rows')
    .selectAll()
    .where('import_id', 'in', ids)
    .where('content', '=', content)
    .orderBy('part')
    .execute();
}

/** Opens parts that one kind of row was sealed in. */
export async function openRows<Row>(crypto: FieldCrypto, parts: readonly SealedRows[]): Promise<Row[]> {
  const opened = await Promise.all(
    parts.map(async (part) => JSON.parse(await crypto.decrypt(placeOf(part), part.sealed)) as Row[]),
  );
  return opened.flat();
}

function placeOf({ tenant, import_id, content, part }: Omit<SealedRows, 'sealed'>): FieldPlace {
  return { tenant, table: 'sealed_rows', row: `${import_id}/${content}/${part}`, column: 'sealed' };
}

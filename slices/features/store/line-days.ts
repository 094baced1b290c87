import type { LineId } from '@lendline/lines/contract';
import type { FieldCrypto, FieldPlace, SliceTransaction } from '@lendline/platform';
import type { KeptDay } from './feature-rows.ts';
import type { FeaturesTables } from './tables.ts';

type Tx = SliceTransaction<FeaturesTables>;

/** A day by source and date. */
export type DayName = Pick<KeptDay, 'source' | 'day'>;

/** Writes days in place of what was kept of them. Only whoever wrote the line's row in this transaction may. */
export async function writeDays({ db, context }: Tx, line: LineId, days: readonly KeptDay[]): Promise<void> {
  if (days.length === 0) return;
  await db
    .insertInto('line_day')
    .values(days.map((day) => ({ ...day, tenant: context.tenant, line_id: line })))
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'line_id', 'source', 'day']).doUpdateSet((row) => ({
        code_version: row.ref('excluded.code_version'),
        digest: row.ref('excluded.digest'),
        sealed: row.ref('excluded.sealed'),
      })),
    )
    .execute();
}

/** Forgets days whose records have all gone. */
export async function removeDays({ db }: Tx, line: LineId, days: readonly DayName[]): Promise<void> {
  for (const [source, some] of Map.groupBy(days, (one) => one.source)) {
    await db
      .deleteFrom('line_day')
      .where('line_id', '=', line)
      .where('source', '=', source)
      .where(
        'day',
        'in',
        some.map(({ day }) => day),
      )
      .execute();
  }
}

export interface SealedLine {
  readonly tenant: string;
  readonly line: LineId;
}

export function sealDay(crypto: FieldCrypto, of: SealedLine & DayName, text: string): Promise<string> {
  return crypto.encrypt(placeOf(of), text);
}

export function openDay(crypto: FieldCrypto, of: SealedLine & DayName, sealed: string): Promise<string> {
  return crypto.decrypt(placeOf(of), sealed);
}

function placeOf({ tenant, line, source, day }: SealedLine & DayName): FieldPlace {
  return { tenant, table: 'line_day', row: `${line}/${source}/${day.toString()}`, column: 'sealed' };
}

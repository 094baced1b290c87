import type { Locale } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { EventEnvelope, SliceTransaction } from '@lendline/platform';
import type { MessagesTables } from './tables.ts';

type Tx = SliceTransaction<MessagesTables>;

/** Keeps the language that the holder of a line speaks with us, as of the last time the line was proved. */
export async function noteLanguage({ db, context: { tenant } }: Tx, event: EventEnvelope): Promise<void> {
  const spoken = { tenant, line_id: event.subject, locale: event.locale };
  await db
    .insertInto('line_language')
    .values(spoken)
    .onConflict((conflict) => conflict.columns(['tenant', 'line_id']).doUpdateSet({ locale: spoken.locale }))
    .execute();
}

/** The language of a line's holder; that of the cause where the holder was never heard. */
export async function languageOf({ db, context }: Tx, line: LineId): Promise<Locale> {
  const known = await db.selectFrom('line_language').select('locale').where('line_id', '=', line).executeTakeFirst();
  return known?.locale ?? context.locale;
}

import type { FieldCrypto, SliceTransaction } from '@lendline/platform';
import type { Appeal, ApplicationId } from '../contract.ts';
import type { ApplicationsTables, StoredAppeal } from './tables.ts';

type Tx = SliceTransaction<ApplicationsTables>;
type Column = 'message' | 'answer';

export async function insertAppeal({ db }: Tx, row: StoredAppeal): Promise<void> {
  await db.insertInto('appeal').values(row).execute();
}

export async function findAppeal({ db }: Tx, application: ApplicationId): Promise<StoredAppeal | undefined> {
  return db.selectFrom('appeal').selectAll().where('application_id', '=', application).executeTakeFirst();
}

/** Answers an appeal that waits; nothing happens when there is none. */
export async function answerAppeal({ db, context }: Tx, application: ApplicationId, answer: string): Promise<void> {
  await db
    .updateTable('appeal')
    .set({ answer, answered_at: context.now() })
    .where('application_id', '=', application)
    .where('answered_at', 'is', null)
    .execute();
}

/** The words of an appeal may name anything about a person, so they are kept encrypted. */
export function sealAppeal(
  crypto: FieldCrypto,
  of: { tenant: string; application: ApplicationId; column: Column },
  text: string,
): Promise<string> {
  return crypto.encrypt(place(of), text);
}

export async function openAppeal(crypto: FieldCrypto, row: StoredAppeal): Promise<Appeal> {
  const of = { tenant: row.tenant, application: row.application_id };
  return {
    message: await crypto.decrypt(place({ ...of, column: 'message' }), row.message),
    madeAt: row.made_at.toString(),
    answer: row.answer === null ? null : await crypto.decrypt(place({ ...of, column: 'answer' }), row.answer),
    answeredAt: row.answered_at?.toString() ?? null,
  };
}

function place({ tenant, application, column }: { tenant: string; application: ApplicationId; column: Column }) {
  return { tenant, table: 'appeal', row: application, column };
}

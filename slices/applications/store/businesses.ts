import { maskSocialCreditCode, isSoleTrader, type SocialCreditCode } from '@lendline/kernel';
import type { FieldCrypto, SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { Business } from '../business-contract.ts';
import type { ApplicationId } from '../contract.ts';
import { closedStates } from '../rules/lifecycle.ts';
import type { ApplicationsTables, StoredApplication, StoredBusiness } from './tables.ts';

type Tx = SliceTransaction<ApplicationsTables>;

interface Described {
  readonly tenant: string;
  readonly application: ApplicationId;
  readonly code: SocialCreditCode;
  readonly name: string;
  readonly at: Temporal.Instant;
}

/** A sole trader's code and trade name are personal data, so they are kept encrypted. */
export async function sealBusiness(crypto: FieldCrypto, described: Described): Promise<StoredBusiness> {
  const { tenant, application, code, name, at } = described;
  const seal = (column: 'code' | 'name', text: string) => crypto.encrypt(place({ tenant, application, column }), text);
  return {
    application_id: application,
    tenant,
    code_index: await crypto.blindIndex({ tenant, use: 'social-credit-code' }, code),
    code: await seal('code', code),
    masked_code: maskSocialCreditCode(code),
    name: await seal('name', name),
    sole_trader: isSoleTrader(code),
    described_at: at,
  };
}

export async function openBusiness(crypto: FieldCrypto, row: StoredBusiness): Promise<Business> {
  const of = { tenant: row.tenant, application: row.application_id, column: 'name' } as const;
  return {
    maskedCode: row.masked_code,
    name: await crypto.decrypt(place(of), row.name),
    soleTrader: row.sole_trader,
  };
}

export async function findBusiness({ db }: Tx, application: ApplicationId): Promise<StoredBusiness | undefined> {
  return db.selectFrom('business').selectAll().where('application_id', '=', application).executeTakeFirst();
}

/** Keeps what was stated last. */
export async function keepBusiness({ db }: Tx, row: StoredBusiness): Promise<void> {
  await db
    .insertInto('business')
    .values(row)
    .onConflict((conflict) => conflict.column('application_id').doUpdateSet(row))
    .execute();
}

/** Whether another line has an application under way for the same business. Held until the transaction ends. */
export async function isAskedElsewhere(
  { db, context }: Tx,
  { line_id }: StoredApplication,
  { code_index }: StoredBusiness,
): Promise<boolean> {
  const key = `business ${context.tenant} ${code_index}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db);
  const other = await db
    .selectFrom('business')
    .innerJoin('application', 'application.id', 'business.application_id')
    .select('application.id')
    .where('business.code_index', '=', code_index)
    .where('application.line_id', '<>', line_id)
    .where('application.state', 'not in', closedStates)
    .executeTakeFirst();
  return other !== undefined;
}

function place({ tenant, application, column }: { tenant: string; application: string; column: 'code' | 'name' }) {
  return { tenant, table: 'business', row: application, column };
}

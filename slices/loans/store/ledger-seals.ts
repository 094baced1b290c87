import { chainHash, firstHash, holdChain, type SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { LoansTables, SealRow } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** Entries under one seal, and seals read at once: what a statement can do in a moment. */
const mostEntries = 20_000;
const page = 200;

interface Content {
  readonly entries: bigint;
  readonly last_xid: string;
  readonly last_seq: bigint;
  readonly content: string;
}

/** Lenders that have a journal. */
export async function journals({ db }: Tx): Promise<readonly string[]> {
  const rows = await db.selectFrom('journal').select('tenant').orderBy('tenant').execute();
  return rows.map(({ tenant }) => tenant);
}

/**
 * Puts the next seal on what was posted since the last one, up to the oldest transaction that still runs. Answers whether
 * more may be waiting.
 */
export async function sealNext(tx: Tx): Promise<boolean> {
  const { db, context } = tx;
  await holdChain(tx, 'loans.journal');
  const last = await lastSeal(tx);
  const { rows } = await sql<Content>`
    select * from journal_content(
      ${last?.last_xid ?? '0'}::text::xid8, ${last?.last_seq ?? 0n}, oldest_running(), 0, ${mostEntries})`.execute(db);
  const content = rows[0];
  if (content === undefined || content.entries === 0n) return false;
  const seal = {
    tenant: context.tenant,
    number: (last?.number ?? 0n) + 1n,
    ...content,
    sealed_at: context.now().round({ smallestUnit: 'microsecond', roundingMode: 'floor' }),
  };
  await db
    .insertInto('seal')
    .values({ ...seal, hash: hashOf(last?.hash ?? firstHash, seal) })
    .execute();
  return content.entries === BigInt(mostEntries);
}

async function lastSeal({ db }: Tx): Promise<SealRow | undefined> {
  return db.selectFrom('seal').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
}

export interface SealCheck {
  readonly seals: number;
  readonly entries: bigint;
  /** The hash of the last seal: kept elsewhere, it proves the journal as it now is. */
  readonly head: string;
  readonly broken: {
    readonly seal: number;
    readonly from_seq: bigint;
    readonly through_seq: bigint;
  } | null;
}

/** Takes every seal and the entries under it again, from the first; names the first seal that does not fit. */
export async function checkSeals(tx: Tx): Promise<SealCheck> {
  let [seals, entries, before] = [0, 0n, { hash: firstHash, last_xid: '0', last_seq: 0n }];
  for (;;) {
    const next = await sealsAfter(tx, seals);
    for (const seal of next) {
      seals += 1;
      const content = await contentBetween(tx, before, seal);
      const fits =
        seal.number === BigInt(seals) &&
        content?.entries === seal.entries &&
        content.content === seal.content &&
        seal.hash === hashOf(before.hash, seal);
      const through_seq = seal.last_seq;
      if (!fits) {
        const broken = { seal: seals, from_seq: before.last_seq + 1n, through_seq };
        return { seals, entries, head: before.hash, broken };
      }
      entries += seal.entries;
      before = seal;
    }
    if (next.length < page) return { seals, entries, head: before.hash, broken: null };
  }
}

function sealsAfter({ db }: Tx, number: number): Promise<SealRow[]> {
  return db.selectFrom('seal').selectAll().where('number', '>', BigInt(number)).orderBy('number').limit(page).execute();
}

async function contentBetween(
  { db }: Tx,
  before: Pick<SealRow, 'last_xid' | 'last_seq'>,
  seal: Pick<SealRow, 'last_xid' | 'last_seq'>,
): Promise<Content | undefined> {
  const { rows } = await sql<Content>`
    select * from journal_content(
      ${before.last_xid}::text::xid8, ${before.last_seq}, ${seal.last_xid}::text::xid8, ${seal.last_seq}, null)`.execute(
    db,
  );
  return rows[0];
}

function hashOf(previous: string, seal: Omit<SealRow, 'hash'>): string {
  const { number, last_xid, last_seq, entries, content, sealed_at } = seal;
  return chainHash(previous, {
    number: number.toString(),
    lastTransaction: last_xid,
    lastEntry: last_seq.toString(),
    entries: entries.toString(),
    content,
    sealedAt: sealed_at.toString(),
  });
}

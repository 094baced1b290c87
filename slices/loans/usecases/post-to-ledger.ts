import { actorName, type Context, type Err, ok, type Problem, type Result } from '@lendline/kernel';
import type { LedgerHold, LedgerPosting } from '../ledger-contract.ts';
import { problem } from '../problems.ts';
import { readPosting } from '../rules/ledger-posting.ts';
import { type NewPosting, OtherPosting, post } from '../store/entries.ts';
import { endHold, hold, type NewHold } from '../store/ledger-holds.ts';
import type { HoldOutcome } from '../store/tables.ts';
import type { Books } from './parts.ts';

/** Books the postings of another service, all or none. Its ids are its own: those of two services never meet. */
export async function postToLedger(
  parts: Books,
  context: Context,
  { postings }: { readonly postings: readonly LedgerPosting[] },
): Promise<Result<{ postings: readonly { id: string; replayed: boolean }[] }, Problem>> {
  const read: NewPosting[] = [];
  for (const posting of postings) {
    const one = toPosting(parts, context, posting);
    if (!one.ok) return one;
    read.push(one.value);
  }
  if (new Set(read.map(({ naturalKey }) => naturalKey)).size < read.length) return problem('loans.posting-twice');
  return unlessOther(async () => {
    const added = await parts.database.transaction(context, async (tx) => {
      const fresh = await post(tx, read);
      if (fresh.size > 0) {
        const details = { postings: fresh.size, first: read[0]!.naturalKey };
        await tx.audit({ action: 'post-to-ledger', subject: 'ledger', outcome: 'done', details });
      }
      return fresh;
    });
    return ok({ postings: postings.map(({ id }) => ({ id, replayed: !added.has(keyOf(context, id)) })) });
  });
}

export async function holdInLedger(
  parts: Books,
  context: Context,
  { expiresAt, ...posting }: LedgerPosting & { readonly expiresAt: string },
): Promise<Result<LedgerHold, Problem>> {
  const read = toPosting(parts, context, posting);
  if (!read.ok) return read;
  const held: NewHold = { ...read.value, expiresAt: Temporal.Instant.from(expiresAt) };
  return unlessOther(async () => {
    const state = await parts.database.transaction(context, async (tx) => {
      await tx.audit({ action: 'hold-in-ledger', subject: held.naturalKey, outcome: 'done' });
      return hold(tx, held);
    });
    return ok({ id: posting.id, state });
  });
}

/** Posts a hold or lets it go. A hold that ended in another way is refused, and stays as it ended. */
export async function endHoldInLedger(
  parts: Books,
  context: Context,
  { holdId, outcome }: { readonly holdId: string; readonly outcome: Exclude<HoldOutcome, 'expired'> },
): Promise<Result<LedgerHold, Problem>> {
  const id = keyOf(context, holdId);
  const state = await parts.database.transaction(context, async (tx) => {
    const ended = await endHold(tx, { id, outcome });
    const refused =
      ended === outcome ? { outcome: 'done' as const } : { outcome: 'refused' as const, reason: `${ended}` };
    await tx.audit({ action: 'end-hold', subject: id, ...refused, details: { asked: outcome } });
    return ended;
  });
  if (state === null) return problem('loans.no-such-hold');
  return state === outcome ? ok({ id: holdId, state }) : problem('loans.hold-ended', { state });
}

function toPosting({ pack }: Books, context: Context, posting: LedgerPosting): Result<NewPosting, Problem> {
  const read = readPosting(posting, pack.currency);
  if (!read.ok) {
    const { why, line } = read;
    return problem('loans.posting-not-possible', { id: posting.id, line: String(line), why });
  }
  const { bookedOn, movements } = read;
  return ok({ kind: 'transfer', naturalKey: keyOf(context, posting.id), loanId: null, bookedOn, movements });
}

function keyOf({ actor }: Context, id: string): string {
  return `${actorName(actor)}:${id}`;
}

async function unlessOther<Value>(
  work: () => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem> | Err<Problem>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OtherPosting)) throw error;
    return problem('loans.other-posting', { id: error.naturalKey.split(':').slice(2).join(':') });
  }
}

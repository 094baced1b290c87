import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { TrialBalance } from '../ledger-contract.ts';
import { balanceOf } from '../rules/ledger-chart.ts';
import { type BooksAsOf, sumsByAccount } from '../store/ledger-balances.ts';
import { pendingByAccount, type PendingSum } from '../store/ledger-holds.ts';
import { type LoansParts, todayOf, wireOf } from './parts.ts';

export interface TrialBalanceAsked {
  readonly asOf?: string;
  readonly knownAt?: string;
}

/**
 * Every account; a balance stands on the side on which its account grows. As of a business date and as known at a moment: what
 * was booked back since is not in it. Holds are shown beside, for the books as they now are.
 */
export async function trialBalance(
  parts: LoansParts,
  context: Context,
  asked: TrialBalanceAsked,
): Promise<Result<TrialBalance, Problem>> {
  const { currency } = parts.pack;
  const books = booksOf(asked);
  const now = asked.asOf === undefined && asked.knownAt === undefined;
  const { sums, pending } = await parts.database.transaction(
    context,
    async (tx) => ({
      sums: await sumsByAccount(tx, currency, books),
      pending: now ? await pendingByAccount(tx, currency) : [],
    }),
    { readOnly: true },
  );
  const total = (side: 'debit' | 'credit'): bigint => sums.reduce((sum, one) => sum + one[side], 0n);
  return ok({
    asOf: asked.asOf ?? todayOf(parts, context).toString(),
    accounts: sums.map((one) => ({
      account: one.account,
      kind: one.kind,
      debit: wireOf(parts, one.debit),
      credit: wireOf(parts, one.credit),
      balance: wireOf(parts, balanceOf(one)),
      ...pendingOf(
        parts,
        pending.find(({ account }) => account === one.account),
      ),
    })),
    balanced: total('debit') === total('credit'),
  });
}

function booksOf({ asOf, knownAt }: TrialBalanceAsked): BooksAsOf {
  return {
    ...(asOf === undefined ? {} : { through: Temporal.PlainDate.from(asOf) }),
    ...(knownAt === undefined ? {} : { knownAt: Temporal.Instant.from(knownAt) }),
  };
}

function pendingOf(parts: LoansParts, sum: PendingSum | undefined): Pick<TrialBalance['accounts'][number], 'pending'> {
  if (sum === undefined) return {};
  return { pending: { debit: wireOf(parts, sum.debit), credit: wireOf(parts, sum.credit) } };
}

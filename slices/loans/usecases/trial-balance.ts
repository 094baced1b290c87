import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { TrialBalance } from '../contract.ts';
import { type AccountSum, sumsByAccount } from '../store/entries.ts';
import { type LoansParts, todayOf, wireOf } from './parts.ts';

/** Every account; a balance stands on the side on which its kind of account grows. */
export async function trialBalance(parts: LoansParts, context: Context): Promise<Result<TrialBalance, Problem>> {
  const { currency } = parts.pack;
  const sums = await parts.database.transaction(context, (tx) => sumsByAccount(tx, currency), { readOnly: true });
  const total = (side: 'debit' | 'credit'): bigint => sums.reduce((sum, one) => sum + one[side], 0n);
  return ok({
    asOf: todayOf(parts, context).toString(),
    accounts: sums.map((one) => ({
      account: one.account,
      kind: one.kind,
      debit: wireOf(parts, one.debit),
      credit: wireOf(parts, one.credit),
      balance: wireOf(parts, balanceOf(one)),
    })),
    balanced: total('debit') === total('credit'),
  });
}

export function balanceOf({ kind, debit, credit }: AccountSum): bigint {
  return kind === 'asset' || kind === 'expense' ? debit - credit : credit - debit;
}

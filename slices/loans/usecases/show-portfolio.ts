import { type Context, divide, ok, type Problem, type Result } from '@lendline/kernel';
import type { Portfolio, PortfolioMonth } from '../contract.ts';
import { bucketOf, buckets } from '../rules/instalment.ts';
import { sumsByAccount } from '../store/ledger-balances.ts';
import { countDisbursed, type DpdSums, type MonthSums, sumsByDpd, sumsByMonth } from '../store/portfolio.ts';
import { type LoansParts, todayOf, wireOf } from './parts.ts';

const shownMonths = 12;

/** The whole book as of the last close of business: by bucket, and by month of disbursement over a year. */
export async function showPortfolio(parts: LoansParts, context: Context): Promise<Result<Portfolio, Problem>> {
  const today = todayOf(parts, context);
  const first = today.with({ day: 1 }).subtract({ months: shownMonths - 1 });
  const read = await parts.database.transaction(
    context,
    async (tx) => ({
      byMonth: await sumsByMonth(tx, first),
      byDpd: await sumsByDpd(tx, today),
      accounts: await sumsByAccount(tx, parts.pack.currency),
      loans: await countDisbursed(tx),
    }),
    { readOnly: true },
  );
  const total = (of: (sums: DpdSums) => bigint): bigint => read.byDpd.reduce((sum, one) => sum + of(one), 0n);
  const income = read.accounts
    .filter(({ kind }) => kind === 'income')
    .reduce((sum, { debit, credit }) => sum + credit - debit, 0n);
  return ok({
    asOf: today.toString(),
    loans: read.loans,
    active: Number(total(({ loans }) => loans)),
    outstanding: wireOf(
      parts,
      total(({ outstanding }) => outstanding),
    ),
    overdue: wireOf(
      parts,
      total(({ overdue }) => overdue),
    ),
    interestEarned: wireOf(parts, income),
    buckets: buckets.map((bucket) => bucketView(parts, bucket, read.byDpd)),
    months: monthsFrom(first).map((month) => monthView(parts, month, read.byMonth)),
  });
}

function bucketView(parts: LoansParts, bucket: string, sums: readonly DpdSums[]): Portfolio['buckets'][number] {
  const own = sums.filter(({ dpd }) => bucketOf(dpd) === bucket);
  return {
    bucket,
    loans: own.reduce((sum, { loans }) => sum + Number(loans), 0),
    outstanding: wireOf(
      parts,
      own.reduce((sum, { outstanding }) => sum + outstanding, 0n),
    ),
  };
}

function monthsFrom(first: Temporal.PlainDate): string[] {
  return Array.from({ length: shownMonths }, (_, index) => first.add({ months: index }).toString().slice(0, 7));
}

const nothingLent: Omit<MonthSums, 'month'> = {
  loans: 0n,
  disbursed: 0n,
  repaid: 0n,
  outstanding: 0n,
  ever30: 0n,
  ever90: 0n,
};

function monthView(parts: LoansParts, month: string, sums: readonly MonthSums[]): PortfolioMonth {
  const own = sums.find((one) => one.month === month) ?? nothingLent;
  const share = (part: bigint): number => Number(divide(part * 1_000_000n, own.loans || 1n, 'half-even'));
  return {
    month,
    loans: Number(own.loans),
    disbursed: wireOf(parts, own.disbursed),
    repaid: wireOf(parts, own.repaid),
    outstanding: wireOf(parts, own.outstanding),
    ever30_ppm: share(own.ever30),
    ever90_ppm: share(own.ever90),
  };
}

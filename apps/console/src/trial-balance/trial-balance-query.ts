import type { TrialBalance } from '@lendline/loans/contract';
import { formatMoney } from '@lendline/ui';
import { useQuery } from '@tanstack/react-query';
import { loans } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

export interface TrialBalanceView {
  readonly asOf: string;
  readonly balanced: boolean;
  readonly accounts: readonly AccountLine[];
  readonly debit: string;
  readonly credit: string;
}

export interface AccountLine {
  readonly account: string;
  readonly kind: TrialBalance['accounts'][number]['kind'];
  readonly debit: string;
  readonly credit: string;
  readonly balance: string;
}

/** Sums are made of whole minor units, so that the columns add up to the cent. */
export function trialBalanceView({ asOf, balanced, accounts }: TrialBalance): TrialBalanceView {
  const currency = accounts[0]?.debit.currency ?? 'CNY';
  const total = (side: 'debit' | 'credit'): string => {
    const amount = accounts.reduce((sum, account) => sum + BigInt(account[side].amount), 0n);
    return formatMoney({ amount: amount.toString(), currency });
  };
  return {
    asOf,
    balanced,
    accounts: accounts.map(({ account, kind, debit, credit, balance }) => ({
      account,
      kind,
      debit: formatMoney(debit),
      credit: formatMoney(credit),
      balance: formatMoney(balance),
    })),
    debit: total('debit'),
    credit: total('credit'),
  };
}

export function useTrialBalance() {
  return useQuery({
    queryKey: ['loans', 'trial-balance'],
    queryFn: () => valueOf(loans.trialBalance({})),
    select: trialBalanceView,
  });
}

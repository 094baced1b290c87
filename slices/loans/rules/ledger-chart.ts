import { accountKinds } from '@lendline/credit';

export type AccountClass = 'asset' | 'liability' | 'income' | 'expense';

export interface ChartAccount {
  readonly kind: AccountClass;
  /** The side on which its balance stands. Contra income is income that grows on the debit side. */
  readonly growsBy: 'debit' | 'credit';
}

const beyond = {
  interest_charge_off: { kind: 'income', growsBy: 'debit' },
  fee_charge_off: { kind: 'income', growsBy: 'debit' },
  penalty_charge_off: { kind: 'income', growsBy: 'debit' },
  recoveries: { kind: 'income', growsBy: 'credit' },
  credit_loss: { kind: 'expense', growsBy: 'debit' },
  fraud_loss: { kind: 'expense', growsBy: 'debit' },
  goodwill_expense: { kind: 'expense', growsBy: 'debit' },
  /** Money that arrived and is not matched yet. */
  suspense: { kind: 'liability', growsBy: 'credit' },
} as const satisfies Record<string, ChartAccount>;

/** An account of the general ledger: those of a loan that is repaid, and those of losses, kindness and what is not clear. */
export type LedgerAccount = keyof typeof accountKinds | keyof typeof beyond;

/** The chart as the database holds it too. */
export const chart: Readonly<Record<LedgerAccount, ChartAccount>> = { ...repaid(), ...beyond };

function repaid(): Record<keyof typeof accountKinds, ChartAccount> {
  const accounts = Object.entries(accountKinds).map(([name, rule]) => [
    name,
    { kind: rule.class, growsBy: rule.growsBy },
  ]);
  return Object.fromEntries(accounts) as Record<keyof typeof accountKinds, ChartAccount>;
}

export const ledgerAccounts = Object.keys(chart) as readonly LedgerAccount[];

/** What stands on the side on which an account grows; below zero when more went the other way. */
export function balanceOf({ debit, credit, growsBy }: ChartSums): bigint {
  return growsBy === 'debit' ? debit - credit : credit - debit;
}

interface ChartSums {
  readonly debit: bigint;
  readonly credit: bigint;
  readonly growsBy: ChartAccount['growsBy'];
}

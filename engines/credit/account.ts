/** The accounts a loan posts to, and on which side each one grows. */
const kinds = {
  /** The lender's clearing account with the payment rails. */
  settlement: { class: 'asset', growsBy: 'debit' },
  loan_principal: { class: 'asset', growsBy: 'debit' },
  interest_receivable: { class: 'asset', growsBy: 'debit' },
  fee_receivable: { class: 'asset', growsBy: 'debit' },
  penalty_receivable: { class: 'asset', growsBy: 'debit' },
  /** What a borrower paid too much: theirs until it is paid back or used. */
  overpayment: { class: 'liability', growsBy: 'credit' },
  /** Taxes on fees, collected for the state. */
  duty_payable: { class: 'liability', growsBy: 'credit' },
  interest_income: { class: 'income', growsBy: 'credit' },
  fee_income: { class: 'income', growsBy: 'credit' },
  penalty_income: { class: 'income', growsBy: 'credit' },
} as const satisfies Record<string, AccountRule>;

interface AccountRule {
  readonly class: 'asset' | 'liability' | 'income';
  readonly growsBy: 'debit' | 'credit';
}

export type AccountKind = keyof typeof kinds;

export const accountKinds: Readonly<Record<AccountKind, AccountRule>> = kinds;

import type { Currency } from '@lendline/kernel';
import type { LifeAccount } from '../../life/account.ts';
import type { JournalLine } from '../../life/journal.ts';
import { amountText, type Row } from './compare.ts';

/** The accounts of Apache Fineract's chart that each of ours stands for: code and name. */
const chart: Readonly<Record<LifeAccount, readonly [string, string, string]>> = {
  loan_principal: ['ASSET', '112601.00', 'Loans Receivable'],
  interest_receivable: ['ASSET', '112603.00', 'Interest/Fee Receivable'],
  fee_receivable: ['ASSET', '112603.00', 'Interest/Fee Receivable'],
  penalty_receivable: ['ASSET', '112603.00', 'Interest/Fee Receivable'],
  settlement: ['LIABILITY', '145023.00', 'Suspense/Clearing account'],
  overpayment: ['LIABILITY', 'l1', 'Overpayment account'],
  duty_payable: ['LIABILITY', '', ''],
  interest_income: ['INCOME', '404000.00', 'Interest Income'],
  fee_income: ['INCOME', '404007.00', 'Fee Income'],
  penalty_income: ['INCOME', '404007.00', 'Fee Income'],
  interest_charge_off: ['INCOME', '404001.00', 'Interest Income Charge Off'],
  fee_charge_off: ['INCOME', '404008.00', 'Fee Charge Off'],
  penalty_charge_off: ['INCOME', '404008.00', 'Fee Charge Off'],
  recoveries: ['INCOME', '744008.00', 'Recoveries'],
  credit_loss: ['EXPENSE', '744007.00', 'Credit Loss/Bad Debt'],
  fraud_loss: ['EXPENSE', '744037.00', 'Credit Loss/Bad Debt-Fraud'],
  goodwill_expense: ['EXPENSE', '744003.00', 'Goodwill Expense Account'],
};

/** An entry as the vectors print it: one line for each account and side. */
export function journalRows(lines: readonly JournalLine[], currency: Currency): Row[] {
  const sums = new Map<string, { row: readonly (readonly [string, string])[]; amount: bigint; side: string }>();
  for (const { account, debit, credit } of lines) {
    const [type, code, name] = chart[account];
    const side = debit > 0n ? 'Debit' : 'Credit';
    const key = `${code} ${side}`;
    const row = [
      ['Type', type],
      ['Account code', code],
      ['Account name', name],
    ] as const;
    const known = sums.get(key)?.amount ?? 0n;
    sums.set(key, { row, side, amount: known + debit + credit });
  }
  return [...sums.values()].map(({ row, side, amount }) => new Map([...row, [side, amountText(amount, currency)]]));
}

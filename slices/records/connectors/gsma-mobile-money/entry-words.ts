import type { TransactionStatus } from '@lendline/behaviour';

/** What a wallet's word for a kind of transaction says beside who paid whom. */
export type EntryNature = 'by-party' | 'own-money' | 'refund';

/**
 * The words that are known of `displayType`, which each operator fills as it likes. `own-money` is neither income nor
 * spending. A word that is not here is never guessed: its row keeps amount and time, and counts as no income.
 */
export const displayTypes: ReadonlyMap<string, EntryNature> = new Map([
  ...words('by-party', ['transfer', 'merchantpay', 'billpay', 'inttransfer']),
  ...words('by-party', ['salary payment', 'funds received', 'customer payment', 'customer transfer']),
  ...words('by-party', ['merchant payment', 'pay bill', 'airtime purchase', 'business payment']),
  // A disbursement is a wage, a loan or a benefit: it does not say.
  ...words('own-money', ['deposit', 'withdrawal', 'adjustment', 'disbursement', 'cash in', 'cash out']),
  ...words('own-money', [
    'transfer to bank',
    'savings deposit',
    'savings withdrawal',
    'loan repayment',
    'loan received',
  ]),
  ...words('refund', ['reversal', 'refund', '退款']),
  ...words('by-party', ['转账红包', '商业服务', '日用百货', '住房物业']),
  ...words('own-money', ['账户存取', '投资理财', '信用借还']),
]);

/** `transactionStatus` is free text; these are the states that operators use. Any other is `other`. */
export const statuses: ReadonlyMap<string, TransactionStatus> = new Map([
  ['completed', 'posted'],
  ['pending', 'pending'],
  ['failed', 'failed'],
  ['cancelled', 'closed'],
  ['reversed', 'closed'],
]);

function words(nature: EntryNature, list: readonly string[]): (readonly [string, EntryNature])[] {
  return list.map((word) => [word, nature] as const);
}

import type { FlowDirection, Transaction } from '../records/transaction.ts';

/**
 * What a transaction is to a lender. Only `income` proves earning power: most wallets move more of a person's own money
 * about (`own-transfer`, `investment`) than the person earns, and counting that is the usual error.
 */
export type Nature =
  | 'income'
  | 'spending'
  | 'own-transfer'
  | 'investment'
  | 'yield'
  | 'debt-repayment'
  | 'loan-received'
  | 'refund'
  /** Filed as neutral by the wallet, for a reason its text does not tell. */
  | 'unclear'
  /** Nothing was paid: failed, closed unpaid, or money in that has not arrived. */
  | 'void';

interface Rule {
  readonly nature: Nature;
  readonly directions: readonly FlowDirection[];
  readonly pattern: RegExp;
}

const any: readonly FlowDirection[] = ['in', 'out', 'neutral'];
const notIn: readonly FlowDirection[] = ['out', 'neutral'];

/** The first rule that fits the category, the description and the counterparty decides. Sources: the wallets' own words. */
const rules: readonly Rule[] = [
  { nature: 'yield', directions: any, pattern: /收益发放|利息/ },
  {
    nature: 'debt-repayment',
    directions: notIn,
    pattern: /还款|还贷|(花呗|借呗|白条|微粒贷|网商贷|月付).*(账单|还)|还.*(花呗|借呗)/,
  },
  {
    nature: 'loan-received',
    directions: ['in', 'neutral'],
    pattern: /放款|借款到账|(借呗|微粒贷|网商贷|备用金|小额贷款).*(到账|借|支用)/,
  },
  { nature: 'investment', directions: any, pattern: /理财|基金|买入|卖出|赎回|黄金|定投/ },
  {
    nature: 'own-transfer',
    directions: any,
    pattern: /零钱提现|零钱充值|零钱通|余额宝|余利宝|(^|-)提现|转出到银行卡|银行卡转入/,
  },
  // A neutral top-up fills the wallet; one that is filed as spending fills a phone.
  { nature: 'own-transfer', directions: ['neutral'], pattern: /充值|提现|转账到银行卡|账户转存/ },
];

/** Classifies a transaction; `own_names` are the holder's names at other accounts, whose transfers are the holder's own. */
export function natureOf(row: Transaction, own_names: readonly string[] = []): Nature {
  if (row.status === 'refund') return 'refund';
  if (isVoid(row)) return 'void';
  const text = `${row.category} ${row.description} ${row.counterparty ?? ''}`;
  const rule = rules.find(({ directions, pattern }) => directions.includes(row.direction) && pattern.test(text));
  if (rule) return rule.nature;
  if (row.counterparty !== null && own_names.includes(row.counterparty)) return 'own-transfer';
  return ({ in: 'income', out: 'spending', neutral: 'unclear' } as const)[row.direction];
}

function isVoid({ status, direction, refunded }: Transaction): boolean {
  if (status === 'failed') return true;
  // Closed after a full refund was paid once; closed without one never was.
  if (status === 'closed') return refunded === 0n;
  return direction === 'in' && status !== 'posted';
}

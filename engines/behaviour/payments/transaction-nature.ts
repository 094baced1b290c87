import type { FlowDirection, Transaction } from '../records/transaction.ts';
import { isKnownCategory } from './statement-words.ts';

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
  /** Filed as neutral for a reason its text does not tell, or money in under a label that nobody knows. */
  | 'unclear'
  /** Nothing was paid: failed, closed unpaid, or money in that has not arrived. */
  | 'void';

interface Rule {
  readonly nature: Nature;
  readonly directions: readonly FlowDirection[];
  /** Looked for in the category and the description. */
  readonly words?: RegExp;
  /** Looked for in the counterparty: its own list, because a restaurant may well be called "Gold". */
  readonly party?: RegExp;
}

const any: readonly FlowDirection[] = ['in', 'out', 'neutral'];
const notIn: readonly FlowDirection[] = ['out', 'neutral'];
const notOut: readonly FlowDirection[] = ['in', 'neutral'];

/**
 * The first rule that fits decides. `LDAS`, `SECU`, `CAMT` and the like are domains of ISO 20022's bank transaction codes
 * (loans and deposits, securities, cash management). Sources: the wallets' and banks' own words; those of mobile-money loans (Fuliza,
 * Okoa Jahazi, M-Shwari) as their users see them, which no published list confirms.
 */
const rules: readonly Rule[] = [
  { nature: 'refund', directions: notOut, words: /退款|退货|退回|refund|reversal/i },
  {
    nature: 'debt-repayment',
    directions: notIn,
    words:
      /还款|还贷|(花呗|借呗|白条|微粒贷|网商贷|月付).*(账单|还)|还.*(花呗|借呗)|(贷款|借款|借呗|花呗|微粒贷|网商贷|分期)利息|loan repayment|repay(ment)? (of|to) .*(loan|credit)|fuliza|overdraw|^LDAS\b.(FTLN|NTLN|MGLN|CSLN)/i,
    party: /还款/,
  },
  // Interest that is paid is the price of a debt; interest that comes in is a yield.
  { nature: 'debt-repayment', directions: ['out'], words: /利息/ },
  { nature: 'yield', directions: notOut, words: /收益发放|利息|结息|interest (earned|paid|received)/i },
  {
    nature: 'loan-received',
    directions: notOut,
    words:
      /放款|借款到账|(借呗|微粒贷|网商贷|备用金|小额贷款).*(到账|借|支用)|预借现金|loan (disburse|received|proceeds)|fuliza|overdraft|okoa|airtime advance|^LDAS\b.(FTLN|NTLN|MGLN|CSLN)/i,
    party: /放款/,
  },
  {
    nature: 'investment',
    directions: any,
    // A charity is called 基金会 and a gift to it is spent; gold that is worn is spent too.
    words: /理财|基金(?!会)|买入|卖出|赎回|定投|积存金|黄金(ETF|积存)|^(SECU|LDAS.(FTDP|NTDP))\b/,
    party: /理财通|蚂蚁财富|基金(销售|管理)/,
  },
  {
    nature: 'own-transfer',
    directions: any,
    words:
      /零钱提现|零钱充值|零钱通|余额宝|余利宝|(^|-)提现|转出到银行卡|银行卡转入|(支付宝|财付通|微信|钱包).{0,6}(提现|充值)|transfer (to|from) (own )?bank|^CAMT\b/i,
    party: /余额宝|余利宝|零钱通/,
  },
  // What a bank account has from the company behind a wallet was in the holder's wallet before; what goes there may be a
  // purchase that was paid through it.
  { nature: 'own-transfer', directions: ['in'], party: /^(支付宝（中国）|财付通支付)/ },
  // Cash that is paid in and a housing fund that is paid out are the holder's own: nothing shows that they were earned now.
  {
    nature: 'own-transfer',
    directions: ['in'],
    words: /公积金|现金存入|ATM存款|cash ?deposit|^(deposit|cashin)\b|^PMNT.CNTR.CDPT/i,
  },
  // A neutral top-up fills the wallet; one that is filed as spending fills a phone.
  {
    nature: 'own-transfer',
    directions: ['neutral'],
    words: /充值|提现|转账到银行卡|账户转存|^deposit|savings|transfer to bank/i,
    party: /充值|提现/,
  },
];

/**
 * Classifies a transaction; `own_names` are the holder's names at other accounts, whose transfers are the holder's own.
 * A neutral row is never income, and neither is money in under a category that nobody knows: a wallet that renames a
 * label must not raise what its users seem to earn.
 */
export function natureOf(row: Transaction, own_names: readonly string[] = []): Nature {
  if (row.status === 'refund') return 'refund';
  if (isVoid(row)) return 'void';
  const rule = ruleFor(row);
  if (rule) return rule.nature;
  if (row.counterparty !== null && own_names.includes(row.counterparty)) return 'own-transfer';
  if (row.direction === 'in') return isKnownCategory(row.category) ? 'income' : 'unclear';
  return row.direction === 'out' ? 'spending' : 'unclear';
}

/** Whether neither a rule nor the vocabulary of any source knows what the row's words mean. */
export function hasUnknownWords(row: Transaction): boolean {
  return row.status !== 'refund' && !isKnownCategory(row.category) && ruleFor(row) === undefined;
}

/** Whether a row is money in that is believed to be no income only because nobody knows its words. */
export function isUnclearIncome(row: Transaction): boolean {
  return row.direction === 'in' && !isVoid(row) && hasUnknownWords(row);
}

function ruleFor(row: Transaction): Rule | undefined {
  const text = `${row.category} ${row.description}`;
  const party = row.counterparty ?? '';
  const fits = ({ words, party: name }: Rule): boolean => (words?.test(text) ?? false) || (name?.test(party) ?? false);
  return rules.find((rule) => rule.directions.includes(row.direction) && fits(rule));
}

function isVoid({ status, direction, refunded }: Transaction): boolean {
  if (status === 'failed') return true;
  // Closed after a full refund was paid once; closed without one never was.
  if (status === 'closed') return refunded === 0n;
  return direction === 'in' && status !== 'posted';
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../readers/read-statement.ts';
import { type Transaction, transaction } from '../records/transaction.ts';
import { hasReference, onReference, referenceFile } from '../test/reference-data.ts';
import { hasUnknownWords, type Nature, natureOf } from './transaction-nature.ts';

function row(changes: Partial<Transaction>): Transaction {
  return transaction({
    at_ms: 0,
    wall_ms: 0,
    amount: 100n,
    currency: 'CNY',
    direction: 'out',
    status: 'posted',
    source_line: 1,
    ...changes,
  });
}

describe('the nature of a payment', () => {
  it.each<[string, Nature, Partial<Transaction>]>([
    ['a gift to a charity', 'spending', { category: '分分捐', counterparty: '腾讯公益慈善基金会' }],
    ['a meal at a restaurant called Gold', 'spending', { category: '餐饮美食', counterparty: '黄金海岸餐厅' }],
    ['a fund that is bought', 'investment', { category: '投资理财', description: '某基金买入', direction: 'neutral' }],
    ['interest of a loan', 'debt-repayment', { category: '信用借还', description: '借呗利息' }],
    ['interest of savings', 'yield', { category: '结息', direction: 'in' }],
    [
      'money from the company behind a wallet, at a bank',
      'own-transfer',
      { category: '转账汇款', counterparty: '财付通支付科技有限公司', direction: 'in' },
    ],
    [
      'a purchase through a wallet, at a bank',
      'spending',
      { category: '快捷支付', counterparty: '支付宝（中国）网络技术有限公司' },
    ],
    [
      'money from the own wallet, seen by the bank',
      'own-transfer',
      { category: '转账汇款', description: '支付宝提现', direction: 'in' },
    ],
    ['a housing fund that is paid out', 'own-transfer', { category: '代发住房公积金', direction: 'in' }],
    ['cash that is paid in', 'own-transfer', { category: 'deposit', direction: 'in' }],
    ['goods sent back, seen by the bank', 'refund', { category: '快捷退货', direction: 'in' }],
    ['a loan by its ISO code', 'loan-received', { category: 'LDAS-CSLN-DDWN', direction: 'in' }],
    ['its repayment by its ISO code', 'debt-repayment', { category: 'LDAS-CSLN-PPAY' }],
    ['a deposit that falls due by its ISO code', 'investment', { category: 'LDAS-FTDP-RPMT', direction: 'in' }],
    ['a sweep between own accounts by its ISO code', 'own-transfer', { category: 'CAMT-ACCB-SWEP', direction: 'in' }],
    ['a credit transfer by its ISO code', 'income', { category: 'PMNT-RCDT-ESCT', direction: 'in' }],
    ['a wage by bank', 'income', { category: '代发工资', direction: 'in' }],
    ['a wage by mobile money', 'income', { category: 'Salary Payment', direction: 'in' }],
    ['a loan repaid by mobile money', 'debt-repayment', { category: 'Loan Repayment', direction: 'neutral' }],
    ['savings by mobile money', 'own-transfer', { category: 'Savings Deposit', direction: 'neutral' }],
    ['airtime that was advanced', 'loan-received', { category: 'Airtime Advance', direction: 'in' }],
    ['a phone that is topped up', 'spending', { category: '充值缴费', description: '话费充值' }],
    [
      'a wallet that is topped up',
      'own-transfer',
      { category: '账户存取', description: '充值-普通充值', direction: 'neutral' },
    ],
  ])('of %s is %s', (_, nature, changes) => expect(natureOf(row(changes))).toBe(nature));

  it('is unclear for money in under a label that nobody knows, so that a renamed label earns nobody a loan', () => {
    const renamed = row({ category: '资金流入新名', direction: 'in', counterparty: '某公司' });
    expect([natureOf(renamed), hasUnknownWords(renamed)]).toEqual(['unclear', true]);
    expect(natureOf({ ...renamed, category: '转账' })).toBe('income');
  });

  it('of a neutral row is neither income nor spending, whatever its words and its status', () => {
    const words = fc.oneof(
      fc.string(),
      fc.constantFrom('工资', '二维码收款', '转账', 'Salary Payment', '收入', 'PMNT-RCDT-SALA'),
    );
    const status = fc.constantFrom<Transaction['status']>('posted', 'pending', 'closed', 'failed', 'refund', 'other');
    fc.assert(
      fc.property(fc.record({ category: words, description: words, counterparty: words, status }), (said) => {
        const neutral = row({ ...said, direction: 'neutral' });
        expect(['income', 'spending']).not.toContain(natureOf(neutral));
      }),
    );
  });

  it('is known without a category, where a source has none', () => {
    expect([natureOf(row({ direction: 'in' })), hasUnknownWords(row({}))]).toEqual(['income', false]);
  });
});

describe.skipIf(!hasReference)(`the samples of real statements${onReference}`, () => {
  const natures = async (path: string): Promise<[Transaction, Nature][]> => {
    const read = await readStatement(referenceFile(path));
    if (!read.ok) throw new Error(read.error.reason);
    return read.value.transactions.map((one) => [one, natureOf(one)]);
  };
  const count = (found: readonly [Transaction, Nature][], nature: Nature): number =>
    found.filter(([, is]) => is === nature).length;

  it.each(['payments/alipay/example-alipay-records.csv', 'payments/wechat/example-wechat-records.csv'])(
    'never take a neutral row for income: %s',
    async (path) => {
      const neutral = (await natures(path)).filter(([{ direction }]) => direction === 'neutral');
      expect(neutral.length).toBeGreaterThan(0);
      expect(neutral.filter(([, nature]) => nature === 'income' || nature === 'spending')).toEqual([]);
    },
  );

  it('are told apart row by row: Alipay', async () => {
    const found = await natures('payments/alipay/example-alipay-records.csv');
    expect([count(found, 'income'), count(found, 'spending'), count(found, 'refund')]).toEqual([1, 5, 2]);
    expect([count(found, 'investment'), count(found, 'void')]).toEqual([1, 1]);
  });

  it('are told apart row by row: WeChat, whose label made up for a test is the one unknown', async () => {
    const found = await natures('payments/wechat/example-wechat-records.csv');
    expect([count(found, 'income'), count(found, 'spending')]).toEqual([5, 11]);
    expect([count(found, 'own-transfer'), count(found, 'investment'), count(found, 'debt-repayment')]).toEqual([
      8, 2, 1,
    ]);
    expect(found.filter(([one]) => hasUnknownWords(one)).map(([{ category }]) => category)).toEqual([
      'deg-不认识的-txType',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { hasReference, onReference, referenceFile } from '../../test/reference-data.ts';
import { readStatement } from '../read-statement.ts';
import type { Statement, StatementOptions } from '../statement-file.ts';

async function read(text: string, options?: StatementOptions) {
  return readStatement(new TextEncoder().encode(text), options);
}

async function statement(text: string, options?: StatementOptions): Promise<Statement> {
  const found = await read(text, options);
  if (!found.ok) throw new Error(`${found.error.reason} ${found.error.field}`);
  return found.value;
}

const rows = ({ transactions }: Statement) =>
  transactions.map(({ wall_ms, direction, amount, currency, balance, status }) => [
    new Date(wall_ms).toISOString().slice(0, 19),
    direction,
    amount,
    currency,
    balance,
    status,
  ]);

describe('a bank statement with a descriptor', () => {
  it('of CMB has signed amounts and a running balance', async () => {
    const found = await statement(
      '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要\n2024-01-01,CNY,"1,234.00","1,271.66",代发工资,某公司,工资\n2024-01-02,CNY,"-1,000.00",271.66,转账汇款,张三 66,转账\n2024-01-03,CNY,10.00,281.66,退款,某店,\n',
    );
    expect(found).toMatchObject({ kind: 'bank', variant: 'cmb-debit', rejected: [], warnings: [] });
    expect(rows(found)).toEqual([
      ['2024-01-01T00:00:00', 'in', 123_400n, 'CNY', 127_166n, 'posted'],
      ['2024-01-02T00:00:00', 'out', 100_000n, 'CNY', 27_166n, 'posted'],
      ['2024-01-03T00:00:00', 'in', 1_000n, 'CNY', 28_166n, 'refund'],
    ]);
  });

  it('of ICBC has a column for each direction, padded cells and a line of totals', async () => {
    const found = await statement(
      '明细查询文件下载\n\n卡号: 1234****9876,"卡别名: 别名"\n\n交易日期,摘要,交易详情,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名,对方账户\n2023-05-02  \t,"消费  \t","  \t","快餐店  \t","CHN \t",钞 \t,"-  \t","-  \t",- \t,"   \t","13.40  \t",人民币  \t,"86.60  \t","某公司 \t","1234****9876  \t",\n2023-05-01  \t,"工资  \t","  \t","  \t","CHN \t",钞 \t,"-  \t","-  \t",- \t,"1,100.00  \t","   \t",人民币  \t,"100.00  \t","某公司 \t","1234****9876  \t",\n \n人民币合计,,,,,,,,,"1,100.00  \t","13.40  \t",\n',
    );
    expect(found).toMatchObject({ variant: 'icbc-debit', rejected: [], warnings: [] });
    expect(found.ignored).toMatchObject([{ reason: 'summary-row' }]);
    expect(rows(found).map((row) => row.slice(1, 3))).toEqual([
      ['out', 1_340n],
      ['in', 110_000n],
    ]);
  });

  it('of BOC and ABC has its time of day in a column of its own', async () => {
    const boc = await statement(
      '中国银行交易流水明细单\n记账日期,记账时间,币别,金额,余额,交易名称,渠道,网点名称,附言,对方账户名,对方卡号/账号,对方开户行,借记卡号\n2025-08-22,17:57:17,人民币,-71.89,"3,240.28",无卡支付,线上,-----,----------,李四,6226******5669,-----,3167\n',
    );
    expect(rows(boc)).toEqual([['2025-08-22T17:57:17', 'out', 7_189n, 'CNY', 324_028n, 'posted']]);
    expect(boc.transactions[0]).toMatchObject({ description: '', counterparty: '李四', note: '线上' });
    const abc = await statement(
      '交易日期,交易时间,交易摘要,交易金额,本次余额,对手信息,日 志 号,交易渠道,交易附言\n20240102,132324,财付通,-10.00,990.00,某店,369333999,电子商务,附言\n20240104,,结息,+0.01,990.01,--,0000000000,,利息\n20240104,,利息税,+0.00,990.01\n',
    );
    expect(rows(abc)).toEqual([
      ['2024-01-02T13:23:24', 'out', 1_000n, 'CNY', 99_000n, 'posted'],
      ['2024-01-04T00:00:00', 'in', 1n, 'CNY', 99_001n, 'posted'],
      ['2024-01-04T00:00:00', 'neutral', 0n, 'CNY', 99_001n, 'posted'],
    ]);
    expect(abc.transactions.map(({ order_id }) => order_id)).toEqual(['369333999', null, null]);
    expect(abc.warnings).toEqual([]);
  });

  it('of BOCOM says the side in a word, and a word it has never used makes no income', async () => {
    const header = '序号,交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,摘要';
    const found = await statement(
      `${header}\n1,2025-01-01,00:00:00,存款利息,贷 Cr,1.23,1334.63,13,应付利息,批处理,\n2,2025-01-02,13:15:12,还款,借 Dr,3.21,1331.42,66,某人,其他,\n3,2025-01-03,13:15:12,还款,借方,3.21,1328.21,66,某人,其他,\n4,2025-01-04,13:15:12,还款,constructor,3.21,1325.00,66,某人,其他,\n`,
    );
    expect(found.transactions.map(({ direction }) => direction)).toEqual(['in', 'out', 'neutral', 'neutral']);
    expect(found.unknown_words).toEqual({ direction: { 借方: 1, constructor: 1 } });
  });

  it('of HSBC writes the day first and names a currency in every row', async () => {
    const found = await statement(
      'Date,Description,Billing amount,Billing currency,Balance,Balance currency\n24/03/2025,TRIPLE Z,"-1.00"\t,CNY,"3,612.17"\t,CNY\n12/03/2025,SALARY PAYMENT,"12,500.00"\t,CNY,"3,613.17"\t,CNY\n10/03/2025,BILL,"-350.00"\t,HKD,"8,211.33"\t,HKD\n09/03/2025,BULLION,"-3.00"\t,XAU,"1.00"\t,XAU\n',
    );
    expect(rows(found).map((row) => row.slice(0, 3))).toEqual([
      ['2025-03-24T00:00:00', 'out', 100n],
      ['2025-03-12T00:00:00', 'in', 1_250_000n],
      ['2025-03-10T00:00:00', 'out', 35_000n],
    ]);
    expect(found.transactions.map(({ currency }) => currency)).toEqual(['CNY', 'CNY', 'HKD']);
    expect(found.rejected).toMatchObject([{ reason: 'bad-currency', field: 'Billing currency', line: 5 }]);
  });

  it('shows where a row was deleted or an amount changed, whichever way it runs', async () => {
    const header = '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要';
    const down = [
      '2024-01-04,CNY,5.00,25.00,a,,',
      '2024-01-03,CNY,5.00,20.00,a,,',
      '2024-01-02,CNY,5.00,15.00,a,,',
      '2024-01-01,CNY,10.00,10.00,a,,',
    ];
    const warnings = async (lines: readonly string[]) =>
      (await statement([header, ...lines].join('\n'))).warnings.map(({ reason, count }) => [reason, count]);
    expect(await warnings(down)).toEqual([]);
    expect(await warnings(down.toReversed())).toEqual([]);
    expect(await warnings(down.filter((_, index) => index !== 1))).toEqual([['balance-differs', 1]]);
  });
});

describe('a table of a bank that is not known', () => {
  it('is read when its columns can mean one thing only, and says that it was guessed', async () => {
    const found = await statement(
      'Booking Date;Details;Debit;Credit;Balance;Currency\n31/01/2024;Salary;;1.250,00;1.300,00;EUR\n02/02/2024;Rent;400,00;;900,00;EUR\n',
    );
    expect(rows(found)).toEqual([
      ['2024-01-31T00:00:00', 'in', 125_000n, 'EUR', 130_000n, 'posted'],
      ['2024-02-02T00:00:00', 'out', 40_000n, 'EUR', 90_000n, 'posted'],
    ]);
    expect(found).toMatchObject({ variant: 'guessed', warnings: [{ reason: 'guessed-columns' }] });
  });

  it('reads the currency of the caller where the table has none', async () => {
    const text = 'Date,Description,Amount,Balance\n2024-01-31,Wages,500.00,700.00\n2024-02-01,Shop,-20.00,680.00\n';
    expect(rows(await statement(text, { currency: 'KES' }))[1]!.slice(1, 4)).toEqual(['out', 2_000n, 'KES']);
  });

  it.each([
    ['03/04/2024 throughout', 'Date,Amount,Currency\n03/04/2024,1.00,EUR\n05/06/2024,-1.00,EUR\n', 'Date'],
    ['amounts without sign or side', 'Date,Amount,Currency\n2024-01-31,1.00,EUR\n2024-02-01,2.00,EUR\n', 'Amount'],
    [
      'two dates',
      'Booking Date,Transaction Date,Amount,Currency\n2024-01-31,2024-01-30,-1.00,EUR\n',
      'Transaction Date',
    ],
    ['no currency', 'Date,Amount\n2024-01-31,-1.00\n', 'currency'],
    ['sides in words of its own', '日期,收支方向,金额\n2024-01-31,进,1.00\n', '收支方向'],
    ['1,234 in one place and 1.234 in another', 'Date,Amount,Currency\n2024-01-31;-1\n', 'Date'],
  ])('is refused with %s', async (_, text, field) => {
    expect(await read(text)).toMatchObject({ ok: false, error: { reason: 'ambiguous-columns', field } });
  });

  it('is not taken for one when it has no dates and amounts', async () => {
    expect(await read('name,age\nx,1\n')).toMatchObject({ ok: false, error: { reason: 'unrecognised' } });
  });
});

describe.skipIf(!hasReference)(`a real bank statement${onReference}`, () => {
  it('is read whole, and its shuffled rows show in the balance', async () => {
    const found = await readStatement(referenceFile('payments/cmb-debit/example-cmb-records.csv'));
    expect(found.ok && found.value).toMatchObject({
      variant: 'cmb-debit',
      rows: 5,
      totals: { in: 123_400n, out: 201_314n, neutral: 0n, refunded: 0n },
      rejected: [],
      ignored: [],
      warnings: [{ reason: 'balance-differs', count: 3 }],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { readStatement } from './read-statement.ts';
import type { Statement } from './statement-file.ts';

async function statement(text: string): Promise<Statement> {
  const found = await readStatement(new TextEncoder().encode(text));
  if (!found.ok) throw new Error(found.error.reason);
  return found.value;
}

describe('a JD bill', () => {
  const head = `导出信息：
京东账号名：jd_made_up
起始时间：2021-01-01\t终止时间：2021-12-30
导出时间：2023-03-03 23:33:33
共：6笔记录
收入：2笔，114.99元
支出：3笔，824.08元
不计收支：1笔，1125.43元
`;
  const header = '交易时间,交易分类,商户名称,交易说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注';
  const rows = [
    '2021-12-18 19:45:25\t,美妆个护,京东平台商户,洁面乳,支出,223.99,京东白条,交易成功,88438843884\t,1\t,',
    '2021-12-16 08:22:00\t,网购,京东平台商户,退款-洁面乳,收入,1.00,京东白条,交易成功,88438843884\t,2\t,',
    '2021-12-15 18:35:00\t,网购,京东平台商户,退款-洁面乳,收入,113.99,京东白条,交易成功,88438843884\t,3\t,',
    '2021-12-12 10:00:00\t,食品,京东平台商户,椰子水,支出,131.77(已退款89.84),银行卡,交易成功,2349\t,4\t,',
    '2021-12-11 10:00:00\t,数码,京东平台商户,耳机,支出,468.32(已全额退款),银行卡,交易成功,2350\t,5\t,',
    '2021-12-10 12:09:23\t,白条,京东金融,白条主动还款,不计收支,1125.43,小金库,交易成功,2351\t,6\t,',
  ];
  const text = (lines: readonly string[] = rows): string => `\u{FEFF}${[head, header, ...lines].join('\n')}\n`;

  it('gives back what was refunded once, told by the amount cell or by rows of the same order', async () => {
    const found = await statement(text());
    expect(found).toMatchObject({ kind: 'jd', rejected: [], ignored: [], holder: { name: 'jd_made_up' } });
    expect(found.transactions.map(({ status, refunded }) => [status, refunded])).toEqual([
      ['posted', 11_499n],
      ['refund', 0n],
      ['refund', 0n],
      ['posted', 8_984n],
      ['posted', 46_832n],
      ['posted', 0n],
    ]);
    expect(found.totals).toEqual({ in: 11_499n, out: 82_408n, neutral: 112_543n, refunded: 67_315n });
    expect(found.transactions[1]).toMatchObject({ refund_of: '88438843884' });
    expect(found.warnings).toEqual([]);
  });

  it('covers the whole of its last day', async () => {
    expect((await statement(text())).window?.to.toString()).toBe('2021-12-30T15:59:59Z');
  });

  it.each(['131.77(已退款189.84)', '131.77(大概)', '1(2)(3)'])('refuses the amount %s', async (amount) => {
    const found = await statement(text([rows[3]!.replace('131.77(已退款89.84)', amount)]));
    expect(found.rejected).toMatchObject([{ reason: 'bad-amount', field: '金额' }]);
  });
});

describe('a Meituan bill', () => {
  const text = `\u{FEFF}美团交易账单明细
美团用户名：[SJT0]
起始时间：[2025-02-01] 终止时间：[2025-02-28]
""
共：4笔记录
支出：3笔 70.29元
收入：1笔 19.90元
""
【美团交易账单明细列表】
交易创建时间,交易成功时间,交易类型,订单标题,收/支,支付方式,订单金额,实付金额,交易单号,商家单号,备注
2025-02-27 23:59:58,2025-02-28 00:00:05,支付,面馆 订单详情,支出,美团月付,¥22.30,¥21.17,"250227111004016700060003\t","0_1\t",/
2025-02-25 07:04:17,2025-02-25 07:04:18,退款,米线单人餐,收入,信用卡(1875),¥19.90,¥19.90,"250225018154110344300000\t","2\t",/
2025-02-23 18:36:01,2025-02-23 18:36:06,支付,米线单人餐,支出,信用卡(1875),¥19.90,¥19.90,"250223111004016700053757\t","3\t",/
2025-02-12 20:59:12,,还款,【美团月付】主动还款,支出,储蓄卡(3147),¥29.24,¥29.22,"250212111004016700038832\t","4\t",/
`.replaceAll('\n', '\r\n');

  it('takes what was paid when it was paid, and a refund for no income', async () => {
    const found = await statement(text);
    expect(found).toMatchObject({ kind: 'meituan', rejected: [], ignored: [], warnings: [] });
    expect(found.transactions[0]).toMatchObject({ amount: 2_117n, method: '美团月付', status: 'posted' });
    expect(new Date(found.transactions[0]!.wall_ms).toISOString()).toBe('2025-02-28T00:00:05.000Z');
    expect(found.transactions[1]).toMatchObject({ status: 'refund', refund_of: '250223111004016700053757' });
    expect(found.transactions[2]).toMatchObject({ refunded: 1_990n });
    expect(found.totals).toEqual({ in: 1_990n, out: 7_029n, neutral: 0n, refunded: 1_990n });
  });
});

describe('a WeChat withdrawal', () => {
  it('shows the fee that its note names', async () => {
    const { transactions } = await statement(
      '微信支付账单明细,,\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n2021-07-18 10:48:09,零钱提现,银行,"/",/,¥100.10,零钱,提现已到账,16\t,/\t,"服务费¥0.10"',
    );
    expect(transactions).toMatchObject([{ amount: 10_010n, fee: 10n }]);
  });
});

describe('the words of a statement', () => {
  const header = '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注';
  const row = (category: string, status: string, order: number): string =>
    `2021-07-18 10:48:09,${category},某店,"/",支出,¥1,零钱,${status},${order}\t,/\t,`;

  it('are counted without sums and without the names of shops', async () => {
    const { vocabulary } = await statement(
      [
        header,
        row('某店-退款', '已全额退款', 1),
        row('商户消费', '已退款(￥3.50)', 2),
        row('商户消费', '已退款(￥4)', 3),
      ].join('\n'),
    );
    expect(vocabulary).toEqual({
      direction: { 支出: 3 },
      category: { '…-退款': 1, 商户消费: 2 },
      status: { 已全额退款: 1, '已退款(￥#)': 2 },
    });
  });

  it('are at most a hundred in a column, however many a file holds', async () => {
    const rows = Array.from({ length: 300 }, (_, index) =>
      row(`种类${String.fromCodePoint(0x4e00 + index)}`, '支付成功', index),
    );
    const { unknown_words } = await statement([header, ...rows].join('\n'));
    expect(Object.keys(unknown_words['category']!)).toHaveLength(101);
    expect(Object.values(unknown_words['category']!).reduce((sum, count) => sum + count)).toBe(300);
  });
});

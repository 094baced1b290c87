import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasReference, onReference, referenceFile } from '../test/reference-data.ts';
import { encodeGb18030 } from '../writers/gb18030.ts';
import { detectKind } from './detect-kind.ts';
import { readStatement } from './read-statement.ts';
import type { Statement, StatementOptions } from './statement-file.ts';

const head = `------------------------------
导出信息：
姓名：张三
支付宝账户：made-up@example.com
起始时间：[2023-01-01 00:00:00]    终止时间：[2023-06-30 23:59:59]
导出时间：[2023-07-01 09:12:52]
共3笔记录
收入：1笔 100.00元
支出：1笔 50.00元
不计收支：1笔 50.00元
`;
const header =
  '交易时间            ,交易分类     ,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,';
const income = '2023-02-12 21:32:14 ,转账红包 ,李四 ,/ ,转账 ,收入 ,100.00 ,余额 ,交易成功 ,2023021200001\t,T1\t, ,';
const refund = '2023-01-09 18:22:28,退款,一卡通,/,退款-充值,不计收支,50.00,余额宝,退款成功,20230109_9001\t,D1\t,,';
const paid = '2023-01-09 18:21:50,交通出行,一卡通,/,充值,支出,50.00,余额宝,交易关闭,20230109\t,D1\t,,';

function alipay(...rows: readonly string[]): string {
  return `${[head, header, ...rows].join('\n')}\n`;
}

async function read(input: string | Uint8Array, options?: StatementOptions) {
  return readStatement(typeof input === 'string' ? encodeGb18030(input) : input, options);
}

async function statement(input: string | Uint8Array): Promise<Statement> {
  const found = await read(input);
  if (!found.ok) throw new Error(found.error.reason);
  return found.value;
}

const reasons = ({ warnings }: Statement): string[] => warnings.map(({ reason }) => reason);

describe('an Alipay statement', () => {
  it('gives holder, period, every transaction and its totals', async () => {
    const found = await statement(alipay(income, refund, paid));
    expect(found).toMatchObject({
      kind: 'alipay',
      holder: { name: '张三', account: 'made-up@example.com' },
      totals: { in: 10_000n, out: 5_000n, neutral: 5_000n, refunded: 5_000n },
      rejected: [],
      ignored: [],
      warnings: [],
    });
    expect(found.window?.from.toString()).toBe('2022-12-31T16:00:00Z');
    expect(found.transactions[0]).toMatchObject({ counterparty: '李四', counterparty_account: null, source_line: 13 });
  });

  it('joins a refund to the payment whose order number it begins with', async () => {
    const { transactions } = await statement(alipay(income, refund, paid));
    expect(transactions[1]).toMatchObject({ status: 'refund', refund_of: '20230109' });
    expect(transactions[2]).toMatchObject({ refunded: 5_000n });
  });

  it('is read from UTF-8 as well, and says that it was saved again', async () => {
    const found = await statement(new TextEncoder().encode(alipay(income, refund, paid)));
    expect(found.transactions).toHaveLength(3);
    expect(reasons(found)).toEqual(['re-encoded']);
  });

  it('warns when rows are missing against its own head', async () => {
    const found = await statement(alipay(income));
    expect(found.warnings).toMatchObject([
      { reason: 'fewer-rows-than-declared', count: 2 },
      { reason: 'totals-differ', count: 10_000 },
    ]);
  });

  it.each([
    ['an order number in scientific notation', income.replace('2023021200001', '2.02302E+27')],
    ['lost seconds', income.replace('2023-02-12 21:32:14', '2023/2/12 21:32')],
  ])('shows the traces of a spreadsheet: %s', async (_, row) => {
    expect((await statement(alipay(row, refund, paid))).warnings).toMatchObject([{ reason: 'resaved', count: 1 }]);
  });

  it('reads a row twice only once', async () => {
    const found = await statement(alipay(income, refund, paid, income));
    expect(found.transactions).toHaveLength(3);
    expect(found.ignored).toMatchObject([{ reason: 'duplicate', line: 16 }]);
  });

  it.each([
    ['bad-time', '交易时间', income.replace('2023-02-12', '2023-02-30')],
    ['bad-direction', '收/支', income.replace('收入', '')],
    ['bad-amount', '金额', income.replace('100.00', '1e2')],
    ['too-few-cells', null, '2023-02-12 21:32:14 ,转账红包 ,李四'],
  ])('refuses a row with %s, names the field and keeps the others', async (reason, field, row) => {
    const found = await statement(alipay(refund, row, paid));
    expect(found.rejected).toMatchObject([{ reason, field, line: 14 }]);
    expect(found.transactions).toHaveLength(2);
  });

  it('makes no income of a direction that it does not know, and tells the word', async () => {
    const found = await statement(alipay(refund, income.replace('收入', '进账'), paid));
    expect(found.transactions[1]).toMatchObject({ direction: 'neutral', amount: 10_000n });
    expect(found.totals.in).toBe(0n);
    expect(found.unknown_words).toEqual({ direction: { 进账: 1 } });
    expect(reasons(found)).toContain('unknown-direction');
  });

  it('shows an order number that was made long after, or before, the payment it stands on', async () => {
    const row = (order: string) => income.replace('2023021200001', `${order}00001234567890123456`);
    expect(reasons(await statement(alipay(row('20230212'), refund, paid)))).toEqual([]);
    expect(reasons(await statement(alipay(row('20230612'), refund, paid)))).toEqual(['order-out-of-time']);
  });

  it('is not judged by what only reads like a day in one of its order numbers, where most have none', async () => {
    const row = (order: string) => income.replace('2023021200001', order);
    const undated = ['99990000000000000001', '99990000000000000002'].map(row);
    const found = await statement(alipay(row('20230612000012345678'), ...undated, refund, paid));
    expect(reasons(found)).not.toContain('order-out-of-time');
  });

  it('says when its columns are not those of the wallet', async () => {
    const text = alipay(income, refund, paid).replace(',备注,', ',说明,');
    expect(reasons(await statement(text))).toEqual(['header-changed']);
  });

  it('loses one row, not the rest of the file, to a quote that is never closed', async () => {
    const found = await statement(alipay(refund, income.replace('李四', '"李四'), paid));
    expect(found.rejected).toMatchObject([{ reason: 'cut-row', line: 14 }]);
    expect(found.transactions).toHaveLength(2);
  });
});

describe('a WeChat bill', () => {
  const bill = (...rows: readonly string[]): Uint8Array =>
    new TextEncoder().encode(
      `微信支付账单明细,,\n微信昵称：[测试],,\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n${rows.join('\n')}\n`,
    );

  it('counts a refund once, whether the status or a row of its own tells it', async () => {
    const { totals, transactions } = await statement(
      bill(
        '2023-01-02 10:00:00,商户消费,某餐厅,"/",支出,¥30.00,零钱,已退款(￥12.50),4001\t,T1\t,"/"',
        '2023-01-03 10:00:00,某餐厅-退款,某餐厅,"/",收入,¥12.50,零钱,已全额退款,4002\t,T1\t,"/"',
        '2023-01-04 10:00:00,转账,李四,"/",支出,¥8.00,零钱,对方已退还,4003\t,T2\t,"/"',
      ),
    );
    expect(totals.refunded).toBe(2_050n);
    expect(transactions[1]).toMatchObject({ status: 'refund', refund_of: '4001' });
  });

  it('keeps quotes inside a cell and reads the neutral mark', async () => {
    const { transactions } = await statement(
      bill('2021-07-18 10:48:09,零钱提现,点击底部"多多视频","/",/,¥1,零钱,提现已到账,16\t,/\t,"服务费¥0.10"'),
    );
    expect(transactions).toMatchObject([{ counterparty: '点击底部"多多视频"', direction: 'neutral', amount: 100n }]);
  });
});

describe('a statement that cannot be read', () => {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const bytes = encodeGb18030(alipay(income));

  it.each<[string, Uint8Array]>([
    ['empty', new Uint8Array()],
    ['empty', utf8(' \n\n')],
    ['pdf', utf8('%PDF-1.7 ...')],
    ['old-excel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2)],
    ['damaged-workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3)],
    ['unrecognised', utf8('name,age\nx,1\n')],
    ['no-header-row', bytes.slice(0, 200)],
    ['no-rows', encodeGb18030(`${head}\n${header}\n`)],
    ['missing-column', encodeGb18030(alipay(income).replace('金额', '数额'))],
    ['mis-encoded', Uint8Array.from(bytes, (byte, index) => (index % 3 === 0 ? 0xff : byte))],
    ['mojibake', utf8(new TextDecoder('gb18030').decode(utf8(alipay(income))))],
    ['mojibake', utf8(new TextDecoder('windows-1252').decode(bytes))],
  ])('is answered with %s and with what to do, in both languages', async (reason, input) => {
    const found = await read(input);
    expect(found).toMatchObject({ ok: false, error: { reason } });
    expect(!found.ok && Object.values(found.error.doThis).every((text) => text.length > 5)).toBe(true);
  });

  it('is told apart from one of another wallet', async () => {
    expect(await read(alipay(income), { kind: 'wechat' })).toMatchObject({ error: { reason: 'wrong-kind' } });
  });

  it('says that it was cut off when the cut lies inside a row', async () => {
    const found = await statement(encodeGb18030(alipay(income, paid)).slice(0, -60));
    expect(reasons(found)).toContain('truncated');
    expect([found.transactions.length, found.rejected.length]).toEqual([1, 1]);
  });
});

describe('any damage to a statement', () => {
  const whole = encodeGb18030(alipay(income, refund, paid));

  it('never crashes the reader and never loses a row that is still there', async () => {
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), async (changes, length) => {
        const bytes = whole.slice(0, length);
        for (const [at, byte] of changes) if (at < length) bytes[at] = byte;
        const found = await readStatement(bytes);
        if (!found.ok) return;
        const { rows, transactions, rejected, ignored } = found.value;
        expect(transactions.length + rejected.length + ignored.length).toBe(rows);
        const lines = [...rejected, ...ignored].map(({ line }) => line);
        const seen = new Set([...lines, ...transactions.map(({ source_line }) => source_line)]);
        expect(rowLines(bytes).filter((line) => !seen.has(line))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  // The lines below the header that begin as a row does.
  function rowLines(bytes: Uint8Array): number[] {
    const lines = new TextDecoder('gb18030').decode(bytes).split(/\r\n|\n|\r/);
    const start = lines.findIndex((line) => line.includes('交易时间') && line.includes('交易分类'));
    return lines.flatMap((line, index) => (index > start && /^20\d\d-\d\d-/.test(line) ? [index + 1] : []));
  }
});

describe.skipIf(!hasReference)(`real statements${onReference}`, () => {
  const alipayFile = 'payments/alipay/example-alipay-records.csv';
  const wechatFile = 'payments/wechat/example-wechat-records';

  it('are read whole: Alipay in GB 18030, whose head promises more rows than there are', async () => {
    const found = await statement(referenceFile(alipayFile));
    expect(found.totals).toEqual({ in: 22_222_850n, out: 21_164n, neutral: 24_737n, refunded: 6_603n });
    expect(found.transactions).toHaveLength(10);
    expect(found.warnings).toContainEqual(expect.objectContaining({ reason: 'fewer-rows-than-declared', count: 56 }));
    expect(found.transactions.at(7)).toMatchObject({ refunded: 5_000n, status: 'closed' });
  });

  it('are the same transactions in WeChat CSV and in the workbook, which holds the table twice', async () => {
    const csv = await statement(referenceFile(`${wechatFile}.csv`));
    const workbook = await statement(referenceFile(`${wechatFile}.xlsx`));
    const values = ({ transactions }: Statement) => transactions.map((row) => ({ ...row, source_line: 0 }));
    expect(csv.transactions).toHaveLength(27);
    expect(values(workbook)).toEqual(values(csv));
    expect(workbook.ignored.map(({ reason }) => reason)).toEqual(Array.from({ length: 27 }, () => 'duplicate'));
    expect(csv.totals).toEqual({ in: 2_849n, out: 290_453n, neutral: 2_610_089n, refunded: 0n });
  });

  it('are recognised by their content', () => {
    const kinds = [alipayFile, `${wechatFile}.csv`, `${wechatFile}.xlsx`].map((path) =>
      detectKind(referenceFile(path)),
    );
    expect(kinds).toEqual(['alipay', 'wechat', 'workbook']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCallRecords } from '../readers/read-call-records.ts';
import { readStatement } from '../readers/read-statement.ts';
import type { Transaction } from '../records/transaction.ts';
import { arbitraryTransactions } from '../test/arbitrary-records.ts';
import { writeAlipay } from '../writers/write-alipay.ts';
import { callQuality, type FileQuality, statementQuality } from './file-quality.ts';
import { qualityReport } from './quality-report.ts';

const zone = 'Asia/Shanghai';
const instant = (text: string) => Temporal.Instant.from(text);

interface Written {
  readonly transactions: readonly Transaction[];
  readonly from?: string;
  readonly to?: string;
  readonly account?: string;
}

async function quality(name: string, written: Written): Promise<FileQuality> {
  const { transactions, from = '2024-01-01T00:00:00+08:00', to = '2024-12-31T23:59:59+08:00' } = written;
  const bytes = writeAlipay({
    holder: { name: '张三', account: written.account ?? 'made-up@example.com' },
    window: { from: instant(from), to: instant(to) },
    exported_at: instant('2025-01-02T00:00:00Z'),
    transactions,
  });
  const read = await readStatement(bytes);
  if (!read.ok) throw new Error(read.error.reason);
  return statementQuality(name, read.value);
}

const rows = fc.sample(arbitraryTransactions, { numRuns: 40, seed: 7 }).flat();

describe('a report on several files', () => {
  it('counts a row that two files hold once, and says which files those are', async () => {
    const [a, b, c] = [rows.slice(0, 10), rows.slice(5, 15), rows.slice(0, 15)];
    const report = qualityReport(
      [
        await quality('a', { transactions: a }),
        await quality('b', { transactions: b }),
        await quality('c', { transactions: c }),
      ],
      zone,
    );
    expect(report.rows).toEqual({ read: 35, accepted: 35, rejected: 0, ignored: 0, distinct: 15 });
    expect(report.repeats).toEqual([
      { file: 'b', earlier: 'a', rows: 5 },
      { file: 'c', earlier: 'a', rows: 10 },
      { file: 'c', earlier: 'b', rows: 10 },
    ]);
    expect(report.lines.map(({ en }) => en)).toContain('5 rows of b are in a as well.');
  });

  it('never loses or invents a row, however files overlap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.subarray(rows.slice(0, 12), { minLength: 1 }), { maxLength: 4 }), async (parts) => {
        const files = await Promise.all(parts.map((transactions, index) => quality(`${index}`, { transactions })));
        const report = qualityReport(files, zone);
        expect(report.rows.read).toBe(report.rows.accepted + report.rows.rejected + report.rows.ignored);
        expect(report.rows.distinct).toBe(new Set(parts.flat().map(({ order_id }) => order_id)).size);
      }),
      { numRuns: 40 },
    );
  });

  it('shows the days that no file of an account speaks for, and those that two do', async () => {
    const transactions = rows.slice(0, 1);
    const report = qualityReport(
      [
        await quality('spring', { transactions, from: '2024-03-01T00:00:00+08:00', to: '2024-05-31T23:59:59+08:00' }),
        await quality('may', {
          transactions: [],
          from: '2024-05-01T00:00:00+08:00',
          to: '2024-05-31T23:59:59+08:00',
        }).catch(() =>
          quality('may', { transactions, from: '2024-05-01T00:00:00+08:00', to: '2024-05-31T23:59:59+08:00' }),
        ),
        await quality('july', { transactions, from: '2024-07-01T00:00:00+08:00', to: '2024-07-31T23:59:59+08:00' }),
        await quality('other', { transactions, account: 'another@example.com' }),
      ],
      zone,
    );
    expect(report.overlaps.map(({ files }) => files)).toEqual([['spring', 'may']]);
    expect(report.gaps).toMatchObject([{ after: 'spring', before: 'july', days: 30 }]);
  });

  it('does not take the silence of a day for a gap where files state no period', () => {
    const list = (day: string) => {
      const text = `interaction,direction,correspondent_id,datetime,call_duration,antenna_id\ncall,in,A,${day} 10:00:00,5,\n`;
      const read = readCallRecords(new TextEncoder().encode(text), { zone });
      if (!read.ok) throw new Error(read.error.reason);
      return callQuality(day, read.value);
    };
    const gaps = (...days: readonly string[]) =>
      qualityReport(days.map(list), zone).gaps.map(({ days: count }) => count);
    expect(gaps('2024-01-01', '2024-01-04')).toEqual([]);
    expect(gaps('2024-01-01', '2024-02-01')).toEqual([31]);
  });
});

describe('a report on one file', () => {
  const text = (order: string, time: string): string =>
    `支付宝\n起始时间：[2023-01-01 00:00:00]    终止时间：[2023-06-30 23:59:59]\n共1笔记录\n交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注\n${time},转账,李四,/,转账,进账,100.00,余额,交易成功,${order},T1,\n`;

  it('tells in both languages what was left out, what is not known, and that it looks edited', async () => {
    const read = await readStatement(new TextEncoder().encode(text('2.02302E+27', '2023/2/12 21:32')));
    if (!read.ok) throw new Error(read.error.reason);
    const [file] = qualityReport([statementQuality('bill.csv', read.value)], zone).files;
    expect(file).toMatchObject({ name: 'bill.csv', suspicion: 'strong', unknown_words: { direction: { 进账: 1 } } });
    expect(file!.lines.map(({ en }) => en)).toEqual([
      '1 rows read: 1 accepted, 0 rejected, 0 ignored.',
      'The file says that it covers 2023-01-01 to 2023-06-30; 1 days have rows.',
      "The text encoding is not the one of the wallet's own export: the file was saved again.",
      'A spreadsheet has re-saved the file: 1 rows have lost their seconds or their order number. Ask for the original.',
      '1 rows have a direction that is not known; they are kept as neither income nor spending.',
      'Words in direction that are not known: 进账.',
      'The file may have been edited: ask for the original and compare it with another source.',
    ]);
    expect(file!.lines.every((line) => line['zh-CN'].length > 5)).toBe(true);
  });

  it('holds no order number, name or amount of the file', async () => {
    const read = await readStatement(new TextEncoder().encode(text('2023021200001', '2023-02-30 10:00:00')));
    if (!read.ok) throw new Error(read.error.reason);
    const shown = JSON.stringify(qualityReport([statementQuality('bill.csv', read.value)], zone));
    expect(shown).toContain('bad-time');
    for (const personal of ['李四', '2023021200001', '100.00']) expect(shown).not.toContain(personal);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCallRecords } from '../readers/read-call-records.ts';
import { readStatement } from '../readers/read-statement.ts';
import { arbitraryRecord, arbitraryTopUp, arbitraryTransactions, withoutLines } from '../test/arbitrary-records.ts';
import { encodeGb18030 } from './gb18030.ts';
import type { StatementContent } from './statement-content.ts';
import { writeAlipay } from './write-alipay.ts';
import { writeBandicoot } from './write-bandicoot.ts';
import { writeCarrierList } from './write-carrier-list.ts';
import { writeWechat } from './write-wechat.ts';

const year = { from: new Temporal.PlainDate(2024, 1, 1), to: new Temporal.PlainDate(2024, 12, 31) };
const holder = { name: '张"三,丰', number: '13800001234' };

const statementHead: Omit<StatementContent, 'transactions'> = {
  holder: { name: '张三', account: 'made-up@example.com' },
  window: {
    from: Temporal.Instant.from('2024-01-01T00:00:00+08:00'),
    to: Temporal.Instant.from('2024-12-31T23:59:59+08:00'),
  },
  exported_at: Temporal.Instant.from('2025-01-01T09:00:00+08:00'),
};

describe('a file that was written here', () => {
  it('gives back every call and text of a bandicoot file', () => {
    fc.assert(
      fc.property(fc.array(arbitraryRecord, { minLength: 1, maxLength: 20 }), (records) => {
        const read = readCallRecords(writeBandicoot(records), { zone: 'Asia/Shanghai' });
        expect(read.ok && withoutLines(read.value.records)).toEqual(records.map((row) => ({ ...row, paid: null })));
      }),
    );
  });

  it.each([true, false])('gives back every row of a carrier list (years shown: %s)', (with_year) => {
    const rows = fc.array(fc.oneof(arbitraryRecord, arbitraryTopUp), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, (records) => {
        const bytes = writeCarrierList({ holder, period: year, records, with_year });
        const read = readCallRecords(bytes, { zone: 'Asia/Shanghai' });
        const sections = ['call', 'text', 'topup'].flatMap((kind) => records.filter((row) => row.kind === kind));
        expect(read.ok && withoutLines(read.value.records)).toEqual(sections);
        expect(read.ok && read.value.window).toEqual(year);
      }),
    );
  });

  it('gives back every transaction of an Alipay statement', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTransactions, async (transactions) => {
        const read = await readStatement(writeAlipay({ ...statementHead, transactions }));
        expect(read.ok && withoutLines(read.value.transactions)).toEqual(transactions);
        expect(read.ok && { ...read.value, transactions: null }).toMatchObject({
          kind: 'alipay',
          holder: statementHead.holder,
          window: statementHead.window,
          warnings: [],
          rejected: [],
          ignored: [],
        });
      }),
    );
  });

  it('gives back every transaction of a WeChat bill, which names no account of the other side', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTransactions, async (transactions) => {
        const read = await readStatement(writeWechat({ ...statementHead, transactions }));
        const expected = transactions.map((row) => ({ ...row, counterparty_account: null }));
        expect(read.ok && withoutLines(read.value.transactions)).toEqual(expected);
        expect(read.ok && read.value.warnings).toEqual([]);
      }),
    );
  });
});

describe('GB 18030', () => {
  it("is read back the same by the platform's decoder, whatever the character", () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        expect(new TextDecoder('gb18030').decode(encodeGb18030(text))).toBe(text);
      }),
    );
  });

  it('writes common characters in the two bytes every wallet uses', () => {
    expect([...encodeGb18030('支付宝a')]).toEqual([0xd6, 0xa7, 0xb8, 0xb6, 0xb1, 0xa6, 0x61]);
  });
});

import { type StatementEntry, writeAlipay } from '@lendline/behaviour';

/** Takings of CNY 3,000 every third day, paid by code at the counter: CNY 30,000 a month. */
export function takings(name: string, today: Temporal.PlainDate): Uint8Array {
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime('Asia/Shanghai').toInstant();
  const days = Array.from({ length: 70 }, (_, index) => 1 + 3 * index);
  const rows = days.map(
    (ago): StatementEntry => ({
      wall_ms: today.subtract({ days: ago }).toZonedDateTime('UTC').epochMilliseconds + 9 * 3_600_000,
      amount: 300_000n,
      direction: 'in',
      category: '商业服务',
      counterparty: `顾客${ago % 20}`,
      counterparty_account: null,
      description: '收钱码收款',
      method: null,
      status_text: '交易成功',
      order_id: `2026100${ago}`,
      merchant_order_id: null,
      note: null,
    }),
  );
  return writeAlipay({
    holder: { name, account: '138****0000' },
    window: { from: at(today.subtract({ days: 211 })), to: at(today) },
    exported_at: at(today),
    transactions: rows,
  });
}

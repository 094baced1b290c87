import { type StatementEntry, writeAlipay } from '@lendline/behaviour';

/** Wages of CNY 6,000 a month, so that what a statement changes does not depend on who was drawn. */
export function wages(name: string, today: Temporal.PlainDate): Uint8Array {
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime('Asia/Shanghai').toInstant();
  const rows = [1, 31, 61, 91, 121, 151, 181].map(
    (ago): StatementEntry => ({
      wall_ms: today.subtract({ days: ago }).toZonedDateTime('UTC').epochMilliseconds + 9 * 3_600_000,
      amount: 600_000n,
      direction: 'in',
      category: '转账红包',
      counterparty: '某单位',
      counterparty_account: null,
      description: '工资',
      method: null,
      status_text: '交易成功',
      order_id: `2026000${ago}`,
      merchant_order_id: null,
      note: null,
    }),
  );
  return writeAlipay({
    holder: { name, account: '138****0000' },
    window: { from: at(today.subtract({ days: 182 })), to: at(today) },
    exported_at: at(today),
    transactions: rows,
  });
}

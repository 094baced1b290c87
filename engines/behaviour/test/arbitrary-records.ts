import fc from 'fast-check';
import { money } from '@lendline/kernel';
import { type LineRecord, type Place, lineRecord } from '../records/line-record.ts';
import { transaction, type Transaction } from '../records/transaction.ts';
import { wallClock } from '../records/wall-clock.ts';

export const china = wallClock('Asia/Shanghai');

/** Whole seconds of the year 2024, so that a list's period can hold them all. */
const wallOf2024 = fc
  .integer({ min: 0, max: 366 * 86_400 - 1 })
  .map((second) => (Temporal.Instant.from('2024-01-01T00:00:00Z').epochMilliseconds / 1000 + second) * 1000);

const peer = fc.stringMatching(/^1[3-9]\d{9}$|^10086$|^甲"乙,丙$/);

const place: fc.Arbitrary<Place | null> = fc.option(
  fc.stringMatching(/^[a-z]\d{1,4}$/).map((id) => ({ id, latitude: null, longitude: null })),
);

/** Calls and texts as a file in China's wall time would give them. */
export const arbitraryRecord: fc.Arbitrary<LineRecord> = fc
  .record({
    kind: fc.constantFrom('call' as const, 'text' as const),
    direction: fc.constantFrom('in' as const, 'out' as const),
    peer,
    wall_ms: wallOf2024,
    length: fc.integer({ min: 0, max: 20_000 }),
    place,
    fee: fc.option(fc.bigInt({ min: 0n, max: 10_000n })),
  })
  .map(({ length, fee, ...row }) =>
    lineRecord({
      ...row,
      at_ms: china.toEpoch(row.wall_ms),
      seconds: row.kind === 'call' ? length : null,
      paid: fee === null ? null : money(fee, 'CNY'),
      source_line: 0,
    }),
  );

export const arbitraryTopUp: fc.Arbitrary<LineRecord> = fc
  .record({ wall_ms: wallOf2024, amount: fc.bigInt({ min: 1n, max: 100_000n }) })
  .map(({ wall_ms, amount }) =>
    lineRecord({
      kind: 'topup',
      direction: 'in',
      at_ms: china.toEpoch(wall_ms),
      wall_ms,
      paid: money(amount, 'CNY'),
      source_line: 0,
    }),
  );

// Rare characters, a quote inside a word, a comma, an astral character: what has broken readers before.
const words = fc.constantFrom('某餐厅', '打开，点击"视频"', 'a,b', '𠮷野家', '咖啡', '饭☕', 'Ltd.', '㐀');
const cell = fc.option(words);

const kinds = fc.constantFrom(
  { direction: 'in', status: 'posted', status_text: '交易成功' },
  { direction: 'out', status: 'posted', status_text: '支付成功' },
  { direction: 'out', status: 'pending', status_text: '等待确认收货' },
  { direction: 'neutral', status: 'closed', status_text: '交易关闭' },
  { direction: 'out', status: 'failed', status_text: '支付失败' },
  { direction: 'neutral', status: 'posted', status_text: '还款成功' },
) as fc.Arbitrary<Pick<Transaction, 'direction' | 'status' | 'status_text'>>;

const arbitraryTransaction = fc
  .record({
    kind: kinds,
    wall_ms: wallOf2024,
    amount: fc.bigInt({ min: 0n, max: 10_000_000_00n }),
    category: fc.constantFrom('商户消费', '转账', '信用卡还款'),
    counterparty: cell,
    counterparty_account: cell,
    description: fc.oneof(fc.constant(''), words),
    method: cell,
    order: fc.bigInt({ min: 10n ** 20n, max: 10n ** 26n - 1n }),
    note: cell,
  })
  .map(
    ({ kind, order, ...row }): Transaction =>
      transaction({
        ...row,
        ...kind,
        at_ms: china.toEpoch(row.wall_ms),
        currency: 'CNY',
        // No day stands in such a number, so none contradicts the row's own time.
        order_id: `9${order}`,
        merchant_order_id: `T${order % 1000n}`,
        source_line: 0,
      }),
  );

export const arbitraryTransactions = fc.uniqueArray(arbitraryTransaction, {
  selector: ({ order_id }) => order_id,
  minLength: 1,
  maxLength: 20,
});

/** The same rows without the lines they stood on, which a copy of a file may change. */
export function withoutLines<Row extends { readonly source_line: number }>(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, source_line: 0 }));
}

import { type LineRecord, lineRecord, type Transaction, transaction, type WallClock } from '@lendline/behaviour';
import { fromWire, type LocalText, type Money, type WireMoney } from '@lendline/kernel';
import { instantText, wireMoney, z } from '@lendline/platform';
import type { LeftOutEntry } from '../feed-connector.ts';

const text = z.string().max(512);
const minorUnits = z.string().regex(/^\d{1,18}$/);
const signedUnits = z.string().regex(/^-?\d{1,18}$/);
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** The sender's own name of the row: sent again, it is the same row; with other content, a correction. */
const rowId = z.string().trim().min(1).max(128);

const payment = z.object({
  id: rowId,
  at: instantText,
  amount: wireMoney.refine(({ amount }) => !amount.startsWith('-')),
  direction: z.enum(['in', 'out', 'neutral']),
  status: z.string().trim().min(1).max(64),
  refunded: minorUnits.optional(),
  refundOf: text.optional(),
  counterparty: text.optional(),
  counterpartyAccount: text.optional(),
  category: text.optional(),
  description: text.optional(),
  orderId: text.optional(),
  balance: signedUnits.optional(),
  fee: minorUnits.optional(),
});

const record = z.object({
  id: rowId,
  at: instantText,
  kind: z.enum(['call', 'text', 'data', 'topup', 'advance', 'balance']),
  direction: z.enum(['in', 'out']),
  peer: z.string().trim().max(64).optional(),
  answered: z.boolean().optional(),
  seconds: count.optional(),
  bytes: count.optional(),
  paid: wireMoney.optional(),
  balance: wireMoney.optional(),
});

/** What is expected of each field, as a rejected row is answered. */
const expected: Readonly<Record<string, LocalText>> = {
  id: {
    'zh-CN': '应有发送方自己的行编号，最多 128 个字符。',
    en: 'Expected the sender’s own id of the row, at most 128 characters.',
  },
  at: {
    'zh-CN': '应为带时区的时间，例如 2026-03-01T08:00:00Z。',
    en: 'Expected an instant, such as 2026-03-01T08:00:00Z.',
  },
  amount: {
    'zh-CN': '应为最小货币单位的正整数金额和币种。',
    en: 'Expected minor units as a text of digits, with the currency; the direction says the sign.',
  },
  direction: { 'zh-CN': '应为 in、out 或（付款）neutral。', en: 'Expected in, out or, for payments, neutral.' },
  status: { 'zh-CN': '应有状态，例如 posted。', en: 'Expected a status, such as posted.' },
  kind: {
    'zh-CN': '应为 call、text、data、topup、advance 或 balance。',
    en: 'Expected call, text, data, topup, advance or balance.',
  },
};

const otherField: LocalText = {
  'zh-CN': '此字段的形式不对。',
  en: 'This field is not of the form that the guide names.',
};
const noObject: LocalText = { 'zh-CN': '应为一个 JSON 对象。', en: 'Expected a JSON object.' };

export type PushedRow =
  | { readonly id: string; readonly transaction: Transaction }
  | { readonly id: string; readonly call: LineRecord };

export interface PushedScope {
  readonly source: 'call-records' | 'payment-statement';
  readonly clock: WallClock;
  /** One-based place in the message. */
  readonly line: number;
}

/** Reads one row of a partner's message, or says what is wrong with it. */
export function readPushedRow(raw: unknown, scope: PushedScope): PushedRow | LeftOutEntry {
  const schema: z.ZodType<z.infer<typeof payment> | z.infer<typeof record>> =
    scope.source === 'payment-statement' ? payment : record;
  const read = schema.safeParse(raw);
  if (!read.success) return leftOut(raw, scope.line, read.error);
  return 'kind' in read.data
    ? { id: read.data.id, call: callOf(read.data, scope) }
    : { id: read.data.id, transaction: paymentOf(read.data, scope) };
}

function leftOut(raw: unknown, line: number, { issues }: z.ZodError): LeftOutEntry {
  const [field = ''] = issues[0]?.path.map(String) ?? [];
  return {
    line,
    raw: JSON.stringify(raw) ?? '',
    outcome: 'rejected',
    field,
    reason: field === '' ? 'not-an-object' : `bad-${field.toLowerCase()}`,
    text: field === '' ? noObject : (expected[field] ?? otherField),
  };
}

interface When {
  readonly at_ms: number;
  readonly wall_ms: number;
  readonly source_line: number;
}

function whenOf(at: string, { clock, line }: PushedScope): When {
  const at_ms = Temporal.Instant.from(at).epochMilliseconds;
  return { at_ms, wall_ms: clock.toWall(at_ms), source_line: line };
}

const statuses: ReadonlySet<string> = new Set(['posted', 'pending', 'closed', 'failed', 'refund']);

function paymentOf(row: z.infer<typeof payment>, scope: PushedScope): Transaction {
  return transaction({
    ...whenOf(row.at, scope),
    amount: BigInt(row.amount.amount),
    currency: row.amount.currency,
    direction: row.direction,
    // A word that is not known is kept and proves nothing.
    status: statuses.has(row.status) ? (row.status as Transaction['status']) : 'other',
    refunded: BigInt(row.refunded ?? '0'),
    refund_of: row.refundOf ?? null,
    counterparty: row.counterparty ?? null,
    counterparty_account: row.counterpartyAccount ?? null,
    category: row.category ?? '',
    description: row.description ?? '',
    status_text: row.status,
    order_id: row.orderId ?? null,
    balance: row.balance === undefined ? null : BigInt(row.balance),
    fee: row.fee === undefined ? null : BigInt(row.fee),
  });
}

function callOf(row: z.infer<typeof record>, scope: PushedScope): LineRecord {
  const { kind, direction, peer = '', answered = null, seconds = null, bytes = null } = row;
  const when = whenOf(row.at, scope);
  return lineRecord({
    ...when,
    kind,
    direction,
    peer,
    answered,
    seconds,
    bytes,
    paid: moneyOf(row.paid),
    balance: moneyOf(row.balance),
  });
}

function moneyOf(wire: WireMoney | undefined): Money | null {
  const read = wire && fromWire(wire);
  return read?.ok ? read.value : null;
}

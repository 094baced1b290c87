import type { Transaction } from '../records/transaction.ts';

export interface LinkedRefunds {
  readonly transactions: readonly Transaction[];
  /** Everything that came back, each refund counted once. */
  readonly refunded: bigint;
}

/**
 * Joins refund rows to what they give back. A reference that the file states comes first; Alipay's refund carries the
 * original's order number before a `_`, JD's carries that very number; WeChat's has a number of its own, so the payment
 * is found by counterparty and by the sum its status declares, and Meituan's by the one order of that name and sum.
 * A payment may both declare what came back and have refund rows: the larger of the two is what came back of it.
 */
export function linkRefunds(transactions: readonly Transaction[]): LinkedRefunds {
  const originals = originalsOf(transactions);
  const byRows = new Map<number, bigint>();
  const linked = [...transactions];
  let refunded = 0n;
  transactions.forEach((refund, index) => {
    if (refund.status !== 'refund') return;
    refunded += refund.amount;
    const original = originalOf(refund, originals);
    if (original === undefined) return;
    byRows.set(original, (byRows.get(original) ?? 0n) + refund.amount);
    linked[index] = { ...refund, refund_of: transactions[original]!.order_id };
  });
  transactions.forEach((paid, index) => {
    const rows = byRows.get(index) ?? 0n;
    if (paid.refunded > rows) refunded += paid.refunded - rows;
    else if (rows > paid.refunded) linked[index] = { ...paid, refunded: rows };
  });
  return { transactions: linked, refunded };
}

interface Originals {
  readonly byOrder: ReadonlyMap<string, number>;
  /** Payments that declare a refund, by what its row would look like; each is taken once. */
  readonly declared: Map<string, number[]>;
  readonly byTitle: ReadonlyMap<string, number[]>;
}

function originalsOf(transactions: readonly Transaction[]): Originals {
  const byOrder = new Map<string, number>();
  const declared = new Map<string, number[]>();
  const byTitle = new Map<string, number[]>();
  transactions.forEach((paid, index) => {
    if (paid.status === 'refund') return;
    if (paid.order_id !== null && !byOrder.has(paid.order_id)) byOrder.set(paid.order_id, index);
    if (paid.refunded > 0n) push(declared, declaredKey(paid, paid.refunded), index);
    if (paid.direction === 'out' && paid.description !== '') push(byTitle, titleKey(paid), index);
  });
  return { byOrder, declared, byTitle };
}

function originalOf(refund: Transaction, { byOrder, declared, byTitle }: Originals): number | undefined {
  const byNumber = byOrder.get(refund.refund_of ?? refund.order_id ?? '') ?? originalByPrefix(refund, byOrder);
  if (byNumber !== undefined) return byNumber;
  const byStatus = declared.get(declaredKey(refund, refund.amount))?.pop();
  if (byStatus !== undefined) return byStatus;
  const sameTitle = byTitle.get(titleKey(refund)) ?? [];
  return sameTitle.length === 1 ? sameTitle[0] : undefined;
}

function originalByPrefix(refund: Transaction, byOrder: ReadonlyMap<string, number>): number | undefined {
  const order = refund.order_id ?? '';
  for (let cut = order.indexOf('_'); cut > 0; cut = order.indexOf('_', cut + 1)) {
    const original = byOrder.get(order.slice(0, cut));
    if (original !== undefined) return original;
  }
  return undefined;
}

function push(map: Map<string, number[]>, key: string, index: number): void {
  const known = map.get(key);
  if (known) known.push(index);
  else map.set(key, [index]);
}

function declaredKey(row: Transaction, amount: bigint): string {
  return `${amount}|${row.currency}|${row.counterparty ?? ''}`;
}

function titleKey(row: Transaction): string {
  return `${row.amount}|${row.currency}|${row.counterparty ?? ''}|${row.description}`;
}

import type { Transaction } from '../records/transaction.ts';

export interface LinkedRefunds {
  readonly transactions: readonly Transaction[];
  /** Everything that came back, each refund counted once. */
  readonly refunded: bigint;
}

/**
 * Joins refund rows to what they give back. Alipay's refund carries the original's order number before a `_`;
 * WeChat's has an order number of its own, so the payment is found by counterparty and by the sum its status declares.
 */
export function linkRefunds(transactions: readonly Transaction[]): LinkedRefunds {
  const linked = [...transactions];
  const byOrder = new Map<string, number>();
  transactions.forEach(({ order_id, status }, index) => {
    if (order_id !== null && status !== 'refund' && !byOrder.has(order_id)) byOrder.set(order_id, index);
  });
  const declared = declaredRefunds(transactions);
  let refunded = 0n;
  transactions.forEach((refund, index) => {
    if (refund.status !== 'refund') return;
    refunded += refund.amount;
    const byPrefix = originalByPrefix(refund, byOrder);
    const original = byPrefix ?? declared.get(declaredKey(refund, refund.amount))?.pop();
    if (original === undefined) return;
    const paid = linked[original]!;
    linked[index] = { ...refund, refund_of: paid.order_id };
    // The status of a WeChat payment has already said how much came back.
    if (byPrefix !== undefined) linked[original] = { ...paid, refunded: paid.refunded + refund.amount };
  });
  for (const rest of declared.values()) for (const index of rest) refunded += transactions[index]!.refunded;
  return { transactions: linked, refunded };
}

function originalByPrefix(refund: Transaction, byOrder: ReadonlyMap<string, number>): number | undefined {
  const order = refund.order_id ?? '';
  for (let cut = order.indexOf('_'); cut > 0; cut = order.indexOf('_', cut + 1)) {
    const original = byOrder.get(order.slice(0, cut));
    if (original !== undefined) return original;
  }
  return undefined;
}

/** Payments whose status says that money came back, by what a refund row of theirs would look like. */
function declaredRefunds(transactions: readonly Transaction[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  transactions.forEach((paid, index) => {
    if (paid.refunded === 0n) return;
    const key = declaredKey(paid, paid.refunded);
    found.set(key, [...(found.get(key) ?? []), index]);
  });
  return found;
}

function declaredKey(row: Transaction, amount: bigint): string {
  return `${amount}|${row.counterparty ?? ''}`;
}

import type { Transaction } from '../records/transaction.ts';

/**
 * The rows whose balance does not follow from the row before: balance = balance before + money in − money out. Tables
 * run up or down in time, so the order with fewer breaks is the file's. A row that was deleted, or whose amount was
 * changed, breaks the chain in one place; each currency is a chain of its own.
 */
export function brokenBalances(transactions: readonly Transaction[]): readonly Transaction[] {
  const chains = new Map<string, Transaction[]>();
  for (const row of transactions) {
    if (row.balance === null || (row.status !== 'posted' && row.status !== 'refund')) continue;
    const chain = chains.get(row.currency);
    if (chain) chain.push(row);
    else chains.set(row.currency, [row]);
  }
  return [...chains.values()].flatMap((chain) => {
    const [upwards, downwards] = [breaks(chain), breaks(chain.toReversed())];
    return downwards.length < upwards.length ? downwards.toReversed() : upwards;
  });
}

function breaks(chain: readonly Transaction[]): Transaction[] {
  return chain.filter((row, index) => {
    const before = chain[index - 1]?.balance;
    return index > 0 && row.direction !== 'neutral' && before! + moved(row) !== row.balance;
  });
}

function moved({ amount, direction }: Transaction): bigint {
  return direction === 'in' ? amount : -amount;
}

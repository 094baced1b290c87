import type { LineRecord, Transaction } from '@lendline/behaviour';
import { fromWire, type Money, present, type WireMoney } from '@lendline/kernel';
import type { StoredCall, StoredTransaction } from '@lendline/records/contract';

/** A kept call as the engine reads it. */
export function callRecord({ paid, balance, ...call }: StoredCall): LineRecord {
  return { ...call, paid: paid && moneyOf(paid), balance: balance && moneyOf(balance) };
}

function moneyOf(wire: WireMoney): Money {
  const read = fromWire(wire);
  return present(read.ok ? read.value : undefined, 'records keeps whole minor units');
}

export function transactionRecord(row: StoredTransaction): Transaction {
  return {
    ...row,
    amount: BigInt(row.amount),
    refunded: BigInt(row.refunded),
    balance: row.balance === null ? null : BigInt(row.balance),
    fee: row.fee === null ? null : BigInt(row.fee),
  };
}

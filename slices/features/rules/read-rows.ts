import type { CallRecord, Transaction } from '@lendline/behaviour';
import { fromWire, present } from '@lendline/kernel';
import type { StoredCall, StoredTransaction } from '@lendline/records/contract';

/** A kept call as the engine reads it. */
export function callRecord({ paid, ...call }: StoredCall): CallRecord {
  if (paid === null) return { ...call, paid };
  const read = fromWire(paid);
  return { ...call, paid: present(read.ok ? read.value : undefined, 'records keeps whole minor units') };
}

export function transactionRecord(row: StoredTransaction): Transaction {
  return { ...row, amount: BigInt(row.amount), refunded: BigInt(row.refunded) };
}

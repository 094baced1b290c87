import type { LineRecord, RowProblem as ReadProblem, Transaction } from '@lendline/behaviour';
import { toWire } from '@lendline/kernel';
import type { RowProblem, StoredCall, StoredTransaction } from '../contract.ts';

/** A keyed hash for each number or account of another person. */
export type Scramble = (text: string) => string;

/**
 * A call as it is kept. The other side becomes a keyed hash; where the phone was is location history, which no pack
 * allows, so the antenna is dropped.
 */
export function storedCall(record: LineRecord, scramble: Scramble): StoredCall {
  return {
    ...record,
    peer: record.peer === '' ? '' : scramble(record.peer),
    place: null,
    paid: record.paid ? toWire(record.paid) : null,
    balance: record.balance ? toWire(record.balance) : null,
  };
}

export function storedTransaction(row: Transaction, scramble: Scramble): StoredTransaction {
  const { counterparty_account: account } = row;
  return {
    ...row,
    amount: row.amount.toString(),
    refunded: row.refunded.toString(),
    balance: row.balance === null ? null : row.balance.toString(),
    fee: row.fee === null ? null : row.fee.toString(),
    counterparty_account: account === null || account === '' ? account : scramble(account),
  };
}

/** A row that is no record, in words: what was expected and what to do. Never the cell's content. */
export function rowProblem({ line, field, reason, expected, doThis }: ReadProblem): RowProblem {
  return {
    line,
    field: field ?? '',
    reason,
    text: {
      'zh-CN': `应为：${expected['zh-CN']}。${doThis['zh-CN']}`,
      en: `Expected: ${expected.en}. ${doThis.en}`,
    },
  };
}

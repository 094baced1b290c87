import { type Currency, fromWire } from '@lendline/kernel';
import type { LedgerPosting } from '../contract.ts';
import type { LedgerAccount } from './ledger-chart.ts';
import type { Movement } from './ledger-movements.ts';

/** Why a client's posting cannot be booked; `line` counts its movements from 1. */
export type PostingRefusal = 'amount' | 'currency' | 'two-accounts';

export type ReadPosting =
  | { readonly ok: true; readonly bookedOn: Temporal.PlainDate; readonly movements: readonly Movement[] }
  | { readonly ok: false; readonly why: PostingRefusal; readonly line: number };

/** A client's posting in the lender's currency; its accounts are of the chart by its schema. */
export function readPosting({ bookedOn, movements }: LedgerPosting, currency: Currency): ReadPosting {
  const read: Movement[] = [];
  for (const [index, { debit, credit, amount }] of movements.entries()) {
    const money = fromWire(amount);
    const refuse = (why: PostingRefusal): ReadPosting => ({ ok: false, why, line: index + 1 });
    if (!money.ok || money.value.amount <= 0n) return refuse('amount');
    if (money.value.currency !== currency) return refuse('currency');
    if (debit === credit) return refuse('two-accounts');
    read.push({ debit: debit as LedgerAccount, credit: credit as LedgerAccount, amount: money.value });
  }
  return { ok: true, bookedOn: Temporal.PlainDate.from(bookedOn), movements: read };
}

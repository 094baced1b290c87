import { assert, type Clock, newId } from '@lendline/kernel';
import { z } from 'zod';
import type { Kept } from '../state/snapshot.ts';

/** `person:<index>` is a wallet, `client:<id>` a lender's float, `bank:<id>` its account at the bank, `carrier:<id>` what a carrier owes it, `issuer` the side that money comes from and goes to. */
export type AccountId = `person:${number}` | `client:${string}` | `bank:${string}` | `carrier:${string}` | 'issuer';

const postingShape = z.object({ account: z.string(), amount: z.string().regex(/^-?\d+$/) });
const entryShape = z.object({
  id: z.string(),
  at: z.string(),
  /** Transaction reference, or `opening` and `received` for money that came from outside. */
  reference: z.string(),
  text: z.string(),
  postings: z.array(postingShape).min(2),
});
type SavedEntry = z.infer<typeof entryShape>;

/** Money in is positive, money out negative, in minor units of the country's currency. */
export interface Posting {
  readonly account: AccountId;
  readonly amount: bigint;
}

export interface Entry {
  readonly id: string;
  readonly at: string;
  readonly reference: string;
  readonly text: string;
  readonly postings: readonly Posting[];
}

export interface Transfer {
  readonly from: AccountId;
  readonly to: AccountId;
  readonly amount: bigint;
  readonly reference: string;
  readonly text: string;
}

export interface Ledger {
  /** False when `from` holds too little; then nothing moves. Only the issuer may owe. */
  transfer(transfer: Transfer): boolean;
  balance(account: AccountId): bigint;
  /** Entries that touch the account, newest first. */
  entriesOf(account: AccountId): readonly Entry[];
  /** Whether money has ever moved here. */
  has(account: AccountId): boolean;
  readonly kept: Kept;
}

/** Double entry: every entry's postings sum to zero, so that no fault of the wallet can make or lose money. */
export function createLedger({ clock, touch }: { clock: Clock; touch: () => void }): Ledger {
  const entries: Entry[] = [];
  const balances = new Map<AccountId, bigint>();
  const byAccount = new Map<AccountId, Entry[]>();

  function post(entry: Entry): void {
    const total = entry.postings.reduce((sum, posting) => sum + posting.amount, 0n);
    assert(total === 0n, 'the postings of an entry sum to zero');
    entries.push(entry);
    for (const { account, amount } of entry.postings) {
      balances.set(account, (balances.get(account) ?? 0n) + amount);
      const onAccount = byAccount.get(account);
      if (onAccount) onAccount.push(entry);
      else byAccount.set(account, [entry]);
    }
  }

  return {
    transfer: ({ from, to, amount, reference, text }) => {
      assert(amount > 0n, 'a transfer moves more than nothing');
      if (from !== 'issuer' && (balances.get(from) ?? 0n) < amount) return false;
      const now = clock.now();
      const postings = [
        { account: from, amount: -amount },
        { account: to, amount },
      ];
      post({ id: newId('entry', now), at: now.toString({ smallestUnit: 'second' }), reference, text, postings });
      touch();
      return true;
    },
    balance: (account) => balances.get(account) ?? 0n,
    entriesOf: (account) => byAccount.get(account)?.toReversed() ?? [],
    has: (account) => byAccount.has(account),
    kept: {
      name: 'ledger',
      save: () => entries.map(toSaved),
      load: (saved) => {
        for (const entry of z.array(entryShape).parse(saved)) post(fromSaved(entry));
      },
    },
  };
}

function toSaved(entry: Entry): SavedEntry {
  return { ...entry, postings: entry.postings.map(({ account, amount }) => ({ account, amount: String(amount) })) };
}

function fromSaved(entry: SavedEntry): Entry {
  const postings = entry.postings.map(({ account, amount }) => ({
    account: account as AccountId,
    amount: BigInt(amount),
  }));
  return { ...entry, postings };
}

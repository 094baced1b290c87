import { type Clock, type Currency, parsePhoneNumber } from '@lendline/kernel';
import type { Person, World } from '@lendline/world';
import { subscriberOf } from '../subscriber.ts';
import type { AccountId, Ledger } from './ledger.ts';

export interface Party {
  readonly key: string;
  readonly value: string;
}

/** Minor units that a lender's float starts with: ten million. */
const float = 1_000_000_000n;

/** Whose account is whose: wallets go by phone number (`msisdn`) or by `walletid`, which is no personal datum. */
export interface Accounts {
  readonly currency: Currency;
  walletOf(party: Party): AccountId | undefined;
  /** The account, with its opening balance posted if nobody has touched it yet. */
  open(account: AccountId): AccountId;
  personOf(account: AccountId): Person | undefined;
  /** The wallet's own id, which is no personal datum. */
  walletIdOf(account: AccountId): string | undefined;
  /** The parties that name an account on the wire. */
  partiesOf(account: AccountId): readonly Party[];
}

export function createAccounts({ world, clock, ledger }: { world: World; clock: Clock; ledger: Ledger }): Accounts {
  const currency = world.options.country === 'cn' ? 'CNY' : 'KES';

  function personOf(account: AccountId): Person | undefined {
    const index = /^person:(\d+)$/.exec(account)?.[1];
    return index !== undefined && world.has(Number(index)) ? world.person(Number(index)) : undefined;
  }

  function openingOf(account: AccountId): bigint {
    const person = personOf(account);
    // A third of a month's income: enough for a first instalment, too little for a whole loan.
    return person ? person.monthlyIncome / 3n : float;
  }

  return {
    currency,
    personOf,
    walletIdOf: (account) => personOf(account) && `w${personOf(account)!.index}`,
    walletOf: ({ key, value }) => {
      if (key === 'walletid') {
        const index = /^w(\d{1,9})$/.exec(value)?.[1];
        const account: AccountId = `person:${Number(index)}`;
        return index !== undefined && personOf(account) ? account : undefined;
      }
      const phone = key === 'msisdn' ? parsePhoneNumber(value) : undefined;
      const subscriber = phone?.ok ? subscriberOf(world, phone.value, clock.now()) : undefined;
      return subscriber && `person:${subscriber.person.index}`;
    },
    open: (account) => {
      if (!ledger.has(account)) {
        const opening = openingOf(account);
        if (opening > 0n) {
          ledger.transfer({ from: 'issuer', to: account, amount: opening, reference: 'opening', text: '' });
        }
      }
      return account;
    },
    partiesOf: (account) => {
      const person = personOf(account);
      if (!person) return [{ key: 'organisationid', value: account.replace(/^(client|bank):/, '') }];
      return [
        { key: 'msisdn', value: person.phone },
        { key: 'walletid', value: `w${person.index}` },
      ];
    },
  };
}

import { assert, type PhoneNumber } from '@lendline/kernel';
import { indexOfIdNumber, madeUpIdNumber } from '../identity-number.ts';
import { indexOf, phoneOf } from '../numbering.ts';
import type { Country } from '../person.ts';
import type { Belongings } from './observation.ts';

/**
 * Deals every number of a book anew, one to one. People have their numbers by the order they were made in, those of
 * schemes last: whoever read that out of a digit would be reading the answer.
 */
export interface Scatter {
  phone(phone: PhoneNumber): PhoneNumber;
  idNumber(idNumber: string, birthDate: Temporal.PlainDate): string;
  belongings(own: Belongings): Belongings;
}

/** How many numbers there are, and a step that has no divisor in common with that: x -> step * x + shift is one to one. */
const dealt = {
  cn: { size: 10_000_000, step: 3_819_247, shift: 2_700_013 },
  ke: { size: 5_000_000, step: 1_618_033, shift: 1_300_021 },
} as const;

export function scatterOf(country: Country): Scatter {
  const { size, step, shift } = dealt[country];
  const deal = (index: number): number => {
    assert(index < size, 'only numbers of inhabitants are dealt');
    return Number((BigInt(step) * BigInt(index) + BigInt(shift)) % BigInt(size));
  };
  const phone = (given: PhoneNumber): PhoneNumber => {
    const index = indexOf(country, given);
    // Those outside are nobody's of the country; their numbers say nothing.
    return index === undefined ? given : phoneOf(country, deal(index));
  };
  return {
    phone,
    idNumber: (given, birthDate) => {
      const index = indexOfIdNumber(country, given);
      assert(index !== undefined, 'id numbers of the country are made up by one rule');
      return madeUpIdNumber(country, deal(index), birthDate);
    },
    belongings: (own) => ({
      ...own,
      payoutAccount: own.payoutAccount.replace(/\d+$/, (index) => String(deal(Number(index)))),
      contacts: own.contacts.map((contact) => ({ ...contact, phone: phone(contact.phone) })),
    }),
  };
}

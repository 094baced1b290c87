import { type Currency, dayIn, money, toDecimalString } from '@lendline/kernel';
import type { Person } from '@lendline/world';
import type { RecordFault } from '../faults.ts';
import type { Movement } from '../movements.ts';

/** What a row of the bank is told with: its zone for days, today, and its habits with ids. */
export interface BankView {
  readonly zone: string;
  readonly today: Temporal.PlainDate;
  readonly currency: Currency;
  readonly fault: RecordFault;
}

/** A payment is pending on its day and the next; then it is booked. */
const pending_days = 2;

export function isPending({ at }: Movement, { zone, today }: BankView): boolean {
  return dayIn(zone, at).until(today, { largestUnit: 'days' }).days < pending_days;
}

/** `accountDetails` of the Berlin Group's NextGenPSD2 1.3. */
export function accountObject(person: Person, currency: Currency): Readonly<Record<string, unknown>> {
  return {
    resourceId: `acc-${person.index}`,
    bban: `SIM${String(person.index).padStart(10, '0')}`,
    currency,
    ownerName: person.name,
    msisdn: person.phone,
    status: 'enabled',
    _links: { transactions: { href: `/v1/accounts/acc-${person.index}/transactions` } },
  };
}

/** `transactions` of the same: amounts with a sign, days without a time, a value day that lies ahead while pending. */
export function transactionObject(movement: Movement, view: BankView): Readonly<Record<string, unknown>> {
  const { isIn, amount, party, text, at } = movement;
  const day = dayIn(view.zone, at);
  const waits = isPending(movement, view);
  const side = isIn ? 'debtorName' : 'creditorName';
  const decimal = toDecimalString(money(isIn ? amount : -amount, view.currency));
  return {
    ...idsOf(movement, view),
    transactionAmount: { amount: decimal, currency: view.currency },
    ...(waits ? {} : { bookingDate: day.toString() }),
    valueDate: day.add({ days: waits ? pending_days : 1 }).toString(),
    ...(party === '' ? {} : { [side]: party }),
    remittanceInformationUnstructured: text,
    ...(view.fault === 'renamed' ? { creditDebitIndicator: isIn ? 'C' : 'D' } : {}),
  };
}

function idsOf(movement: Movement, view: BankView): Readonly<Record<string, string>> {
  const { reference, at } = movement;
  switch (view.fault) {
    case 'blank-ids':
      return { transactionId: ' ' };
    case 'reused-ids':
      // One id a month, which real banks have done with their own batch numbers.
      return { transactionId: `batch-${dayIn(view.zone, at).toPlainYearMonth().toString()}` };
    case 'new-id-when-booked':
      return { transactionId: `${isPending(movement, view) ? 'pending' : 'booked'}-${reference}` };
    case 'ok':
    case 'timeout':
    case 'error':
    case 'page-twice':
    case 'renamed':
    case 'waits-for-person':
      return { transactionId: reference, entryReference: reference };
  }
}

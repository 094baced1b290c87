import { type Clock, newId } from '@lendline/kernel';
import { z } from 'zod';
import { createDelays } from '../delays.ts';
import type { ChargeEvent } from './billing-events.ts';
import type { Kept } from '../state/snapshot.ts';
import type { AccountId, Ledger } from '../wallet/ledger.ts';

/** Where the lender wants to be told, and the token that it wants to be shown. */
const sinkShape = z.object({ url: z.string(), token: z.string().nullable() }).nullable().default(null);
const refundShape = z.object({
  id: z.string(),
  correlator: z.string(),
  reference: z.string(),
  amount: z.string(),
  sink: sinkShape,
  /** What goes wrong with its event. */
  fault: z.string().default('ok'),
});
const chargeShape = z.object({
  id: z.string(),
  clientId: z.string(),
  correlator: z.string(),
  reference: z.string(),
  phone: z.string(),
  description: z.string(),
  /** Minor units. */
  amount: z.string().regex(/^\d+$/),
  status: z.enum(['reserved', 'processing', 'succeeded', 'denied', 'cancelled']),
  createdAt: z.string(),
  paidAt: z.string().nullable(),
  refunds: z.array(refundShape),
  sink: sinkShape,
  /** What goes wrong with its events. */
  fault: z.string().default('ok'),
});

/** What a lender charges to a phone bill. */
export type Charge = z.infer<typeof chargeShape>;

/** What of a charge was given back. */
export type Refund = z.infer<typeof refundShape>;

export interface PhoneBills {
  /** Finds the charge of the same correlator, or reserves. */
  reserve(charge: Omit<Charge, 'id' | 'status' | 'createdAt' | 'paidAt' | 'refunds'>): Charge;
  /** Charges a reservation after the usual while. */
  confirm(charge: Charge): void;
  cancel(charge: Charge): void;
  find(clientId: string, id: string): Charge | undefined;
  /** Newest first. */
  of(clientId: string): readonly Charge[];
  /** What a phone has been charged, by whomever. */
  chargedTo(phone: string): bigint;
  /** Finds the refund of the same correlator, or gives back; undefined when it would be more than was charged. */
  refund(charge: Charge, refund: Omit<Refund, 'id'>): Refund | undefined;
  readonly stop: () => void;
  readonly kept: Kept;
}

interface BillOptions {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly settle_ms: number;
  readonly touch: () => void;
  /** Tells the lender what became of a charge, or that some of it was given back. */
  readonly tell: (charge: Charge, event: ChargeEvent | Refund) => void;
}

const events: Readonly<Partial<Record<Charge['status'], ChargeEvent>>> = {
  reserved: 'payment-reserved',
  succeeded: 'payment-completed',
  cancelled: 'payment-cancelled',
};

/** The bills of the country's phones: what lenders reserved, charged and gave back. */
export function createPhoneBills({ clock, ledger, settle_ms, touch, tell }: BillOptions): PhoneBills {
  const charges: Charge[] = [];
  const delays = createDelays();
  const move = (charge: Charge, status: Charge['status']): void => {
    charge.status = status;
    if (status === 'succeeded') charge.paidAt = clock.now().toString();
    touch();
    const event = events[status];
    if (event) tell(charge, event);
  };
  const settle = (charge: Charge): void => {
    if (charge.status !== 'processing') return;
    const to: AccountId = `carrier:${charge.clientId}`;
    const { id: reference, description: text } = charge;
    ledger.transfer({ from: 'issuer', to, amount: BigInt(charge.amount), reference, text });
    move(charge, 'succeeded');
  };
  return {
    reserve: (given) => {
      const known = charges.find((one) => one.clientId === given.clientId && one.correlator === given.correlator);
      if (known) return known;
      const now = clock.now();
      const made = { id: newId('bill', now), status: 'reserved', createdAt: now.toString(), paidAt: null } as const;
      const charge: Charge = { ...given, ...made, refunds: [] };
      charges.push(charge);
      move(charge, 'reserved');
      return charge;
    },
    confirm: (charge) => {
      if (charge.status !== 'reserved') return;
      move(charge, 'processing');
      void delays.after(settle_ms, () => Promise.resolve(settle(charge)));
    },
    cancel: (charge) => {
      if (charge.status === 'reserved') move(charge, 'cancelled');
    },
    find: (clientId, id) => charges.find((one) => one.clientId === clientId && one.id === id),
    of: (clientId) => charges.filter((one) => one.clientId === clientId).toReversed(),
    chargedTo: (phone) =>
      charges
        .filter((one) => one.phone === phone && one.status === 'succeeded')
        .reduce((sum, { amount }) => sum + BigInt(amount), 0n),
    refund: (charge, given) => giveBack({ clock, ledger, touch, tell }, charge, given),
    stop: delays.stop,
    kept: keptOf(charges, (charge) => void delays.after(settle_ms, () => Promise.resolve(settle(charge)))),
  };
}

function giveBack(
  { clock, ledger, touch, tell }: Pick<BillOptions, 'clock' | 'ledger' | 'touch' | 'tell'>,
  charge: Charge,
  given: Omit<Refund, 'id'>,
): Refund | undefined {
  const known = charge.refunds.find(({ correlator }) => correlator === given.correlator);
  if (known) return known;
  const back = charge.refunds.reduce((sum, { amount }) => sum + BigInt(amount), 0n) + BigInt(given.amount);
  if (back > BigInt(charge.amount)) return undefined;
  const refund = { ...given, id: newId('refund', clock.now()) };
  charge.refunds.push(refund);
  const from: AccountId = `carrier:${charge.clientId}`;
  ledger.transfer({ from, to: 'issuer', amount: BigInt(given.amount), reference: refund.id, text: 'refund' });
  touch();
  tell(charge, refund);
  return refund;
}

/** What was on its way when the country stopped is taken up where it was. */
function keptOf(charges: Charge[], takeUp: (charge: Charge) => void): Kept {
  return {
    name: 'phone-bills',
    save: () => charges,
    load: (saved) => {
      for (const charge of z.array(chargeShape).parse(saved)) {
        charges.push(charge);
        if (charge.status === 'processing') takeUp(charge);
      }
    },
  };
}

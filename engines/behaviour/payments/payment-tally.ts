import type { PaymentEvent, PaymentMark } from './payment-event.ts';
import type { Nature } from './transaction-nature.ts';

/** What a group of payments comes to; exact, so that joining in any order gives the same. Minor units. */
export interface PaymentSum {
  readonly rows: number;
  /** As paid. */
  readonly gross: bigint;
  /** Less what came back. */
  readonly kept: bigint;
  /** Of the squares of what was kept: with `rows` and `kept` it gives the deviation without rounding. */
  readonly squares: bigint;
}

export type PaymentGroup = Nature | PaymentMark | 'row' | 'fee';

/** `lender`: who was repaid. `customer`: who paid at a counter. */
export type PartyRole = 'payer' | 'payee' | 'lender' | 'customer';

/**
 * What any set of payments comes to: of a day, and joined of a window. Joining is adding, in which order ever; there is no
 * taking away.
 */
export interface PaymentTally {
  readonly groups: Map<PaymentGroup, PaymentSum>;
  readonly parties: Readonly<Record<PartyRole, Map<string, PaymentSum>>>;
  /** How many sales there were of each amount: medians of any window stay exact. */
  readonly tickets: Map<bigint, number>;
}

export const noSum: PaymentSum = { rows: 0, gross: 0n, kept: 0n, squares: 0n };

export function emptyTally(): PaymentTally {
  return {
    groups: new Map(),
    parties: { payer: new Map(), payee: new Map(), lender: new Map(), customer: new Map() },
    tickets: new Map(),
  };
}

export function sumOf({ groups }: PaymentTally, group: PaymentGroup): PaymentSum {
  return groups.get(group) ?? noSum;
}

/** Less what came back of a payment, and never below nothing. */
export function keptOf({ amount, refunded }: PaymentEvent): bigint {
  return amount > refunded ? amount - refunded : 0n;
}

export function addEvent(tally: PaymentTally, event: PaymentEvent): void {
  const kept = keptOf(event);
  const sum: PaymentSum = { rows: 1, gross: event.amount, kept, squares: kept * kept };
  addTo(tally.groups, 'row', sum);
  addTo(tally.groups, event.nature, sum);
  for (const mark of event.marks) addTo(tally.groups, mark, sum);
  if (event.fee !== null && event.nature !== 'void') {
    addTo(tally.groups, 'fee', { rows: 1, gross: event.fee, kept: event.fee, squares: event.fee * event.fee });
  }
  for (const role of rolesOf(event)) {
    if (event.party !== null) addTo(tally.parties[role], event.party, sum);
    if (role === 'customer') tally.tickets.set(kept, (tally.tickets.get(kept) ?? 0) + 1);
  }
}

/** Adds `from` to `tally`. */
export function addTally(tally: PaymentTally, from: PaymentTally): void {
  for (const [group, sum] of from.groups) addTo(tally.groups, group, sum);
  for (const role of ['payer', 'payee', 'lender', 'customer'] as const) {
    for (const [party, sum] of from.parties[role]) addTo(tally.parties[role], party, sum);
  }
  for (const [amount, count] of from.tickets) tally.tickets.set(amount, (tally.tickets.get(amount) ?? 0) + count);
}

function rolesOf({ nature, marks }: PaymentEvent): readonly PartyRole[] {
  if (nature === 'income') return marks.includes('sale') ? ['payer', 'customer'] : ['payer'];
  if (nature === 'spending') return ['payee'];
  return nature === 'debt-repayment' ? ['lender'] : [];
}

type Mutable<Type> = { -readonly [Field in keyof Type]: Type[Field] };

/** The sums of a tally are its own: what is added first is copied, and what comes after is added to the copy. */
function addTo<Key>(sums: Map<Key, PaymentSum>, key: Key, add: PaymentSum): void {
  const had: Mutable<PaymentSum> | undefined = sums.get(key);
  if (had === undefined) {
    sums.set(key, { ...add });
    return;
  }
  had.rows += add.rows;
  had.gross += add.gross;
  had.kept += add.kept;
  had.squares += add.squares;
}

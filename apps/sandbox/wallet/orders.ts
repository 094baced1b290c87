import { err, ok, type Result } from '@lendline/kernel';
import type { WalletFault } from '../faults.ts';
import type { Accounts, Party } from './accounts.ts';
import type { AccountId } from './ledger.ts';
import type { Mandates } from './mandates.ts';
import type { Order, Transaction } from './transactions.ts';
import { type WalletError, walletError } from './wallet-error.ts';
import { readAmount, type TransactionBody } from './wire.ts';

/** What a request says beside its body. */
export interface Envelope {
  readonly clientId: string;
  readonly correlationId: string;
  readonly callbackUrl: string | undefined;
  readonly fault: WalletFault;
}

export interface OrderBook {
  readonly accounts: Accounts;
  readonly mandates: Mandates;
}

/** Lender to person. The lender's own side need not be named. */
export function disbursement(book: OrderBook, envelope: Envelope, body: TransactionBody): Result<Order, WalletError> {
  const amount = readAmount(body, book.accounts.currency);
  if (typeof amount !== 'bigint') return err(amount);
  const to = walletAmong(book, body.creditParty);
  if (!to) return err(walletError('identifierError', 'creditParty names no wallet here by msisdn or walletid'));
  return ok(orderOf(envelope, body, { type: 'disbursement', from: `client:${envelope.clientId}`, to, amount }));
}

/**
 * Person to lender: under a mandate (`debitParty` has `mandatereference`), or as a payment request to the phone,
 * which the simulated person accepts.
 */
export function merchantPayment(
  book: OrderBook,
  envelope: Envelope,
  body: TransactionBody,
): Result<Order, WalletError> {
  const amount = readAmount(body, book.accounts.currency);
  if (typeof amount !== 'bigint') return err(amount);
  const reference = body.debitParty?.find((party) => party.key === 'mandatereference')?.value;
  const to: AccountId = `client:${envelope.clientId}`;
  if (reference === undefined) {
    const from = walletAmong(book, body.debitParty);
    if (!from) return err(walletError('identifierError', 'debitParty names no wallet here, and no mandate'));
    return ok(orderOf(envelope, body, { type: 'merchantpay', from, to, amount }));
  }
  const mandate = book.mandates.find(envelope.clientId, reference);
  if (!mandate) return err(walletError('identifierError', 'there is no such mandate'));
  const objection = book.mandates.objection(mandate, amount);
  if (objection) return err(objection);
  const from = mandate.account as AccountId;
  return ok({ ...orderOf(envelope, body, { type: 'merchantpay', from, to, amount }), mandate: reference });
}

/** Takes a completed payment back, whole unless an amount is named. */
export function reversal(
  envelope: Envelope,
  original: Transaction,
  { amount, organisationReference }: { amount: bigint | null; organisationReference: string | undefined },
): Result<Order, WalletError> {
  if (original.state !== 'completed' || original.type === 'reversal') {
    return err(walletError('incorrectState', 'only a completed payment can be reversed'));
  }
  if (amount !== null && amount > BigInt(original.amount)) {
    return err(walletError('greaterThanTransactionMaxValue', 'no more than was paid can be reversed'));
  }
  return ok({
    ...envelopeOf(envelope),
    type: 'reversal',
    from: original.to as AccountId,
    to: original.from as AccountId,
    amount: amount ?? BigInt(original.amount),
    original: original.reference,
    ...(organisationReference === undefined ? {} : { organisationReference }),
  });
}

function orderOf(
  envelope: Envelope,
  body: TransactionBody,
  what: Pick<Order, 'type' | 'from' | 'to' | 'amount'>,
): Order {
  const { requestingOrganisationTransactionReference: organisationReference, descriptionText: text } = body;
  return {
    ...envelopeOf(envelope),
    ...what,
    ...(organisationReference === undefined ? {} : { organisationReference }),
    ...(text === undefined ? {} : { text }),
  };
}

function envelopeOf({
  clientId,
  correlationId,
  callbackUrl,
  fault,
}: Envelope): Pick<Order, 'clientId' | 'correlationId' | 'callbackUrl' | 'fault'> {
  return { clientId, correlationId, fault, ...(callbackUrl === undefined ? {} : { callbackUrl }) };
}

function walletAmong({ accounts }: OrderBook, parties: readonly Party[] = []): AccountId | undefined {
  for (const party of parties) {
    const wallet = accounts.walletOf(party);
    if (wallet) return wallet;
  }
  return undefined;
}

import { type Currency, money, parseDecimal, toDecimalString } from '@lendline/kernel';
import { z } from 'zod';
import type { Accounts } from './accounts.ts';
import type { AccountId } from './ledger.ts';
import type { Mandate } from './mandates.ts';
import type { Transaction } from './transactions.ts';
import { errorObject, type WalletError, walletError } from './wallet-error.ts';

/** Shapes of the GSMA Mobile Money API 1.2 that are served here; fields that nobody reads are let through. */
const party = z.object({ key: z.string().min(1).max(256), value: z.string().min(1).max(256) });
const amount = z.string().regex(/^([0]|([1-9][0-9]{0,17}))([.][0-9]{0,3}[0-9])?$/);

export const transactionBody = z.looseObject({
  amount,
  currency: z.string(),
  creditParty: z.array(party).min(1).max(10).optional(),
  debitParty: z.array(party).min(1).max(10).optional(),
  requestingOrganisationTransactionReference: z.string().max(256).optional(),
  descriptionText: z.string().max(160).optional(),
});
export type TransactionBody = z.infer<typeof transactionBody>;

export const batchBody = z.looseObject({
  batchTitle: z.string().max(256).optional(),
  transactions: z
    .array(transactionBody.extend({ type: z.enum(['disbursement', 'merchantpay']) }))
    .min(1)
    .max(10_000),
});

export const reversalBody = z.looseObject({
  type: z.literal('reversal'),
  amount: amount.optional(),
  currency: z.string().optional(),
  requestingOrganisationTransactionReference: z.string().max(256).optional(),
});

export const mandateBody = z
  .looseObject({
    startDate: z.iso.date(),
    endDate: z.iso.date().optional(),
    amountLimit: amount.optional(),
    currency: z.string().optional(),
  })
  .refine(({ startDate, endDate = startDate }) => startDate <= endDate, { path: ['endDate'] });

export const mandatePatch = z
  .array(
    z.object({
      op: z.literal('replace'),
      path: z.literal('/mandateStatus'),
      value: z.enum(['active', 'inactive']),
    }),
  )
  .length(1);

export const correlationForm = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

/** Reads an amount in the country's currency. The API writes decimals; inside there are only minor units. */
export function readAmount(
  given: { amount: string; currency?: string | undefined },
  currency: Currency,
): bigint | WalletError {
  if (given.currency !== undefined && given.currency !== currency) {
    return walletError('currencyNotSupported', `wallets here hold ${currency}`);
  }
  const parsed = parseDecimal(given.amount, currency);
  if (!parsed.ok) return walletError('formatError', `amount has more decimals than ${currency}`);
  return parsed.value.amount > 0n ? parsed.value.amount : walletError('negativeValue', 'amount is above zero');
}

export function decimal(minor: bigint | string, currency: Currency): string {
  return toDecimalString(money(BigInt(minor), currency));
}

/** The wire form of a transaction: answer of a GET and body of the callback that reports success. */
export function transactionObject(transaction: Transaction, accounts: Accounts): Readonly<Record<string, unknown>> {
  return {
    transactionReference: transaction.reference,
    type: transaction.type,
    transactionStatus: transaction.state,
    amount: decimal(transaction.amount, accounts.currency),
    currency: accounts.currency,
    creditParty: accounts.partiesOf(transaction.to as AccountId),
    debitParty: accounts.partiesOf(transaction.from as AccountId),
    ...given('requestingOrganisationTransactionReference', transaction.organisationReference),
    ...given('originalTransactionReference', transaction.original),
    ...given('descriptionText', transaction.text),
    creationDate: transaction.createdAt,
    modificationDate: transaction.modifiedAt,
  };
}

/** How an order stands: answer to the order itself and to polling. */
export function requestState(transaction: Transaction): Readonly<Record<string, unknown>> {
  const created = Temporal.Instant.from(transaction.createdAt);
  const { error } = transaction;
  return {
    serverCorrelationId: transaction.serverCorrelationId,
    objectReference: transaction.reference,
    status: transaction.state,
    notificationMethod: transaction.callbackUrl === undefined ? 'polling' : 'callback',
    pollLimit: 100,
    expiryTime: created.add({ hours: 1 }).toString(),
    ...given('error', error && errorObject(error, Temporal.Instant.from(transaction.modifiedAt))),
  };
}

export function mandateObject(mandate: Mandate, currency: Currency): Readonly<Record<string, unknown>> {
  return {
    mandateReference: mandate.reference,
    mandateStatus: mandate.status,
    payee: [{ key: 'organisationid', value: mandate.clientId }],
    startDate: mandate.startDate,
    ...given('endDate', mandate.endDate ?? undefined),
    ...(mandate.limit === null ? {} : { amountLimit: decimal(mandate.limit, currency), currency }),
    creationDate: mandate.createdAt,
  };
}

function given(name: string, value: unknown): Readonly<Record<string, unknown>> {
  return value === undefined ? {} : { [name]: value };
}

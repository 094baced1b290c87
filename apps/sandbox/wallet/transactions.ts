import { assert, canonicalJson, type Clock, err, newId, ok, type Result } from '@lendline/kernel';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { WalletFault } from '../faults.ts';
import { walletFaults } from '../faults.ts';
import type { Kept } from '../state/snapshot.ts';
import type { AccountId, Ledger } from './ledger.ts';
import { type WalletError, walletError } from './wallet-error.ts';

const errorShape = z.object({
  errorCategory: z.enum([
    'businessRule',
    'validation',
    'authorisation',
    'identification',
    'internal',
    'serviceUnavailable',
  ]),
  errorCode: z.string(),
  errorDescription: z.string(),
});

const transactionShape = z.object({
  reference: z.string(),
  clientId: z.string(),
  /** `X-CorrelationID` of the request that made it. */
  correlationId: z.string(),
  serverCorrelationId: z.string(),
  /** Canonical text of the request: the same correlation id with another text is refused. */
  request: z.string(),
  type: z.enum(['disbursement', 'merchantpay', 'reversal', 'transfer']),
  from: z.string(),
  to: z.string(),
  amount: z.string().regex(/^\d+$/),
  /** The lender's own reference for the payment. */
  organisationReference: z.string().optional(),
  text: z.string().optional(),
  /** Of a reversal: what it takes back. */
  original: z.string().optional(),
  mandate: z.string().optional(),
  callbackUrl: z.string().optional(),
  createdAt: z.string(),
  modifiedAt: z.string(),
  state: z.enum(['pending', 'completed', 'failed']),
  error: errorShape.optional(),
  fault: z.enum(walletFaults),
});

/** One payment order of a lender, from acceptance to its end. */
export type Transaction = z.infer<typeof transactionShape>;

export interface Order extends Pick<
  Transaction,
  'clientId' | 'correlationId' | 'type' | 'organisationReference' | 'text' | 'original' | 'mandate' | 'callbackUrl'
> {
  readonly from: AccountId;
  readonly to: AccountId;
  readonly amount: bigint;
  readonly fault: WalletFault;
}

export type Received = Pick<Order, 'clientId' | 'from' | 'to' | 'amount'> & { readonly text: string };

/** Every state an order can be in, and where it can go from there. */
export const transitions = { pending: ['completed', 'failed'], completed: [], failed: [] } as const;

export interface Transactions {
  /**
   * Takes an order, or gives the one taken before under the same correlation id and text. Error: the id was used for
   * another order.
   */
  accept(order: Order): Result<{ readonly transaction: Transaction; readonly isNew: boolean }, WalletError>;
  /** Moves the money, or says why not. An order that has ended stays as it is. */
  settle(reference: string): Transaction;
  /** Money that a person sends to a lender by themselves; undefined when they hold too little. */
  receive(transfer: Received): Transaction | undefined;
  /** What has moved on a lender's own account, oldest first. */
  completedOf(clientId: string): readonly Transaction[];
  find(clientId: string, reference: string): Transaction | undefined;
  byServerCorrelation(clientId: string, serverCorrelationId: string): Transaction | undefined;
  byCorrelation(clientId: string, correlationId: string): Transaction | undefined;
  pending(): readonly Transaction[];
  readonly kept: Kept;
}

export function createTransactions(on: { clock: Clock; ledger: Ledger; touch: () => void }): Transactions {
  const { clock, ledger, touch } = on;
  const index = createIndex();
  return {
    accept: (order) => {
      const request = textOf(order);
      const earlier = index.byCorrelation(order.clientId, order.correlationId);
      if (earlier) {
        if (earlier.request === request) return ok({ transaction: earlier, isNew: false });
        return err(walletError('duplicateRequest', 'this X-CorrelationID was used for another request'));
      }
      const transaction = pendingOrder(order, request, clock.now());
      index.keep(transaction);
      touch();
      return ok({ transaction, isNew: true });
    },
    settle: (reference) => {
      const transaction = index.byReference(reference);
      assert(transaction, 'an order that is settled was accepted');
      if (transaction.state !== 'pending') return transaction;
      const refused = move(ledger, transaction);
      transaction.state = refused ? 'failed' : 'completed';
      if (refused) transaction.error = refused;
      transaction.modifiedAt = clock.now().toString();
      touch();
      return transaction;
    },
    receive: (given) => receive({ clock, ledger, touch, keep: index.keep }, given),
    completedOf: (clientId) =>
      index
        .all()
        .filter((transaction) => transaction.clientId === clientId && transaction.state === 'completed')
        .toSorted((a, b) => Temporal.Instant.compare(a.modifiedAt, b.modifiedAt)),
    find: (clientId, reference) => owned(index.byReference(reference), clientId),
    byServerCorrelation: (clientId, id) => owned(index.byServer(id), clientId),
    byCorrelation: index.byCorrelation,
    pending: () => index.all().filter((transaction) => transaction.state === 'pending'),
    kept: {
      name: 'transactions',
      save: index.all,
      load: (saved) => {
        for (const transaction of z.array(transactionShape).parse(saved)) index.keep(transaction);
      },
    },
  };
}

function receive(
  on: { clock: Clock; ledger: Ledger; touch: () => void; keep: (transaction: Transaction) => void },
  given: Received,
): Transaction | undefined {
  const order: Order = { ...given, correlationId: randomUUID(), type: 'transfer', fault: 'ok' };
  const transaction = pendingOrder(order, textOf(order), on.clock.now());
  if (move(on.ledger, transaction)) return undefined;
  transaction.state = 'completed';
  on.keep(transaction);
  on.touch();
  return transaction;
}

/** The transactions by each of their names. */
function createIndex() {
  const byReference = new Map<string, Transaction>();
  const byCorrelation = new Map<string, Transaction>();
  const byServer = new Map<string, Transaction>();
  return {
    keep: (transaction: Transaction): void => {
      byReference.set(transaction.reference, transaction);
      byServer.set(transaction.serverCorrelationId, transaction);
      byCorrelation.set(`${transaction.clientId} ${transaction.correlationId}`, transaction);
    },
    byReference: (reference: string) => byReference.get(reference),
    byServer: (id: string) => byServer.get(id),
    byCorrelation: (clientId: string, correlationId: string) => byCorrelation.get(`${clientId} ${correlationId}`),
    all: (): readonly Transaction[] => [...byReference.values()],
  };
}

function pendingOrder(order: Order, request: string, now: Temporal.Instant): Transaction {
  return {
    ...order,
    amount: String(order.amount),
    request,
    reference: newId('mm', now),
    serverCorrelationId: randomUUID(),
    createdAt: now.toString(),
    modifiedAt: now.toString(),
    state: 'pending',
  };
}

/** One lender's orders are nobody else's business. */
function owned(found: Transaction | undefined, clientId: string): Transaction | undefined {
  return found?.clientId === clientId ? found : undefined;
}

/** The switch for trying out faults is no part of what was ordered. */
function textOf({ fault: _fault, ...order }: Order): string {
  return canonicalJson(order);
}

function move(ledger: Ledger, transaction: Transaction): WalletError | undefined {
  const { from, to, amount, reference, text = '' } = transaction;
  const moved =
    transaction.fault !== 'insufficient-funds' &&
    ledger.transfer({ from: from as AccountId, to: to as AccountId, amount: BigInt(amount), reference, text });
  return moved ? undefined : walletError('insufficientFunds', 'the paying account holds too little');
}

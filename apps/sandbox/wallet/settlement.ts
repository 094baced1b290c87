import type { Callbacks } from '../callbacks/callbacks.ts';
import type { Clock } from '@lendline/kernel';
import { createDelays } from '../delays.ts';
import type { Accounts } from './accounts.ts';
import type { WalletBatch } from './batches.ts';
import type { AccountId } from './ledger.ts';
import type { Transaction, Transactions } from './transactions.ts';
import { errorObject } from './wallet-error.ts';
import { transactionObject } from './wire.ts';

export interface Settlement {
  /** Settles after the usual while and reports back. */
  schedule(transaction: Transaction): void;
  /** Settles many together; then the batch reports itself, if it is to. */
  scheduleAll(transactions: readonly Transaction[], report: BatchReport | null): void;
  /** Settles now; resolves when the first callback has been tried. */
  now(transaction: Transaction): Promise<void>;
  /** Takes up what a stopped country had left pending. */
  resume(): void;
  readonly stop: () => void;
}

export interface BatchReport {
  readonly url: string;
  readonly batch: Pick<WalletBatch, 'clientId' | 'correlationId'>;
  body(): unknown;
}

interface SettlementOptions {
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly transactions: Transactions;
  readonly callbacks: Callbacks;
  /** From acceptance to the money having moved. */
  readonly settle_ms: number;
  /** How late a callback is under the fault `late`. */
  readonly late_ms: number;
}

/** The asynchronous half of the wallet: what happens after 202. */
export function createSettlement(options: SettlementOptions): Settlement {
  const delays = createDelays();

  async function settle({ reference, from, to }: Transaction): Promise<void> {
    options.accounts.open(from as AccountId);
    options.accounts.open(to as AccountId);
    const transaction = options.transactions.settle(reference);
    if (transaction.callbackUrl !== undefined && transaction.fault !== 'no-callback') {
      await report(transaction, transaction.callbackUrl);
    }
  }

  /** Success carries the transaction, failure an error object (GSMA Mobile Money API 1.2, callbacks). */
  function report(transaction: Transaction, url: string): Promise<void> {
    const now = options.clock.now();
    const body = transaction.error
      ? errorObject(transaction.error, now)
      : transactionObject(transaction, options.accounts);
    return options.callbacks.send({
      clientId: transaction.clientId,
      method: 'PUT',
      url,
      headers: { 'X-CorrelationID': transaction.correlationId, 'X-Date': now.toString() },
      body,
      delay_ms: transaction.fault === 'late' ? options.late_ms : 0,
      copies: transaction.fault === 'twice' ? 2 : 1,
    });
  }

  function schedule(transaction: Transaction): void {
    void delays.after(options.settle_ms, () => settle(transaction));
  }

  return {
    scheduleAll: (transactions, told) =>
      void delays.after(options.settle_ms, async () => {
        for (const transaction of transactions) await settle(transaction);
        if (!told) return;
        const { clientId, correlationId } = told.batch;
        const headers = { 'X-CorrelationID': correlationId };
        await options.callbacks.send({ clientId, method: 'PUT', url: told.url, headers, body: told.body() });
      }),
    schedule,
    now: settle,
    resume: () => {
      for (const transaction of options.transactions.pending()) schedule(transaction);
    },
    stop: delays.stop,
  };
}

import { canonicalJson, type Clock, err, newId, ok, type Result } from '@lendline/kernel';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Kept } from '../state/snapshot.ts';
import { type WalletError, walletError } from './wallet-error.ts';

const rejectionShape = z.object({
  organisationReference: z.string().optional(),
  creditParty: z.array(z.object({ key: z.string(), value: z.string() })),
  debitParty: z.array(z.object({ key: z.string(), value: z.string() })),
  reason: z.string(),
});

const batchShape = z.object({
  id: z.string(),
  clientId: z.string(),
  correlationId: z.string(),
  serverCorrelationId: z.string(),
  request: z.string(),
  title: z.string().optional(),
  /** Transactions that were taken, by reference. */
  taken: z.array(z.string()),
  /** Orders that were no orders. */
  rejected: z.array(rejectionShape),
  callbackUrl: z.string().optional(),
  createdAt: z.string(),
});

/** Many orders of a lender in one request. */
export type WalletBatch = z.infer<typeof batchShape>;
export type Rejection = z.infer<typeof rejectionShape>;

export type NewBatch = Pick<WalletBatch, 'clientId' | 'correlationId' | 'title' | 'callbackUrl'>;

export interface Batches {
  /** A second request under the same correlation id finds the first; another text under it is refused. */
  create(batch: NewBatch, body: unknown): Result<{ readonly batch: WalletBatch; readonly isNew: boolean }, WalletError>;
  fill(batch: WalletBatch, of: Pick<WalletBatch, 'taken' | 'rejected'>): void;
  find(clientId: string, id: string): WalletBatch | undefined;
  byCorrelation(clientId: string, correlationId: string): WalletBatch | undefined;
  readonly kept: Kept;
}

export function createBatches({ clock, touch }: { clock: Clock; touch: () => void }): Batches {
  const byId = new Map<string, WalletBatch>();
  const byCorrelation = (clientId: string, correlationId: string): WalletBatch | undefined =>
    [...byId.values()].find((batch) => batch.clientId === clientId && batch.correlationId === correlationId);
  return {
    create: (given, body) => {
      const request = canonicalJson(body as never);
      const earlier = byCorrelation(given.clientId, given.correlationId);
      if (earlier?.request === request) return ok({ batch: earlier, isNew: false });
      if (earlier) return err(walletError('duplicateRequest', 'this X-CorrelationID was used for another batch'));
      const now = clock.now();
      const id = newId('batch', now);
      const made = { serverCorrelationId: randomUUID(), request, taken: [], rejected: [], createdAt: now.toString() };
      const batch: WalletBatch = { ...given, id, ...made };
      byId.set(id, batch);
      touch();
      return ok({ batch, isNew: true });
    },
    fill: (batch, { taken, rejected }) => {
      Object.assign(batch, { taken, rejected });
      touch();
    },
    find: (clientId, id) => {
      const batch = byId.get(id);
      return batch?.clientId === clientId ? batch : undefined;
    },
    byCorrelation,
    kept: {
      name: 'batches',
      save: () => [...byId.values()],
      load: (saved) => {
        for (const batch of z.array(batchShape).parse(saved)) byId.set(batch.id, batch);
      },
    },
  };
}

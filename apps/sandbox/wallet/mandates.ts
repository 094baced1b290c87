import { type Clock, dayIn, newId } from '@lendline/kernel';
import { z } from 'zod';
import type { Kept } from '../state/snapshot.ts';
import { type WalletError, walletError } from './wallet-error.ts';

const mandateShape = z.object({
  reference: z.string(),
  clientId: z.string(),
  /** `X-CorrelationID` of the request that made it, if it had one. */
  correlationId: z.string().nullable(),
  account: z.string(),
  /** Most that one collection may take, in minor units; null is no limit. */
  limit: z.string().regex(/^\d+$/).nullable(),
  startDate: z.string(),
  endDate: z.string().nullable(),
  status: z.enum(['active', 'inactive']),
  createdAt: z.string(),
});

/** A person's standing permission to a lender to collect from the wallet. */
export type Mandate = z.infer<typeof mandateShape>;

export interface Mandates {
  /** A second request under the same correlation id finds the mandate of the first. */
  create(mandate: Omit<Mandate, 'reference' | 'createdAt' | 'status'>): Mandate;
  find(clientId: string, reference: string): Mandate | undefined;
  /** Of one wallet, oldest first. */
  of(account: string): readonly Mandate[];
  byCorrelation(clientId: string, correlationId: string): Mandate | undefined;
  setStatus(mandate: Mandate, status: Mandate['status']): void;
  /** Why a mandate does not cover this collection today, or undefined when it does. */
  objection(mandate: Mandate, amount: bigint): WalletError | undefined;
  readonly kept: Kept;
}

export function createMandates(on: { clock: Clock; zone: string; touch: () => void }): Mandates {
  const byReference = new Map<string, Mandate>();
  const byCorrelation = (clientId: string, correlationId: string): Mandate | undefined =>
    [...byReference.values()].find((known) => known.correlationId === correlationId && known.clientId === clientId);
  return {
    byCorrelation,
    of: (account) => [...byReference.values()].filter((mandate) => mandate.account === account),
    create: (given) => {
      const { clientId, correlationId } = given;
      const earlier = correlationId === null ? undefined : byCorrelation(clientId, correlationId);
      if (earlier) return earlier;
      const now = on.clock.now();
      const mandate: Mandate = {
        ...given,
        reference: newId('mandate', now),
        status: 'active',
        createdAt: now.toString(),
      };
      byReference.set(mandate.reference, mandate);
      on.touch();
      return mandate;
    },
    find: (clientId, reference) => {
      const mandate = byReference.get(reference);
      return mandate?.clientId === clientId ? mandate : undefined;
    },
    setStatus: (mandate, status) => {
      mandate.status = status;
      on.touch();
    },
    objection: (mandate, amount) => {
      const today = dayIn(on.zone, on.clock.now()).toString();
      const covers =
        mandate.status === 'active' &&
        mandate.startDate <= today &&
        (mandate.endDate === null || today <= mandate.endDate) &&
        (mandate.limit === null || amount <= BigInt(mandate.limit));
      return covers ? undefined : walletError('noMandateAuthority', 'the mandate does not cover this collection today');
    },
    kept: {
      name: 'mandates',
      save: () => [...byReference.values()],
      load: (saved) => {
        for (const mandate of z.array(mandateShape).parse(saved)) byReference.set(mandate.reference, mandate);
      },
    },
  };
}

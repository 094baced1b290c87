import { type Clock, dayIn, newId } from '@lendline/kernel';
import { z } from 'zod';
import type { Kept } from '../state/snapshot.ts';

const consentShape = z.object({
  id: z.string(),
  clientId: z.string(),
  /** Whose accounts. */
  person: z.int(),
  validUntil: z.string(),
  /** `received`: the person has not answered yet. */
  status: z.enum(['received', 'valid', 'rejected', 'terminatedByTpp']),
  /** Where the person goes back to once they have answered; the lender names it. */
  returnTo: z.string().nullable().default(null),
});

/** A person's permission at the bank to read their accounts, for one lender. */
export type BankConsent = z.infer<typeof consentShape>;

export interface BankConsents {
  create(consent: Omit<BankConsent, 'id'>): BankConsent;
  /** For the bank's own page, which any person may open who has the address. */
  byId(id: string): BankConsent | undefined;
  /** The person says yes, or no. What was answered once stays. */
  answer(consent: BankConsent, answer: 'valid' | 'rejected'): void;
  find(clientId: string, id: string): BankConsent | undefined;
  end(consent: BankConsent): void;
  /** Whether it covers a reading today. */
  covers(consent: BankConsent): boolean;
  readonly kept: Kept;
}

export function createBankConsents(on: { clock: Clock; zone: string; touch: () => void }): BankConsents {
  const byId = new Map<string, BankConsent>();
  return {
    create: (given) => {
      const consent: BankConsent = { ...given, id: newId('permit', on.clock.now()) };
      byId.set(consent.id, consent);
      on.touch();
      return consent;
    },
    find: (clientId, id) => {
      const consent = byId.get(id);
      return consent?.clientId === clientId ? consent : undefined;
    },
    byId: (id) => byId.get(id),
    answer: (consent, answer) => {
      if (consent.status === 'received') consent.status = answer;
      on.touch();
    },
    end: (consent) => {
      consent.status = 'terminatedByTpp';
      on.touch();
    },
    covers: ({ status, validUntil }) => status === 'valid' && dayIn(on.zone, on.clock.now()).toString() <= validUntil,
    kept: {
      name: 'bank-consents',
      save: () => [...byId.values()],
      load: (saved) => {
        for (const consent of z.array(consentShape).parse(saved)) byId.set(consent.id, consent);
      },
    },
  };
}

import { z } from 'zod';
import type { Kept } from '../state/snapshot.ts';

const shareShape = z.object({
  /** What the lender calls the connection; the person brings it from there. */
  feed: z.string(),
  /** Whose payments are sent. */
  person: z.int(),
  /** Everything before has arrived; null before the first message. */
  sentUntil: z.string().nullable(),
  /** The lender wants no more: the consent has ended, or the person stopped the connection. */
  ended: z.boolean(),
});

/** A person's order to the payment company: send what moves on my account to this lender. */
export type Share = z.infer<typeof shareShape>;

export interface Shares {
  /** The same connection of the same person is one order, taken up again where it was. */
  open(of: Pick<Share, 'feed' | 'person'>): Share;
  running(): readonly Share[];
  note(share: Share, what: Partial<Pick<Share, 'sentUntil' | 'ended'>>): void;
  readonly kept: Kept;
}

export function createShares(touch: () => void): Shares {
  const shares = new Map<string, Share>();
  const keyOf = ({ feed, person }: Pick<Share, 'feed' | 'person'>): string => `${person}/${feed}`;
  return {
    open: (of) => {
      const share = shares.get(keyOf(of)) ?? { ...of, sentUntil: null, ended: false };
      share.ended = false;
      shares.set(keyOf(of), share);
      touch();
      return share;
    },
    running: () => [...shares.values()].filter(({ ended }) => !ended),
    note: (share, what) => {
      Object.assign(share, what);
      touch();
    },
    kept: {
      name: 'partner-shares',
      save: () => [...shares.values()],
      load: (saved) => {
        for (const share of z.array(shareShape).parse(saved)) shares.set(keyOf(share), share);
      },
    },
  };
}

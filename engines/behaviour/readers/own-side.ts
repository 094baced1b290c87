import type { FlowDirection } from '../records/transaction.ts';

/** The two sides of a payment, each by every identifier that the file gives of it. */
export interface Sides {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export type OwnSide = 'from' | 'to' | null;

/**
 * On which side of each payment the holder stands, in files that name both. With an account it is the side that names
 * it. Without one it is the party that is in every row; when two are (one payee only, say) the file does not say whose
 * it is and no side is given: a guess could make income of spending.
 */
export function ownSides(rows: readonly Sides[], account: string | undefined): readonly OwnSide[] {
  if (account !== undefined) return rows.map((row) => sideOf(row, account));
  const [first] = rows;
  if (!first) return [];
  const everywhere = [...new Set([...first.from, ...first.to])].filter((id) =>
    rows.every(({ from, to }) => from.includes(id) || to.includes(id)),
  );
  const candidates = new Map(
    everywhere.map((id) => {
      const sides = rows.map((row) => sideOf(row, id));
      return [sides.join(), sides] as const;
    }),
  );
  // Number and wallet id of one person give the same sides.
  return candidates.size === 1 ? [...candidates.values()][0]! : rows.map(() => null);
}

/** Null also for a payment to oneself. */
function sideOf({ from, to }: Sides, id: string): OwnSide {
  const [paid, got] = [from.includes(id), to.includes(id)];
  return paid === got ? null : paid ? 'from' : 'to';
}

/** How a payment looks from the side that the holder is on; of neither side, it is no income and no spending. */
export function flowOf(side: OwnSide): FlowDirection {
  if (side === null) return 'neutral';
  return side === 'from' ? 'out' : 'in';
}

/** What the other party is called; null when it is not known which one is the other. */
export function otherParty({ from, to }: Sides, side: OwnSide): string | null {
  if (side === null) return null;
  return (side === 'from' ? to : from)[0] ?? null;
}

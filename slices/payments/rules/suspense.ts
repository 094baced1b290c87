import type { SuspenseState } from '../contract.ts';

/** Where money in suspense can go from each state. A return that the rail refused waits for a person again. */
export const suspenseTransitions = {
  open: ['matched', 'return-asked', 'closed'],
  'return-asked': ['returning', 'open'],
  returning: ['returned', 'open'],
  matched: [],
  returned: [],
  closed: [],
} as const satisfies Readonly<Record<SuspenseState, readonly SuspenseState[]>>;

export function canGo(from: SuspenseState, to: SuspenseState): boolean {
  return (suspenseTransitions[from] as readonly SuspenseState[]).includes(to);
}

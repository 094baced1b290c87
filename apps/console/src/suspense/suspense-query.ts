import type { SuspenseId } from '@lendline/payments/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { payments } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

const suspenseKey = ['payments', 'suspense'] as const;

export type Shown = 'waiting' | 'ended';

export function useSuspense(state: Shown) {
  return useQuery({
    queryKey: [...suspenseKey, state],
    queryFn: () => valueOf(payments.listSuspense({ state })),
    refetchInterval: 60_000,
  });
}

export function useStatements() {
  return useQuery({
    queryKey: ['payments', 'statements'],
    queryFn: () => valueOf(payments.listStatements({ limit: 20 })),
    select: ({ statements }) => statements,
  });
}

/** What the payer wrote; asked for only when somebody wants to see it, because the look is audited. */
export function useLook(suspenseId: SuspenseId) {
  return useMutation({ mutationFn: () => valueOf(payments.getSuspense({ suspenseId })) });
}

export type Placing =
  | { readonly kind: 'assign'; readonly mine: boolean }
  | { readonly kind: 'match'; readonly loanId: string; readonly note: string }
  | { readonly kind: 'return' | 'close'; readonly note: string }
  | { readonly kind: 'decide'; readonly agree: boolean; readonly note: string };

/** One step of a person with money in suspense. */
export function usePlace(suspenseId: SuspenseId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: Placing) => valueOf(place(suspenseId, step)),
    onSettled: () => client.invalidateQueries({ queryKey: suspenseKey }),
  });
}

function place(suspenseId: SuspenseId, step: Placing) {
  switch (step.kind) {
    case 'assign':
      return payments.assignSuspense({ suspenseId, mine: step.mine });
    case 'match':
      return payments.matchSuspense({ suspenseId, loanId: step.loanId, note: step.note });
    case 'return':
      return payments.askReturn({ suspenseId, note: step.note });
    case 'close':
      return payments.closeSuspense({ suspenseId, note: step.note });
    case 'decide':
      return payments.decideReturn({ suspenseId, agree: step.agree, note: step.note });
  }
}

import type { AskedChange, LoanChangeId, LoanId } from '@lendline/loans/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { loans } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

/** What a change would make of the loan; nothing is done yet. */
export function usePreview() {
  return useMutation({ mutationFn: (asked: AskedChange) => valueOf(loans.previewChange(asked)) });
}

export interface Sent extends AskedChange {
  readonly reason: string;
  /** Makes one confirmation one change, however often it is sent. */
  readonly key: string;
}

export function useChangeLoan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...asked }: Sent) => valueOf(loans.changeLoan(asked, { idempotencyKey: key })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['loans'] }),
  });
}

export function useDecideChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (word: { changeId: LoanChangeId; approve: boolean; note: string }) => valueOf(loans.decideChange(word)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['loans'] }),
  });
}

export function useWaitingChanges(loanId: LoanId) {
  return useQuery({
    queryKey: ['loans', 'changes', loanId],
    queryFn: () => valueOf(loans.listChanges({ loanId, state: 'waiting' })),
    select: ({ requests }) => requests,
  });
}

/** Newest first: what happened last is asked for most. */
export function useEvents(loanId: LoanId) {
  return useQuery({
    queryKey: ['loans', 'events', loanId],
    queryFn: () => valueOf(loans.listEvents({ loanId })),
    select: ({ events }) => events.toReversed(),
  });
}

import type { ClosingStep } from '@lendline/loans/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { loans } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

const planKey = ['loans', 'closing-plan'] as const;

export function useClosingPlan() {
  return useQuery({ queryKey: planKey, queryFn: () => valueOf(loans.closingPlan({})) });
}

export function useSetClosingPlan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (steps: readonly ClosingStep[]) => valueOf(loans.setClosingPlan({ steps })),
    onSuccess: (plan) => client.setQueryData(planKey, plan),
  });
}

/** Closes what is not closed yet, up to today. Loans look different after it. */
export function useCloseBusiness() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => valueOf(loans.closeOfBusiness({})),
    onSuccess: () => client.invalidateQueries({ queryKey: ['loans'] }),
  });
}

const checkKey = ['journal-check'] as const;

/** What the last check of the seals found, whoever asked for it. */
export function useLastCheck() {
  return useQuery({ queryKey: checkKey, queryFn: async () => (await valueOf(loans.lastLedgerCheck({}))).check });
}

/** Takes long in a large book, so it runs when somebody asks. */
export function useJournalCheck() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => valueOf(loans.verifyLedger({})),
    onSuccess: () => client.invalidateQueries({ queryKey: checkKey }),
  });
}

export interface Span {
  readonly from: string;
  readonly through: string;
}

export function useLedgerExport() {
  return useMutation({ mutationFn: (span: Span) => valueOf(loans.exportLedger(span)) });
}

import type { CaseOutcome, FraudCaseDetail, FraudCaseId, Network } from '@lendline/fraud/contract';
import type { LineId } from '@lendline/lines/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { fraud } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { casesKey } from './cases-query.ts';

function caseKey(caseId: FraudCaseId) {
  return ['fraud', 'case', caseId] as const;
}

export function useCase(caseId: FraudCaseId) {
  return useQuery({ queryKey: caseKey(caseId), queryFn: () => valueOf(fraud.getCase({ caseId })) });
}

/** Around the person of the newest alert. */
export function useNetwork(caseId: FraudCaseId) {
  return useQuery({ queryKey: ['fraud', 'network', caseId], queryFn: () => networkOf(caseId), staleTime: 60_000 });
}

/** Null where nothing is known of the person, or no more: there is nothing to draw, and that is no fault. */
async function networkOf(caseId: FraudCaseId): Promise<Network | null> {
  const answer = await fraud.network({ caseId });
  if (!answer.ok && answer.error.status === 404) return null;
  return valueOf(Promise.resolve(answer));
}

export type CaseStep =
  | { readonly kind: 'assign'; readonly to: string | null }
  | { readonly kind: 'note' | 'wake' | 'reopen'; readonly note: string }
  | { readonly kind: 'snooze'; readonly until: string; readonly note: string }
  | { readonly kind: 'merge'; readonly other: FraudCaseId; readonly note: string }
  | { readonly kind: 'close'; readonly outcome: CaseOutcome; readonly about: readonly LineId[]; readonly note: string };

/** One step of a person with a case. What it became is shown once the server has taken it. */
export function useCaseStep(caseId: FraudCaseId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: CaseStep) => valueOf(take(caseId, step)),
    onSuccess: async (detail: FraudCaseDetail) => {
      // A look that began before the step would bring the case back as it was.
      await client.cancelQueries({ queryKey: caseKey(caseId) });
      client.setQueryData(caseKey(caseId), detail);
    },
    onSettled: (_, __, step) =>
      Promise.all([
        client.invalidateQueries({ queryKey: casesKey }),
        ...(step.kind === 'merge' ? [client.invalidateQueries({ queryKey: caseKey(step.other) })] : []),
        // Somebody else may have taken the case further meanwhile: a refusal shows it as it is now.
        client.invalidateQueries({ queryKey: caseKey(caseId) }),
      ]),
  });
}

function take(caseId: FraudCaseId, step: CaseStep) {
  switch (step.kind) {
    case 'assign':
      return fraud.assignCase({ caseId, to: step.to });
    case 'note':
      return fraud.noteCase({ caseId, note: step.note });
    case 'snooze':
      return fraud.snoozeCase({ caseId, until: step.until, note: step.note });
    case 'wake':
      return fraud.wakeCase({ caseId, note: step.note });
    case 'merge':
      return fraud.mergeCases({ caseId, other: step.other, note: step.note });
    case 'close':
      return fraud.closeCase({ caseId, outcome: step.outcome, about: step.about, note: step.note });
    case 'reopen':
      return fraud.reopenCase({ caseId, note: step.note });
  }
}

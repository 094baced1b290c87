import type { Environment, ReleaseState, StrategyDetail, StrategyId } from '@lendline/decisions/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { decisions } from '../../api/clients.ts';
import { valueOf } from '../../api/problem.ts';
import { strategiesKey } from '../strategies-query.ts';

/** After any of these, whatever a page shows of strategies is read again; also after a refusal, which may come of another's step. */
function useAfterwards() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: strategiesKey });
}

export type DocumentStep =
  | { readonly kind: 'send'; readonly note: string }
  | { readonly kind: 'reopen'; readonly note: string }
  | { readonly kind: 'review'; readonly approve: boolean; readonly note: string };

export function useDocumentStep({ id: strategyId, revision }: StrategyDetail) {
  const onSettled = useAfterwards();
  return useMutation({
    mutationFn: (step: DocumentStep) => {
      const { note } = step;
      if (step.kind === 'reopen') return valueOf(decisions.reopenStrategy({ strategyId, note }));
      if (step.kind === 'send') return valueOf(decisions.sendToReview({ strategyId, revision, note }));
      return valueOf(decisions.reviewStrategy({ strategyId, revision, approve: step.approve, note }));
    },
    onSettled,
  });
}

export interface Release {
  readonly environment: Environment;
  readonly state: ReleaseState;
  readonly share_ppm?: number;
  readonly note: string;
}

export function useRelease(strategyId: StrategyId) {
  const onSettled = useAfterwards();
  return useMutation({
    mutationFn: (release: Release) => valueOf(decisions.releaseStrategy({ strategyId, ...release })),
    onSettled,
  });
}

export function useRollBackStrategy() {
  const onSettled = useAfterwards();
  return useMutation({
    mutationFn: (asked: { readonly environment: Environment; readonly note: string }) =>
      valueOf(decisions.rollBackStrategy(asked)),
    onSettled,
  });
}

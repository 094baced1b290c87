import type { TraceStep } from '@lendline/decisions/contract';
import type { Review } from '../contract.ts';

/** A review as a step of the decision's trace: who decided, at which tier, and why. */
export function reviewStep({ by, outcome, note, at, tier }: Review & { readonly tier: string | null }): TraceStep {
  const [zh, en] = outcome === 'approve' ? (['批准', 'approved'] as const) : (['未批准', 'declined'] as const);
  return {
    step: 'review',
    verdict: outcome,
    text: {
      'zh-CN': `${by} 人工${zh}${tier ? `（等级 ${tier}）` : ''}：${note}`,
      en: `${by} ${en} it${tier ? ` at tier ${tier}` : ''}: ${note}`,
    },
    facts: { by, at, tier },
    rules: [],
  };
}

import type { StepId } from './decision.ts';

/** The name under which the findings of a step go on: unlike any fact's, and without the hyphens that names cannot have. */
export function pathOf(step: StepId): string {
  return `found_${step.replaceAll('-', '_')}`;
}

/** What a row of findings may say of its rule. `skip`: the rule has nothing to look at, and leaves no trace. */
export const foundOutcomes = ['pass', 'note', 'not-run', 'refer', 'decline', 'skip'] as const;

export type FoundOutcome = (typeof foundOutcomes)[number];

/** The columns of a table of findings. */
export const findingColumns = [
  'rule',
  'outcome',
  'reason',
  'flags',
  'because',
  'come_back_in_days',
  'come_back_in_months',
] as const;

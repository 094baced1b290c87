/**
 * What a close of business does with the loans of a lot, each step in few statements over all of them:
 * `accrue` counts interest earned, `charge` takes fees that fall due, `age` finds what is late, `bucket` follows its days past due with
 * the history of buckets, `post` books what was accrued and charged, `events` tells other slices.
 */
export const closingSteps = ['accrue', 'charge', 'age', 'bucket', 'post', 'events'] as const;

export type ClosingStep = (typeof closingSteps)[number];

/** Without these the books or the days past due would be wrong. */
const needed: readonly ClosingStep[] = ['accrue', 'age', 'post'];

/** What has to be done before, where it is done at all. */
const after: Readonly<Partial<Record<ClosingStep, readonly ClosingStep[]>>> = {
  bucket: ['age'],
  post: ['accrue', 'charge'],
  events: ['age'],
};

export type PlanRefusal = { readonly why: 'twice' | 'missing' | 'too-early'; readonly step: ClosingStep };

/** Why a lender's close of business cannot go in this order; null when it can. */
export function refuseClosingPlan(steps: readonly ClosingStep[]): PlanRefusal | null {
  for (const [index, step] of steps.entries()) {
    if (steps.indexOf(step) !== index) return { why: 'twice', step };
    if (after[step]?.some((before) => steps.indexOf(before) > index)) return { why: 'too-early', step };
  }
  const missing = needed.find((step) => !steps.includes(step));
  return missing === undefined ? null : { why: 'missing', step: missing };
}

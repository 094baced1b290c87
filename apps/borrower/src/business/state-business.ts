import type { MyApplication } from '@lendline/applications/contract';
import type { Problem, Result, WireMoney } from '@lendline/kernel';
import { applications } from '../api/applications.ts';
import { attempt } from '../api/attempt.ts';

/** What is typed of a licence, and what it is stated for. */
export interface Stated {
  readonly product: 'loan' | 'credit-line';
  readonly requested: WireMoney | null;
  readonly code: string;
  readonly name: string;
  readonly representative: { readonly name: string; readonly idNumber: string };
}

/**
 * States a licence on an application for it. One that lies open with another wish is cancelled first: what is open cannot
 * become something else.
 */
export async function stateBusiness(
  { product, requested, ...licence }: Stated,
  open: MyApplication | null,
): Promise<Result<MyApplication, Problem>> {
  const wish = { segment: 'trader', product, requested } as const;
  if (open?.state === 'draft' && !isFor(wish, open)) {
    const cancelled = await applications.cancel({ applicationId: open.id });
    if (!cancelled.ok) return cancelled;
  }
  const started = await attempt({ name: 'start', input: { ...wish, after: open?.id } }, (options) =>
    applications.start(wish, options),
  );
  if (!started.ok) return started;
  const input = { applicationId: started.value.id, ...licence };
  // What names a person is not kept on the phone as an attempt: the same licence again is the same.
  return applications.describeBusiness(input);
}

function isFor(
  { product, requested }: Pick<Stated, 'product' | 'requested'>,
  open: Pick<MyApplication, 'segment' | 'product' | 'requested'>,
): boolean {
  const sameProduct = open.segment === 'trader' && (open.product ?? 'loan') === product;
  return sameProduct && open.requested?.amount === requested?.amount;
}

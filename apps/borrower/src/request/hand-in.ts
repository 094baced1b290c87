import type { MyApplication } from '@lendline/applications/contract';
import type { Problem, Result, WireMoney } from '@lendline/kernel';
import { applications } from '../api/applications.ts';
import { attempt } from '../api/attempt.ts';
import { showBrowser } from '../api/visits.ts';

export interface Wish {
  readonly segment: 'person' | 'trader';
  readonly requested: WireMoney | null;
}

/**
 * Starts the application with what is wished and hands it in. One that lies open with another wish (its hand-in was
 * refused, and the person changed their mind) is cancelled first: what is open cannot be changed. One for which a licence was
 * stated has its wish already.
 */
export async function handIn(wish: Wish, open: MyApplication | null): Promise<Result<MyApplication, Problem>> {
  if (open?.state === 'draft' && open.business) return submit(open);
  if (open?.state === 'draft' && !isSameWish(wish, open)) {
    const cancelled = await applications.cancel({ applicationId: open.id });
    if (!cancelled.ok) return cancelled;
  }
  // Another wish after an ended application is another attempt, even with the same amount.
  const started = await attempt({ name: 'start', input: { ...wish, after: open?.id } }, (options) =>
    applications.start(wish, options),
  );
  if (!started.ok) return started;
  return submit(started.value);
}

async function submit({ id }: MyApplication): Promise<Result<MyApplication, Problem>> {
  await showBrowser();
  const input = { applicationId: id };
  return attempt({ name: 'submit', input }, (options) => applications.submit(input, options));
}

export function isSameWish(wish: Wish, { segment, requested }: Pick<MyApplication, 'segment' | 'requested'>): boolean {
  const sameFor = (segment === 'trader') === (wish.segment === 'trader');
  return sameFor && requested?.amount === wish.requested?.amount;
}

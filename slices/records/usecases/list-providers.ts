import { ok, type Problem, type Result } from '@lendline/kernel';
import type { FeedProvider } from '../contract.ts';
import type { RecordsParts } from './parts.ts';

/** What this installation can read or be sent, accounts first. */
export function listProviders({
  pullProviders,
  pushPartners,
}: Pick<RecordsParts, 'pullProviders' | 'pushPartners'>): Result<
  { readonly providers: readonly FeedProvider[] },
  Problem
> {
  const accounts = [...pullProviders.values()].map(
    ({ name, source, needsAccount }): FeedProvider => ({ provider: name, way: 'pull', source, needsAccount }),
  );
  const partners = [...pushPartners.values()].map(
    ({ name, source }): FeedProvider => ({ provider: name, way: 'push', source, needsAccount: false }),
  );
  return ok({ providers: [...accounts, ...partners] });
}

import { communitiesOf } from '@lendline/graph';
import type { Context } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { type Community, replaceCommunities } from '../store/communities.ts';
import type { ObserveParts } from './observe-parts.ts';

/**
 * Finds the communities of all who are known, emergency contacts counted in, and keeps those of several people that are no family
 * with the instant of the batch. A job of every night; done again it says the same.
 */
export async function findCommunities({ database, networks }: ObserveParts, context: Context): Promise<number> {
  const asOf = context.now();
  const graph = await networks.read(context);
  const found = communitiesOf(graph, { as_of: asOf, seed: 'communities' });
  const kept: Community[] = [];
  for (let number = 0; number < found.count; number += 1) {
    if (found.size(number) < 3) continue;
    const { value, family, facts } = found.score(number);
    if (value === 0 || family) continue;
    const borrowers = found
      .members(number)
      .filter(({ kind }) => kind === 'borrower')
      .map(({ key }) => key as LineId);
    kept.push({ number, people: facts.people, size: found.size(number), score: value, family, borrowers });
  }
  await database.transaction(context, (tx) => replaceCommunities(tx, asOf, kept));
  return kept.length;
}

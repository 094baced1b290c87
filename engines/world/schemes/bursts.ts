import { type Random, seededRandom } from '@lendline/kernel';
import { homeNetwork, outsider } from '../applications/belongings.ts';
import { queryOn } from '../applications/credit-queries.ts';
import type { Belongings } from '../applications/observation.ts';
import type { DayNumber } from '../days.ts';
import { requestOf } from './acts.ts';
import { castInhabitant, daysApart, established } from './papers.ts';
import type { CastMember, Director, Draft } from './scheme.ts';

/**
 * Multi-lending bursts: a person with papers in good order asks every lender there is within days, before any of them
 * reports to the register, and repays none. Alone, or coached by a broker who sits beside several.
 */
export const burst: Director = (draft, random) => {
  const pattern = draft.size === 1 ? 'alone' : 'coached';
  const days = daysApart(draft, () => 1 + random.below(12));
  return { pattern, members: days.map((day, nth) => borrower(draft, { nth, day }, random.fork(`borrower/${nth}`))) };
};

function borrower(
  draft: Draft,
  { nth, day }: { readonly nth: number; readonly day: DayNumber },
  random: Random,
): CastMember {
  const who = castInhabitant(draft, nth, { tenure_days: established(random), traits: { impatience: 1.2 } });
  const reach_days = 2 + random.below(7);
  const queries = Array.from({ length: 6 + random.below(17) }, () =>
    queryOn(draft.setting.country, day - random.below(reach_days), random),
  );
  return { who, acts: [requestOf(draft, who, { random, day, belongings: broker(draft, nth) })], queries, edit: null };
}

/** The broker's connection, and now and then the broker's number as somebody to ask. */
function broker(draft: Draft, nth: number): Partial<Belongings> {
  if (draft.size === 1) return {};
  const isBeside = seededRandom(`${draft.stream}/broker/${nth}`).next() < 0.6;
  const phone = outsider(draft.setting.country, `${draft.stream}/broker`);
  return isBeside ? { network: homeNetwork(draft.stream) } : { contacts: [{ phone, relation: 'friend' }] };
}

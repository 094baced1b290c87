import type { Random } from '@lendline/kernel';
import { outsider, walletOf } from '../applications/belongings.ts';
import { queryOn } from '../applications/credit-queries.ts';
import type { DayNumber } from '../days.ts';
import { exponential, poisson } from '../draws.ts';
import { requestOf } from './acts.ts';
import { castInhabitant, daysApart, established, pick, young } from './papers.ts';
import { strangersName } from './rings.ts';
import type { CastMember, Director, Draft } from './scheme.ts';

const patterns = ['straw-borrowers', 'stolen-papers'] as const;
type Pattern = (typeof patterns)[number];

/**
 * Mule accounts: strangers to one another, each with a handset, a flat and people of their own, have their payouts sent
 * to one account or a few, from which the money leaves at once.
 */
export const mules: Director = (draft, random) => {
  const pattern = pick(patterns, random);
  const accounts = random.next() < 0.65 ? 1 : 2 + random.below(2);
  const gap = 1 + 4 * random.next();
  const days = daysApart(draft, () => exponential(gap, random));
  return {
    pattern: accounts === 1 ? pattern : `${pattern}/rotating`,
    members: days.map((day, nth) => borrower(draft, { nth, day, pattern, accounts }, random.fork(`borrower/${nth}`))),
  };
};

interface Turn {
  readonly nth: number;
  readonly day: DayNumber;
  readonly pattern: Pattern;
  readonly accounts: number;
}

function borrower(draft: Draft, { nth, day, pattern, accounts }: Turn, random: Random): CastMember {
  const { country } = draft.setting;
  const isStraw = pattern === 'straw-borrowers';
  const who = castInhabitant(draft, nth, {
    tenure_days: isStraw ? established(random) : young(random),
    ...(isStraw || random.next() < 0.5 ? {} : { registeredName: strangersName(draft, nth) }),
  });
  // The account is of somebody beyond those who ask.
  const payoutAccount = walletOf(draft.firstIndex + draft.size + (nth % accounts));
  const contacts = isStraw
    ? {}
    : { contacts: [{ phone: outsider(country, `${draft.stream}/own-contact/${nth}`), relation: 'relative' as const }] };
  const act = requestOf(draft, who, { random, day, belongings: { payoutAccount, ...contacts } });
  const queries = Array.from({ length: poisson(1.2, random) }, () => queryOn(country, day - random.below(6), random));
  return { who, acts: [act], queries, edit: null };
}

import type { Random } from '@lendline/kernel';
import { deviceOf } from '../applications/belongings.ts';
import { deceitfulEdits, type StatementEdit } from '../applications/statement-edits.ts';
import type { DayNumber } from '../days.ts';
import { requestOf } from './acts.ts';
import { castInhabitant, daysApart, established, pick } from './papers.ts';
import type { CastMember, Director, Draft } from './scheme.ts';

/**
 * Edited statements: somebody whose income would not do has the wallet's file changed. Alone, or at a shop that does
 * it for several in the same manner and sends it from its own machine for some.
 */
export const editedStatements: Director = (draft, random) => {
  const edit = pick(deceitfulEdits, random);
  const days = daysApart(draft, () => 1 + random.below(20));
  return { pattern: edit, members: days.map((day, nth) => customer(draft, { nth, day, edit }, random.fork(`${nth}`))) };
};

function customer(
  draft: Draft,
  { nth, day, edit }: { readonly nth: number; readonly day: DayNumber; readonly edit: StatementEdit },
  random: Random,
): CastMember {
  const who = castInhabitant(draft, nth, { tenure_days: established(random), traits: { stability: -0.8 } });
  const sentByShop = draft.size > 1 && random.next() < 0.4;
  const belongings = sentByShop ? { device: deviceOf(`${draft.stream}/shop`) } : {};
  return { who, acts: [requestOf(draft, who, { random, day, handsInStatement: true, belongings })], queries: [], edit };
}

import { type PhoneNumber, seededRandom } from '@lendline/kernel';
import { creditWishes } from '../credit-demand.ts';
import { type DayNumber, dayNumber, localDay } from '../days.ts';
import { indexOfIdNumber } from '../identity-number.ts';
import type { Inhabitant } from '../inhabitant.ts';
import type { Population } from '../population.ts';
import type { CastMember } from '../schemes/scheme.ts';
import { longestBefore_days, queriesBeside, queriesOf } from './credit-queries.ts';
import type { CreditQuery } from './observation.ts';

/** Whom a lender asks the register about. */
export type Whom =
  | { readonly phone: PhoneNumber; readonly idNumber?: string }
  | { readonly idNumber: string; readonly phone?: PhoneNumber };

export interface RegisterSpan {
  readonly from_ms: number;
  /** Not itself in the span. */
  readonly until_ms: number;
}

/**
 * What lenders asked about the number or the document in a span, oldest first. Who borrows somebody's id number finds
 * that person's questions in the answer, and who gets a used number those of whoever had it before.
 */
export function registerRows(population: Population, { phone, idNumber }: Whom, span: RegisterSpan): CreditQuery[] {
  const holder = phone === undefined ? undefined : population.byPhone(phone);
  const rows = holder ? rowsOf(population, holder, span) : [];
  const byPhone = rows.filter(({ by }) => by !== 'id');
  const others = idNumber === undefined ? [] : usersOf(population, idNumber);
  const byId = others
    .flatMap((user) => (user.person.index === holder?.person.index ? rows : rowsOf(population, user, span)))
    .filter(({ by }) => by !== 'phone');
  return [...new Set([...byPhone, ...byId])].toSorted(
    (a, b) => a.at_ms - b.at_ms || (a.institution < b.institution ? -1 : 1),
  );
}

/** Everybody's rows, whatever they are found by. */
function rowsOf({ member, setting }: Population, who: Inhabitant, { from_ms, until_ms }: RegisterSpan): CreditQuery[] {
  const ordinary = queriesOf(who.borrower, localDay(setting.country, from_ms), localDay(setting.country, until_ms) + 1);
  const part = member(who.person.index);
  const beside = requestDays(who, part, { from_ms, until_ms }).flatMap((day) => {
    return queriesBeside(setting.country, day, seededRandom(`${who.borrower.stream}/beside/${day}`));
  });
  return [...ordinary, ...beside, ...(part?.queries ?? [])].filter(({ at_ms }) => at_ms >= from_ms && at_ms < until_ms);
}

/** Days on which the person asked this lender or might have asked another, and so asked around before. */
function requestDays(
  { borrower, setting: { country } }: Inhabitant,
  part: CastMember | undefined,
  { from_ms, until_ms }: RegisterSpan,
): DayNumber[] {
  if (part) return part.acts.map(({ at_ms }) => localDay(country, at_ms));
  const [from, until] = [localDay(country, from_ms), localDay(country, until_ms) + longestBefore_days];
  return creditWishes(borrower, from, until).map(({ on }) => dayNumber(on));
}

function usersOf(population: Population, idNumber: string): Inhabitant[] {
  const { options, cast, who } = population;
  const index = indexOfIdNumber(options.country, idNumber);
  const owner = index !== undefined && index < options.people ? who(index) : undefined;
  const rightful = owner?.person.idNumber === idNumber ? [owner] : [];
  return [...rightful, ...(cast?.byIdNumber(idNumber) ?? []).map((member) => member.who)];
}

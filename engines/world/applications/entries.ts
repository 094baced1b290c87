import { type Random, seededRandom } from '@lendline/kernel';
import { creditWishes } from '../credit-demand.ts';
import { dayNumber, type DayNumber, localDay, timeOf } from '../days.ts';
import type { Inhabitant } from '../inhabitant.ts';
import { parameters } from '../parameters.ts';
import type { Population } from '../population.ts';
import { honestManner } from '../schemes/acts.ts';
import { wakingSecond } from '../schemes/papers.ts';
import type { Act, Scheme } from '../schemes/scheme.ts';
import type { StatementEdit } from './statement-edits.ts';
import { belongingsOf } from './belongings.ts';

/** One request for money with everything behind it. Stays in this engine: the scheme is the answer. */
export interface Entry {
  readonly who: Inhabitant;
  readonly act: Act;
  /** Null: an ordinary person. */
  readonly scheme: Scheme | null;
  readonly edit: StatementEdit | null;
}

/** Every request of the simulated days, by ordinary people and the cast, in the order of time. */
export function entriesOf(population: Population): Entry[] {
  const { setting, cast, options, who } = population;
  const entries: Entry[] = [];
  for (let index = 0; index < options.people; index += 1) entries.push(...ordinaryEntries(who(index)));
  const [from, until] = [setting.start, setting.start + setting.days];
  for (const scheme of cast?.schemes() ?? []) {
    for (const member of scheme.members) {
      for (const act of member.acts) {
        const day = localDay(setting.country, act.at_ms);
        if (day < from || day >= until) continue;
        entries.push({ who: member.who, act, scheme, edit: act.isPartOfIt ? member.edit : null });
      }
    }
  }
  // Two in the same millisecond are as likely to come in either order as the draws have it: by number, not by kind.
  return entries.toSorted((a, b) => a.act.at_ms - b.act.at_ms || a.who.person.phone.localeCompare(b.who.person.phone));
}

function ordinaryEntries(who: Inhabitant): Entry[] {
  const { setting, person, borrower } = who;
  const wishes = creditWishes(borrower, setting.start, setting.start + setting.days);
  return wishes.flatMap(({ on, amount }, nth) => {
    const day = dayNumber(on);
    if (!hasLine(who, day)) return [];
    const random = seededRandom(`${borrower.stream}/request/${day}`);
    const { at_ms } = timeOf(setting.country, day, wakingSecond(random));
    const act: Act = {
      at_ms,
      amount,
      stage: nth > 0 && random.next() < parameters.fraud.belongings.drawdowns.value ? 'drawdown' : 'application',
      belongings: belongingsOf(setting, person, at_ms),
      isPartOfIt: false,
      handsInStatement: handsIn(random),
      ...honestManner(random),
    };
    return [{ who, act, scheme: null, edit: null }];
  });
}

function handsIn(random: Random): boolean {
  return random.next() < parameters.fraud.belongings.statements.value;
}

/** On that day the number is this person's. */
function hasLine({ person: { line } }: Inhabitant, day: DayNumber): boolean {
  const activated = dayNumber(line.activatedOn);
  const changed = line.recycledOn === null ? activated : dayNumber(line.recycledOn);
  return activated <= day && (changed === activated || day < changed);
}

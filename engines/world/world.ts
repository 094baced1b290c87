import type { LineRecord, Transaction } from '@lendline/behaviour';
import { assert, type PhoneNumber } from '@lendline/kernel';
import type { Belongings, CreditQuery } from './applications/observation.ts';
import { registerRows, type Whom } from './applications/register.ts';
import { conductOf, wishesOf } from './conduct.ts';
import type { CreditWish } from './credit-demand.ts';
import { dateOf, dayNumber } from './days.ts';
import { callListFile, type CallListFormat, type FileSpan, type OutsideFile, type StatementFormat } from './files.ts';
import { handedIn } from './handed-in.ts';
import { type PastLoan, pastLoan } from './history.ts';
import { callerOf, inhabitant } from './inhabitant.ts';
import type { Setting } from './people.ts';
import type { Person } from './person.ts';
import { populationOf, type WorldOptions } from './population.ts';
import { lineSpan, recordsOf, transactionsOf } from './records-of.ts';
import type { LoanFacts, RepaymentBehaviour } from './repayment.ts';
import { type AirtimeAdvance, advancesBetween } from './topups.ts';

/**
 * The simulated country. Every answer is a function of the options and the arguments: ask twice, get the same bytes.
 * Days are of the country's clock; a span has its first day and not its last. Any days may be asked for, before the
 * start too: that is how an applicant on the first day has a history.
 */
export interface World {
  readonly options: WorldOptions;
  /** @param index 0 .. people - 1, or one for which `has` is true */
  person(index: number): Person;
  /** Whether anybody has this index: ordinary people, and those beside them where something is injected. */
  has(index: number): boolean;
  /** What the person has about them when they ask for money at `at`. */
  belongings(index: number, at: Temporal.Instant): Belongings;
  /**
   * The register of questions that lenders put about people, over [from, until), oldest first: by a phone number, by
   * an id number, or by both. Empty for whom it does not know.
   */
  creditQueries(whom: Whom, span: { readonly from: Temporal.Instant; readonly until: Temporal.Instant }): CreditQuery[];
  /** The inhabitant with this number, or undefined when nobody has it. */
  byPhone(phone: PhoneNumber): Person | undefined;
  /** Calls, texts and top-ups of the line in [from, until), oldest first. Nothing before the line was activated. */
  callRecords(index: number, from: Temporal.PlainDate, until: Temporal.PlainDate): LineRecord[];
  /** Airtime lent by the carrier (Kenya), taken in [from, until). */
  airtimeAdvances(index: number, from: Temporal.PlainDate, until: Temporal.PlainDate): AirtimeAdvance[];
  /**
   * What moved through the person's wallet in [from, until), oldest first, as rows of the wallet's statement.
   * Everybody has one wallet: Alipay in China unless a WeChat file is asked for, mobile money in Kenya.
   */
  transactions(index: number, from: Temporal.PlainDate, until: Temporal.PlainDate): Transaction[];
  /** The call list of the line over [from, until), in a format that carriers or phones export. */
  callListFile(index: number, file: FileSpan & { readonly format: CallListFormat }): OutsideFile;
  /** The statement of the wallet over [from, until). China only: Kenya's wallet answers over its interface. */
  statementFile(index: number, file: FileSpan & { readonly kind: StatementFormat }): OutsideFile;
  /** When the person wants credit within the simulated days, and how much. */
  wantsCredit(index: number): CreditWish[];
  /** When and how much the person pays, given what they know of the loan so far. */
  repayment(index: number, loan: LoanFacts): RepaymentBehaviour;
  /**
   * `count` matured loans of an earlier lender, made in the year that ended 15 months before the start. Their
   * borrowers are other people of the same country than those with an index, so no applicant is in a training book.
   */
  loanHistory(count: number): Iterable<PastLoan>;
}

export function createWorld(options: WorldOptions): World {
  const population = populationOf(options);
  const { setting, who } = population;
  return {
    options,
    has: population.has,
    person: (index) => who(index).person,
    byPhone: (phone) => population.byPhone(phone)?.person,
    belongings: (index, at) => population.belongings(index, at.epochMilliseconds),
    creditQueries: (whom, { from, until }) =>
      registerRows(population, whom, { from_ms: from.epochMilliseconds, until_ms: until.epochMilliseconds }),
    callRecords: (index, from, until) => recordsOf(who(index), dayNumber(from), dayNumber(until)),
    airtimeAdvances: (index, from, until) => {
      const one = who(index);
      const span = lineSpan(one, dayNumber(from), dayNumber(until));
      return advancesBetween(callerOf(one, span.from, span.until), one.borrower.traits, span);
    },
    transactions: (index, from, until) =>
      transactionsOf(who(index), { from: dayNumber(from), until: dayNumber(until) }),
    callListFile: (index, file) => {
      const one = who(index);
      return callListFile(one.person, recordsOf(one, dayNumber(file.from), dayNumber(file.until)), file);
    },
    statementFile: (index, file) => {
      assert(options.country === 'cn', 'statements of Alipay and WeChat exist in China');
      return handedIn(who(index), { file, edit: population.member(index)?.edit ?? null });
    },
    wantsCredit: (index) => wishesOf(population, index),
    repayment: (index, loan) => conductOf(population, index, loan),
    loanHistory: (count) => loanHistory(setting, options.people, count),
  };
}

function* loanHistory(setting: Setting, people: number, count: number): Generator<PastLoan> {
  const until = dateOf(setting.start).subtract({ months: 15 });
  const from = until.subtract({ years: 1 });
  let found = 0;
  for (let index = people; found < count; index += 1) {
    const who = inhabitant(setting, index);
    const loan = pastLoan(who, from, until);
    if (!loan) continue;
    found += 1;
    const applied = dayNumber(loan.appliedOn);
    yield {
      ...loan,
      person: who.person,
      callRecords: (days) => recordsOf(who, applied - days, applied),
      transactions: (days) => transactionsOf(who, { from: applied - days, until: applied }),
    };
  }
}

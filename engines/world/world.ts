import type { LineRecord, Transaction } from '@lendline/behaviour';
import { assert, type PhoneNumber } from '@lendline/kernel';
import { callsBetween } from './calls.ts';
import { type CreditWish, creditWishes } from './credit-demand.ts';
import { dateOf, dayNumber, type DayNumber } from './days.ts';
import {
  callListFile,
  type CallListFormat,
  type FileSpan,
  type OutsideFile,
  statementFile,
  type StatementFormat,
} from './files.ts';
import { type PastLoan, pastLoan } from './history.ts';
import { callerOf, type Inhabitant, inhabitant } from './inhabitant.ts';
import { indexOf } from './numbering.ts';
import type { Setting } from './people.ts';
import type { Country, Person } from './person.ts';
import { type LoanFacts, repay, type RepaymentBehaviour } from './repayment.ts';
import { flowsBetween } from './wallet.ts';
import { transactionOf, type Wallet } from './wallet-words.ts';
import { type AirtimeAdvance, advancesBetween, topupsBetween } from './topups.ts';

export interface WorldOptions {
  readonly seed: string;
  /** How many people live there. Nobody costs anything until asked about. */
  readonly people: number;
  readonly country: Country;
  readonly start: Temporal.PlainDate;
  readonly days: number;
}

/**
 * The simulated country. Every answer is a function of the options and the arguments: ask twice, get the same bytes.
 * Days are of the country's clock; a span has its first day and not its last. Any days may be asked for, before the
 * start too: that is how an applicant on the first day has a history.
 */
export interface World {
  readonly options: WorldOptions;
  /** @param index 0 .. people - 1 */
  person(index: number): Person;
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

/** The setting that these options stand for; its seed names the country, so that no two share a person. */
export function settingOf(options: WorldOptions): Setting {
  return {
    seed: `${options.country}/${options.seed}`,
    country: options.country,
    start: dayNumber(options.start),
    days: options.days,
  };
}

export function createWorld(options: WorldOptions): World {
  const setting = settingOf(options);
  const who = (index: number): Inhabitant => {
    assert(index >= 0 && index < options.people, `there are ${options.people} people, counted from 0`);
    return inhabitant(setting, index);
  };
  return {
    options,
    person: (index) => who(index).person,
    byPhone: (phone) => {
      const index = indexOf(options.country, phone);
      return index === undefined || index >= options.people ? undefined : who(index).person;
    },
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
      const one = who(index);
      const rows = transactionsOf(one, { from: dayNumber(file.from), until: dayNumber(file.until) }, file.kind);
      return statementFile(one.person, rows, { ...file, country: options.country });
    },
    wantsCredit: (index) => creditWishes(who(index).borrower, setting.start, setting.start + setting.days),
    repayment: (index, loan) => repay(who(index).borrower, loan),
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

function recordsOf(who: Inhabitant, from: DayNumber, until: DayNumber): LineRecord[] {
  const span = lineSpan(who, from, until);
  const caller = callerOf(who, span.from, span.until);
  const records = [...callsBetween(caller, span.from, span.until), ...topupsBetween(caller, span.from, span.until)];
  return records.toSorted((a, b) => a.at_ms - b.at_ms);
}

function transactionsOf(
  who: Inhabitant,
  span: { readonly from: DayNumber; readonly until: DayNumber },
  wallet: Wallet = who.setting.country === 'cn' ? 'alipay' : 'mobile-money',
): Transaction[] {
  return flowsBetween(who, span.from, span.until).map((flow) => transactionOf(flow, wallet, who.setting.country));
}

/** The part of a span in which the number is this person's. */
function lineSpan({ person }: Inhabitant, from: DayNumber, until: DayNumber): { from: DayNumber; until: DayNumber } {
  const activated = dayNumber(person.line.activatedOn);
  const lost = person.line.recycledOn === null ? activated : dayNumber(person.line.recycledOn);
  return { from: Math.max(from, activated), until: lost > activated ? Math.min(until, lost) : until };
}

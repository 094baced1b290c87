import type { Currency } from '@lendline/kernel';
import { Account, type ArrearsStep, type ServicedTransaction, type ServicingRules } from './account.ts';
import { readEntry } from './acts.ts';
import type { ServicingEvent } from './event.ts';
import type { Pause } from '../life/delinquency.ts';
import type { ServicedInstalment } from './line.ts';

/** What the log of a loan comes to at the close of a day. */
export interface ServicedLoan {
  readonly plan: readonly Readonly<ServicedInstalment>[];
  /** In the order in which they took effect, without those undone. */
  readonly transactions: readonly ServicedTransaction[];
  readonly outstanding: bigint;
  readonly overpaid: bigint;
  readonly keptBack: { readonly fee: bigint; readonly duty: bigint };
  /** Interest of an instalment that is income by that day. */
  earned(line: Readonly<ServicedInstalment>): bigint;
  /** All that closes the loan on a day, that one or a later one. */
  payoffOn(day: Temporal.PlainDate): bigint;
  readonly interestStoppedOn: Temporal.PlainDate | null;
  readonly chargedOff: { readonly on: Temporal.PlainDate; readonly fraud: boolean } | null;
  readonly writtenOffOn: Temporal.PlainDate | null;
  /** The day on which nothing was open any more. */
  readonly endedOn: Temporal.PlainDate | null;
  readonly pauses: readonly Pause[];
  readonly arrears: readonly ArrearsStep[];
  readonly through: Temporal.PlainDate;
}

/**
 * Reads a loan's log from its beginning to the close of a day, each entry on the day it takes effect: one that is backdated
 * or undone changes what all later ones meet (reverse and replay). The log is in the order of entry and is never changed.
 * Interest is earned day by day; it is not owed for days after the loan was paid off, nor once the loan is too late to earn.
 */
export function serviceLoan(
  rules: ServicingRules,
  log: readonly ServicingEvent[],
  { currency, through }: { readonly currency: Currency; readonly through: Temporal.PlainDate },
): ServicedLoan {
  const undone = new Set(log.flatMap((event) => (event.kind === 'undo' ? [event.of] : [])));
  const standing = log.filter((event) => event.kind !== 'undo' && !undone.has(event.id));
  const account = new Account(rules, currency);
  for (const event of standing.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))) {
    account.stopIfTooLate(event.on);
    readEntry(account, event);
    account.closeEntry(event.on);
  }
  account.stopIfTooLate(through);
  return loanOf(account, through);
}

function loanOf(account: Account, through: Temporal.PlainDate): ServicedLoan {
  return {
    plan: account.plan,
    transactions: account.transactions,
    outstanding: account.outstanding,
    overpaid: account.overpaid,
    keptBack: account.keptBack,
    earned: (line) => account.earnedBy(line as ServicedInstalment, through),
    payoffOn: (day) => account.payoffOn(day),
    interestStoppedOn: account.interestStoppedOn,
    chargedOff: account.chargedOff,
    writtenOffOn: account.writtenOffOn,
    endedOn: account.endedOn,
    pauses: account.pauses,
    arrears: account.arrears,
    through,
  };
}

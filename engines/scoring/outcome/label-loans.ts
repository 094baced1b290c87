import { assert } from '@lendline/kernel';
import type { OutcomeDefinition } from './definition.ts';

/** What is known of a loan, dated. */
export interface DatedLoan {
  readonly id: string;
  readonly startedOn: Temporal.PlainDate;
  /** The day on which nothing was owed any more; null while it runs. */
  readonly endedOn: Temporal.PlainDate | null;
  /** Days past due from each day on, until the next entry; 0 before the first. */
  readonly pastDue: readonly { readonly on: Temporal.PlainDate; readonly days: number }[];
  readonly events: readonly { readonly on: Temporal.PlainDate; readonly kind: string }[];
}

export type LoanOutcome = 'good' | 'bad' | 'indeterminate';

/** Why a loan has no outcome at this observation. */
export type NoOutcome = 'immature' | 'excluded' | 'not-running' | 'already-bad' | 'never-late';

export interface LabelledLoan {
  readonly id: string;
  /** The day that features may look back from; null when there is none. */
  readonly observedOn: Temporal.PlainDate | null;
  /** Features may use what happened from this day on. */
  readonly observedFrom: Temporal.PlainDate | null;
  readonly outcome: LoanOutcome | null;
  readonly without: NoOutcome | null;
}

export interface Labelling {
  readonly definition: OutcomeDefinition;
  /** What is known reaches to the end of this day. */
  readonly knownUntil: Temporal.PlainDate;
  /** Behaviour: the day on which running loans are looked at. */
  readonly observedOn?: Temporal.PlainDate;
}

/**
 * Labels loans by a definition. An application score looks at a loan on the day it starts, a behaviour score on
 * `observedOn` while it runs and is not bad already, a collections score on the day a case begins. A loan whose
 * performance window reaches beyond what is known is immature, even when it is bad already: bads show early, and counting
 * them alone would raise the bad rate of the youngest loans.
 */
export function labelLoans(loans: readonly DatedLoan[], labelling: Labelling): LabelledLoan[] {
  return loans.map((loan) => labelLoan(loan, labelling));
}

function labelLoan(loan: DatedLoan, { definition, knownUntil, observedOn }: Labelling): LabelledLoan {
  const point = observationOf(loan, definition, observedOn);
  const unlabelled = (reason: NoOutcome, on: Temporal.PlainDate | null): LabelledLoan => ({
    id: loan.id,
    observedOn: on,
    observedFrom: on?.subtract({ days: definition.observation_days }) ?? null,
    outcome: null,
    without: reason,
  });
  if (typeof point === 'string') return unlabelled(point, null);
  const until = point.add({ days: definition.performance_days });
  if (after(until, knownUntil)) return unlabelled('immature', point);
  const window = { from: point, until };
  if (hasEvent(loan, definition.excludingEvents, window)) return unlabelled('excluded', point);
  return {
    id: loan.id,
    observedOn: point,
    observedFrom: point.subtract({ days: definition.observation_days }),
    outcome:
      definition.purpose === 'collections' ? curedOf(loan, definition, window) : worstOf(loan, definition, window),
    without: null,
  };
}

function observationOf(
  loan: DatedLoan,
  definition: OutcomeDefinition,
  observedOn: Temporal.PlainDate | undefined,
): Temporal.PlainDate | NoOutcome {
  if (definition.purpose === 'application') return loan.startedOn;
  if (definition.purpose === 'collections') {
    const entry = inOrder(loan).find(({ days }) => days >= definition.entryDaysPastDue);
    return entry?.on ?? 'never-late';
  }
  assert(observedOn, 'a behaviour score has a day on which loans are looked at');
  const isRunning = !after(loan.startedOn, observedOn) && (loan.endedOn === null || after(loan.endedOn, observedOn));
  if (!isRunning) return 'not-running';
  const before = { from: loan.startedOn, until: observedOn };
  return worstOf(loan, definition, before) === 'bad' ? 'already-bad' : observedOn;
}

interface Window {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

function worstOf(loan: DatedLoan, definition: OutcomeDefinition, window: Window): LoanOutcome {
  const worst = Math.max(0, ...daysWithin(loan, window));
  if (worst >= definition.badDaysPastDue || hasEvent(loan, definition.badEvents, window)) return 'bad';
  const between = definition.indeterminateDaysPastDue;
  return between !== null && worst >= between ? 'indeterminate' : 'good';
}

/** A case is cured when it comes down within its window and no bad event falls into it. */
function curedOf(loan: DatedLoan, definition: OutcomeDefinition, window: Window): LoanOutcome {
  if (hasEvent(loan, definition.badEvents, window)) return 'bad';
  const cured =
    inOrder(loan).some(({ on, days }) => days <= definition.curedDaysPastDue && isWithin(on, window)) ||
    (loan.endedOn !== null && isWithin(loan.endedOn, window));
  return cured ? 'good' : 'bad';
}

/** Days past due at any time of the window, those that it began with among them. */
function daysWithin(loan: DatedLoan, window: Window): number[] {
  const entries = inOrder(loan);
  const atStart = entries.findLast(({ on }) => !after(on, window.from))?.days ?? 0;
  return [atStart, ...entries.filter(({ on }) => isWithin(on, window)).map(({ days }) => days)];
}

function hasEvent({ events }: DatedLoan, kinds: readonly string[], window: Window): boolean {
  return events.some(({ on, kind }) => kinds.includes(kind) && isWithin(on, window));
}

/** The day of observation itself belongs to what was known; the last day of the window to what came. */
function isWithin(day: Temporal.PlainDate, { from, until }: Window): boolean {
  return after(day, from) && !after(day, until);
}

function after(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}

function inOrder({ pastDue }: DatedLoan): DatedLoan['pastDue'] {
  return pastDue.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on));
}

import { assert } from '@lendline/kernel';
import { type ApplicationBook, bookOf } from './applications/book.ts';
import { dayNumber } from './days.ts';
import { type Shock, shocksOf } from './life.ts';
import { type LoanFacts, repay } from './repayment.ts';
import { type FraudKind, isFraud, type LookAlikeKind, type Scheme, type SchemeKind } from './schemes/scheme.ts';
import type { Traits } from './traits.ts';
import { populationOf, type WorldOptions } from './population.ts';

/**
 * The truth of the simulated country. Only an evaluation that compares a model with the truth, and the sandbox, may
 * import this module: a model or strategy that did would be reading the answers.
 */
export interface Truth {
  readonly traits: Traits;
  /** Shocks felt on any of the simulated days. */
  readonly shocks: readonly Shock[];
}

export function truthOf(options: WorldOptions, index: number): Truth {
  const { setting, who } = populationOf(options);
  const { borrower } = who(index);
  const span = { from: setting.start, until: setting.start + setting.days };
  return { traits: borrower.traits, shocks: shocksOf(setting.seed, borrower, span) };
}

export interface DefaultQuestion {
  readonly loan: LoanFacts;
  /** An instalment open for this long after its due day is a default. */
  readonly badAfter_days: number;
  /** How often the loan's luck is drawn anew; the answer's standard error is at most 0.5 / sqrt(draws). */
  readonly draws: number;
}

/** Probability of default of this person under these terms: the share of draws of the loan's luck that end in one. */
export function trueDefaultProbability(options: WorldOptions, index: number, question: DefaultQuestion): number {
  const { loan, badAfter_days, draws } = question;
  assert(draws > 0, 'a share needs a draw');
  const { borrower } = populationOf(options).who(index);
  let defaults = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const paid = repay(borrower, { ...loan, id: `${loan.id}/luck/${draw}` }).payments;
    const isOpen = loan.instalments.some(({ due, amount }, position) => {
      const last = dayNumber(due) + badAfter_days;
      const inTime = paid.filter((one) => one.instalment === position + 1 && dayNumber(one.on) < last);
      return inTime.reduce((sum, one) => sum + one.amount, 0n) < amount;
    });
    if (isOpen) defaults += 1;
  }
  return defaults / draws;
}

/** Who is behind a request for money. */
export interface ApplicationTruth {
  readonly applicationId: string;
  /** `look-alike`: honest, though something about the request looks as deceit does. */
  readonly label: 'ordinary' | 'look-alike' | 'fraud';
  readonly kind: FraudKind | LookAlikeKind | null;
  /** How the kind was gone about. */
  readonly pattern: string | null;
  /** The same for everybody who is in it together. */
  readonly group: string | null;
}

/** What a lender saw and what was true of it, request by request. */
export interface EvaluationBook extends ApplicationBook {
  /** In the order of `applications`. */
  readonly truth: readonly ApplicationTruth[];
}

/**
 * The book of `applicationBook` with its answers. Thresholds are fixed on some seeds and judged on others: whoever
 * tunes on the seed that is reported measures a memory.
 */
export function evaluationBook(options: WorldOptions): EvaluationBook {
  const { book, entries } = bookOf(options);
  const truth = entries.map(({ scheme, act }, position): ApplicationTruth => {
    const { id: applicationId } = book.applications[position]!;
    if (!scheme || (isFraud(scheme.kind) && !act.isPartOfIt)) {
      return { applicationId, label: 'ordinary', kind: null, pattern: null, group: null };
    }
    const { kind, pattern, stream } = scheme;
    return { applicationId, label: isFraud(kind) ? 'fraud' : 'look-alike', kind, pattern, group: stream };
  });
  return { ...book, truth };
}

/** A scheme at hand on a day, for somebody to try out by hand. */
export interface StagedScheme {
  readonly kind: SchemeKind;
  readonly isFraud: boolean;
  /** Indexes of its people in the country. */
  readonly people: readonly number[];
}

/** One small scheme of most kinds, complete on the morning of `day`; none where nothing is injected. */
export function stagedSchemes(options: WorldOptions, day: Temporal.PlainDate): readonly StagedScheme[] {
  const { cast } = populationOf(options);
  return (cast?.staged(dayNumber(day)) ?? []).map(({ kind, members }: Scheme) => ({
    kind,
    isFraud: isFraud(kind),
    people: members.map(({ who }) => who.person.index),
  }));
}

import { assert } from '@lendline/kernel';
import { dayNumber } from './days.ts';
import { inhabitant } from './inhabitant.ts';
import { type Shock, shocksOf } from './life.ts';
import { type LoanFacts, repay } from './repayment.ts';
import type { Traits } from './traits.ts';
import { settingOf, type WorldOptions } from './world.ts';

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
  const setting = settingOf(options);
  const { borrower } = inhabitant(setting, index);
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
  const { borrower } = inhabitant(settingOf(options), index);
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

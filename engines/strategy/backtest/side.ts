import { atRate, divide } from '@lendline/kernel';
import type { Decision, DecisionInput, MenuCell } from '../decision.ts';
import type { OwnRuleId } from '../jdm/document.ts';
import type { Pack } from '../pack.ts';
import type { RuleId } from '../rules.ts';

/** The rule that turned an application away: the first of the trace with the outcome of the decision. None of an approval. */
export function decidingRule({ outcome, trace }: Decision): RuleId | OwnRuleId | undefined {
  return outcome === 'approve' ? undefined : trace.find((entry) => entry.outcome === outcome)?.rule;
}

/**
 * The loan that a borrower would take of what is offered: the largest amount that is not above what they asked for, over the
 * term they asked for or else the longest. Where every amount is above it, the smallest.
 */
export function loanTaken({ outcome, menu }: Decision, { amount, term }: DecisionInput): MenuCell | undefined {
  if (outcome !== 'approve') return undefined;
  let taken: MenuCell | undefined;
  for (const cell of menu) if (cell.offered && isBetter(cell, taken, { most: amount.amount, term })) taken = cell;
  return taken;
}

interface Request {
  readonly most: bigint;
  readonly term: DecisionInput['term'];
}

function isBetter(cell: MenuCell, than: MenuCell | undefined, { most, term }: Request): boolean {
  if (!than) return true;
  const [one, other] = [cell.amount.amount, than.amount.amount];
  if (one !== other) return other > most ? one < other : one > other && one <= most;
  if ((cell.instalments === term) !== (than.instalments === term)) return cell.instalments === term;
  return cell.instalments > than.instalments;
}

/** Minor units that a strategy lends and expects of one application; whole, so that sums of them are exact. */
export interface Lends {
  readonly principal: bigint;
  /** What the borrower pays above the principal when all is repaid as agreed, duty left out. */
  readonly interest: bigint;
  /** Principal x PD of this loan x loss given default, rounded half up. */
  readonly expectedLoss: bigint;
  /** What the lender expects to earn after losses, funding and costs, discounted, as the menu says. */
  readonly expectedResult: bigint;
}

const wholeShare = 1_000_000n * 1_000_000n;

export function lends(cell: MenuCell, { economics }: Pick<Pack, 'economics'>): Lends {
  const principal = cell.amount.amount;
  const loss = principal * BigInt(cell.pd_ppm) * BigInt(economics.lossGivenDefault_ppm);
  return {
    principal,
    interest: interestOf(cell),
    expectedLoss: divide(loss, wholeShare, 'half-up'),
    expectedResult: cell.expectedResult.amount,
  };
}

function interestOf({ amount, due, price }: MenuCell): bigint {
  if ('fee_ppm' in price) return atRate(amount.amount, price.fee_ppm, 'half-up');
  return due.reduce((sum, one) => sum + one.amount, 0n) - amount.amount;
}

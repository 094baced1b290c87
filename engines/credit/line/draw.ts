import { err, money, ok, type Result } from '@lendline/kernel';
import { dueDate } from '../due-dates.ts';
import { type LoanTerms, loanTerms } from '../loan-terms.ts';
import type { LineStanding } from './credit-line.ts';

/** Why a line cannot be drawn as asked; `most` is what it could give, in minor units. */
export interface NoDrawdown {
  readonly reason: 'not-open' | 'below-least' | 'above-available' | 'too-many-instalments' | 'outlasts-the-line';
  readonly most: bigint;
}

/** The terms of the loan that a drawdown makes, on the day of the standing. Money and limit are checked, not the borrower. */
export function drawdownTerms(
  standing: LineStanding,
  asked: { readonly amount: bigint; readonly instalments: number },
): Result<LoanTerms, NoDrawdown> {
  const { line, on, available } = standing;
  const refuse = (reason: NoDrawdown['reason']) => err({ reason, most: available });
  if (standing.status !== 'open') return refuse('not-open');
  if (asked.amount > available) return refuse('above-available');
  if (asked.amount < line.leastDrawdown || asked.amount <= 0n) return refuse('below-least');
  if (asked.instalments > line.mostInstalments || asked.instalments < 1) return refuse('too-many-instalments');
  const { method, every, rate_ppm, dayCount, currency } = line;
  const principal = money(asked.amount, currency);
  const terms = loanTerms({
    principal,
    disbursed: on,
    instalments: asked.instalments,
    method,
    every,
    rate_ppm,
    dayCount,
  });
  const last = dueDate(terms, asked.instalments);
  if (!line.mayOutlast && Temporal.PlainDate.compare(last, standing.until) > 0) return refuse('outlasts-the-line');
  return ok(terms);
}

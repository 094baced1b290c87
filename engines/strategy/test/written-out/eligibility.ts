import type { DecisionInput } from '../../decision.ts';
import type { Pack } from '../../pack.ts';
import { declines, isKnown, notes, passes, refers, ruleOn, type RuleResult } from '../../step.ts';
import { walkResult, type WalkStep } from './step.ts';

/** Step 1: age, and what our own book says. Our own book is never silent without a fault of ours, so silence refers. */
export const eligibility: WalkStep = (input, pack, { today }) => {
  const { values } = input;
  const silence = refers('own-book-silent');
  const segment = repeatProven(input);
  return walkResult(
    [
      ruleOn('book.age', ['age_years', values.age_years], {
        unknown: refers('age-silent'),
        known: (age) => (age >= pack.eligibility.minAge_years ? passes : declines('under-age')),
      }),
      ruleOn('book.charged-off', ['charged_off', values.charged_off], {
        unknown: silence,
        known: (chargedOff) => (chargedOff ? declines('own-loan-charged-off') : passes),
      }),
      ruleOn('book.overdue', ['days_past_due', values.days_past_due], {
        unknown: silence,
        known: (days) => (days > 0 ? declines('own-loan-late') : passes),
      }),
      ruleOn('book.open-loans', ['open_loans', values.open_loans], {
        unknown: silence,
        known: (open) => (open > pack.eligibility.maxOpenLoans ? declines('own-loan-open') : passes),
      }),
      cooling(input, pack, today),
      segment.rule,
    ],
    { segment: segment.segment },
  );
};

/** The waiting time runs from the day the last loan was closed. */
function cooling({ values }: DecisionInput, { cooling: rule }: Pack, today: Temporal.PlainDate): RuleResult {
  const { recent_loans: loans, last_loan_closed_on: closed } = values;
  const result = (finding: typeof passes): RuleResult => ({
    rule: 'book.cooling',
    inputs: { recent_loans: loans, last_loan_closed_on: closed },
    ...finding,
  });
  if (!isKnown(loans)) return result(refers('own-book-silent'));
  if (loans < rule.loans) return result(passes);
  if (!isKnown(closed) || closed === 'none') return result(refers('own-book-silent'));
  const free = closed.add({ days: rule.wait_days });
  if (Temporal.PlainDate.compare(today, free) >= 0) return result(passes);
  return result(declines('wait-between-loans', { comeBackOn: free }));
}

/** A loan counts as repaid only with settled money, so a borrower may claim `repeat` too early: then they are new. */
function repeatProven({ segment, values }: DecisionInput): {
  readonly segment: DecisionInput['segment'];
  readonly rule: RuleResult;
} {
  const closed = values.loans_closed;
  const rule = { rule: 'book.segment' as const, inputs: { segment, loans_closed: closed } };
  if (segment !== 'repeat') return { segment, rule: { ...rule, ...passes } };
  if (!isKnown(closed)) return { segment: 'new', rule: { ...rule, ...refers('own-book-silent') } };
  if (closed > 0) return { segment, rule: { ...rule, ...passes } };
  return { segment: 'new', rule: { ...rule, ...notes('segment-not-proven') } };
}

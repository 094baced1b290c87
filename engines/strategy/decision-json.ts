import type { Decision } from './decision.ts';
import { type Json, toJson } from './json.ts';
import { reasonOf } from './reasons.ts';

/**
 * A decision on the wire and in the store: names with underscores, money as `{amount, currency}` with minor units in a
 * string, each reason with its texts. `rate` and `apr` are those of the largest cell offered, the first one a borrower sees.
 */
export function decisionToJson(decision: Decision): { readonly [name: string]: Json } {
  const first = decision.menu.find((cell) => cell.offered);
  return {
    outcome: decision.outcome,
    pack: decision.pack,
    segment: decision.segment,
    as_of: decision.asOf.toString(),
    tier: decision.tier ?? null,
    limit: toJson(decision.limit),
    rate: first ? toJson(first.price) : null,
    apr: first ? toJson(first.apr) : null,
    menu: decision.menu.map((cell) => {
      const { breakEven_ppm, expectedResult, withinLossBudget, ...rest } = cell;
      const renamed = {
        ...rest,
        break_even_ppm: breakEven_ppm,
        expected_result: expectedResult,
        within_loss_budget: withinLossBudget,
      };
      return toJson(renamed);
    }),
    reasons: decision.reasons.map((code) => toJson({ code, ...reasonOf(code) })),
    come_back_on: decision.comeBackOn?.toString() ?? null,
    flags: [...decision.flags],
    first_loan_loss: decision.firstLoanLoss ? toJson(decision.firstLoanLoss) : null,
    trace: decision.trace.map((entry) => toJson(entry)),
  };
}

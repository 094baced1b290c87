import type { ExpectedOutcome, Simulated } from '../contract.ts';

/** What came out otherwise than a case expects. What it does not name is not looked at. */
export function judgeCase(expected: ExpectedOutcome, got: Simulated): readonly (keyof ExpectedOutcome)[] {
  const { outcome, tier, limit, reasons } = expected;
  const codes = new Set(got.reasons.map(({ code }) => code));
  const differs: Readonly<Record<keyof ExpectedOutcome, boolean>> = {
    outcome: got.outcome !== outcome,
    tier: tier !== undefined && got.tier !== tier,
    limit: limit !== undefined && (got.limit.amount !== limit.amount || got.limit.currency !== limit.currency),
    reasons: (reasons ?? []).some((code) => !codes.has(code)),
  };
  return (['outcome', 'tier', 'limit', 'reasons'] as const).filter((field) => differs[field]);
}

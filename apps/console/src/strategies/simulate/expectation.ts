import type { ExpectedOutcome, Simulated } from '@lendline/decisions/contract';

export const expectable = ['tier', 'limit', 'reasons'] as const satisfies readonly (keyof ExpectedOutcome)[];

export type Expectable = (typeof expectable)[number];

/** What a case expects that is to come out again as it did: the outcome always, and of the rest what was chosen. */
export function expectationOf(
  { outcome, tier, limit, reasons }: Simulated,
  chosen: ReadonlySet<Expectable>,
): ExpectedOutcome {
  return {
    outcome,
    ...(chosen.has('tier') && { tier }),
    ...(chosen.has('limit') && { limit }),
    ...(chosen.has('reasons') && { reasons: reasons.map(({ code }) => code) }),
  };
}

import type { Features } from './features.ts';

/**
 * What the operator of a line has said of who has the number and in what, as far as it has. Made from carrier checks, not from
 * records: whose call list it is says nothing of since when the number is theirs.
 */
export interface LineIdentity {
  /** Months that the person has had the number at least, with whatever operator. */
  readonly tenure_months: number | null;
  /** The same with the present operator alone: it begins anew when a number is ported. */
  readonly carrierTenure_months: number | null;
  readonly ported: boolean | null;
  /** The last change of the SIM card and of the handset, in epoch milliseconds; the activation where there was none. */
  readonly simChanged_ms: number | null;
  readonly deviceChanged_ms: number | null;
  /** When the operator said so, in epoch milliseconds, ascending. */
  readonly told_ms: readonly number[];
}

const day_ms = 86_400_000;

/** Every feature of the catalogue with source `line`; all null where no operator was asked, or none may be. */
export function lineIdentityFeatures(identity: LineIdentity | undefined, as_of: Temporal.Instant): Features {
  const as_of_ms = as_of.epochMilliseconds;
  const daysSince = (at_ms: number | null | undefined): number | null =>
    at_ms === null || at_ms === undefined ? null : Math.max(0, as_of_ms - at_ms) / day_ms;
  const ported = identity?.ported ?? null;
  return {
    line_tenure_months: identity?.tenure_months ?? null,
    line_carrier_tenure_months: identity?.carrierTenure_months ?? null,
    line_ported: ported === null ? null : Number(ported),
    line_days_since_sim_swap: daysSince(identity?.simChanged_ms),
    line_days_since_device_swap: daysSince(identity?.deviceChanged_ms),
  };
}

import type { CheckName } from '../contract.ts';

/** How long a carrier's answer stands before it is asked again, in hours. An unknown is asked again at once. */
export const validFor_h: Readonly<Record<CheckName, number>> = {
  possession: 24,
  // Identity is reused for 180 days unless the line changed; a swap check never is.
  'kyc-match': 180 * 24,
  tenure: 180 * 24,
  'number-recycling': 30 * 24,
  'sim-swap': 1,
  'device-swap': 1,
  'call-forwarding': 1,
};

/** The checks asked of the carrier, in the order of a decision. */
export const carrierChecks = [
  'kyc-match',
  'tenure',
  'sim-swap',
  'device-swap',
  'number-recycling',
  'call-forwarding',
] as const satisfies readonly CheckName[];

export type CarrierCheckName = (typeof carrierChecks)[number];

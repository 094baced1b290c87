import { atRate, type LocalText, type RatePpm } from '@lendline/kernel';

export const feeKinds = ['service', 'origination', 'guarantee', 'insurance', 'other'] as const;

export type FeeKind = (typeof feeKinds)[number];

/** When a fee falls due: kept back from the payout, with the last instalment, or with every instalment. */
export const feeTimes = ['disbursement', 'maturity', 'each'] as const;

export type FeeTime = (typeof feeTimes)[number];

/**
 * What a fee can be a share of: everything paid out; the balance that a period begins with; interest, or principal and
 * interest, of the instalment that the fee comes with, or, for a fee that comes once, of the whole loan.
 */
export const feeBases = ['principal', 'balance', 'interest', 'principal_and_interest'] as const;

export type FeeBase = (typeof feeBases)[number];

/** A fee of the loan's terms: a fixed amount in minor units of the loan's currency, or a share of something of the loan. */
export interface Fee {
  readonly kind: FeeKind;
  readonly name: LocalText;
  readonly charge: { readonly amount: bigint } | { readonly rate_ppm: RatePpm; readonly of?: FeeBase };
  readonly when: FeeTime;
  /** Tax on the fee itself (excise duty, VAT), paid by the borrower and owed on to the state. */
  readonly duty_ppm: RatePpm;
}

/** What one fee comes to each time it is charged, in minor units. `total` = `fee` + `duty`. */
export interface FeeAmount {
  readonly fee: bigint;
  readonly duty: bigint;
  readonly total: bigint;
}

/** Both the fee and its duty are rounded half-even to whole minor units. */
export function feeAmount({ charge, duty_ppm }: Fee, base: bigint): FeeAmount {
  const fee = 'amount' in charge ? charge.amount : atRate(base, charge.rate_ppm, 'half-even');
  const duty = atRate(fee, duty_ppm, 'half-even');
  return { fee, duty, total: fee + duty };
}

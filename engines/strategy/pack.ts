import type { Allocation, LateFeeRule } from '@lendline/credit';
import type { Currency, LocalText, RatePpm } from '@lendline/kernel';
import type { Basis } from './basis.ts';
import type { ContactCadence } from './contact-cadence.ts';

/**
 * A jurisdiction pack: everything that differs from one country to the next, as data. Amounts are minor units
 * of the pack's currency, rates parts per million, days ISO dates. Laws were read in summaries: wherever a
 * `Basis` says `counselMustCheck`, a lender's counsel must check the sentence before real money moves.
 */
export interface Pack {
  readonly id: string;
  readonly country: string;
  readonly name: LocalText;
  readonly currency: Currency;
  readonly zone: string;
  readonly counselNotice: LocalText;
  readonly products: readonly Product[];
  readonly tiers: readonly Tier[];
  readonly terms: Terms;
  readonly eligibility: Eligibility;
  readonly line: LineRules;
  readonly checks: Checks;
  readonly records: RecordRules;
  readonly score: ScoreRules;
  readonly thinFile: ThinFile;
  readonly affordability: Affordability;
  readonly trader: TraderRules;
  readonly rounding: { readonly limitStep: bigint; readonly basis: Basis };
  readonly raises: Raises;
  readonly cooling: Cooling;
  readonly economics: Economics;
  readonly servicing: Servicing;
  readonly contactCadence: ContactCadence;
  readonly allowedSources: readonly AllowedSource[];
  readonly prohibitedSources: readonly ProhibitedSource[];
  readonly people: PeopleRules;
  readonly caps: readonly Cap[];
  readonly duty: Duty;
  readonly disclosure: Disclosure;
  readonly drawdown: DrawdownRules;
  readonly rails: Rails;
}

export const tierNames = ['A', 'B', 'C', 'D'] as const;

export type TierName = (typeof tierNames)[number];

/** `annuity`: equal monthly instalments at a nominal yearly rate. `single`: one payment after `days`, for a fee. */
export type Product = ProductName &
  ({ readonly kind: 'annuity'; readonly dayCount: '30/360' } | { readonly kind: 'single'; readonly days: number });

interface ProductName {
  readonly id: string;
  readonly name: LocalText;
  /** Where payments go, agreed with each loan; the oldest instalment first, and in it penalties, fees, interest, principal, unless named. */
  readonly allocation?: Allocation;
}

export interface Tier {
  readonly tier: TierName;
  /** The tier takes probabilities of default strictly below this, and at or above the bound of the tier before. */
  readonly pdBelow_ppm: RatePpm;
  /** Nominal yearly rate (`annuity`) or the fee of one period before duty (`single`). */
  readonly price_ppm: RatePpm;
  readonly firstLimit: bigint;
  readonly ceiling: bigint;
  /** The limit is multiplied by this after a good loan; 1_000_000 = no raise. */
  readonly raise_ppm: RatePpm;
}

/** The longest term of each amount, smallest amounts first; instalments are months (`annuity`) or one (`single`). */
export interface Terms {
  readonly byAmount: readonly { readonly upTo: bigint | 'any'; readonly instalments: number }[];
  /** The target that a tier's PD predicts, so that a cell can restate it over its own term. */
  readonly pdMeans: { readonly text: LocalText; readonly months: number };
  readonly basis: Basis;
}

export interface Eligibility {
  readonly minAge_years: number;
  readonly maxOpenLoans: number;
  readonly ageBasis: Basis;
  readonly openLoansBasis: Basis;
}

export interface LineRules {
  /** Tenure surely below this is declined, with the date on which to come back. */
  readonly declineTenureBelow_months: number;
  /** Possession, match and tenure answers of a repeat borrower are reused this long unless the line changed. */
  readonly reuseIdentity_days: number;
  /** The look-back asked of the SIM-swap check, in hours (CAMARA maxAge 1..2400). */
  readonly swapWindow_h: number;
  readonly swapBasis: Basis;
}

/** `required`: a check that was not run sends the application to a person. Otherwise the trace says it was not run. */
export interface Checks {
  readonly lists: { readonly required: boolean };
  readonly velocity: { readonly required: boolean };
  readonly ring: { readonly required: boolean };
  /** Packs kept from before there were typologies have none: a decision on one of them never asked. */
  readonly typologies?: { readonly required: boolean };
  readonly multiLending: { readonly required: boolean; readonly maxOpenLenders: number };
  readonly bureau: { readonly required: boolean };
  readonly basis: Basis;
}

export interface RecordRules {
  /** Records whose newest row is older than this count as absent and are flagged. */
  readonly newestAtMost_days: number;
  readonly basis: Basis;
}

export interface ScoreRules {
  /** Weight of the PD from own repayment in a repeat borrower's PD; the rest is the PD from phone and wallet data. */
  readonly ownRepaymentWeight_ppm: RatePpm;
  /** Each doubling of the amount above `referenceAmount` adds this to the log-odds of default of a menu cell. */
  readonly logOddsPerDoubling: number;
  readonly referenceAmount: bigint;
  readonly basis: Basis;
}

export interface ThinFile {
  readonly coverageBelow_days: number;
  readonly tenureBelow_months: number;
  readonly bestTier: TierName;
  readonly maxAmount: bigint;
  readonly basis: Basis;
}

export interface Affordability {
  /** Instalments everywhere together, at most this share of median proven monthly income. */
  readonly maxShare_ppm: RatePpm;
  readonly basis: Basis;
  /** Stands in for an income that nothing proves, and then the thin-file amount is the most that is lent. */
  readonly presumedIncome: bigint;
  readonly presumedBasis: Basis;
}

export interface TraderRules {
  readonly incomeShareOfTurnover_ppm: RatePpm;
  readonly turnover_months: number;
  readonly limitByTier: Readonly<Record<TierName, bigint>>;
  /** What a trader with a licence may have instead of one loan; null where the pack has none. */
  readonly creditLine: CreditLineRules | null;
  /** What is lent only where somebody guarantees it; elsewhere a guarantor is the borrower's own choice. */
  readonly guarantorFor?: readonly ('loan' | 'credit-line')[];
  readonly basis: Basis;
}

/** A credit line: each drawdown is a loan of the pack's product, at the tier's price, under the cap of its own day. */
export interface CreditLineRules {
  readonly name: LocalText;
  /** From the day of opening to the last day on which it can be drawn, unless it is renewed. */
  readonly term_months: number;
  readonly leastDrawdown: bigint;
  readonly mostInstalments: number;
  /** Days in a row, within a term, on which nothing is out, before it can be renewed; 0: none. */
  readonly restBeforeRenewal_d: number;
  readonly basis: Basis;
}

export interface Raises {
  readonly onePer_days: number;
  readonly worstLatenessAtMost_days: number;
  readonly basis: Basis;
}

export interface Cooling {
  readonly loans: number;
  readonly within_days: number;
  readonly wait_days: number;
  readonly basis: Basis;
}

/** What a loan costs the lender; see `break-even.ts`. */
export interface Economics {
  readonly lossGivenDefault_ppm: RatePpm;
  /** Nominal yearly cost of funds. */
  readonly funding_ppm: RatePpm;
  readonly costPerLoan: bigint;
  readonly costPerMonth: bigint;
  readonly recoveryAfter_months: number;
  /** What one new borrower's first loan may be expected to lose. */
  readonly firstLoanLossBudget: bigint;
  readonly basis: Basis;
}

export interface Servicing {
  /** Agreed with each loan. A fee that would bring the all-in rate above the loan's cap is not raised. */
  readonly lateFees: 'none' | LateFeeRule;
  readonly interestStopsAt_dpd: number;
  /**
   * Days after a due date on which what is open is collected under a mandate, as its giver is told; each is a day of a message
   * too. Packs kept from before it was theirs have none.
   */
  readonly collectOn_d?: readonly number[];
  readonly basis: Basis;
}

export type ConsentForm = 'general' | 'separate' | 'written';

/** A source the borrower can be asked for; `why` is shown on the consent screen. What is not listed cannot be asked, imported or compiled. */
export interface AllowedSource {
  readonly id: SourceId;
  readonly name: LocalText;
  readonly why: LocalText;
  readonly optional: boolean;
  readonly consent: ConsentForm;
  /** W3C Data Privacy Vocabulary purpose. */
  readonly purpose: string;
  readonly basis: Basis;
}

export const sourceIds = [
  'line-checks',
  'call-records',
  'top-ups',
  'payment-statement',
  'mobile-money-statement',
  'declared-ties',
  'multi-lending-register',
  'credit-bureau',
  'contact-list',
  'photos',
  'social-media',
  'location-history',
  'sensitive-traits',
] as const;

export type SourceId = (typeof sourceIds)[number];

export interface ProhibitedSource {
  readonly id: SourceId;
  readonly why: LocalText;
  readonly basis: Basis;
}

export interface PeopleRules {
  readonly otherPeoplesNumbers: 'keyed-hash-at-import-never-contacted';
  /**
   * Whether a person may be looked at by how those repaid whom they know: `on` only where the law of the pack allows it. It
   * gives evidence for a person, and never a reason to decline.
   */
  readonly exposureToDefaulters: 'off' | 'on';
  readonly graphEvidence: 'may-refer-never-declines';
  readonly basis: Basis;
}

export const licences = ['small-loan-company', 'consumer-finance', 'bank', 'private-lender', 'digital-credit'] as const;

export type Licence = (typeof licences)[number];

/**
 * A cap on the all-in annual rate of one licence, from a day on until a later entry replaces it. It is
 * compared with the larger of the nominal and the effective annual rate, recomputed from the schedule's rounded cents.
 */
export interface Cap {
  readonly licence: Licence;
  readonly method: 'larger-of-nominal-and-effective';
  readonly from: string;
  readonly limit:
    | { readonly kind: 'law'; readonly annual_ppm: RatePpm }
    | {
        readonly kind: 'reference-multiple';
        readonly multiple: number;
        readonly reference: string;
        readonly reference_ppm: RatePpm;
      }
    | { readonly kind: 'lender'; readonly annual_ppm: RatePpm };
  readonly basis: Basis;
}

export interface Duty {
  /** Tax on the fee, paid by the borrower on top of it and counted in the all-in rate. */
  readonly onFee_ppm: RatePpm;
  readonly name: LocalText;
  readonly basis: Basis;
}

export interface Disclosure {
  readonly mostProminent: 'all-in-apr';
  readonly forcedReading_s: number;
  readonly costStatement: readonly LocalText[];
  readonly automatedDecision: LocalText;
  readonly basis: Basis;
}

/** What happens to money whose drawdown check failed or stayed silent. */
export interface DrawdownRules {
  readonly staffToRelease: number;
  readonly identityAgain: boolean;
  readonly freeCancellationAfter_h: number;
  readonly basis: Basis;
}

export interface Rails {
  readonly refuseWithoutLicenceRecord: boolean;
  readonly refuseSimulatedModel: boolean;
}

import type { LocalText, Money, RatePpm } from '@lendline/kernel';
import type { Facts, FactName, FactValue } from './facts.ts';
import type { OwnRuleId } from './jdm/document.ts';
import type { TierName } from './pack.ts';
import type { ReasonCode } from './reasons.ts';
import type { RuleId } from './rules.ts';

export const segments = ['new', 'repeat', 'trader'] as const;

export type Segment = (typeof segments)[number];

/** Everything a decision is a function of, besides its pack. `asOf` stands for the clock. */
export interface DecisionInput {
  readonly segment: Segment;
  /** A product of the pack, by id. */
  readonly product: string;
  /** What the borrower asks for. */
  readonly amount: Money;
  /** The number of instalments asked for, or `any`. */
  readonly term: number | 'any';
  readonly asOf: Temporal.Instant;
  readonly values: Facts;
  /** Behaviour features by name, for strategies that look at them; one that is left out is unknown. */
  readonly features?: Readonly<Record<string, number | 'unknown'>>;
}

export const stepIds = [
  'eligibility',
  'identity',
  'lists',
  'paid-checks',
  'records',
  'score',
  'tier',
  'affordability',
  'menu',
  'offer',
] as const;

/** The steps of a decision, in their order. */
export type StepId = (typeof stepIds)[number];

export type Verdict = 'pass' | 'refer' | 'hold' | 'decline';

/** `note`: counted, with a consequence for the amount; `not-run`: the check was not made, which is no pass. */
export type RuleOutcome = Verdict | 'note' | 'not-run';

export interface TraceEntry {
  readonly step: StepId;
  readonly rule: RuleId | OwnRuleId;
  /** The values the rule looked at, `unknown` included. */
  readonly inputs: Readonly<Partial<Record<FactName | DerivedName, TraceValue>>>;
  readonly outcome: RuleOutcome;
  readonly reason?: ReasonCode;
  readonly text: LocalText;
  /** The row of the strategy that said so, as `node/row`; what a money node found has none. */
  readonly row?: string;
}

/** Values that a step works out and a trace shows beside the facts. */
export type DerivedName =
  | 'segment'
  | 'covered_days'
  | 'thin_file'
  | 'pd_used_ppm'
  | 'tier'
  | 'income'
  | 'capacity'
  | 'limit'
  | 'requested'
  | 'cap_ppm'
  | 'cells'
  | 'expected_first_loan_loss';

/** A fact as it was read, or a value worked out from facts. */
export type TraceValue = Exclude<FactValue, string | number | boolean> | string | number | boolean;

export interface AnnualRates {
  readonly nominal_ppm: RatePpm;
  readonly effective_ppm: RatePpm;
}

/** One amount over one term at the price of the tier. */
export interface MenuCell {
  readonly amount: Money;
  readonly instalments: number;
  /** Nominal yearly rate or fee of the period before duty, as the product charges. */
  readonly price: { readonly rate_ppm: RatePpm } | { readonly fee_ppm: RatePpm };
  /** Probability of default over the life of this loan. */
  readonly pd_ppm: RatePpm;
  /** The price at which this cell would earn nothing, in the terms of `price`. */
  readonly breakEven_ppm: RatePpm;
  readonly cap_ppm: RatePpm;
  /** All-in annual rates, from the rounded cents of the schedule. */
  readonly apr: AnnualRates;
  /** What falls due with each instalment, duties included. */
  readonly due: readonly Money[];
  /** The larger annual rate is at or below the cap. */
  readonly lawful: boolean;
  /** No instalment is above what the borrower's income leaves free. */
  readonly serves: boolean;
  /** What the lender expects to earn over the life of the loan; below zero = a loss. */
  readonly expectedResult: Money;
  /** A first loan's expected loss is within the budget of the pack; always true of later loans. */
  readonly withinLossBudget: boolean;
  /** Lawful, served and within budget: may be put before the borrower. */
  readonly offered: boolean;
}

export interface FirstLoanLoss {
  /** The largest expected loss among the cells that are offered; zero where every one earns. */
  readonly expected: Money;
  readonly budget: Money;
}

export const flags = [
  'simulated-model',
  'model-origin-unknown',
  'licence-unknown',
  'thin-file',
  'counter-offer',
  'income-presumed',
  'identity-reused',
  'calls-absent',
  'statement-absent',
  'lists-not-run',
  'velocity-not-run',
  'ring-not-run',
  'typologies-not-run',
  'multi-lending-not-run',
  'bureau-not-run',
] as const;

export type Flag = (typeof flags)[number];

export interface Decision {
  readonly outcome: 'approve' | 'decline' | 'refer';
  readonly pack: string;
  readonly segment: Segment;
  readonly asOf: Temporal.Instant;
  /** Present once the score was read: also on a referral, as what a person would be deciding about. */
  readonly tier: TierName | undefined;
  readonly limit: Money;
  readonly menu: readonly MenuCell[];
  /** Principal reasons, most important first, at most four. An approval may carry why it is not more. */
  readonly reasons: readonly ReasonCode[];
  /** The day on which the same application would no longer fail for time alone. */
  readonly comeBackOn: Temporal.PlainDate | undefined;
  readonly flags: readonly Flag[];
  readonly firstLoanLoss: FirstLoanLoss | undefined;
  readonly trace: readonly TraceEntry[];
}

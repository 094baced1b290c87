import { atRate, floorToMultiple, type Money, money } from '@lendline/kernel';
import type { DecisionInput, Segment } from '../decision.ts';
import type { Known } from '../facts.ts';
import type { Pack, Tier } from '../pack.ts';
import type { ReasonCode } from '../reasons.ts';

export interface LimitQuestion {
  readonly segment: Segment;
  readonly tier: Tier;
  readonly thin: boolean;
  readonly today: Temporal.PlainDate;
}

export interface TierLimit {
  readonly limit: Money;
  /** Why it is not more; undefined on a first limit or a full raise. */
  readonly reason: ReasonCode | undefined;
  /** What our own book or the records had to say and did not. */
  readonly missing: ReasonCode | undefined;
}

/**
 * The limit that tier, history and coverage allow, before affordability, rounded down to the pack's step.
 * New: the first limit. Repeat: the present limit, raised at most once in 30 days after a loan that was never
 * more than 3 days late, up to the ceiling. Trader: the median net monthly turnover, up to the trader's figure of
 * the tier. A thin file has its own most.
 */
export function tierLimit(input: DecisionInput, pack: Pack, question: LimitQuestion): TierLimit {
  const raw = bySegment(input, pack, question);
  const most = question.thin ? pack.thinFile.maxAmount : raw.amount;
  const amount = floorToMultiple(raw.amount < most ? raw.amount : most, pack.rounding.limitStep);
  return { limit: money(amount, pack.currency), reason: raw.reason, missing: raw.missing };
}

interface Raw {
  readonly amount: bigint;
  readonly reason?: ReasonCode | undefined;
  readonly missing?: ReasonCode | undefined;
}

function bySegment(input: DecisionInput, pack: Pack, question: LimitQuestion): Raw {
  switch (question.segment) {
    case 'new':
      return { amount: question.tier.firstLimit };
    case 'repeat':
      return repeatLimit(input, pack, question);
    case 'trader':
      return traderLimit(input, pack, question.tier);
  }
}

function traderLimit({ values }: DecisionInput, pack: Pack, { tier }: Tier): Raw {
  const most = pack.trader.limitByTier[tier];
  const turnover = values.median_monthly_turnover;
  if (turnover === 'unknown') return { amount: 0n, missing: 'turnover-silent' };
  return { amount: turnover.amount < most ? turnover.amount : most };
}

function repeatLimit({ values }: DecisionInput, pack: Pack, { tier, today }: LimitQuestion): Raw {
  const present = values.current_limit;
  if (present === 'unknown') return { amount: 0n, missing: 'own-book-silent' };
  if (present === 'none') return { amount: tier.firstLimit };
  if (present.amount > tier.ceiling) return { amount: tier.ceiling, reason: 'limit-cut' };
  const refusal =
    raiseRefused(values.last_loan_worst_lateness_days, pack) ?? raisedLately(values.last_raise_on, pack, today);
  if (refusal) return { amount: present.amount, reason: refusal };
  const raised = atRate(present.amount, tier.raise_ppm, 'floor');
  const most = raised < tier.ceiling ? raised : tier.ceiling;
  // A lot may withhold a raise and nothing else: what stands, stands. Whoever was never drawn is not held out.
  const isRaise = floorToMultiple(most, pack.rounding.limitStep) > present.amount;
  if (values.raise_holdout === true && isRaise) {
    return { amount: present.amount, reason: 'raise-held-out' };
  }
  return { amount: most };
}

/** A raise is a favour: what is not known to be good earns none, and costs nothing either. */
function raiseRefused(worst: Known<number | 'none'>, pack: Pack): ReasonCode | undefined {
  return typeof worst === 'number' && worst <= pack.raises.worstLatenessAtMost_days
    ? undefined
    : 'raise-after-lateness';
}

function raisedLately(
  raised: Known<Temporal.PlainDate | 'none'>,
  pack: Pack,
  today: Temporal.PlainDate,
): ReasonCode | undefined {
  if (raised === 'none') return undefined;
  if (raised === 'unknown') return 'raise-not-yet';
  return raised.until(today, { largestUnit: 'days' }).days >= pack.raises.onePer_days ? undefined : 'raise-not-yet';
}

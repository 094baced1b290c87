import { atRate, type Money, money, present } from '@lendline/kernel';
import type { DecisionInput } from '../decision.ts';
import { tierLimit } from './tier-limit.ts';
import type { Pack } from '../pack.ts';
import {
  declines,
  isKnown,
  neverByLinks,
  notes,
  passes,
  refers,
  type RuleResult,
  ruleOn,
  type SoFar,
  type Step,
  stepResult,
} from '../step.ts';

/**
 * Step 8: what may fall due to us in a month = share x median proven income - instalments elsewhere - instalments
 * with us. An income that nothing proves is presumed low and then the thin-file amount is the most.
 */
export const affordability: Step = (input, pack, soFar) => {
  const { values } = input;
  const limit = limitRule(input, pack, soFar);
  const income = incomeOf(input, pack, soFar);
  const owed = values.other_monthly_instalments;
  const own = ruleOn('afford.own', ['own_monthly_instalments', values.own_monthly_instalments], {
    unknown: refers('own-instalments-silent'),
    known: () => passes,
  });
  const obligations = ruleOn('afford.obligations', ['other_monthly_instalments', owed], {
    unknown: notes('obligations-unknown'),
    known: () => passes,
  });
  const share = atRate(income.amount, pack.affordability.maxShare_ppm, 'floor');
  const free = share - (isKnown(owed) ? owed.amount : 0n) - ownInstalments(input);
  const capacity = money(free > 0n ? free : 0n, pack.currency);
  const proven = income.proven && isKnown(owed);
  const found: RuleResult[] = [limit.rule, income.rule, obligations, own];
  return stepResult(
    [...found, { rule: 'afford.capacity' as const, inputs: { capacity }, ...passes }].map((rule) =>
      neverByLinks(rule, input),
    ),
    { capacity, tierLimit: proven ? limit.limit : atMostThin(limit.limit, pack) },
  );
};

function limitRule(
  input: DecisionInput,
  pack: Pack,
  soFar: SoFar,
): { readonly limit: Money; readonly rule: RuleResult } {
  const tier = present(soFar.tier, 'the tier step comes first');
  const { segment, today, thin } = soFar;
  const { limit, reason, missing } = tierLimit(input, pack, { segment, tier, today, thin: thin === true });
  const { current_limit, last_raise_on, last_loan_worst_lateness_days, median_monthly_turnover, raise_holdout } =
    input.values;
  const inputs = {
    segment,
    tier: tier.tier,
    limit,
    ...(segment === 'repeat' && { current_limit, last_raise_on, last_loan_worst_lateness_days }),
    ...(segment === 'repeat' && isKnown(raise_holdout) && { raise_holdout }),
    ...(segment === 'trader' && { median_monthly_turnover }),
  };
  if (missing) return { limit, rule: { rule: 'limit.tier', inputs, ...refers(missing) } };
  const nothing = segment === 'trader' && pack.trader.limitByTier[tier.tier] === 0n;
  const finding = nothing ? declines('trader-tier') : reason ? notes(reason) : passes;
  return { limit, rule: { rule: 'limit.tier', inputs, ...finding } };
}

interface Income {
  readonly amount: bigint;
  readonly proven: boolean;
  readonly rule: RuleResult;
}

/** Only a usable statement proves income: a figure read from records that count as absent proves nothing. */
function incomeOf({ values }: DecisionInput, pack: Pack, { segment, usable }: SoFar): Income {
  const { median_monthly_income: wages, median_monthly_turnover: turnover } = values;
  const stated = segment === 'trader' ? turnover : wages;
  const inputs = segment === 'trader' ? { median_monthly_turnover: turnover } : { median_monthly_income: wages };
  if (usable?.statement !== true || !isKnown(stated)) {
    const amount = pack.affordability.presumedIncome;
    return {
      amount,
      proven: false,
      rule: {
        rule: 'afford.income',
        inputs: { ...inputs, income: money(amount, pack.currency) },
        ...notes('income-unproven', 'income-presumed'),
      },
    };
  }
  const amount =
    segment === 'trader' ? atRate(stated.amount, pack.trader.incomeShareOfTurnover_ppm, 'floor') : stated.amount;
  return {
    amount,
    proven: true,
    rule: { rule: 'afford.income', inputs: { ...inputs, income: money(amount, pack.currency) }, ...passes },
  };
}

function ownInstalments({ values }: DecisionInput): bigint {
  return isKnown(values.own_monthly_instalments) ? values.own_monthly_instalments.amount : 0n;
}

function atMostThin(limit: Money, pack: Pack): Money {
  return limit.amount < pack.thinFile.maxAmount ? limit : money(pack.thinFile.maxAmount, pack.currency);
}

import type { LocalText } from '@lendline/kernel';
import { checkAllocation } from './allocation.ts';
import { checkCalendar, checkChanges, checkDueDates } from './changes-check.ts';
import { feeAmount } from './fee.ts';
import { largestAmount } from './decimal.ts';
import type { LoanTerms } from './loan-terms.ts';
import { type Problem, problem } from './problem.ts';

/** One thing terms must satisfy, so that a schedule exists and every cent of it is exact. */
interface Rule {
  readonly field: string;
  readonly value: (terms: LoanTerms) => unknown;
  readonly holds: (terms: LoanTerms) => boolean;
  readonly expected: LocalText;
  readonly doThis: LocalText;
}

const within = (value: number, low: number, high: number) => Number.isInteger(value) && value >= low && value <= high;

const rules: readonly Rule[] = [
  {
    field: 'principal',
    value: (terms) => terms.principal.amount,
    holds: ({ principal }) => principal.amount > 0n && principal.amount <= largestAmount,
    expected: {
      en: 'above 0 and at most 999999999999 minor units',
      'zh-CN': '大于 0 且不超过 999999999999 个最小货币单位',
    },
    doThis: {
      en: 'Give the principal in minor units: 5,000.00 is 500000.',
      'zh-CN': '请以最小货币单位填写本金:5,000.00 写作 500000。',
    },
  },
  {
    field: 'instalments',
    value: (terms) => terms.instalments,
    holds: (terms) => within(terms.instalments, 1, 1000),
    expected: { en: 'a whole number from 1 to 1000', 'zh-CN': '1 到 1000 的整数' },
    doThis: { en: 'Give the number of instalments.', 'zh-CN': '请填写期数。' },
  },
  {
    field: 'every.count',
    value: (terms) => terms.every.count,
    holds: (terms) => within(terms.every.count, 1, 366),
    expected: { en: 'a whole number from 1 to 366', 'zh-CN': '1 到 366 的整数' },
    doThis: {
      en: 'Give how many days, weeks or months lie between instalments.',
      'zh-CN': '请填写每期间隔的天、周或月数。',
    },
  },
  {
    field: 'rate_ppm',
    value: (terms) => terms.rate_ppm,
    holds: (terms) => within(terms.rate_ppm, 0, 100_000_000),
    expected: {
      en: 'a whole number from 0 to 100000000 (parts per million a year)',
      'zh-CN': '0 到 100000000 的整数(年利率,百万分之一)',
    },
    doThis: { en: 'Write 14.4 % a year as 144000.', 'zh-CN': '年利率 14.4% 写作 144000。' },
  },
  {
    field: 'rounding_multiple',
    value: (terms) => terms.roundingMultiple,
    holds: ({ roundingMultiple, instalments, principal }) =>
      roundingMultiple === 1n || (roundingMultiple > 1n && roundingMultiple * BigInt(instalments) <= principal.amount),
    expected: {
      en: 'at least 1 and at most an equal share of the principal',
      'zh-CN': '不小于 1 且不超过本金的平均每期金额',
    },
    doThis: {
      en: 'Round to a smaller amount, or take fewer instalments.',
      'zh-CN': '请改用更小的取整单位,或减少期数。',
    },
  },
  {
    field: 'down_payment_ppm',
    value: (terms) => terms.downPayment_ppm,
    holds: (terms) => within(terms.downPayment_ppm, 0, 900_000),
    expected: { en: 'a whole number from 0 to 900000', 'zh-CN': '0 到 900000 的整数' },
    doThis: { en: 'Write a down payment of 25 % as 250000.', 'zh-CN': '首付 25% 写作 250000。' },
  },
  {
    field: 'principal_grace',
    value: (terms) => terms.principalGrace,
    holds: (terms) => within(terms.principalGrace, 0, supportsPrincipalGrace(terms) ? lastGrace(terms) : 0),
    expected: {
      en: 'fewer than the instalments; 0 for a bullet loan, which carries principal last anyway',
      'zh-CN': '少于期数;到期还本(bullet)本就最后还本,须为 0',
    },
    doThis: { en: 'Lower the grace, or choose another method.', 'zh-CN': '请减少宽限期数,或更换还款方式。' },
  },
  {
    field: 'interest_grace',
    value: (terms) => terms.interestGrace,
    holds: (terms) => within(terms.interestGrace, 0, lastGrace(terms)),
    expected: { en: 'fewer than the instalments', 'zh-CN': '少于期数' },
    doThis: { en: 'Lower the grace, or choose another method.', 'zh-CN': '请减少宽限期数,或更换还款方式。' },
  },
  {
    field: 'interest_free',
    value: (terms) => terms.interestFree,
    holds: (terms) => within(terms.interestFree, 0, lastGrace(terms)),
    expected: { en: 'fewer than the instalments', 'zh-CN': '少于期数' },
    doThis: { en: 'Leave an instalment that bears interest.', 'zh-CN': '请至少保留一期计息。' },
  },
];

/** Grace leaves at least one instalment; a bad number of instalments is blamed by its own rule. */
function lastGrace({ instalments }: LoanTerms): number {
  return Math.max(instalments - 1, 0);
}

function supportsPrincipalGrace({ method }: LoanTerms): boolean {
  return method !== 'bullet';
}

/** Every reason why no schedule can be built from these terms; empty when one can. */
export function checkTerms(terms: LoanTerms): Problem[] {
  const broken = rules.filter((rule) => !rule.holds(terms)).map((rule) => problem(rule.field, rule.value(terms), rule));
  const fees = checkFees(terms);
  const dates = checkCalendar(terms);
  const found = [...broken, ...fees, ...dates, ...checkAllocation(terms.allocation)];
  if (found.length > 0) return found;
  // Due dates and changes can only be judged on terms that are right in themselves.
  const later = [...checkDueDates(terms), ...checkPayout(terms)];
  return later.length > 0 ? later : checkChanges(terms);
}

function checkFees({ fees }: LoanTerms): Problem[] {
  return fees.flatMap(({ charge, duty_ppm }, index) => {
    const [name, value, limit] =
      'amount' in charge
        ? (['amount', charge.amount, largestAmount] as const)
        : (['rate_ppm', charge.rate_ppm, 100_000_000] as const);
    const badCharge = value < 0 || value > limit || (typeof value === 'number' && !Number.isInteger(value));
    return [
      ...(badCharge ? [problem(`fees[${index}].${name}`, value, feeTexts)] : []),
      ...(within(duty_ppm, 0, 1_000_000) ? [] : [problem(`fees[${index}].duty_ppm`, duty_ppm, dutyTexts)]),
    ];
  });
}

const feeTexts = {
  expected: { en: 'not below 0, in minor units or parts per million', 'zh-CN': '不小于 0 的最小货币单位或百万分率' },
  doThis: {
    en: 'Write a fee of 6 % as rate_ppm 60000, one of 12.00 as amount "1200".',
    'zh-CN': '6% 的费用写作 rate_ppm 60000,12.00 的费用写作 amount "1200"。',
  },
};

const dutyTexts = {
  expected: { en: 'a whole number from 0 to 1000000', 'zh-CN': '0 到 1000000 的整数' },
  doThis: { en: 'Write a duty of 20 % as 200000.', 'zh-CN': '20% 的税写作 200000。' },
};

/** A loan whose fees eat the whole payout is no loan: the borrower would receive nothing and owe everything. */
function checkPayout({ principal, fees }: LoanTerms): Problem[] {
  const kept = fees
    .filter((fee) => fee.when === 'disbursement')
    .reduce((sum, fee) => sum + feeAmount(fee, principal.amount).total, 0n);
  if (kept < principal.amount) return [];
  return [
    problem('fees', kept, {
      expected: { en: 'fees at disbursement below the principal', 'zh-CN': '放款时收取的费用须低于本金' },
      doThis: { en: 'Lower the fees kept back from the payout.', 'zh-CN': '请降低放款时扣收的费用。' },
    }),
  ];
}

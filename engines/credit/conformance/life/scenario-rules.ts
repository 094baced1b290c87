import { type Currency, err, ok, type Result } from '@lendline/kernel';
import type { Allocation, BucketRule, FutureRule, PaymentKind } from '../../allocation.ts';
import type { Component } from '../../component.ts';
import type { DayCount } from '../../day-count.ts';
import type { JsonFields } from '../../json-fields.ts';
import type { LateFeeRule } from '../../life/late-fees.ts';
import { loanTerms, type Method } from '../../loan-terms.ts';
import type { InterestRecalculation, InterestRule, LoanRules, Recalculation } from '../../life/rules.ts';
import { currencyWith, dayCountOf, ppmOfPercent, repaymentUnits, unitOf } from '../vector-terms.ts';

/** What a product of the vectors says that a loan lives by. */
export type ScenarioProduct = ReturnType<typeof readProduct>;

export function readProduct(fields: JsonFields) {
  return {
    decimals: fields.integer('decimals', 2),
    multiple: fields.numberOrNull('installmentAmountInMultiplesOf'),
    daysInYear: fields.text('daysInYear'),
    daysInMonth: fields.text('daysInMonth'),
    progressive: fields.choice('scheduleType', ['PROGRESSIVE', 'CUMULATIVE'] as const) === 'PROGRESSIVE',
    recalculates: fields.flag('interestRecalculation', false),
    compounding: fields.textOrNull('compounding'),
    rest: fields.textOrNull('restFrequency'),
    onAdvance: fields.textOrNull('rescheduleStrategy'),
    preClose: fields.textOrNull('preClose'),
    downPaymentPct: fields.has('downPaymentPct') ? fields.number('downPaymentPct') : 0,
    autoDownPayment: fields.flag('downPaymentAuto', false),
    arrearsGrace_d: fields.integer('graceOnArrearsAgeingDays', 0),
    future: readFuture(fields.object('futureInstallmentAllocation', {})),
    vertical: fields.text('processing', 'HORIZONTAL') === 'VERTICAL',
    chargebackOrder: fields
      .object('creditAllocation', {})
      .texts('CHARGEBACK', [])
      .map((name) => componentOf(name)),
    charges: fields.texts('productCharges', []),
    fixedLength: fields.has('fixedLengthDays'),
    multiDisburse: fields.flag('multiDisburse', false),
  };
}

export const paymentNames: Readonly<Record<string, PaymentKind>> = {
  REPAYMENT: 'repayment',
  DOWN_PAYMENT: 'down_payment',
  GOODWILL_CREDIT: 'goodwill_credit',
  MERCHANT_ISSUED_REFUND: 'merchant_refund',
  PAYOUT_REFUND: 'payout_refund',
};

const futureNames: Readonly<Record<string, FutureRule>> = {
  NEXT_INSTALLMENT: 'next',
  LAST_INSTALLMENT: 'last',
  REAMORTIZATION: 're_amortise',
};

/** Where money of each kind goes that comes before anything is due. */
export type FutureRules = Readonly<Partial<Record<PaymentKind, FutureRule>> & { other: FutureRule }>;

/** Sets the rule of one kind of payment; `DEFAULT` is every kind without one of its own. */
export function withFuture(rules: FutureRules, kind: string, rule: string): FutureRules {
  const name = kind === 'DEFAULT' ? 'other' : paymentNames[kind];
  const chosen = futureNames[rule];
  return name && chosen ? { ...rules, [name]: chosen } : rules;
}

function readFuture(fields: JsonFields): FutureRules {
  return fields
    .names()
    .reduce<FutureRules>((rules, name) => withFuture(rules, name, fields.text(name)), { other: 'next' });
}

/** The loan that a `create` step asks for. */
export type ScenarioLoan = ReturnType<typeof readLoan>;

export function readLoan(fields: JsonFields, { decimals }: { readonly decimals: number }) {
  return {
    principal: fields.decimal('principal', currencyWith(decimals)),
    annualRatePct: fields.text('annualRatePct'),
    flat: fields.choice('interestType', ['FLAT', 'DECLINING_BALANCE'] as const) === 'FLAT',
    daily: fields.choice('interestCalculationPeriod', ['SAME_AS_REPAYMENT_PERIOD', 'DAILY'] as const) === 'DAILY',
    amortization: fields.text('amortization'),
    every: fields.integer('repaymentEvery'),
    unit: fields.choice('repaymentUnit', repaymentUnits),
    instalments: fields.integer('numberOfRepayments'),
    allocation: fields.text('allocation'),
    interestGrace: fields.integer('graceOnInterestPayment', 0),
    principalGrace: fields.integer('graceOnPrincipalPayment', 0),
    submitted: fields.date('submittedOn'),
  };
}

export interface Settings {
  readonly future: FutureRules;
  readonly chargeAccrual: LoanRules['chargeAccrual'];
}

export function currencyOf(product: ScenarioProduct): Currency {
  return currencyWith(product.decimals);
}

/** What a product charges for instalments that are late; null where nothing, undefined where it charges anything else. */
export function lateFeeOf({ charges }: ScenarioProduct): LateFeeRule | null | undefined {
  if (charges.length === 0) return null;
  const share = /^LOAN_PERCENTAGE_LATE_FEE_AMOUNT_PLUS_INTEREST ([\d.]+)% of overdue principal\+interest$/;
  const share_ppm = ppmOfPercent(charges.length === 1 ? (share.exec(charges[0]!)?.[1] ?? '') : '');
  return share_ppm === undefined ? undefined : { share_ppm, from_dpd: 1 };
}

/** The rules that a loan of this product lives by, or what of it Lendline does not do. */
export function rulesOf(
  loan: ScenarioLoan,
  product: ScenarioProduct,
  { future, chargeAccrual }: Settings,
): Result<LoanRules, string> {
  const rate_ppm = ppmOfPercent(loan.annualRatePct);
  const dayCount = dayCountFor(loan, product);
  const allocation = allocationOf(loan.allocation, product, future);
  if (rate_ppm === undefined) return err(`a rate of ${loan.annualRatePct} % is no whole number of parts per million`);
  if (!dayCount) return err(`day count ${product.daysInMonth}/${product.daysInYear}`);
  if (!allocation) return err(`allocation ${loan.allocation}`);
  if (lateFeeOf(product) === undefined) return err(`charges of the product: ${product.charges.join(', ')}`);
  if (product.fixedLength) return err('a fixed length of the loan in days');
  const interest = interestOf(loan, product, rate_ppm);
  if (interest === undefined) return err(`recalculation of interest: ${product.onAdvance}, rest ${product.rest}`);
  const terms = loanTerms({
    principal: { amount: 1n, currency: currencyOf(product) },
    disbursed: loan.submitted,
    instalments: loan.instalments,
    every: { count: loan.every, unit: unitOf(loan.unit) },
    rate_ppm,
    dayCount,
    method: methodFor(loan, product),
    roundingMultiple: BigInt(product.multiple ?? 0) * 10n ** BigInt(product.decimals) || 1n,
    downPayment_ppm: Math.round(product.downPaymentPct * 10_000),
    principalGrace: loan.principalGrace,
    interestGrace: loan.interestGrace,
    allocation,
  });
  return ok({
    terms,
    processing: product.progressive ? 'in_date_order' : 'regenerated',
    interest,
    autoDownPayment: product.autoDownPayment,
    chargebackOrder: product.chargebackOrder.length > 0 ? product.chargebackOrder : null,
    chargeAccrual,
    arrearsGrace_d: product.arrearsGrace_d,
  });
}

const recalculationNames: Readonly<Record<string, Recalculation>> = {
  REDUCE_EMI_AMOUNT: 'reduce_instalment',
  REDUCE_NUMBER_OF_INSTALLMENTS: 'reduce_number',
  RESCHEDULE_NEXT_REPAYMENTS: 'reschedule_next',
  ADJUST_LAST_UNPAID_PERIOD: 'adjust_last',
};

/** Undefined for one that Lendline does not offer. */
function interestOf(loan: ScenarioLoan, product: ScenarioProduct, rate_ppm: number): InterestRule | undefined {
  if (!product.recalculates || rate_ppm === 0) return { kind: 'as_planned' };
  return product.progressive ? inDateOrder(product) : regenerated(loan, product);
}

function inDateOrder({ onAdvance, preClose }: ScenarioProduct): InterestRule | undefined {
  const rest = preCloseNames[preClose ?? ''];
  if (recalculationNames[onAdvance ?? ''] !== 'adjust_last' || !rest) return undefined;
  return { kind: 'recalculated', onAdvance: 'adjust_last', compounding: 'none', rest, levelOn: null };
}

function regenerated({ principal, flat }: ScenarioLoan, product: ScenarioProduct): InterestRule | undefined {
  const onAdvance = recalculationNames[product.onAdvance ?? ''];
  const compounding = compoundingNames[product.compounding ?? ''];
  const rest = restNames[product.rest ?? ''];
  if (flat || onAdvance === 'adjust_last' || !onAdvance || !compounding || !rest) return undefined;
  return { kind: 'recalculated', onAdvance, compounding, rest, levelOn: product.multiDisburse ? principal : null };
}

/** Until when interest counts when a loan is paid off in date order. */
const preCloseNames: Readonly<Record<string, InterestRecalculation['rest']>> = {
  TILL_PRE_CLOSE_DATE: 'daily',
  TILL_REST_FREQUENCY_DATE: 'same_as_repayment',
};

const restNames: Readonly<Record<string, InterestRecalculation['rest']>> = {
  DAILY: 'daily',
  SAME_AS_REPAYMENT: 'same_as_repayment',
};

const compoundingNames: Readonly<Record<string, InterestRecalculation['compounding']>> = {
  NONE: 'none',
  INTEREST: 'interest',
};

function methodFor({ flat, amortization }: ScenarioLoan, { progressive }: ScenarioProduct): Method {
  if (progressive) return 'equal_instalments';
  if (flat) return 'flat';
  return amortization.startsWith('EQUAL_PRINCIPAL') ? 'equal_principal' : 'classic_instalments';
}

function dayCountFor(
  { daily }: ScenarioLoan,
  { progressive, daysInYear, daysInMonth }: ScenarioProduct,
): DayCount | undefined {
  if (progressive) return dayCountOf(daysInYear, daysInMonth);
  if (!daily) return 'nominal';
  return daysInYear === 'ACTUAL' ? 'actual/first-year' : dayCountOf(daysInYear, 'ACTUAL');
}

const byName: Readonly<Record<string, Component>> = {
  PENALTY: 'penalty',
  FEE: 'fee',
  INTEREST: 'interest',
  PRINCIPAL: 'principal',
};

function componentOf(name: string): Component {
  return byName[name] ?? 'principal';
}

function allocationOf(name: string, product: ScenarioProduct, future: FutureRules): Allocation | undefined {
  if (name === 'PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER')
    return { kind: 'oldest_first', order: ['penalty', 'fee', 'interest', 'principal'] };
  if (name === 'ADVANCED_PAYMENT_ALLOCATION') {
    const kinds = Object.entries(future).map(([kind, rule]) => [kind, inOneOrder(rule)]);
    const rules = { ...Object.fromEntries(kinds), other: inOneOrder(future.other) };
    return { kind: 'by_bucket', direction: product.vertical ? 'vertical' : 'horizontal', rules };
  }
  const [, due, inAdvance] = /^DUE_(\w+)_IN_ADVANCE_(\w+)$/.exec(name) ?? [];
  if (due === undefined || inAdvance === undefined) return undefined;
  const order = (names: string): Component[] => names.split('_').map(componentOf);
  return { kind: 'due_first', due: order(due), inAdvance: order(inAdvance) };
}

/** The order that all products of the vectors have in every bucket. */
export function inOneOrder(future: FutureRule): BucketRule {
  const order = ['penalty', 'fee', 'principal', 'interest'] as const;
  return { pastDue: order, due: order, inAdvance: order, future };
}

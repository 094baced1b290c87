import { present } from '@lendline/kernel';
import type { JsonFields } from '../../json-fields.ts';
import type { EventOf, Rescheduling } from '../../life/event.ts';
import { payoffQuote } from '../../life/payoff.ts';
import type { PaidOut } from '../../life/plan.ts';
import type { LoanTransaction } from '../../life/transaction.ts';
import { hasWholePlan } from '../../life/whole-plan.ts';
import { ppmOfPercent, unitOf } from '../vector-terms.ts';
import type { Scenario } from './scenario.ts';
import { paymentNames } from './scenario-rules.ts';
import { transactionNames } from './transaction-rows.ts';

/** What a step does to the loan; answers what it lacks, or null when it is done. */
type Act = (scenario: Scenario, step: JsonFields) => string | null;

/** Steps that change the loan or the day, by their names in the vectors. */
export const acts: Readonly<Record<string, Act>> = {
  businessDate: (scenario, step) => {
    scenario.today = step.date('date');
    return null;
  },
  create: (scenario, step) => scenario.create(step),
  setFutureInstallmentAllocation: (scenario, step) =>
    done(scenario.giveFutureRule(step.text('transactionType'), step.text('rule'))),
  // What due dates are counted from; the first due date itself can be agreed.
  setRepaymentStartDateType: (_scenario, step) =>
    step.text('rule') === 'DISBURSEMENT_DATE' ? null : 'periods that begin before any money was paid out',
  approve: () => null,
  disburse: (scenario, step) => done(scenario.disburse(step.date('date'), step.decimal('amount', scenario.currency))),
  repayment: (scenario, step) => pay(scenario, step, 'REPAYMENT'),
  payOff,
  transaction: (scenario, step) => pay(scenario, step, step.text('type')),
  creditBalanceRefund: (scenario, step) =>
    done(
      scenario.add(step.date('date'), {
        kind: 'credit_balance_refund',
        amount: step.decimal('amount', scenario.currency),
      }),
    ),
  addCharge: (scenario, step) => {
    const amount = step.decimal('amount', scenario.currency);
    return done(scenario.charge(step.text('charge'), { due: step.date('dueDate'), amount }));
  },
  addPercentCharge: (scenario, step) => {
    const name = step.text('charge');
    if (name !== 'LOAN_PERCENTAGE_PROCESSING_FEE') return `the charge ${name}`;
    const share_ppm = ppmOfPercent(step.text('percent')) ?? 0;
    return done(scenario.charge(name, { due: step.date('dueDate'), amount: { share_ppm } }));
  },
  chargeAdjustment: (scenario, step) => {
    const due = step.date('dueDate');
    const name = step.text('charge');
    const isMeant = (one: EventOf<'charge'>): boolean => scenario.names.get(one.id) === name && one.due.equals(due);
    const charge = scenario.events('charge').find(isMeant);
    if (!charge) return 'an adjustment of a charge that the loan does not have';
    const amount = step.decimal('amount', scenario.currency);
    return done(scenario.add(scenario.today, { kind: 'charge_adjustment', of: charge.id, amount }));
  },
  undoChargeAdjustment: (scenario) => undoLast(scenario, 'charge_adjustment'),
  chargeback,
  chargeOff: (scenario, step) => done(scenario.add(step.date('date'), { kind: 'charge_off', fraud: scenario.fraud })),
  undoChargeOff: (scenario) => undoLast(scenario, 'charge_off'),
  undoLastDisbursal: (scenario) => {
    const undone = new Set(scenario.events('undo').map(({ of }) => of));
    const last = scenario.events('disbursement').findLast(({ id }) => !undone.has(id));
    // Apache Fineract takes back with it all that was paid since.
    const since = scenario.events('payment').filter(({ id }) => last !== undefined && id > last.id && !undone.has(id));
    for (const { id } of since) scenario.add(scenario.today, { kind: 'undo', of: id });
    for (const { id } of [...since, ...(last ? [last] : [])]) scenario.hidden.add(id);
    return undoLast(scenario, 'disbursement');
  },
  undoDisbursal: (scenario) => {
    const money = [...scenario.events('disbursement'), ...scenario.events('payment')];
    for (const { id } of money) scenario.add(scenario.today, { kind: 'undo', of: id });
    return null;
  },
  setFraud: (scenario, step) => {
    scenario.fraud = step.flag('value', true);
    return null;
  },
  undoRepayment: (scenario, step) => {
    // Counted over the repayments of the day, or over all of the loan: what is found undone later tells which.
    const [date, index] = [step.date('date'), step.integer('nthOnDate') - 1];
    const all = scenario.events('payment').filter(({ as }) => as === 'repayment');
    const candidates = [all.filter(({ on }) => on.equals(date))[index], all[index]].filter((one) => one !== undefined);
    const meant = candidates.find(({ on }) => scenario.undone.has(on.toString())) ?? candidates[0];
    if (!meant) return 'an undo of a repayment that the loan does not have';
    return done(scenario.add(scenario.today, { kind: 'undo', of: meant.id }));
  },
  undoTransaction: (scenario, step) => undoNth(scenario, step, step.text('type', '')),
  waiveCharge: waiveLast,
  waiveDueDateCharge: waiveLast,
  undoWaiveCharge: (scenario) => undoLast(scenario, 'waiver'),
  reAmortize: (scenario) => done(scenario.add(scenario.today, { kind: 're_amortise' })),
  undoReAmortize: (scenario) => undoLast(scenario, 're_amortise'),
  reAge: (scenario, step) => {
    const unit = step.choice('frequencyType', ['DAYS', 'WEEKS', 'MONTHS'] as const);
    return done(
      scenario.add(scenario.today, {
        kind: 're_age',
        first: step.date('startDate'),
        instalments: step.integer('numberOfInstallments'),
        every: { count: step.integer('frequencyNumber'), unit: unitOf(unit) },
      }),
    );
  },
  undoReAge: (scenario) => undoLast(scenario, 're_age'),
  reschedule: (scenario, step) => {
    const from = step.date('rescheduleFromDate');
    const change = readRescheduling(step);
    if (change === null) return 'a rescheduling to what is not known';
    const whole = {
      paidOut: scenario.events('disbursement'),
      changes: [{ id: '', on: from, entered: from, kind: 'reschedule' as const, from, change }],
    };
    if (!hasWholePlan(scenario.rules, whole)) return 'a rescheduling of a loan with interest';
    return done(scenario.add(scenario.today, { kind: 'reschedule', from, change }));
  },
  closeOfBusiness: (scenario) => done(scenario.closeBusiness()),
  periodicAccruals: (scenario) => {
    // Apache Fineract dates them by the days on which charges fell due, not by the day of the run.
    const dues = scenario.events('charge').map(({ due }) => due);
    const past = dues.filter((due) => Temporal.PlainDate.compare(due, scenario.today) < 0);
    const days = [...past.toSorted((a, b) => Temporal.PlainDate.compare(a, b)), scenario.today];
    for (const day of days) scenario.add(day.add({ days: 1 }), { kind: 'close_of_business' });
    return null;
  },
  delinquencyPause: (scenario, step) => {
    scenario.pauses.push({ from: step.date('startDate'), until: step.date('endDate'), resumed: null });
    return null;
  },
  delinquencyResume: (scenario, step) => {
    const pause = scenario.pauses.at(-1);
    if (!pause) return 'a resumption without a pause';
    pause.resumed = step.date('startDate');
    return null;
  },
};

function done(_: void): null {
  return null;
}

function readRescheduling(step: JsonFields): Rescheduling | null {
  if (step.has('adjustedDueDate')) return { to: step.date('adjustedDueDate') };
  if (step.has('extraTerms')) return { extraInstalments: step.integer('extraTerms') };
  if (step.has('newInterestRate')) {
    const rate_ppm = ppmOfPercent(step.text('newInterestRate'));
    return rate_ppm === undefined ? null : { rate_ppm };
  }
  return step.has('graceOnPrincipal') ? { principalGrace: step.integer('graceOnPrincipal') } : null;
}

function pay(scenario: Scenario, step: JsonFields, name: string): string | null {
  const as = paymentNames[name];
  if (!as) return `the transaction ${name}`;
  const on = step.date('date');
  const amount = step.decimal('amount', scenario.currency);
  if (movesInterest(scenario, { on, amount })) return 'interest recalculated in date order for money early or late';
  return done(scenario.add(on, { kind: 'payment', as, amount }));
}

/** Whether money in date order comes on another day than its own, and does not end the loan. */
function movesInterest({ rules, life, log, currency }: Scenario, { on, amount }: PaidOut): boolean {
  if (rules.processing === 'regenerated' || rules.interest.kind !== 'recalculated') return false;
  const next = life.plan.find(({ outstanding }) => outstanding > 0n);
  const isAsPlanned = next?.due.equals(on) === true && next.outstanding === amount;
  return !isAsPlanned && payoffQuote(rules, log, { currency, on })?.amount !== amount;
}

function payOff(scenario: Scenario, step: JsonFields): string | null {
  const on = step.date('date');
  const quote = payoffQuote(scenario.rules, scenario.log, { currency: scenario.currency, on });
  if (quote === null) return 'a payoff of a loan that owes nothing';
  return done(scenario.add(on, { kind: 'payment', as: 'repayment', amount: quote.amount }));
}

function chargeback(scenario: Scenario, step: JsonFields): string | null {
  const undone = new Set(scenario.events('undo').map(({ of }) => of));
  const payments = scenario.events('payment').filter(({ id, as }) => as !== 'down_payment' && !undone.has(id));
  const given = step.has('paymentNr') ? step.integer('paymentNr') - 1 : payments.length - 1;
  const payment = payments[given];
  if (!payment) return 'a chargeback of a payment that the scenario does not show';
  const amount = step.decimal('amount', scenario.currency);
  return done(scenario.add(scenario.today, { kind: 'chargeback', of: payment.id, amount }));
}

function waiveLast(scenario: Scenario): string | null {
  const charge = scenario.events('charge').at(-1);
  if (!charge) return 'a waiver without a charge';
  // A charge that is due is waived as of its due date.
  const on = Temporal.PlainDate.compare(charge.due, scenario.today) < 0 ? charge.due : scenario.today;
  return done(scenario.add(on, { kind: 'waiver', of: charge.id }));
}

type UndoneByKind = 'charge_off' | 'waiver' | 're_age' | 're_amortise' | 'disbursement' | 'charge_adjustment';

function undoLast(scenario: Scenario, kind: UndoneByKind): string | null {
  const undone = new Set(scenario.events('undo').map(({ of }) => of));
  const last = scenario.events(kind).findLast(({ id }) => !undone.has(id));
  return last ? done(scenario.add(scenario.today, { kind: 'undo', of: last.id })) : `an undo without a ${kind}`;
}

function undoNth(scenario: Scenario, step: JsonFields, type: string): string | null {
  const on = step.date('date');
  const named = present(type.toLowerCase().replaceAll('_', ' '), 'a type is a text');
  const isMeant = (one: LoanTransaction): boolean =>
    one.on.equals(on) && !one.undone && (named === '' || transactionNames[one.kind].toLowerCase() === named);
  const found = scenario.life.transactions.filter(isMeant)[step.integer('nthOnDate') - 1];
  if (!found) return `an undo of a ${type} that the loan does not have`;
  return done(scenario.add(scenario.today, { kind: 'undo', of: found.id }));
}

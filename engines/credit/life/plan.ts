import { assert, type Currency, divide, money, present } from '@lendline/kernel';
import { downPaymentOf } from '../down-payment.ts';
import { buildSchedule } from '../schedule.ts';
import { Instalment } from './instalment.ts';
import type { LoanRules } from './rules.ts';

/** Money paid out, in date order. */
export interface PaidOut {
  readonly on: Temporal.PlainDate;
  readonly amount: bigint;
}

export interface FirstPlan {
  readonly plan: Instalment[];
  /** Fees of the day of payment, which are kept back from the payout. */
  readonly keptBack: { readonly fee: bigint; readonly duty: bigint };
}

/** The instalments that the first money paid out gives rise to, with the fees of the schedule. */
export function firstPlan({ terms }: LoanRules, { on, amount }: PaidOut, currency: Currency): FirstPlan {
  const schedule = buildSchedule({ ...terms, principal: money(amount, currency), disbursed: on });
  assert(schedule.ok, 'the terms of a loan that lives have a schedule');
  const { instalments, charges } = schedule.value;
  const plan = instalments.map((row) => {
    const instalment = new Instalment(row.due.equals(on) ? 'down_payment' : 'regular', row);
    instalment.owe('principal', row.principal);
    instalment.owe('interest', row.interest);
    instalment.owe('fee', row.fees);
    instalment.duty = charges.filter(({ n }) => n === row.n).reduce((sum, { duty }) => sum + duty, 0n);
    return instalment;
  });
  const atOnce = charges.filter(({ n }) => n === 0);
  const total = (of: 'fee' | 'duty'): bigint => atOnce.reduce((sum, one) => sum + one[of], 0n);
  return { plan, keptBack: { fee: total('fee'), duty: total('duty') } };
}

/**
 * More money is paid out while the loan runs: its down payment falls due at once, the rest is spread evenly over the
 * instalments still to come; the last takes what rounding leaves.
 */
export function addToPlan(plan: Instalment[], rules: LoanRules, { on, amount }: PaidOut): void {
  const down = downPaymentOf(rules.terms, amount);
  if (down > 0n) insertDownPayment(plan, { on, amount: down }, 'after what falls due that day');
  const isAhead = ({ kind, due }: Instalment): boolean =>
    (kind === 'regular' || kind === 're_aged') && Temporal.PlainDate.compare(due, on) > 0;
  const ahead = plan.filter(isAhead);
  assert(ahead.length > 0, 'money is paid out before the last due date');
  const planned = ahead.reduce((sum, { owed }) => sum + owed.principal, amount - down);
  const { roundingMultiple } = rules.terms;
  const each = divide(planned, BigInt(ahead.length) * roundingMultiple, 'half-even') * roundingMultiple;
  const last = present(ahead.at(-1), 'there is a last instalment');
  for (const instalment of ahead.slice(0, -1)) instalment.owe('principal', each - instalment.owed.principal);
  last.owe('principal', planned - each * BigInt(ahead.length - 1) - last.owed.principal);
}

type Place = 'before what falls due that day' | 'after what falls due that day';

/** Adds what is due at once of money paid out on a day. */
export function insertDownPayment(plan: Instalment[], { on, amount }: PaidOut, place: Place): void {
  const instalment = new Instalment('down_payment', { from: on, due: on });
  instalment.owe('principal', amount);
  const after = plan.findIndex(({ due, kind }) => {
    const side = Temporal.PlainDate.compare(due, on);
    return side > 0 || (side === 0 && kind === 'regular' && place === 'before what falls due that day');
  });
  plan.splice(after === -1 ? plan.length : after, 0, instalment);
}

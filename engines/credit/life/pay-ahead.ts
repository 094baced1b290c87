import { assert } from '@lendline/kernel';
import type { PlanChange } from '../plan-change.ts';
import { isBefore } from '../plan-days.ts';
import { changePlan, planAfter } from './change-plan.ts';
import type { EventOf } from './event.ts';
import type { Instalment } from './instalment.ts';
import type { LoanState } from './loan-state.ts';
import { spend, type Spent } from './spend.ts';

/**
 * A payment where interest is recalculated in date order: principal paid before it is due bears no interest from its day
 * on, or from the next due date where that is the rest. Instalments stay as they are; the last ones shrink. A payment that
 * is enough to end the loan ends it: interest of days to come falls away first.
 */
export function payAhead(state: LoanState, payment: EventOf<'payment'>): Spent {
  const { on, amount } = payment;
  const everything = prepaid(state, on, (instalment) => instalment.owed.principal);
  if (amount >= owedAfter(state, everything)) {
    changePlan(state, everything, on);
    return spend(state, payment);
  }
  const before = new Map(state.plan.map((instalment) => [instalment, instalment.paid.principal]));
  const spent = spend(state, payment);
  changePlan(
    state,
    prepaid(state, on, (instalment) => instalment.paid.principal - (before.get(instalment) ?? 0n)),
    on,
  );
  return spent;
}

/** What is paid of the principal of instalments to come. */
function prepaid(state: LoanState, on: Temporal.PlainDate, amountOf: (instalment: Instalment) => bigint): PlanChange[] {
  const ahead = state.plan.filter(({ kind, due }) => kind === 'regular' && isBefore(on, due));
  const { interest } = state.rules;
  const atRest = interest.kind === 'recalculated' && interest.rest === 'same_as_repayment';
  const from = atRest ? (ahead[0]?.due ?? on) : on;
  return ahead.flatMap((instalment): PlanChange[] => {
    const amount = amountOf(instalment);
    return amount > 0n ? [{ kind: 'prepayment', on: from, due: instalment.due, amount }] : [];
  });
}

/** Everything open once the plan changed as asked. */
function owedAfter(state: LoanState, changes: readonly PlanChange[]): bigint {
  const regular = state.plan.filter(({ kind }) => kind === 'regular');
  const [before, after] = [planAfter(state, []), planAfter(state, changes)];
  assert(before.length === regular.length, 'money paid ahead changes no number of instalments');
  const less = after.reduce((sum, row, index) => {
    const was = before[index]!;
    return sum + was.principal + was.interest - row.principal - row.interest;
  }, 0n);
  return state.outstanding - less;
}

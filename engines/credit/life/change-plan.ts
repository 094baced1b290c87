import { assert, money, present } from '@lendline/kernel';
import { type PlanRow, planWithChanges } from '../changing-plan.ts';
import type { PlanChange } from '../plan-change.ts';
import { Instalment } from './instalment.ts';
import type { LoanState } from './loan-state.ts';
import { sumOf } from './parts.ts';
import { spend } from './spend.ts';

/**
 * A plan with interest changes while the log is read: what is to come is levelled anew, what was paid stays paid. Money
 * that an instalment does not need any more goes on to what is open, on the day of the change.
 */
export function changePlan(state: LoanState, changes: readonly PlanChange[], on: Temporal.PlainDate): void {
  assert(
    state.plan.every(({ kind }) => kind !== 're_aged'),
    'a plan that was made anew for what was open is not levelled by its first terms',
  );
  const before = planAfter(state, []);
  state.changes = [...state.changes, ...changes];
  const after = planAfter(state, []);
  const regular = state.plan.filter(({ kind }) => kind === 'regular');
  const planned = after.map((row, index) => become(regular[index], { row, was: before[index] }));
  const dropped = regular.slice(after.length);
  for (const [index, instalment] of dropped.entries()) takeOut(instalment, before[after.length + index]);
  const others = state.plan.filter((one) => !regular.includes(one));
  // An instalment that fell away still holds what was charged with it, paid or not.
  const kept = [...planned, ...others, ...dropped.filter(({ owed }) => sumOf(owed) > 0n)];
  state.plan = kept.toSorted((a, b) => Temporal.PlainDate.compare(a.due, b.due));
  passOnExcess(state, [...planned, ...dropped], on);
}

/** Money that instalments do not need any more goes on to what is open. */
export function passOnExcess(state: LoanState, instalments: readonly Instalment[], on: Temporal.PlainDate): void {
  const excess = instalments.reduce((sum, instalment) => sum + instalment.takeExcess(on), 0n);
  state.overpaid += spend(state, { amount: excess, on, as: 'repayment' }).left;
}

/** The plan with more changes than there are; the loan itself stays as it is. */
export function planAfter(
  { rules, currency, changes, firstPaidOut }: LoanState,
  more: readonly PlanChange[],
): PlanRow[] {
  const { on, amount } = present(firstPaidOut, 'a plan changes once money was paid out');
  const terms = { ...rules.terms, principal: money(amount, currency), disbursed: on };
  return planWithChanges(terms, [...terms.changes, ...changes, ...more]);
}

/** The instalment as the plan has it now. */
function become(known: Instalment | undefined, { row, was }: { row: PlanRow; was: PlanRow | undefined }): Instalment {
  const instalment = known ?? new Instalment('regular', row);
  instalment.from = row.from;
  instalment.due = row.due;
  instalment.owe('principal', row.principal - (was?.principal ?? 0n));
  instalment.owe('interest', row.interest - (was?.interest ?? 0n));
  return instalment;
}

function takeOut(instalment: Instalment, was: PlanRow | undefined): void {
  instalment.owe('principal', -(was?.principal ?? 0n));
  instalment.owe('interest', -(was?.interest ?? 0n));
}

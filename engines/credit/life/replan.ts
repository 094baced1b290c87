import { divide, present } from '@lendline/kernel';
import { dueDate } from '../due-dates.ts';
import type { EventOf } from './event.ts';
import { Instalment } from './instalment.ts';
import type { LoanState } from './loan-state.ts';
import { onlyPart } from './parts.ts';

/** Open principal of what is due moves evenly into the instalments to come; the last takes the cents. */
export function reAmortise(state: LoanState, event: EventOf<'re_amortise'>): void {
  const ahead = state.plan.filter(
    ({ due, kind }) => kind !== 'additional' && Temporal.PlainDate.compare(due, event.on) > 0,
  );
  const past = state.plan.filter(({ due }) => Temporal.PlainDate.compare(due, event.on) <= 0);
  const amount = takeOpenPrincipal(past, event.on);
  spread(ahead, amount, state.rules.terms.roundingMultiple);
  state.note(event, 're_amortise', { amount, parts: onlyPart('principal', amount) });
}

/** All open principal is owed anew in equal instalments from a first day on; the last takes the cents. */
export function reAge(state: LoanState, event: EventOf<'re_age'>): void {
  const amount = takeOpenPrincipal(state.plan, event.on);
  const { first, every } = event;
  // Instalments that were to come after the new plan begins are replaced by it.
  const kept = state.plan.filter(
    (one) => one.paid.principal > 0n || one.outstanding > 0n || Temporal.PlainDate.compare(one.due, first) < 0,
  );
  let from = present(kept.at(-1), 'a loan that was paid out has a plan').due;
  const fresh = Array.from({ length: event.instalments }, (_, index) => {
    const due = dueDate({ disbursed: first, every, monthEnd: state.rules.terms.monthEnd }, index);
    const instalment = new Instalment('re_aged', { from, due });
    from = due;
    return instalment;
  });
  spread(fresh, amount, state.rules.terms.roundingMultiple);
  state.plan = [...kept, ...fresh];
  state.note(event, 're_age', { amount, parts: onlyPart('principal', amount) });
}

function takeOpenPrincipal(instalments: readonly Instalment[], on: Temporal.PlainDate): bigint {
  let taken = 0n;
  for (const instalment of instalments) {
    const open = instalment.open('principal');
    if (open === 0n) continue;
    instalment.owe('principal', -open);
    instalment.meet(on);
    taken += open;
  }
  return taken;
}

function spread(instalments: readonly Instalment[], amount: bigint, multiple: bigint): void {
  const share = divide(amount, BigInt(instalments.length) * multiple, 'half-even') * multiple;
  for (const instalment of instalments.slice(0, -1)) instalment.owe('principal', share);
  instalments.at(-1)?.owe('principal', amount - share * BigInt(instalments.length - 1));
}

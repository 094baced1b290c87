import { moveCharges } from '../charge.ts';
import type { EventOf } from '../event.ts';
import { Instalment } from '../instalment.ts';
import type { LoanState } from '../loan-state.ts';
import { noParts, onlyPart, type Parts, plus } from '../parts.ts';
import { payBack, takeOpen } from './give-up.ts';

/** Interest and fees fall away, also where they were paid; the principal is due in one sum. */
export function withdraw(state: LoanState, event: EventOf<'withdrawal'>): void {
  const { plan } = state;
  const paid = plan.reduce<Parts>((sum, one) => plus(sum, one.paid), noParts);
  const ahead: Parts = { ...noParts, interest: paid.interest, fee: paid.fee };
  for (const line of plan) {
    line.paid = { ...line.paid, interest: 0n, fee: 0n };
    line.takeDuty(line.fees);
    line.waive('fee', line.open('fee'), event.on);
    line.waive('interest', line.open('interest'), event.on);
  }
  for (const charge of state.charges) if (!charge.penalty) charge.waived = charge.amount;
  const returned = payBack(state, plan, { inAdvance: ahead, on: event.on });
  const taken = plan.map((line) => takeOpen(line, event.on));
  const principal = taken.reduce((sum, one) => sum + one.principal, 0n);
  const line = new Instalment('re_aged', { from: event.on, due: event.returnBy });
  line.owe('principal', principal);
  line.owe(
    'penalty',
    taken.reduce((sum, { penalty }) => sum + penalty, 0n),
  );
  for (const { from } of taken) moveCharges(state.charges, { from, to: line, component: 'penalty' });
  const kept = plan.filter((one) => one.paidTotal > 0n || Temporal.PlainDate.compare(one.due, event.on) <= 0);
  state.plan = [...kept, line].toSorted((a, b) => Temporal.PlainDate.compare(a.due, b.due));
  state.note(event, 'withdrawal', { amount: principal, parts: onlyPart('principal', principal), returned });
}

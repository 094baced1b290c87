import { divide } from '@lendline/kernel';
import { daysBetween } from '../../day-count.ts';
import type { Period } from '../../due-dates.ts';
import type { EventOf } from '../event.ts';
import type { LoanState } from '../loan-state.ts';
import { onlyPart, smaller } from '../parts.ts';

/** The interest of the days that the pause shares with an instalment's period is let go, half-even; what is paid of it stays. */
export function pauseEarning(state: LoanState, event: EventOf<'interest_pause'>): void {
  let amount = 0n;
  for (const line of state.plan) {
    const days = sharedDays(line, { from: event.on.subtract({ days: 1 }), due: event.until });
    if (days === 0 || line.interestIsEarned) continue;
    const share = divide(line.interest * BigInt(days), BigInt(daysBetween(line.from, line.due)), 'half-even');
    const part = smaller(share, line.open('interest'));
    line.waive('interest', part, event.on);
    amount += part;
  }
  state.note(event, 'interest_pause', { amount, parts: onlyPart('interest', amount) });
}

function sharedDays(a: Period, b: Period): number {
  const from = Temporal.PlainDate.compare(a.from, b.from) > 0 ? a.from : b.from;
  const due = Temporal.PlainDate.compare(a.due, b.due) < 0 ? a.due : b.due;
  return Math.max(0, daysBetween(from, due));
}

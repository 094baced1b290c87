import type { AdvanceStep } from '../state/day-airtime.ts';
import { meanOf, momentsOf } from '../state/moments.ts';
import { type Figures, share, type Span } from './span.ts';
import { ValuePool } from './value-pool.ts';

const day_ms = 86_400_000;

/** An advance counts as late from this age on; until then it is no failure that it is open. */
export const advanceDue_days = 30;

/** One advance and what became of it. */
export interface Advance {
  readonly taken_ms: number;
  /** Minor units; null when the source shows none. */
  readonly amount: number | null;
  readonly repaid_ms: number | null;
  /** What is still owed of it; null when the amount is not known. */
  readonly open: number | null;
}

/**
 * Settles repayments with the oldest open advance first. A repayment without an amount, or of an advance without one,
 * settles that whole advance; what is paid beyond all that is open is a fee. `steps` are in order of time.
 */
export function advanceLadder(steps: readonly AdvanceStep[]): Advance[] {
  const ladder: { taken_ms: number; amount: number | null; repaid_ms: number | null; open: number | null }[] = [];
  let oldest = 0;
  for (const { at_ms, taken, amount } of steps) {
    if (taken) {
      ladder.push({ taken_ms: at_ms, amount, repaid_ms: null, open: amount });
      continue;
    }
    let left = amount ?? ladder[oldest]?.open ?? 0;
    for (let advance = ladder[oldest]; advance; advance = ladder[++oldest]) {
      const covered = advance.open === null ? left : Math.min(left, advance.open);
      if (advance.open !== null && covered < advance.open) {
        advance.open -= covered;
        break;
      }
      left -= covered;
      advance.open = 0;
      advance.repaid_ms = at_ms;
      if (left <= 0) {
        oldest += 1;
        break;
      }
    }
  }
  return ladder;
}

/** Features of the advances taken in a window, with what became of them by `as_of`. */
export function advanceFigures(all: readonly Advance[], { start_ms, as_of_ms }: Span): Figures {
  const taken = all.filter(({ taken_ms }) => taken_ms >= start_ms);
  const amounts = taken.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const times = new ValuePool();
  for (const { taken_ms, repaid_ms } of taken) if (repaid_ms !== null) times.addOne((repaid_ms - taken_ms) / day_ms);
  const due_ms = advanceDue_days * day_ms;
  const decided = taken.filter(({ taken_ms, repaid_ms }) => repaid_ms !== null || as_of_ms - taken_ms >= due_ms);
  const inTime = decided.filter(({ taken_ms, repaid_ms }) => repaid_ms !== null && repaid_ms - taken_ms < due_ms);
  const moments = momentsOf(amounts);
  return {
    advances_taken: taken.length,
    advance_amount_minor__mean: meanOf(moments),
    advance_amount_minor__max: moments.n === 0 ? null : moments.max,
    advance_ladder: amounts.length < 2 || amounts[0] === 0 ? null : amounts.at(-1)! / amounts[0]!,
    percent_advances_repaid_in_time: share(inTime.length, decided.length),
    advance_repaid_days__mean: meanOf(times.moments),
    advance_repaid_days__median: times.median(),
    advance_repaid_days__max: times.moments.n === 0 ? null : times.moments.max,
  };
}

/** What is owed at `as_of`, and since when. */
export function openAdvances(all: readonly Advance[], as_of_ms: number): Figures {
  const open = all.filter(({ repaid_ms }) => repaid_ms === null);
  const amounts = open.flatMap((advance) => (advance.open === null ? [] : [advance.open]));
  const last = all.at(-1);
  return {
    open_advances: open.length,
    open_advance_minor: open.length > amounts.length ? null : momentsOf(amounts).sum,
    open_advance_days: open[0] ? (as_of_ms - open[0].taken_ms) / day_ms : null,
    days_since_last_advance: last ? (as_of_ms - last.taken_ms) / day_ms : null,
  };
}

/** A loan of SuperLender as its files give it; moments in epoch milliseconds, NaN where a cell is empty. */
export interface EarlierLoan {
  readonly customer: string;
  readonly number: number;
  readonly approved_ms: number;
  readonly amount: number;
  readonly due: number;
  readonly term_days: number;
  readonly closed_ms: number;
  readonly firstDue_ms: number;
  readonly firstRepaid_ms: number;
}

const day_ms = 86_400_000;

/** What was known when a loan was approved: its terms, and how the person's earlier loans went. */
export function earlierLoanFeatures(loan: EarlierLoan, all: readonly EarlierLoan[]): Record<string, number | null> {
  const earlier = all
    .filter(({ closed_ms }) => closed_ms <= loan.approved_ms)
    .toSorted((a, b) => a.approved_ms - b.approved_ms);
  const late = earlier.map(({ firstRepaid_ms, firstDue_ms }) => (firstRepaid_ms - firstDue_ms) / day_ms);
  const closedLate = earlier.map((one) => (one.closed_ms - one.approved_ms) / day_ms - one.term_days);
  const last = earlier.at(-1);
  const recent = late.slice(-3);
  return {
    loan_number: loan.number,
    amount: loan.amount,
    term_days: loan.term_days,
    interest: loan.due / loan.amount - 1,
    earlier_loans: earlier.length,
    late_mean_days: mean(late),
    late_most_days: most(late),
    late_last_days: known(late.at(-1)),
    late_last_three_days: mean(recent),
    late_share: mean(late.map((days) => (days > 0 ? 1 : 0))),
    late_a_week_share: mean(late.map((days) => (days > 7 ? 1 : 0))),
    closed_late_mean_days: mean(closedLate),
    closed_late_most_days: most(closedLate),
    closed_late_last_days: known(closedLate.at(-1)),
    days_since_last_closed: last ? (loan.approved_ms - last.closed_ms) / day_ms : null,
    days_since_first: earlier[0] ? (loan.approved_ms - earlier[0].approved_ms) / day_ms : null,
    amount_to_last: last ? loan.amount / last.amount : null,
    amount_to_largest: earlier.length > 0 ? loan.amount / Math.max(...earlier.map(({ amount }) => amount)) : null,
    last_term_days: last ? last.term_days : null,
    hour_of_day: Math.floor((loan.approved_ms % day_ms) / 3_600_000),
  };
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function mean(values: readonly number[]): number | null {
  const there = values.filter((value) => !Number.isNaN(value));
  return there.length > 0 ? there.reduce((sum, value) => sum + value, 0) / there.length : null;
}

function most(values: readonly number[]): number | null {
  const there = values.filter((value) => !Number.isNaN(value));
  return there.length > 0 ? Math.max(...there) : null;
}

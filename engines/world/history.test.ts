import { describe, expect, it } from 'vitest';
import type { PastLoan } from './history.ts';
import type { Country } from './person.ts';
import { createWorld } from './world.ts';

const start = Temporal.PlainDate.from('2025-06-01');

function book(country: Country, count: number): PastLoan[] {
  return [...createWorld({ seed: 'history', people: 1000, country, start, days: 365 }).loanHistory(count)];
}

/** Days after due on which an instalment was settled; Infinity when it never was. */
function settledLate(loan: PastLoan, position: number): number {
  const { due, amount } = loan.terms.instalments[position]!;
  const own = loan.outcome.payments.filter(({ instalment }) => instalment === position + 1);
  const paid = own.reduce((sum, payment) => sum + payment.amount, 0n);
  return paid < amount ? Infinity : due.until(own.at(-1)!.on).days;
}

/** Balances of instalments that were late while nothing older was: the entries of the late book. */
function lateEntries(loans: readonly PastLoan[]): { amount: number; late: number }[] {
  return loans.flatMap((loan) =>
    loan.terms.instalments.flatMap(({ due, amount }, position) => {
      const late = settledLate(loan, position);
      const before = loan.terms.instalments[position - 1]?.due.add({ days: settledBefore(loan, position) });
      const fresh = before === undefined || Temporal.PlainDate.compare(before, due) < 0;
      return late > 0 && fresh ? [{ amount: Number(amount), late }] : [];
    }),
  );
}

function settledBefore(loan: PastLoan, position: number): number {
  return Math.min(settledLate(loan, position - 1), 10_000);
}

function paidShare(entries: readonly { amount: number; late: number }[], from: number, until: number): number {
  const open = entries.filter(({ late }) => late > from);
  const sum = (rows: typeof open): number => rows.reduce((total, { amount }) => total + amount, 0);
  return sum(open.filter(({ late }) => late <= until)) / sum(open);
}

describe('the book of an earlier lender in China', () => {
  const loans = book('cn', 8000);

  it('is matured at the start, and nobody in it is an inhabitant who can apply', () => {
    for (const { outcome, person, appliedOn } of loans) {
      expect(Temporal.PlainDate.compare(outcome.maturedOn, start)).toBeLessThanOrEqual(0);
      expect(Temporal.PlainDate.compare(appliedOn, person.line.activatedOn.add({ days: 90 }))).toBeGreaterThanOrEqual(
        0,
      );
      expect(person.index).toBeGreaterThanOrEqual(1000);
    }
  });

  it('has 3-8 % that reached 90 days past due within 12 months, and 30-40 % that were ever late', () => {
    const bad = loans.filter(({ outcome }) => outcome.bad).length / loans.length;
    const everLate = loans.filter(({ outcome }) => outcome.worstDaysPastDue > 0).length / loans.length;
    expect(bad).toBeGreaterThan(0.03);
    expect(bad).toBeLessThan(0.08);
    expect(everLate).toBeGreaterThan(0.3);
    expect(everLate).toBeLessThan(0.4);
  });

  it('recovers as assumed by bucket: 45 % by day 3, 70 % by 7, 85 % by 30, then 15 % by 90', () => {
    const entries = lateEntries(loans);
    expect(paidShare(entries, 0, 3)).toBeCloseTo(0.45, 1);
    expect(paidShare(entries, 0, 7)).toBeCloseTo(0.7, 1);
    expect(paidShare(entries, 0, 30)).toBeCloseTo(0.85, 1);
    expect(paidShare(entries, 30, 90)).toBeGreaterThan(0.08);
    expect(paidShare(entries, 30, 90)).toBeLessThan(0.2);
  });

  it('says bad exactly when an instalment stayed open for 90 days within the year', () => {
    for (const loan of loans.slice(0, 1500)) {
      const bad = loan.terms.instalments.some(
        ({ due }, position) =>
          settledLate(loan, position) >= 90 &&
          Temporal.PlainDate.compare(due.add({ days: 90 }), loan.outcome.maturedOn) <= 0,
      );
      expect(loan.outcome.bad).toBe(bad);
    }
  });

  it('shows records up to the day before the application and none from later', () => {
    for (const loan of loans.slice(0, 5)) {
      const applied = loan.appliedOn.toZonedDateTime('Asia/Shanghai').epochMilliseconds;
      const rows = [...loan.callRecords(90), ...loan.transactions(90)];
      expect(rows.length).toBeGreaterThan(100);
      expect(rows.every(({ at_ms }) => at_ms < applied && at_ms >= applied - 90 * 86_400_000)).toBe(true);
    }
  });
});

describe('the book of an earlier lender in Kenya', () => {
  it('has about half ever late, a twelfth unpaid 30 days after due, and closes within 9 / 26 / 34 days', () => {
    const loans = book('ke', 2500);
    const late = loans.filter(({ outcome }) => outcome.worstDaysPastDue > 0).length / loans.length;
    const bad = loans.filter(({ outcome }) => outcome.bad).length / loans.length;
    expect(late).toBeGreaterThan(0.35);
    expect(late).toBeLessThan(0.56);
    expect(bad).toBeGreaterThan(0.05);
    expect(bad).toBeLessThan(0.12);
    const closed = loans.filter((loan) => settledLate(loan, 0) < Infinity).map((loan) => 30 + settledLate(loan, 0));
    const at = (share: number): number => closed.toSorted((a, b) => a - b)[Math.floor(share * closed.length)]!;
    expect(at(0.1)).toBeGreaterThan(6);
    expect(at(0.1)).toBeLessThan(13);
    expect(at(0.5)).toBeGreaterThan(23);
    expect(at(0.5)).toBeLessThan(31);
    expect(at(0.9)).toBeGreaterThan(31);
    expect(at(0.9)).toBeLessThan(39);
  });
});

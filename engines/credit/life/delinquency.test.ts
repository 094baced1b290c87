import { describe, expect, it } from 'vitest';
import { delinquencyOf, lateDays } from './delinquency.ts';
import { Instalment } from './instalment.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(`2026-${text}`);

function instalment(from: string, due: string): Instalment {
  const one = new Instalment('regular', { from: day(from), due: day(due) });
  one.owe('principal', 10_000n);
  return one;
}

const plan = [instalment('01-01', '02-01'), instalment('02-01', '03-01')];

describe('days past due', () => {
  const pauses = [{ from: day('01-22'), until: day('02-11') }];
  it.each([
    ['02-01', 0],
    ['02-06', 0],
    ['02-11', 0],
    ['02-21', 10],
    ['01-20', 0],
  ])('by %s, with a pause over the due date, are %d', (on, late) => {
    expect(lateDays(day('02-01'), day(on), pauses)).toBe(late);
  });
});

describe('how far behind a loan is', () => {
  it('counts from the oldest open due date, less the days of grace, and each instalment by its own days', () => {
    const behind = delinquencyOf(plan, { on: day('03-11'), grace_d: 3, pauses: [], pausesCount: 'after_due' });
    expect(behind).toMatchObject({ days: 35, pastDueDays: 38, amount: 20_000n, since: day('02-04') });
    expect([...behind.byRange]).toEqual([
      [2, 10_000n],
      [1, 10_000n],
    ]);
  });

  it('is nothing on the due date itself, and nothing once what is due is paid', () => {
    const rules = { on: day('02-01'), grace_d: 0, pauses: [], pausesCount: 'after_due' } as const;
    expect(delinquencyOf(plan, rules).range).toBeNull();
    const paid = instalment('01-01', '02-01');
    paid.pay('principal', 10_000n, day('02-05'));
    expect(delinquencyOf([paid, plan[1]!], { ...rules, on: day('02-20') })).toMatchObject({ days: 0, since: null });
  });

  it('leaves out the days of a pause after the due date, or, by Apache Fineract’s rule, every day of it', () => {
    const pauses = [{ from: day('01-22'), until: day('02-11') }];
    const rules = { on: day('02-21'), grace_d: 0, pauses };
    expect(delinquencyOf(plan, { ...rules, pausesCount: 'after_due' }).days).toBe(10);
    expect(delinquencyOf(plan, { ...rules, pausesCount: 'every_day' }).days).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import type { ServicedLoan } from './service-loan.ts';
import { balances, type Day, feeRules, live, repayment, rulesOf, start } from './test/serviced-loan.ts';

const plan = (loan: ServicedLoan) =>
  loan.plan.map(({ due, owed, interest }) => [due.toString(), owed.principal, interest]);

describe('a repayment', () => {
  it('below the payoff pays the oldest instalment first, interest before principal', () => {
    const loan = live([[31, repayment(102_409n)]], 31);
    expect(loan.transactions.at(-1)?.parts).toEqual({ penalty: 0n, fee: 0n, interest: 3_600n, principal: 98_809n });
    expect(loan.plan[0]?.outstanding).toBe(0n);
    expect(loan.endedOn).toBeNull();
  });

  it('of the payoff closes the loan with interest for the days so far alone', () => {
    const open = live([], 10);
    expect(open.payoffOn(start)).toBe(300_000n);
    // 10 of 31 days of the first instalment's 36.00.
    expect(open.payoffOn(start.add({ days: 10 }))).toBe(301_161n);
    const closed = live([[10, repayment(301_161n)]], 20);
    expect(closed.endedOn?.toString()).toBe('2026-03-12');
    expect(closed.transactions.at(-1)).toMatchObject({
      parts: { interest: 1_161n, principal: 300_000n },
      overpaid: 0n,
    });
    expect(closed.plan.reduce((sum, { waived }) => sum + waived.interest, 0n)).toBe(7_228n - 1_161n);
  });

  it('gives back interest that was paid in advance for days that will not come', () => {
    const ahead = live([[0, repayment(204_818n)]], 0);
    const rest = ahead.payoffOn(start);
    expect(rest).toBe(300_000n - 204_818n);
    const closed = live(
      [
        [0, repayment(204_818n)],
        [0, repayment(rest)],
      ],
      0,
    );
    expect(closed).toMatchObject({ outstanding: 0n, overpaid: 0n });
    expect(balances(closed).get('interest_receivable') ?? 0n).toBe(0n);
  });

  it('that the bank takes back after the loan was paid off is owed again, and what was earned stays earned', () => {
    const back = live(
      [
        [10, repayment(301_161n)],
        [15, { kind: 'chargeback', amount: 10_000n }],
      ],
      15,
    );
    expect(back.outstanding).toBe(10_000n);
    expect(back.payoffOn(start.add({ days: 15 }))).toBe(10_000n);
    expect(balances(back).get('interest_income')).toBe(-1_161n);
  });

  it('of a loan with a fee owes the whole fee and its duty on any day', () => {
    const closed = live([[3, repayment(329_200n)]], 3, feeRules);
    expect(closed.transactions.at(-1)).toMatchObject({ parts: { fee: 28_800n, principal: 300_000n }, overpaid: 400n });
    expect(balances(closed).get('duty_payable')).toBe(-4_800n);
  });

  it('owes no interest for days from 90 days past due on, and none is earned later', () => {
    const stop = start.add({ months: 1, days: 89 });
    const loan = live([], 200);
    expect(loan.interestStoppedOn).toEqual(stop.add({ days: 1 }));
    expect(loan.payoffOn(start.add({ days: 400 }))).toBe(live([], 0).payoffOn(stop));
  });
});

describe('an entry for an earlier day', () => {
  it('changes what all later ones meet: it counts as if it had been written on its day', () => {
    const inTime = live(
      [
        [20, repayment(50_000n)],
        [40, repayment(60_000n)],
        [70, repayment(10_000n)],
      ],
      80,
    );
    const late = live(
      [
        [40, repayment(60_000n)],
        [70, repayment(10_000n)],
        [20, repayment(50_000n)],
      ],
      80,
    );
    expect(plan(late)).toEqual(plan(inTime));
    expect(late.outstanding).toBe(inTime.outstanding);
    expect(balances(late)).toEqual(balances(inTime));
  });

  it('that is undone leaves nothing behind', () => {
    const acts: Day[] = [
      [20, repayment(50_000n)],
      [40, repayment(60_000n)],
    ];
    const undone = live([...acts, [50, { kind: 'undo', of: 'event_1' }]], 80);
    expect(balances(undone)).toEqual(balances(live([[40, repayment(60_000n)]], 80)));
  });

  it('lets interest run on that had stopped, when it says that the loan was never so late', () => {
    expect(live([], 130).interestStoppedOn).not.toBeNull();
    expect(live([[31, repayment(102_409n)]], 130).interestStoppedOn).toBeNull();
  });
});

describe('charges and what is let go', () => {
  it('a penalty falls due with its instalment, is paid first, and is income at once', () => {
    const charged = live(
      [[5, { kind: 'charge', penalty: true, due: start.add({ days: 5 }), amount: 500n, duty: 0n }]],
      5,
    );
    expect(charged.plan[0]?.penalties).toBe(500n);
    expect(balances(charged).get('penalty_income')).toBe(-500n);
  });

  it('a fee bears its duty, and a waiver of half of it lets go of half of both', () => {
    const fee: Day = [5, { kind: 'charge', penalty: false, due: start.add({ days: 5 }), amount: 1_000n, duty: 200n }];
    const waived = live([fee, [40, { kind: 'waiver', component: 'fee', amount: 600n }]], 40);
    expect(balances(waived).get('fee_receivable')).toBe(600n);
    expect(balances(waived).get('duty_payable')).toBe(-100n);
    expect(balances(waived).get('fee_income')).toBe(-500n);
  });

  it('a waiver of interest takes back the income that was booked', () => {
    const loan = live([[31, { kind: 'waiver', component: 'interest', amount: 3_600n }]], 31);
    expect(loan.plan[0]?.interest).toBe(0n);
    expect(balances(loan).get('interest_income') ?? 0n).toBe(0n);
  });

  it('a waiver that leaves less open than was paid ahead ends the loan, and what was too much is the borrower’s', () => {
    const order = ['interest', 'principal', 'fee', 'penalty'] as const;
    const rule = { pastDue: order, due: order, inAdvance: order, future: 'next' } as const;
    const rules = rulesOf({ allocation: { kind: 'by_bucket', direction: 'vertical', rules: { other: rule } } });
    const acts: Day[] = [
      // All interest of the term, then all principal but 1.00 beside a penalty.
      [0, repayment(7_228n)],
      [0, { kind: 'charge', penalty: true, due: start, amount: 10_000n, duty: 0n }],
      [0, repayment(300_000n - 100n)],
    ];
    expect(live(acts, 0, rules)).toMatchObject({ outstanding: 10_100n, endedOn: null });
    const waived = live([...acts, [0, { kind: 'waiver', component: 'penalty', amount: 10_000n }]], 0, rules);
    expect(waived).toMatchObject({ outstanding: 0n, overpaid: 7_128n, endedOn: start });
    expect(waived.transactions.at(-1)?.returned).toMatchObject({ toOverpaid: 7_128n });
    expect(balances(waived).get('overpayment')).toBe(-7_128n);
    expect(balances(waived).get('interest_receivable') ?? 0n).toBe(0n);
  });

  it('a pause earns no interest for its days', () => {
    const paused = live([[1, { kind: 'interest_pause', until: start.add({ days: 31 }) }]], 31);
    expect(paused.plan.map(({ interest }) => interest)).toEqual([0n, 2_414n, 1_214n]);
  });
});

describe('a payout', () => {
  it('keeps back fees of its day: settlement moves by what is left, and the duty is owed on', () => {
    const fee = { ...feeRules.terms.fees[0]!, when: 'disbursement' } as const;
    const paidOut = live([], 0, rulesOf({ fees: [fee] }));
    expect(balances(paidOut).get('settlement')).toBe(-300_000n + 28_800n);
    expect(balances(paidOut).get('fee_income')).toBe(-24_000n);
    expect(balances(paidOut).get('duty_payable')).toBe(-4_800n);
    expect(paidOut.outstanding).toBe(307_228n);
  });
});

describe('a new plan', () => {
  it('of a loan that is re-aged is late no more, and owes principal at the agreed rate and what was earned', () => {
    const first = start.add({ days: 100 });
    const every = { count: 1, unit: 'months' } as const;
    const loan = live([[70, { kind: 're_age', first, instalments: 6, every }]], 70);
    const ahead = loan.plan.filter(({ outstanding }) => outstanding > 0n);
    expect(ahead[0]?.due).toEqual(first);
    expect(ahead.reduce((sum, line) => sum + line.owed.principal, 0n)).toBe(300_000n);
    expect(ahead[0]?.interestIsEarned).toBe(true);
    expect(ahead[0]?.interest).toBe(live([], 70).payoffOn(start.add({ days: 70 })) - 300_000n);
    expect(loan.arrears.at(-1)?.oldestDue).toEqual(first);
    expect(loan.payoffOn(start.add({ days: 70 }))).toBe(live([], 70).payoffOn(start.add({ days: 70 })));
  });

  it('of a loan that is re-amortised keeps the due dates to come', () => {
    const loan = live([[40, { kind: 're_amortise' }]], 40);
    const ahead = loan.plan.filter(({ outstanding }) => outstanding > 0n).map(({ due }) => due.toString());
    expect([...new Set(ahead)]).toEqual(['2026-05-02', '2026-06-02']);
  });

  it('has one instalment for a due date, also where money was taken back since the plan before', () => {
    const acts: Day[] = [
      [0, repayment(1n)],
      [1, { kind: 're_amortise' }],
      [1, { kind: 'chargeback', amount: 1n }],
      [1, { kind: 're_amortise' }],
    ];
    const open = live(acts, 1).plan.filter((line) => line.open('principal') > 0n);
    expect(open.map(({ due }) => due.toString())).toEqual(['2026-04-02', '2026-05-02', '2026-06-02']);
  });

  it('of a loan that is rescheduled moves the next due date and those after it, and adds instalments', () => {
    const loan = live([[10, { kind: 'reschedule', first: start.add({ days: 45 }), extraInstalments: 1 }]], 10);
    const ahead = [...new Set(loan.plan.map(({ due }) => due.toString()))];
    expect(ahead).toEqual(['2026-04-16', '2026-05-16', '2026-06-16', '2026-07-16']);
  });

  it('of a borrower who withdraws owes the principal alone, in one sum', () => {
    const acts: Day[] = [
      [5, repayment(2_000n)],
      [7, { kind: 'withdrawal', returnBy: start.add({ days: 37 }) }],
    ];
    const loan = live(acts, 7);
    expect(loan.outstanding).toBe(298_000n);
    expect(loan.plan.at(-1)?.due).toEqual(start.add({ days: 37 }));
    expect(balances(loan).get('interest_income') ?? 0n).toBe(0n);
  });
});

describe('a loss', () => {
  it('takes what is open out of the assets; money that comes later is recovered', () => {
    const off = live([[50, { kind: 'charge_off', fraud: true }]], 60);
    expect(balances(off).get('loan_principal') ?? 0n).toBe(0n);
    expect(balances(off).get('interest_receivable') ?? 0n).toBe(0n);
    expect(balances(off).get('fraud_loss')).toBe(300_000n);
    const recovered = live(
      [
        [50, { kind: 'write_off' }],
        [70, repayment(10_000n)],
      ],
      80,
    );
    expect(recovered.writtenOffOn).toEqual(start.add({ days: 50 }));
    expect(balances(recovered).get('recoveries')).toBe(-10_000n);
    expect(balances(recovered).get('credit_loss')).toBe(300_000n);
  });
});

import { newId } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import { borrower, fakeClock, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoanChange } from '../contract.ts';
import { loansSlice } from '../slice.ts';
import { cny, staffHands } from './staff-hands.ts';
import { type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice] });
let world: LoansWorld;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
afterAll(() => world.stop());

const { as, first, second, client, today, day, newLoan, close, balanced, change, eventsOf } = staffHands(
  () => world,
  clock,
);

describe('a change of a loan', () => {
  it('is what the preview showed, whatever kind it is', async () => {
    const loan = await newLoan();
    clock.advance({ days: 40 });
    await close();
    await change(loan, { kind: 'charge', penalty: true, amount: cny(2_000), due: day(0) });
    await change(loan, { kind: 'charge', penalty: false, amount: cny(500), due: day(5) });
    await change(loan, { kind: 'repayment', amount: cny(30_000) }, day(-3));
    await change(loan, { kind: 'interest-pause', until: day(3) });
    await change(loan, { kind: 'reschedule', first: day(25), extraInstalments: 1 });
    await change(loan, { kind: 're-amortise' });
    await change(loan, { kind: 'goodwill-credit', amount: cny(1_000) });
    await change(loan, { kind: 're-age', first: day(30), instalments: 5 });
    await change(loan, { kind: 'charge-off', fraud: false });
    await change(loan, { kind: 'write-off' });
    const recovered = await change(loan, { kind: 'repayment', amount: cny(7_000) });
    expect(recovered.state).toBe('written-off');
    expect(await balanced()).toBe(true);
    expect((await eventsOf(loan)).length).toBeGreaterThan(11);
  });

  it('that re-ages a late loan leaves it as late as it ever was, for the own book and whoever asks later', async () => {
    const loan = await newLoan();
    clock.advance({ days: 50 });
    await close();
    const { worstDpd, dpd } = await world.get(loan);
    expect(worstDpd).toBe(dpd);
    expect(await change(loan, { kind: 're-age', first: day(20), instalments: 4 })).toMatchObject({ dpd: 0, worstDpd });
    clock.advance({ days: 3 });
    await close();
    expect(await world.get(loan)).toMatchObject({ state: 'active', dpd: 0, worstDpd });
    const { lineId } = loan;
    expect(must(await client().ownBook(world.asService(), { lineId }))).toMatchObject({ worstDpd });
  });

  it('that writes a loan off as fraud is told with that word, and so is what undoes it', async () => {
    const loan = await newLoan();
    clock.advance({ days: 20 });
    await close();
    await change(loan, { kind: 'charge-off', fraud: true });
    const { id: eventId } = (await eventsOf(loan)).find(({ kind }) => kind === 'charge-off')!;
    await change(loan, { kind: 'reversal', eventId });
    const { rows } = await db.database.pool.query(
      `select data from loans.outbox where subject = $1 and type = 'loans.changed' order by seq`,
      [loan.id],
    );
    expect(rows).toMatchObject([
      { data: { change: 'charge-off', lineId: loan.lineId, eventId, fraud: true, reverses: null } },
      { data: { change: 'reversal', lineId: loan.lineId, fraud: false, reverses: eventId } },
    ]);
  });

  it('that gives money away waits for somebody else than who asked', async () => {
    const loan = await newLoan();
    clock.advance({ days: 20 });
    await close();
    const wanted = { kind: 'waiver', component: 'interest', amount: cny(1_000) } as const;
    const asked = must(await client().changeLoan(first(), { loanId: loan.id, change: wanted, reason: 'a complaint' }));
    expect(asked.request).toMatchObject({ state: 'waiting', askedBy: 'staff:staff_1' });
    const own = await client().decideChange(first(), { changeId: asked.request.id, approve: true, note: 'agreed' });
    expect(own).toMatchObject({ error: { code: 'loans.same-person', status: 403 } });
    const refused = must(
      await client().decideChange(second(), { changeId: asked.request.id, approve: false, note: 'too much' }),
    );
    expect(refused.request.state).toBe('refused');
    const again = await client().decideChange(second(), { changeId: asked.request.id, approve: true, note: 'agreed' });
    expect(again).toMatchObject({ error: { code: 'loans.change-decided', status: 409 } });
    expect((await eventsOf(loan)).map(({ kind }) => kind)).toEqual(['disbursement']);
  });

  it('is put aside when the loan has changed meanwhile so that it is not possible any more', async () => {
    const loan = await newLoan();
    clock.advance({ days: 5 });
    const wanted = { kind: 'goodwill-credit', amount: cny(1_000) } as const;
    const { request } = must(
      await client().changeLoan(first(), { loanId: loan.id, change: wanted, reason: 'a complaint' }),
    );
    await world.repay(loan, 'payoff');
    const decided = must(
      await client().decideChange(second(), { changeId: request.id, approve: true, note: 'agreed' }),
    );
    expect(decided.request.state).toBe('overtaken');
    const { requests } = must(await client().listChanges(first(), { loanId: loan.id, state: 'overtaken' }));
    expect(requests.map(({ id }) => id)).toEqual([request.id]);
  });

  it('is refused, and the refusal audited, where it is not possible', async () => {
    const loan = await newLoan();
    const refusedWith = async (wanted: LoanChange, on?: string) => {
      const asked = { loanId: loan.id, change: wanted, reason: 'a try', ...(on === undefined ? {} : { on }) };
      const answer = await client().changeLoan(first(), asked);
      return answer.ok ? null : answer.error.code;
    };
    expect(await refusedWith({ kind: 'repayment', amount: cny(1) }, day(1))).toBe('loans.change-day');
    expect(await refusedWith({ kind: 'repayment', amount: cny(1) }, day(-1))).toBe('loans.change-day');
    expect(await refusedWith({ kind: 'repayment', amount: cny(0) })).toBe('loans.change-amount');
    expect(await refusedWith({ kind: 'refund', amount: cny(1) })).toBe('loans.change-most');
    expect(await refusedWith({ kind: 're-age', first: day(0), instalments: 3 })).toBe('loans.change-dates');
    const eventId = (await eventsOf(loan))[0]!.id;
    expect(await refusedWith({ kind: 'reversal', eventId })).toBe('loans.event-not-reversible');
    const { rows } = await db.database.pool.query<{ n: bigint }>(
      `select count(*) as n from loans.audit where subject = $1 and action = 'change-loan' and outcome = 'refused'`,
      [loan.id],
    );
    expect(rows[0]?.n).toBe(6n);
  });

  it('that makes the loan dearer than its cap is refused with the arithmetic', async () => {
    const loan = await newLoan();
    const wanted = { kind: 'charge', penalty: false, amount: cny(20_000), due: day(20) } as const;
    const answer = await client().changeLoan(first(), { loanId: loan.id, change: wanted, reason: 'a fee' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'loans.above-cap', status: 422 } });
    expect(!answer.ok && answer.error.text.en).toContain('above the cap of 24.00 %');
    expect(!answer.ok && answer.error.text.en).toContain('every fee included');
  });
});

describe('an event that is written later, or undone', () => {
  it('a repayment of an earlier day moves what later ones met, and the journal is corrected, not edited', async () => {
    const loan = await newLoan();
    clock.advance({ days: 10 });
    await world.repay(loan, 50_000n);
    clock.advance({ days: 10 });
    await close();
    const before = must(await client().listEntries(first(), { loanId: loan.id })).entries;
    const late = await change(loan, { kind: 'repayment', amount: cny(20_000) }, day(-15));
    const after = must(await client().listEntries(first(), { loanId: loan.id })).entries;
    expect(after.slice(0, before.length)).toEqual(before);
    expect(late.outstanding.amount).toBe((307_228 - 70_000).toString());
    const { receipts } = must(await client().listReceipts(first(), { loanId: loan.id }));
    expect(receipts.map(({ amount }) => amount.amount).toSorted()).toEqual(['20000', '50000']);
    expect(receipts.find(({ amount }) => amount.amount === '20000')?.allocation.interest).toEqual(cny(3_600));
    expect(receipts.find(({ amount }) => amount.amount === '50000')?.allocation.interest).toEqual(cny(0));
    expect(await balanced()).toBe(true);
  });

  it('a payoff that was reversed leaves the loan as if it had never come, and tells so on the receipt', async () => {
    const loan = await newLoan();
    clock.advance({ days: 40 });
    await close();
    const untouched = await world.get(loan);
    const closed = await world.repay(loan, 'payoff');
    expect(closed.state).toBe('closed');
    const event = (await eventsOf(loan)).at(-1)!;
    const open = await change(loan, { kind: 'reversal', eventId: event.id });
    expect(open).toEqual(untouched);
    expect((await eventsOf(loan)).find(({ id }) => id === event.id)?.reversedBy).not.toBeNull();
    const { receipts } = must(await client().listReceipts(first(), { loanId: loan.id }));
    expect(receipts[0]?.reversedOn).toBe(today().toString());
  });

  it('money beyond the payoff is a credit balance, and goes back to the borrower', async () => {
    const loan = await newLoan();
    const closed = await change(loan, { kind: 'repayment', amount: cny(300_700) });
    expect(closed).toMatchObject({ state: 'closed', creditBalance: cny(700) });
    const refunded = await change(loan, { kind: 'refund', amount: cny(700) });
    expect(refunded).toMatchObject({ state: 'closed', creditBalance: cny(0) });
    expect(await balanced()).toBe(true);
  });

  it('money that the bank takes back is owed again', async () => {
    const loan = await newLoan();
    await world.repay(loan, 'payoff');
    const open = await change(loan, { kind: 'chargeback', amount: cny(10_000) });
    expect(open).toMatchObject({ state: 'active', outstanding: cny(10_000), closedOn: null });
  });
});

describe('what a borrower and staff can ask', () => {
  it('quotes the payoff of a day, now or to come, in parts', async () => {
    const loan = await newLoan();
    clock.advance({ days: 10 });
    const quote = must(await client().payoffQuote(first(), { loanId: loan.id }));
    expect(quote.payoff).toEqual((await world.get(loan)).payoff);
    expect(quote.principal).toEqual(cny(300_000));
    const due = loan.nextInstalment!.due;
    const later = must(await client().myPayoffQuote(as(borrower(loan.lineId)), { loanId: loan.id, on: due }));
    expect(later).toMatchObject({ payoff: cny(303_600), interest: cny(3_600), interestSaved: cny(3_628) });
    const stranger = as(borrower(newId('line', clock.now())));
    expect(await client().myPayoffQuote(stranger, { loanId: loan.id })).toMatchObject({ error: { status: 404 } });
  });

  it('lets a borrower withdraw within the days that are granted, and owe the principal alone', async () => {
    const loan = await newLoan();
    clock.advance({ days: 10 });
    await close();
    const own = as(borrower(loan.lineId));
    const { payoff } = await world.get(loan);
    expect(must(await client().myWithdrawal(own, { loanId: loan.id }))).toEqual({
      state: 'open',
      until: Temporal.PlainDate.from(loan.disbursedOn!).add({ days: 14 }).toString(),
      returnBy: day(30),
      toReturn: cny(300_000),
      fallsAway: cny(BigInt(payoff.amount) - 300_000n),
    });
    const withdrawn = must(await client().withdraw(own, { loanId: loan.id }));
    expect(withdrawn).toMatchObject({ outstanding: cny(300_000), payoff: cny(300_000), maturesOn: day(30) });
    const returnBy = day(30);
    clock.advance({ days: 2 });
    // Again would only move the day by which the money goes back.
    expect(await client().withdraw(own, { loanId: loan.id })).toMatchObject({
      error: { code: 'loans.withdrawn-already' },
    });
    const done = must(await client().myWithdrawal(own, { loanId: loan.id }));
    expect(done).toEqual({ state: 'done', returnBy, toReturn: cny(300_000) });
    const other = await newLoan();
    clock.advance({ days: 15 });
    const others = as(borrower(other.lineId));
    expect(await client().withdraw(others, { loanId: other.id })).toMatchObject({
      error: { code: 'loans.withdrawal-too-late' },
    });
    expect(must(await client().myWithdrawal(others, { loanId: other.id })).state).toBe('over');
    expect(await client().myWithdrawal(others, { loanId: loan.id })).toMatchObject({ error: { status: 404 } });
    expect(await world.repay(loan, 'payoff')).toMatchObject({ state: 'closed' });
  });

  it('tells a borrower what happened to the own loan, not who wrote it down and why', async () => {
    const loan = await newLoan();
    clock.advance({ days: 3 });
    await change(loan, { kind: 'charge', penalty: true, amount: cny(2_000), due: day(0) });
    await change(loan, { kind: 'waiver', component: 'penalty', amount: cny(500) });
    await change(loan, { kind: 'interest-pause', until: day(3) });
    const own = as(borrower(loan.lineId));
    const { events } = must(await client().listMyEvents(own, { loanId: loan.id }));
    expect(events.map(({ kind, about, day: named }) => [kind, about, named])).toEqual([
      ['disbursement', null, null],
      ['charge', 'penalty', null],
      ['waiver', 'penalty', null],
      ['interest-pause', null, day(3)],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/staff|telephone/);
    const stranger = as(borrower(newId('line', clock.now())));
    expect(await client().listMyEvents(stranger, { loanId: loan.id })).toMatchObject({ error: { status: 404 } });
  });

  it('shows how late a loan is and was, without the days of a pause', async () => {
    const loan = await newLoan();
    const due = Temporal.PlainDate.from(loan.nextInstalment!.due);
    clock.advance({ days: today().until(due).days + 5 });
    await close();
    const late = must(await client().delinquency(first(), { loanId: loan.id }));
    expect(late).toMatchObject({ dpd: 5, bucket: '4-30', since: due.toString(), instalments: [{ n: 1, dpd: 5 }] });
    expect(late.history.map(({ from, bucket }) => [from, bucket])).toEqual([
      [loan.disbursedOn, 'current'],
      [due.add({ days: 1 }).toString(), '1-3'],
      [due.add({ days: 4 }).toString(), '4-30'],
    ]);
    await change(loan, { kind: 'delinquency-pause', until: day(10) });
    clock.advance({ days: 10 });
    expect(must(await client().delinquency(first(), { loanId: loan.id })).dpd).toBe(5);
    await close();
    expect(await world.get(loan)).toMatchObject({ dpd: 5, state: 'overdue', bucket: '4-30' });
    await change(loan, { kind: 'repayment', amount: cny(102_409) });
    const cured = must(await client().delinquency(first(), { loanId: loan.id }));
    expect(cured).toMatchObject({ dpd: 0, bucket: 'current' });
    expect(cured.history.at(-1)?.bucket).toBe('current');
  });
});

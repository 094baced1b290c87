import { oldestFirst } from '@lendline/credit';
import { newId } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import { borrower, fakeClock, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgreedServicing, Loan } from '../contract.ts';
import { loansSlice } from '../slice.ts';
import { cny, staffHands } from './staff-hands.ts';
import { cellOf, type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice] });
let world: LoansWorld;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
afterAll(() => world.stop());

const { as, first, client, newLoan, close, balanced, change, agree, eventsOf } = staffHands(() => world, clock);

/** A loan whose agreement says how it is serviced. */
async function agreed(servicing: AgreedServicing): Promise<Loan> {
  const applicationId = newId('application', clock.now());
  const signed = { applicationId, cell: cellOf(), agreementHash: 'a-hash', simulatedModel: true, servicing };
  const loan = must(await client().open(world.asService(), { ...signed, lineId: await world.newLine() }));
  await world.settle();
  return world.get(loan);
}

describe('a loan whose agreement says where payments go', () => {
  it('has them go there, by every reading of its log, and says so in words', async () => {
    const order = ['principal', 'interest', 'fee', 'penalty'] as const;
    const loan = await agreed({ allocation: { kind: 'oldest_first', order }, lateFee: null });
    clock.advance({ days: 40 });
    await close();
    await change(loan, { kind: 'repayment', amount: cny(50_000) });
    const { receipts } = must(await client().listReceipts(world.asService(), { loanId: loan.id }));
    expect(receipts[0]!.allocation).toMatchObject({ principal: cny(50_000), interest: cny(0) });
    const { servicing } = await world.get(loan);
    expect(servicing.allocation).toEqual({ kind: 'oldest_first', order });
    expect(servicing.inWords.allocation.en).toContain('principal, then interest, then fees, then penalties');
  });
});

describe('a loan whose agreement names a late fee', () => {
  const late = async (share_ppm: number): Promise<Loan> => {
    const loan = await agreed({ allocation: oldestFirst, lateFee: { share_ppm, from_dpd: 5 } });
    const { due } = loan.nextInstalment!;
    clock.set(Temporal.PlainDate.from(due).add({ days: 4 }).toZonedDateTime('Asia/Shanghai').toInstant());
    await close();
    await world.settle();
    expect((await eventsOf(loan)).map(({ kind }) => kind)).toEqual(['disbursement']);
    clock.advance({ days: 3 });
    return loan;
  };
  const reasonsOf = async ({ id }: Loan) => {
    const { rows } = await db.database.pool.query<{ outcome: string; reason: string | null }>(
      `select outcome, reason from loans.audit where subject = $1 and action = 'raise-late-fee'`,
      [id],
    );
    return rows;
  };

  it('is charged once, for the day on which it was late enough, over however many days and tries', async () => {
    const loan = await late(20_000);
    const [first] = loan.instalments;
    await close();
    await world.settle();
    clock.advance({ days: 1 });
    await close();
    await world.settle();
    const events = await eventsOf(loan);
    expect(events.map(({ kind }) => kind)).toEqual(['disbursement', 'charge']);
    expect(events[1]).toMatchObject({ on: Temporal.PlainDate.from(first!.due).add({ days: 5 }).toString() });
    const fee = (BigInt(first!.dueTotal.amount) * 2n + 50n) / 100n;
    expect((await world.get(loan)).instalments[0]!.penalties).toEqual(cny(fee));
    expect(await reasonsOf(loan)).toMatchObject([{ outcome: 'done' }]);
    expect(await balanced()).toBe(true);
  });

  it('is not charged where that would bring the all-in rate above its cap, and the trail says so', async () => {
    const loan = await late(200_000);
    await close();
    await world.settle();
    expect((await world.get(loan)).instalments[0]!.penalties).toEqual(cny(0));
    expect(await reasonsOf(loan)).toMatchObject([{ outcome: 'refused', reason: 'loans.above-cap' }]);
  });
});

describe('what a borrower paid too much', () => {
  it('is asked back in the app once, and paid back when a person of the lender has agreed', async () => {
    const loan = await newLoan();
    const { id: loanId } = loan;
    const me = () => as(borrower(loan.lineId));
    expect(await client().askRefund(me(), { loanId })).toMatchObject({ error: { code: 'loans.nothing-to-refund' } });
    await change(loan, { kind: 'repayment', amount: cny(310_000) });
    const { creditBalance } = must(await client().myRefund(me(), { loanId }));
    expect(BigInt(creditBalance.amount)).toBeGreaterThan(0n);
    const ask = () => client().askRefund({ ...me(), idempotencyKey: 'refund-key' }, { loanId });
    const together = await Promise.all([ask(), ask()]);
    const answers = [...together, await client().askRefund(me(), { loanId })];
    const { requests } = must(await client().listChanges(first(), { loanId, state: 'waiting' }));
    expect(requests).toMatchObject([
      { change: { kind: 'refund', amount: creditBalance }, askedBy: `borrower:${loan.lineId}` },
    ]);
    expect(answers.map((answer) => must(answer).asked?.amount)).toEqual([creditBalance, creditBalance, creditBalance]);
    const other = as(borrower(await world.newLine()));
    expect(await client().askRefund(other, { loanId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    await agree(requests[0]!.id);
    expect(must(await client().myRefund(me(), { loanId }))).toEqual({ creditBalance: cny(0), asked: null });
    expect(must(await ask()).asked?.amount).toEqual(creditBalance);
    // The key of one request is no answer to another.
    expect(await client().withdraw({ ...me(), idempotencyKey: 'refund-key' }, { loanId })).toMatchObject({
      error: { code: 'loans.key-reused' },
    });
    expect(await balanced()).toBe(true);
  });
});

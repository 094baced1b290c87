import { newId } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import type { Payment } from '@lendline/payments/contract';
import type { EventEnvelope } from '@lendline/platform';
import { packById } from '@lendline/strategy';
import { fakeClock, service, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Loan } from '../contract.ts';
import { loansSlice } from '../slice.ts';
import type { LoansTables } from '../store/tables.ts';
import { hearPayments } from '../usecases/hear-payments.ts';
import { cellOf, type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice] });
let world: LoansWorld;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
afterAll(() => world.stop());

async function trail({ id }: Loan, table: 'audit' | 'outbox'): Promise<readonly string[]> {
  const [column, where] = table === 'audit' ? ['action', 'true'] : ['type', `type not like '%.audited'`];
  const { rows } = await db.database.pool.query<{ what: string }>(
    `select ${column} as what from loans.${table} where subject = $1 and ${where} order by seq`,
    [id],
  );
  return rows.map(({ what }) => what);
}

describe('the life of a loan', () => {
  it('is in the audit trail and goes out as events, each in the transaction of its cause', async () => {
    const loan = await world.paidOut(await world.newLine());
    await world.repay(loan, 'payoff');
    expect(await trail(loan, 'audit')).toEqual([
      'open-loan',
      'ask-payout',
      'activate-loan',
      'ask-repayment',
      'receive-payment',
    ]);
    expect(await trail(loan, 'outbox')).toEqual(['loans.opened', 'loans.activated', 'loans.repaid', 'loans.closed']);
  });

  it('tells why a payout did not happen', async () => {
    world.operator.ending = 'failed';
    const loan = await world.open(await world.newLine());
    await world.settle();
    world.operator.ending = 'completed';
    expect(await trail(loan, 'outbox')).toEqual(['loans.opened', 'loans.payout-failed']);
    const { rows } = await db.database.pool.query(
      `select data from loans.outbox where subject = $1 and type = 'loans.payout-failed'`,
      [loan.id],
    );
    expect(rows).toMatchObject([{ data: { loanId: loan.id, state: 'approved', reason: 'refused-by-rail' } }]);
  });
});

describe('a payment that is told twice', () => {
  it('counts once, whichever event it is', async () => {
    const loan = await world.paidOut(await world.newLine());
    await world.repay(loan, 50_000n);
    const before = await world.get(loan);
    const { payments } = must(await world.payments.listOfLoan(world.asService(), { loanId: loan.id }));
    for (const payment of payments) await tell('payments.succeeded', payment);
    for (const payment of payments) await tell('payments.failed', { ...payment, state: 'failed' });
    expect(await world.get(loan)).toEqual(before);
    const { entries } = must(await world.loans.client.listEntries(world.asService(), { loanId: loan.id }));
    expect(entries).toHaveLength(3);
  });

  it('keeps what arrives after the loan was closed as the borrower’s own', async () => {
    const loan = await world.paidOut(await world.newLine());
    await world.repay(loan, 'payoff');
    const { payments } = must(await world.payments.listOfLoan(world.asService(), { loanId: loan.id }));
    const paid = payments.find(({ direction }) => direction === 'collection');
    if (!paid) throw new Error('there is a repayment');
    await tell('payments.succeeded', {
      ...paid,
      id: newId('payment', clock.now()),
      amount: { ...paid.amount, amount: '700' },
    });
    const { receipts } = must(await world.loans.client.listReceipts(world.asService(), { loanId: loan.id }));
    expect(receipts.map(({ allocation }) => allocation.overpaid.amount).toSorted()).toEqual(['0', '700']);
    expect(await world.get(loan)).toMatchObject({ state: 'closed', payoff: { amount: '0' } });
    expect(must(await world.loans.client.trialBalance(world.asService(), {})).balanced).toBe(true);
  });

  it('that a rail gave back comes out of the credit balance, and what is more is owed again', async () => {
    const loan = await world.paidOut(await world.newLine());
    await world.repay(loan, 'payoff');
    const { payments } = must(await world.payments.listOfLoan(world.asService(), { loanId: loan.id }));
    const paid = payments.find(({ direction }) => direction === 'collection');
    if (!paid) throw new Error('there is a repayment');
    const more = { ...paid, id: newId('payment', clock.now()), amount: { ...paid.amount, amount: '700' } };
    await tell('payments.succeeded', more);
    expect(await world.get(loan)).toMatchObject({ state: 'closed', creditBalance: { amount: '700' } });
    const back = { ...more, id: newId('payment', clock.now()), amount: { ...paid.amount, amount: '1000' } };
    await tell('payments.returned', back);
    await tell('payments.returned', back);
    expect(await world.get(loan)).toMatchObject({
      state: 'active',
      creditBalance: { amount: '0' },
      outstanding: { amount: '300' },
    });
    expect(must(await world.loans.client.trialBalance(world.asService(), {})).balanced).toBe(true);
  });

  async function tell(type: string, payment: Payment): Promise<void> {
    const pack = packById('cn');
    if (!pack) throw new Error('the pack is in the box');
    const database = db.database.forSlice<LoansTables>('loans');
    const withdrawal = { withdrawWithin_d: 14, returnWithin_d: 30 };
    const parts = { database, payments: world.payments, pack, licence: 'unknown', withdrawal } as const;
    const subscription = hearPayments(parts).find((one) => one.type === type);
    const context = testContext({ actor: service('loans'), clock });
    const event: EventEnvelope = {
      id: 'event_again',
      type,
      version: 1,
      slice: 'payments',
      tenant: 'main',
      subject: payment.id,
      actor: 'service:rail',
      correlation: 'test',
      locale: 'en',
      occurredAt: clock.now(),
      data: payment,
    };
    await database.transaction(context, async (tx) => subscription?.handle(tx, event));
  }
});

describe('a lender in Kenya', () => {
  // A database of its own: the other lender's close of business reads the same events by another calendar.
  const own = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice] });

  it('lends in shillings for a fee with its duty, due in one payment on the lender’s own calendar', async () => {
    const kenya = await startWorld({ database: own.database, clock, pack: 'ke' });
    const cell = cellOf({
      principal: { amount: 200_000n, currency: 'KES' },
      instalments: 1,
      every: { count: 30, unit: 'days' },
      rate_ppm: 0,
      fee_ppm: 80_000,
      duty_ppm: 200_000,
    });
    // Late in the evening in Shanghai it is still the same day in Nairobi.
    clock.set('2026-05-01T20:30:00Z');
    const loan = await kenya.paidOut(await kenya.newLine(), cell);
    expect(loan).toMatchObject({ disbursedOn: '2026-05-01', maturesOn: '2026-05-31', payoff: { amount: '219200' } });
    expect(await kenya.repay(loan, 'payoff')).toMatchObject({ state: 'closed' });
    await kenya.stop();
  });
});

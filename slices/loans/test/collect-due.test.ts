import type { WireMoney } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import { borrower, fakeClock, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Loan } from '../contract.ts';
import { loansSlice } from '../slice.ts';
import { type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice] });
let world: LoansWorld;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
afterAll(() => world.stop());

const cny = (amount: bigint): WireMoney => ({ amount: amount.toString(), currency: 'CNY' });
const today = () => clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
const as = (loan: Loan) => testContext({ actor: borrower(loan.lineId), clock });
const newLoan = async () => world.paidOut(await world.newLine());

async function withMandate(limit: bigint): Promise<Loan> {
  const loan = await newLoan();
  const endsOn = today().add({ months: 4 }).toString();
  must(await world.payments.setUpMandate(as(loan), { loanId: loan.id, limit: cny(limit), endsOn }));
  await world.settle();
  expect(await mandateStateOf(loan)).toBe('active');
  return loan;
}

function goToDueDay({ nextInstalment }: Loan): void {
  clock.advance({ days: today().until(Temporal.PlainDate.from(nextInstalment!.due)).days });
}

/** Closes the day; what follows from it arrives. */
async function liveThrough(): Promise<void> {
  must(await world.loans.client.closeOfBusiness(world.asService(), {}));
  for (let round = 0; round < 3; round += 1) await world.settle();
}

const mandateStateOf = async (loan: Loan) =>
  must(await world.payments.listMandates(as(loan), { loanId: loan.id })).mandates[0]?.state;

async function collectionsOf({ id }: Loan) {
  const { rows } = await db.database.pool.query<{ state: string; amount: bigint; mandated: boolean }>(
    `select state, amount, mandate_id is not null as mandated from payments.payment
       where loan_id = $1 and direction = 'collection' order by id`,
    [id],
  );
  return rows.map(({ state, amount, mandated }) => [state, amount, mandated]);
}

describe('an instalment that falls due', () => {
  it('is collected once under the mandate of its loan, and again on the days that were told where that failed', async () => {
    const loan = await withMandate(200_000n);
    goToDueDay(loan);
    world.operator.ending = 'failed';
    await liveThrough();
    world.operator.ending = 'completed';
    for (let days = 1; days <= 3; days += 1) {
      clock.advance({ days: 1 });
      await liveThrough();
      await liveThrough();
    }
    expect(await collectionsOf(loan)).toEqual([
      ['failed', 102_409n, true],
      ['succeeded', 102_409n, true],
    ]);
    expect(await world.get(loan)).toMatchObject({ dpd: 0, instalments: [{ state: 'paid' }, {}, {}] });
  });

  it('is collected up to the limit, not while the borrower pays it, and not without a mandate that stands', async () => {
    const [limited, paying, ended, none] = [
      await withMandate(50_000n),
      await withMandate(200_000n),
      await withMandate(200_000n),
      await newLoan(),
    ];
    const [mandate] = must(await world.payments.listMandates(as(ended), { loanId: ended.id })).mandates;
    must(await world.payments.endMandate(as(ended), { mandateId: mandate!.id }));
    goToDueDay(none);
    const { payoff } = await world.get(paying);
    must(await world.loans.client.repay(as(paying), { loanId: paying.id, amount: payoff }));
    await liveThrough();
    expect(await collectionsOf(limited)).toEqual([['succeeded', 50_000n, true]]);
    expect(await collectionsOf(paying)).toEqual([['succeeded', BigInt(payoff.amount), false]]);
    expect([await collectionsOf(ended), await collectionsOf(none)]).toEqual([[], []]);
    // All was paid: nothing is left that it was given for.
    expect(await mandateStateOf(paying)).toBe('ended');
  });

  it('has no mandate any more once the borrower has withdrawn: what goes back was never agreed to be collected', async () => {
    const loan = await withMandate(200_000n);
    must(await world.loans.client.withdraw(as(loan), { loanId: loan.id }));
    for (let round = 0; round < 2; round += 1) await world.settle();
    expect(await mandateStateOf(loan)).toBe('ended');
  });
});

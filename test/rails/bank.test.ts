import { staff, testDatabase } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cny, eventually, must, type RailWorld, railSlices, startRailWorld } from './rail-world.ts';

const db = testDatabase({ slices: railSlices });
let world: RailWorld;
const own = {
  bankName: 'Lendline Test Lender',
  bankAccount: 'LENDER-ACCOUNT-1',
  bankBatchSeconds: '1',
  payoutBy: 'bank',
};

beforeAll(async () => {
  world = await startRailWorld({ database: db.database, config: ({ country }) => ({ ...own, bankUrl: country }) });
});
afterEach(() => world.fault({ bank: 'ok', statements: 'ok' }));
afterAll(() => world.stop());

const client = () => world.payments.client;
const officer = (id = 'staff_1') => world.as(staff(id, 'payments.read', 'payments.operate'));

async function files() {
  return must(await client().takeFiles(world.loans(), {}));
}

/** Takes files until the payment is in one of the states. */
async function takenUntil(payment: Awaited<ReturnType<RailWorld['payOut']>>, ...states: readonly string[]) {
  return eventually(
    async () => {
      await files();
      return must(await client().get(world.loans(), { paymentId: payment.id }));
    },
    ({ state }) => states.includes(state),
  );
}

async function pays({ index }: Person, amount: string, reference: string): Promise<void> {
  const { url } = world.country;
  const body = new URLSearchParams({ lender: 'lendline', amount, reference, by: 'bank' });
  const headers = { origin: url };
  const paid = await fetch(`${url}/wallet/${index}/pay`, { method: 'POST', headers, body, redirect: 'manual' });
  expect(paid.headers.get('location')).toContain('said=paid');
}

const linesOfEntry = async (paymentId: string) => {
  const { rows } = await db.database.pool.query<{ finding: string; signals: string[] }>(
    'select finding, signals from payments.statement_entry where payment_id = $1',
    [paymentId],
  );
  return rows;
};

describe('a bank that speaks in files', () => {
  it('pays a batch out by phone number, reports on it, and its statement agrees with our book', async () => {
    const [one, two] = [await world.someone(), await world.someone()];
    const before = await Promise.all([one, two].map(({ person }) => world.walletOf(person)));
    const payments = [await world.payOut(one.lineId, '150000'), await world.payOut(two.lineId, '70000')];
    for (const payment of payments) await takenUntil(payment, 'succeeded');
    const after = await Promise.all([one, two].map(({ person }) => world.walletOf(person)));
    expect(after.map((balance, index) => balance - before[index]!)).toEqual([150_000n, 70_000n]);
    await eventually(
      async () => {
        await files();
        return linesOfEntry(payments[0]!.id);
      },
      (rows) => rows.length === 1,
    );
    expect(await linesOfEntry(payments[0]!.id)).toMatchObject([{ finding: 'matched' }]);
    const { batches } = must(await client().listBatches(officer(), {}));
    expect(batches.every(({ rail, state }) => rail === 'sandbox-bank' && state === 'settled')).toBe(true);
    expect(await Promise.all(payments.map((payment) => world.settlements(payment)))).toEqual([1, 1]);
  });

  it.each(['lost-response', 'timeout', 'error', 'no-status', 'status-twice', 'out-of-order'])(
    'pays out once and settles once under the fault %s',
    async (bank) => {
      const { person, lineId } = await world.someone();
      const before = await world.walletOf(person);
      await world.fault({ bank });
      const payment = await world.payOut(lineId);
      await world.until(payment, 'sent', 'unknown', 'succeeded');
      const tried = async () => must(await client().listBatches(officer(), {})).batches[0];
      await eventually(tried, (batch) => batch !== undefined && (batch.state !== 'sent' || bank !== 'error'));
      const hold = bank === 'timeout' || bank === 'error' || bank === 'lost-response';
      if (hold) await world.fault({ bank: 'ok' });
      await eventually(
        async () => {
          await client().reconcile(world.loans(), {});
          await files();
          return must(await client().get(world.loans(), { paymentId: payment.id }));
        },
        ({ state }) => state === 'succeeded',
      );
      await files();
      expect((await world.walletOf(person)) - before).toBe(150_000n);
      expect(await world.settlements(payment)).toBe(1);
    },
  );

  it('says why it did not pay: one payment, or the whole file', async () => {
    for (const [bank, reason] of [
      ['rejects-payment', 'account-closed'],
      ['rejects-file', 'refused-by-rail'],
    ] as const) {
      await world.fault({ bank });
      const { person, lineId } = await world.someone();
      const before = await world.walletOf(person);
      const failed = await takenUntil(await world.payOut(lineId), 'failed');
      expect(failed).toMatchObject({ reason });
      expect(await world.walletOf(person)).toBe(before);
    }
  });

  it('that gives a payout back has it looked at by a person, and not taken for a repayment', async () => {
    await world.fault({ bank: 'returned' });
    const { lineId } = await world.someone();
    const payment = await takenUntil(await world.payOut(lineId, '88000'), 'succeeded');
    const items = async () => {
      await files();
      return must(await client().listSuspense(officer(), {})).items;
    };
    const waiting = await eventually(items, (all) => all.some(({ finding }) => finding === 'payout-came-back'));
    expect(waiting.find(({ finding }) => finding === 'payout-came-back')).toMatchObject({
      side: 'in',
      amount: cny('88000'),
      suggestions: [{ paymentId: payment.id }],
    });
  });

  it('tells a transfer of a borrower, which is found by the loan in its text, or goes back to the account it came from', async () => {
    const { person, lineId } = await world.someone();
    const payment = await takenUntil(await world.payOut(lineId), 'succeeded');
    await pays(person, '12.34', `for ${payment.loanId}`);
    await eventually(
      async () => {
        await files();
        return must(await client().listOfLoan(world.loans(), { loanId: payment.loanId as `loan_${string}` })).payments;
      },
      (all) => all.some(({ direction, amount }) => direction === 'collection' && amount.amount === '1234'),
    );
    const before = await world.walletOf(person);
    await pays(person, '56.78', 'a mistake');
    const item = await eventually(
      async () => {
        await files();
        return must(await client().listSuspense(officer(), {})).items.find(({ amount }) => amount.amount === '5678');
      },
      (found) => found !== undefined,
    );
    const note = 'the borrower asked for it by telephone';
    const suspenseId = item!.id;
    must(await client().askReturn(officer(), { suspenseId, note }));
    must(await client().decideReturn(officer('staff_2'), { suspenseId, agree: true, note }));
    await eventually(
      async () => {
        await files();
        return must(await client().getSuspense(officer(), { suspenseId }));
      },
      ({ state }) => state === 'returned',
    );
    expect(await world.walletOf(person)).toBe(before);
  });

  it('that sends a message twice, or one that nobody can read, is taken once and noted', async () => {
    const { person, lineId } = await world.someone();
    await takenUntil(await world.payOut(lineId), 'succeeded');
    await files();
    await world.fault({ statements: 'file-twice' });
    await pays(person, '9.01', 'hello');
    expect(await files()).toMatchObject({ taken: 1, duplicates: 1 });
    await world.fault({ statements: 'garbage' });
    await pays(person, '9.02', 'hello');
    expect(await files()).toMatchObject({ taken: 0, unreadable: 1 });
    expect(await files()).toEqual({ taken: 0, duplicates: 0, unreadable: 0, notOurs: 0 });
    const { files: noted } = must(await client().listFiles(officer(), {}));
    expect(new Set(noted.map(({ outcome }) => outcome))).toEqual(new Set(['taken', 'duplicate', 'unreadable']));
  });

  it('tells a booking in a notification and again in the statement of the day, and it counts once', async () => {
    const { person } = await world.someone();
    await pays(person, '7.77', 'once only');
    await files();
    const count = async () =>
      must(await client().listSuspense(officer(), { limit: 200 })).items.filter(({ amount }) => amount.amount === '777')
        .length;
    expect(await count()).toBe(1);
    await world.country.clock.moveTo(world.country.clock.now().add({ hours: 24 }));
    const taken = await files();
    expect(taken.taken).toBeGreaterThanOrEqual(1);
    expect(await count()).toBe(1);
  });
});

import { borrower, staff, testDatabase } from '@lendline/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cny, eventually, must, type RailWorld, railSlices, startRailWorld } from './rail-world.ts';

const db = testDatabase({ slices: railSlices });
let world: RailWorld;

beforeAll(async () => {
  world = await startRailWorld({ database: db.database, config: () => ({ walletBatchSeconds: '1' }) });
});
afterEach(() => world.fault({ wallet: 'ok' }));
afterAll(() => world.stop());

const today = () => world.country.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();

/** A paid-out loan of somebody new. */
async function loan() {
  const who = await world.someone();
  return { ...who, paid: await world.until(await world.payOut(who.lineId), 'succeeded') };
}

async function mandateOf(of: Awaited<ReturnType<typeof loan>>, limit = '50000') {
  const context = world.as(borrower(of.lineId));
  const { loanId } = of.paid;
  const endsOn = today().add({ months: 3 }).toString();
  const asked = must(await world.payments.client.setUpMandate(context, { loanId, limit: cny(limit), endsOn }));
  const list = async () => must(await world.payments.client.listMandates(context, { loanId })).mandates;
  await eventually(list, ([first]) => first?.state === 'active');
  return { context, asked, list };
}

describe('a mandate', () => {
  it('is asked for once, however often, lets instalments be collected in one batch, and ends at both sides', async () => {
    const of = await loan();
    const { context, asked, list } = await mandateOf(of);
    const again = { loanId: of.paid.loanId, limit: cny('50000'), endsOn: asked.endsOn };
    expect(must(await world.payments.client.setUpMandate(context, again)).id).toBe(asked.id);
    const before = await world.walletOf(of.person);
    const two = await Promise.all(['a', 'b'].map((key) => world.collect(of.paid, { amount: '20000', key })));
    for (const payment of two) await world.until(payment, 'succeeded');
    expect(before - (await world.walletOf(of.person))).toBe(40_000n);
    expect(await Promise.all(two.map((payment) => world.settlements(payment)))).toEqual([1, 1]);
    const officer = world.as(staff('staff_1', 'payments.read'));
    const { batches } = must(await world.payments.client.listBatches(officer, {}));
    expect(batches.at(0)).toMatchObject({ direction: 'collection', rail: 'sandbox' });
    must(await world.payments.client.endMandate(context, { mandateId: asked.id }));
    expect(await list()).toMatchObject([{ state: 'ended' }]);
    await eventually(
      () => mandatesAt(of.person.index),
      ([first]) => first?.status === 'inactive',
    );
  });

  it('that the borrower has ended at the operator refuses the collection, and is not used again', async () => {
    const of = await loan();
    const { list } = await mandateOf(of);
    await endAtOperator(of.person.index);
    const refused = await world.until(await world.collect(of.paid, { amount: '10000', key: 'a' }), 'failed');
    expect(refused).toMatchObject({ reason: 'no-mandate' });
    await eventually(list, ([first]) => first?.state === 'ended');
    // Without one the payer is asked.
    expect(await world.until(await world.collect(of.paid, { amount: '10000', key: 'b' }), 'succeeded')).toBeTruthy();
  });

  it('is of a loan of the borrower’s own that was paid out, for at most three years, once', async () => {
    const of = await loan();
    const client = world.payments.client;
    const other = world.as(borrower((await world.someone()).lineId));
    const input = { loanId: of.paid.loanId, limit: cny('1000'), endsOn: today().add({ months: 1 }).toString() };
    expect(await client.setUpMandate(other, input)).toMatchObject({ ok: false, error: { status: 404 } });
    const own = world.as(borrower(of.lineId));
    for (const endsOn of [today(), today().add({ years: 3, days: 1 })]) {
      const answer = await client.setUpMandate(own, { ...input, endsOn: endsOn.toString() });
      expect(answer).toMatchObject({ ok: false, error: { code: 'payments.mandate-days' } });
    }
    const mandate = must(await client.setUpMandate(own, input));
    expect(await client.endMandate(other, { mandateId: mandate.id })).toMatchObject({
      ok: false,
      error: { status: 404 },
    });
    expect(must(await client.listMandates(other, { loanId: of.paid.loanId })).mandates).toEqual([]);
  });
});

describe.each(['lost-response', 'no-callback', 'twice', 'out-of-order', 'late', 'timeout', 'error'])(
  'a batch under the fault %s',
  (wallet) => {
    it('moves the money once and settles every payment once', async () => {
      const of = await loan();
      const before = await world.walletOf(of.person);
      await world.fault({ wallet });
      const payments = await Promise.all(['a', 'b', 'c'].map((key) => world.collect(of.paid, { amount: '1000', key })));
      for (const payment of payments) await world.until(payment, 'sent', 'unknown', 'succeeded');
      await world.fault({ wallet: 'ok' });
      await eventually(
        async () => {
          await world.payments.client.reconcile(world.loans(), {});
          return Promise.all(payments.map((payment) => world.until(payment, 'sent', 'unknown', 'succeeded')));
        },
        (now) => now.every(({ state }) => state === 'succeeded'),
      );
      expect(before - (await world.walletOf(of.person))).toBe(3_000n);
      expect(await Promise.all(payments.map((payment) => world.settlements(payment)))).toEqual([1, 1, 1]);
    });
  },
);

describe('money that is given back', () => {
  it('arrives once where it came from, and no more than it was', async () => {
    const of = await loan();
    const collected = await world.until(await world.collect(of.paid, { amount: '30000', key: 'a' }), 'succeeded');
    const before = await world.walletOf(of.person);
    const client = world.payments.client;
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => client.giveBack(world.loans(), { paymentId: collected.id })),
    );
    expect(new Set(asked.map((answer) => must(answer).id)).size).toBe(1);
    const list = async () => must(await client.listReturns(world.loans(), { loanId: of.paid.loanId })).returns;
    await eventually(list, ([first]) => first?.state === 'succeeded');
    expect((await world.walletOf(of.person)) - before).toBe(30_000n);
    expect(await world.settlements(must(asked[0]!))).toBe(1);
    for (const input of [{ paymentId: of.paid.id }, { paymentId: collected.id, amount: cny('30001') }]) {
      const answer = await client.giveBack(world.loans(), input);
      expect(answer).toMatchObject({ ok: false, error: { code: 'payments.nothing-to-return' } });
    }
  });
});

describe('the list of rails', () => {
  it('says what each can do, and whether it is in service', async () => {
    const officer = world.as(staff('staff_1', 'payments.read'));
    const wallet = async () => must(await world.payments.client.listRails(officer, {})).rails[0];
    expect(await wallet()).toMatchObject({
      name: 'sandbox',
      simulatedRail: true,
      can: ['disburse', 'collect', 'return', 'mandate', 'batch', 'statement'],
      health: 'available',
    });
    await world.fault({ wallet: 'error' });
    expect(await wallet()).toMatchObject({ health: 'unavailable' });
  });
});

async function mandatesAt(index: number): Promise<readonly { reference: string; status: string }[]> {
  const answer = await world.country.lender.get(`/wallet/${index}/mandates`);
  return (await answer.json()) as { reference: string; status: string }[];
}

/** The borrower ends it where they hold the wallet. */
async function endAtOperator(index: number): Promise<void> {
  const [mandate] = await mandatesAt(index);
  const { url } = world.country;
  const path = `${url}/wallet/${index}/mandates/${mandate?.reference}/end`;
  await fetch(path, { method: 'POST', headers: { origin: url }, redirect: 'manual' });
}

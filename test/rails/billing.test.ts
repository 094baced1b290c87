import { borrower, staff, testDatabase } from '@lendline/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cny, eventually, must, type RailWorld, railSlices, startRailWorld } from './rail-world.ts';

const db = testDatabase({ slices: railSlices });
const rail = 'sandbox-billing';
let world: RailWorld;

beforeAll(async () => {
  world = await startRailWorld({ database: db.database, config: ({ country }) => ({ billingUrl: country }) });
});
afterEach(() => world.fault({ billing: 'ok', statements: 'ok', carrier: 'ok' }));
afterAll(() => world.stop());

const client = () => world.payments.client;
const officer = () => world.as(staff('staff_1', 'payments.read', 'payments.operate'));

async function loan() {
  const who = await world.someone();
  return { ...who, paid: await world.until(await world.payOut(who.lineId), 'succeeded') };
}

/** Asks about open payments until this one is in one of the states. */
async function askedUntil(payment: { readonly id: `payment_${string}` }, ...states: readonly string[]) {
  return eventually(
    async () => {
      await client().reconcile(world.loans(), {});
      return must(await client().get(world.loans(), { paymentId: payment.id }));
    },
    ({ state }) => states.includes(state),
  );
}

describe('a repayment charged to the phone bill', () => {
  it('is reserved, confirmed and told once; the carrier’s list agrees with our book', async () => {
    const { paid } = await loan();
    const payment = await world.collect(paid, { amount: '4567', key: 'a', rail });
    expect(await askedUntil(payment, 'succeeded')).toMatchObject({ rail, amount: cny('4567') });
    expect(await world.settlements(payment)).toBe(1);
    const on = world.country.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    const pulled = must(await client().pullStatement(officer(), { rail, from: on, to: on }));
    const { lines } = must(await client().getStatement(officer(), { statementId: pulled.id }));
    expect(lines.find(({ paymentId }) => paymentId === payment.id)).toMatchObject({ finding: 'matched', side: 'in' });
  });

  it.each(['lost-response', 'confirm-not-heard', 'lost-confirm'])(
    'is charged once under the fault %s',
    async (billing) => {
      const { paid } = await loan();
      await world.fault({ billing });
      const payment = await world.collect(paid, { amount: '1000', key: 'a', rail });
      await eventually(
        async () => must(await client().get(world.loans(), { paymentId: payment.id })),
        ({ attempts }) => attempts > 0,
      );
      await world.fault({ billing: 'ok' });
      await askedUntil(payment, 'succeeded');
      expect(await world.settlements(payment)).toBe(1);
      expect(await chargesOf(payment.id)).toEqual(['succeeded']);
    },
  );

  it.each(['timeout', 'error'])(
    'is unknown while the carrier is silent (%s), and charged once when it answers',
    async (carrier) => {
      const { paid } = await loan();
      await world.fault({ carrier });
      const payment = await world.collect(paid, { amount: '1100', key: 'a', rail });
      await world.until(payment, 'unknown');
      await world.fault({ carrier: 'ok' });
      await askedUntil(payment, 'succeeded');
      expect(await chargesOf(payment.id)).toEqual(['succeeded']);
    },
  );

  it('fails with the reason: denied, above the limit of the line, or not confirmed in time', async () => {
    const { paid } = await loan();
    await world.fault({ billing: 'denied' });
    const denied = await world.collect(paid, { amount: '1000', key: 'a', rail });
    expect(await askedUntil(denied, 'failed')).toMatchObject({ reason: 'not-permitted' });
    await world.fault({ billing: 'ok' });
    const above = await world.collect(paid, { amount: '100001', key: 'b', rail });
    expect(await askedUntil(above, 'failed')).toMatchObject({ reason: 'limit-reached' });
    await world.fault({ billing: 'expires' });
    const late = await world.collect(paid, { amount: '1000', key: 'c', rail });
    expect(await askedUntil(late, 'failed')).toMatchObject({ reason: 'refused-by-rail' });
  });

  it('is given back once, in part, also when the answer is lost', async () => {
    const { paid, lineId } = await loan();
    const payment = await world.collect(paid, { amount: '5000', key: 'a', rail });
    await askedUntil(payment, 'succeeded');
    await world.fault({ billing: 'lost-response' });
    const back = must(await client().giveBack(world.loans(), { paymentId: payment.id, amount: cny('2000') }));
    const returns = async () => {
      await client().reconcile(world.loans(), {});
      return must(await client().listReturns(world.loans(), { loanId: paid.loanId as `loan_${string}` })).returns;
    };
    await eventually(returns, ([first]) => first?.state === 'succeeded');
    expect(await world.settlements(back)).toBe(1);
    const { loanId } = paid;
    const mine = must(await client().listMine(world.as(borrower(lineId)), { loanId }));
    expect(new Set(mine.payments.map(({ id }) => id))).toEqual(new Set([payment.id, paid.id]));
    expect(mine.returns).toMatchObject([{ id: back.id, amount: cny('2000'), state: 'succeeded' }]);
    const other = world.as(borrower((await world.someone()).lineId));
    expect(must(await client().listMine(other, { loanId }))).toEqual({ payments: [], returns: [] });
  });

  it('is a way to pay beside the usual wallet, which alone knows mandates', async () => {
    const { ways } = must(await client().waysToPay(world.as(borrower((await world.someone()).lineId)), {}));
    expect(ways).toEqual([
      { rail: 'sandbox', kind: 'wallet', simulatedRail: true, usual: true, mandates: true },
      { rail, kind: 'phone-bill', simulatedRail: true, usual: false, mandates: false },
    ]);
  });

  it('is no way to pay out, and a rail that is not configured none at all', async () => {
    const { paid, lineId } = await loan();
    const input = { loanId: paid.loanId, lineId, amount: cny('100'), key: 'x', rail: 'carrier-pigeon' };
    expect(await client().collect(world.loans(), input)).toMatchObject({
      ok: false,
      error: { code: 'payments.no-such-rail' },
    });
    const { rails } = must(await client().listRails(officer(), {}));
    expect(rails.find(({ name }) => name === rail)).toMatchObject({ can: ['collect', 'return', 'statement'] });
  });
});

/** How the charges of a payment stand at the carrier. */
async function chargesOf(paymentId: string): Promise<readonly string[]> {
  const { rows } = await db.database.pool.query<{ rail_reference: string }>(
    'select rail_reference from payments.payment where id = $1',
    [paymentId],
  );
  expect(rows[0]?.rail_reference).toMatch(/^bill_/);
  const on = world.country.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const pulled = await client().pullStatement(officer(), { rail, from: on, to: on });
  const id = must(pulled).id;
  const { lines } = must(await client().getStatement(officer(), { statementId: id }));
  return lines.filter((line) => line.paymentId === paymentId).map(() => 'succeeded');
}

import type { Payment } from '@lendline/payments/contract';
import { staff, testDatabase } from '@lendline/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cny, eventually, must, type RailWorld, railSlices, startRailWorld } from './rail-world.ts';

/** What every rail promises, whatever its wire. Its own tests hold what only it can do. */
interface RailCase {
  readonly name: string;
  /** A payment of a new loan over this rail. */
  order(world: RailWorld, key: string): Promise<Payment>;
  /** Switches of the country under which nothing is known for a while, and what the payment is taken for then. */
  readonly silences: readonly Readonly<Record<string, unknown>>[];
  /** Switches under which the order is refused for sure. */
  readonly refuses: Readonly<Record<string, string>>;
  readonly side: 'in' | 'out';
}

const amount = '4200';

async function collectBy(world: RailWorld, key: string, rail: string): Promise<Payment> {
  const { lineId } = await world.someone();
  const loanId = `loan_${'0'.repeat(26 - key.length)}${key}`;
  return must(await world.payments.client.collect(world.loans(), { loanId, lineId, amount: cny(amount), key, rail }));
}

const rails: readonly RailCase[] = [
  {
    name: 'sandbox',
    order: (world, key) => collectBy(world, key, 'sandbox'),
    silences: [{ wallet: 'timeout' }, { wallet: 'error' }, { wallet: 'lost-response' }, { wallet: 'no-callback' }],
    refuses: { wallet: 'insufficient-funds' },
    side: 'in',
  },
  {
    name: 'sandbox-billing',
    order: (world, key) => collectBy(world, key, 'sandbox-billing'),
    silences: [
      { apis: { 'carrier-billing': 'timeout' } },
      { apis: { 'carrier-billing': 'error' } },
      { billing: 'lost-response' },
      { billing: 'lost-confirm' },
    ],
    refuses: { billing: 'denied' },
    side: 'in',
  },
  {
    name: 'sandbox-bank',
    order: async (world) => world.payOut((await world.someone()).lineId, amount),
    silences: [{ bank: 'timeout' }, { bank: 'error' }, { bank: 'lost-response' }, { bank: 'no-status' }],
    refuses: { bank: 'rejects-payment' },
    side: 'out',
  },
];

const db = testDatabase({ slices: railSlices });
let world: RailWorld;
let made = 0;
const nextKey = () => `k${(made += 1)}`;

beforeAll(async () => {
  world = await startRailWorld({
    database: db.database,
    config: ({ country }) => ({
      billingUrl: country,
      bankUrl: country,
      bankName: 'Lendline Test Lender',
      bankAccount: 'LENDER-ACCOUNT-1',
      bankBatchSeconds: '1',
      payoutBy: 'bank',
    }),
  });
});
const fine = { wallet: 'ok', apis: { 'carrier-billing': null }, billing: 'ok', bank: 'ok', statements: 'ok' };
afterEach(() => world.fault(fine));
afterAll(() => world.stop());

const client = () => world.payments.client;
const officer = () => world.as(staff('staff_1', 'payments.read', 'payments.operate'));
const now = async ({ id }: Payment) => must(await client().get(world.loans(), { paymentId: id }));

/** Asks and takes files until the payment has settled. */
function settled(payment: Payment): Promise<Payment> {
  return eventually(
    async () => {
      await client().reconcile(world.loans(), {});
      await client().takeFiles(world.loans(), {});
      return now(payment);
    },
    ({ settledAt }) => settledAt !== null,
  );
}

describe.each(rails)('the rail $name', (rail) => {
  it('moves what was ordered and tells it once', async () => {
    const payment = await rail.order(world, nextKey());
    expect(await settled(payment)).toMatchObject({ state: 'succeeded', rail: rail.name, reason: null });
    await client().reconcile(world.loans(), {});
    expect(await world.settlements(payment)).toBe(1);
  });

  it.each(rail.silences)('settles nothing while nothing is known, and once afterwards: %o', async (silence) => {
    await world.fault(silence);
    const payment = await rail.order(world, nextKey());
    await eventually(
      () => now(payment),
      ({ attempts }) => attempts > 0,
    );
    await client().reconcile(world.loans(), {});
    const meanwhile = await now(payment);
    // Whoever can still be asked may have said it by now; nobody has said that it failed.
    expect(meanwhile.state).not.toBe('failed');
    await world.fault(fine);
    expect(await settled(payment)).toMatchObject({ state: 'succeeded' });
    expect(await world.settlements(payment)).toBe(1);
  });

  it('says why what it refuses failed, once, and another try of the same order is the same payment', async () => {
    await world.fault(rail.refuses);
    const payment = await rail.order(world, nextKey());
    const failed = await settled(payment);
    expect(failed).toMatchObject({ state: 'failed', reason: expect.stringMatching(/^[a-z-]+$/) as string });
    await world.fault(fine);
    await client().reconcile(world.loans(), {});
    expect(await now(payment)).toEqual(failed);
    expect(await world.settlements(payment)).toBe(1);
  });

  it('tells of it in its statement, which is matched with our book', async () => {
    const payment = await rail.order(world, nextKey());
    await settled(payment);
    const line = await eventually(
      async () => {
        const day = world.country.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
        await client().pullStatement(officer(), { rail: rail.name, from: day, to: day });
        await client().takeFiles(world.loans(), {});
        const { statements } = must(await client().listStatements(officer(), { limit: 200 }));
        const views = await Promise.all(
          statements
            .filter((one) => one.rail === rail.name)
            .map(async ({ id }) => must(await client().getStatement(officer(), { statementId: id }))),
        );
        return views.flatMap(({ lines }) => lines).find(({ paymentId }) => paymentId === payment.id);
      },
      (found) => found !== undefined,
    );
    expect(line).toMatchObject({ side: rail.side, finding: 'matched', amount: cny(amount) });
  });

  it('says whether it is in service', async () => {
    // Who is slow to answer, as on a busy machine, is not in service for that moment.
    const listed = await eventually(
      async () => must(await client().listRails(officer(), {})).rails.find(({ name }) => name === rail.name),
      (found) => found?.health === 'available',
    );
    expect(listed).toMatchObject({ simulatedRail: true });
  });
});

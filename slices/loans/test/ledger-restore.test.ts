import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import { migrate } from '@lendline/platform';
import { fakeClock, service, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loansSlice } from '../slice.ts';
import { type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const slices = [linesSlice, paymentsSlice, loansSlice];
const db = testDatabase({ slices });
let world: LoansWorld;
let ids = 0;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
afterAll(() => world.stop());

async function post(count: number): Promise<void> {
  const context = testContext({ actor: service('payments'), clock });
  const movements = [{ debit: 'settlement', credit: 'suspense', amount: { amount: '1200', currency: 'CNY' as const } }];
  const postings = Array.from({ length: count }, () => ({ id: `r${(ids += 1)}`, bookedOn: '2026-03-02', movements }));
  must(await world.loans.client.postToLedger(context, { postings }));
}

const check = async () => must(await world.loans.client.verifyLedger(world.asService(), {}));

describe('a journal that was restored onto a server with lower transaction numbers', () => {
  it('is as it was sealed, and what was not sealed and what is new gets its seal', async () => {
    // The server that it came from: a million transactions ahead of this one.
    await db.database.pool.query(`
      update loans.transaction_order set ahead = 1000000;
      alter table loans.entry alter column xid set default (pg_current_xact_id()::text::bigint + 1000000)::text::xid8`);
    await post(3);
    const before = await check();
    await post(2);
    // As the dump has it: the plain numbers of that server.
    await db.database.pool.query(`
      update loans.transaction_order set cluster = 'another server', ahead = 0;
      alter table loans.entry alter column xid set default pg_current_xact_id()`);
    await expect(check()).rejects.toThrow('numbered by another server');
    await migrate(db.database, slices);
    await post(4);
    expect(await check()).toMatchObject({ entries: before.entries + 6, intact: true, balanced: true });
    await post(1);
    expect(await check()).toMatchObject({ entries: before.entries + 7, intact: true });
  });
});

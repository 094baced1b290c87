import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import { fakeClock, service, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loansSlice } from '../slice.ts';
import { type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice] });
let world: LoansWorld;
let ids = 0;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
afterAll(() => world.stop());

async function post(count: number): Promise<void> {
  const context = testContext({ actor: service('payments'), clock });
  const movements = [
    { debit: 'settlement', credit: 'suspense', amount: { amount: '1200', currency: 'CNY' as const } },
    { debit: 'suspense', credit: 'overpayment', amount: { amount: '200', currency: 'CNY' as const } },
  ];
  const postings = Array.from({ length: count }, () => ({ id: `p${(ids += 1)}`, bookedOn: '2026-03-02', movements }));
  must(await world.loans.client.postToLedger(context, { postings }));
}

const check = async () => must(await world.loans.client.verifyLedger(world.asService(), {}));

/** What nobody but the owner of the database's files can do: past every trigger, undone afterwards. */
async function asIntruder(statement: string, looking: () => Promise<void>): Promise<void> {
  const { pool } = db.database;
  await pool.query(
    `create table kept as select * from loans.entry; create table kept_seals as select * from loans.seal`,
  );
  const unguarded = async (work: string): Promise<void> => {
    await pool.query(`begin; alter table loans.entry disable trigger all; alter table loans.seal disable trigger all;
      ${work}; alter table loans.entry enable trigger all; alter table loans.seal enable trigger all; commit`);
  };
  await unguarded(statement);
  try {
    await looking();
  } finally {
    await restore(unguarded);
  }
}

async function restore(unguarded: (work: string) => Promise<void>): Promise<void> {
  const { pool } = db.database;
  await unguarded(`delete from loans.entry; delete from loans.seal;
    insert into loans.entry overriding system value select * from kept; insert into loans.seal select * from kept_seals`);
  await pool.query('drop table kept; drop table kept_seals');
  for (const name of ['entry', 'seal']) {
    await pool.query(`alter table loans.${name} enable always trigger ${name}_stays`);
  }
}

describe('the seals on the journal', () => {
  it('cover every entry once, in batches', async () => {
    await post(3);
    const first = await check();
    expect(first).toMatchObject({ intact: true, balanced: true, broken: null });
    await post(2);
    const second = await check();
    expect(second).toMatchObject({ entries: first.entries + 4, seals: first.seals + 1, intact: true });
    expect(second.head).not.toBe(first.head);
    expect(await check()).toEqual(second);
    const kept = must(await world.loans.client.lastLedgerCheck(world.asService(), {}));
    expect(kept.check).toEqual({ ...second, checkedAt: clock.now().toString(), checkedBy: 'service:applications' });
  });

  it('are put on by two processes at once as by one', async () => {
    const before = await check();
    await post(5);
    const checks = await Promise.all([check(), check(), check(), check()]);
    // A transaction that runs elsewhere on the server can keep an entry from its seal for a moment.
    await expect.poll(async () => (await check()).entries, { timeout: 20_000 }).toBe(before.entries + 10);
    checks.push(await check());
    expect(checks.every(({ intact }) => intact)).toBe(true);
    // As many seals are the same seals, whoever looked.
    const seals = new Set(checks.map((one) => one.seals));
    expect(new Set(checks.map((one) => `${one.seals} ${one.head} ${one.entries}`)).size).toBe(seals.size);
  });

  it('wait for a transaction that wrote before and commits later, and then cover it', async () => {
    const slow = await db.database.pool.connect();
    await slow.query(`begin; select set_config('app.tenant', 'main', true);
      insert into loans.entry (tenant, natural_key, line, posting_id, kind, booked_on, recorded_at, debit, credit, amount, currency)
      values ('main', 'late', 1, 'late', 'transfer', '2026-03-02', now(), 'settlement', 'suspense', 100, 'CNY')`);
    await post(1);
    const before = await check();
    await slow.query('commit');
    slow.release();
    const after = await check();
    expect(after.entries).toBe(before.entries + 3);
    expect(after.intact).toBe(true);
  });

  it.each([
    [
      'one bit of an amount is flipped',
      `update loans.entry set amount = amount # 1 where natural_key like '%:p2' and line = 1`,
    ],
    [
      'an account is another',
      `update loans.entry set credit = 'recoveries' where natural_key like '%:p2' and line = 1`,
    ],
    ['a day is another', `update loans.entry set booked_on = booked_on + 1 where natural_key like '%:p2' and line = 1`],
    ['an entry is taken out', `delete from loans.entry where natural_key like '%:p2' and line = 2`],
    [
      'an entry is put in later among older ones',
      `insert into loans.entry (tenant, natural_key, line, posting_id, kind, booked_on, recorded_at, debit, credit, amount, currency, xid)
       select tenant, 'forged', 1, 'forged', kind, booked_on, recorded_at, debit, credit, amount, currency, xid
         from loans.entry where natural_key like '%:p2' and line = 1`,
      2,
    ],
    [
      'the seal is made to fit the forged entry',
      `update loans.entry set amount = amount + 1 where natural_key like '%:p1' and line = 1;
       select set_config('app.tenant', 'main', true);
       update loans.seal set content = (select content from loans.journal_content('0', 0, last_xid, last_seq, null)) where number = 1`,
    ],
    ['the first seal is taken out', `delete from loans.seal where number = 1`],
  ])('tell that %s, and where', async (_what, statement, seal = 1) => {
    expect((await check()).intact).toBe(true);
    await asIntruder(statement, async () => {
      expect(await check()).toMatchObject({ intact: false, broken: { seal } });
    });
    expect((await check()).intact).toBe(true);
  });

  it('are put on within a second, without anybody asking', async () => {
    const unsealed = async (): Promise<number> => {
      const { rows } = await db.database.pool.query<{ left: bigint }>(
        `select count(*) as left from loans.entry
          where not exists (select from loans.seal where (last_xid, last_seq) >= (entry.xid, entry.seq))`,
      );
      return Number(rows[0]?.left);
    };
    await post(4);
    expect(await unsealed()).toBe(8);
    await world.loans.instance.start?.();
    await vi.waitUntil(async () => (await unsealed()) === 0, { timeout: 20_000, interval: 50 });
    expect((await check()).intact).toBe(true);
  });
});

describe('the balances kept for each day', () => {
  it('are found to be not those of the journal when somebody changed them', async () => {
    expect((await check()).balanced).toBe(true);
    await db.database.pool.query(`update loans.balance set debit = debit + 1 where account = 'settlement'`);
    expect((await check()).balanced).toBe(false);
    await db.database.pool.query(`update loans.balance set debit = debit - 1 where account = 'settlement'`);
    expect((await check()).balanced).toBe(true);
  });
});

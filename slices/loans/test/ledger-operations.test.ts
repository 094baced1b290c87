import type { Context } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import { fakeClock, service, staff, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerPosting } from '../ledger-contract.ts';
import { loansSlice } from '../slice.ts';
import { type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice], poolSize: 20 });
let world: LoansWorld;
let ids = 0;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
beforeEach(() => clock.advance({ minutes: 1 }));
afterAll(() => world.stop());

const asRails = (): Context => testContext({ actor: service('payments'), clock });
const newId = (): string => `statement-line:${(ids += 1)}`;

/** CNY 12.00 into suspense on the day of the test, unless told otherwise. */
function posting(change: Partial<LedgerPosting> = {}): LedgerPosting {
  return {
    id: newId(),
    bookedOn: '2026-03-02',
    movements: [{ debit: 'settlement', credit: 'suspense', amount: { amount: '1200', currency: 'CNY' } }],
    ...change,
  };
}

const post = (...postings: LedgerPosting[]) => world.loans.client.postToLedger(asRails(), { postings });

async function suspense(asked: { asOf?: string; knownAt?: string } = {}) {
  const { accounts, balanced } = must(await world.loans.client.trialBalance(world.asService(), asked));
  expect(balanced).toBe(true);
  const found = accounts.find(({ account }) => account === 'suspense');
  return { balance: BigInt(found?.balance.amount ?? 0), pending: found?.pending?.credit.amount };
}

describe('a posting with an id of the client’s own', () => {
  it('is booked once, and answers the same however often it is sent', async () => {
    const before = await suspense();
    const one = posting();
    expect(must(await post(one))).toEqual({ postings: [{ id: one.id, replayed: false }] });
    clock.advance({ hours: 5 });
    expect(must(await post(one))).toEqual({ postings: [{ id: one.id, replayed: true }] });
    expect((await suspense()).balance).toBe(before.balance + 1200n);
  });

  it('is booked once when 32 clients send it at the same time', async () => {
    const before = await suspense();
    const one = posting();
    const answers = await Promise.all(Array.from({ length: 32 }, () => post(one)));
    const replays = answers.map((answer) => must(answer).postings[0]?.replayed);
    expect(replays.filter((replayed) => !replayed)).toHaveLength(1);
    expect((await suspense()).balance).toBe(before.balance + 1200n);
  });

  it.each([
    [
      'another amount',
      { movements: [{ ...posting().movements[0]!, amount: { amount: '1201', currency: 'CNY' as const } }] },
    ],
    ['another day', { bookedOn: '2026-03-01' }],
    ['another account', { movements: [{ ...posting().movements[0]!, credit: 'overpayment' }] }],
    ['a movement more', { movements: [posting().movements[0]!, posting().movements[0]!] }],
  ])('is refused with %s, and nothing of it is booked', async (_what, change) => {
    const one = posting();
    must(await post(one));
    const before = await suspense();
    const other = await post(posting(), { ...one, ...change });
    expect(other).toMatchObject({ ok: false, error: { code: 'loans.other-posting', status: 409 } });
    expect(await suspense()).toEqual(before);
  });

  it('is another posting when another service chose the same id', async () => {
    const one = posting();
    must(await post(one));
    const other = testContext({ actor: service('collections'), clock });
    const answer = must(await world.loans.client.postToLedger(other, { postings: [one] }));
    expect(answer.postings).toEqual([{ id: one.id, replayed: false }]);
  });

  it('goes in with a batch or not at all, and the batch may hold some that are in the books', async () => {
    const [first, second] = [posting(), posting()];
    must(await post(first));
    expect(must(await post(second, first)).postings.map(({ replayed }) => replayed)).toEqual([false, true]);
    const twice = posting();
    expect(await post(twice, twice)).toMatchObject({ ok: false, error: { code: 'loans.posting-twice' } });
  });

  it.each([
    ['no amount', { amount: { amount: '0', currency: 'CNY' } }, 'amount'],
    ['another currency', { amount: { amount: '1', currency: 'KES' } }, 'currency'],
    ['one account on both sides', { credit: 'settlement' }, 'two-accounts'],
  ])('is refused with %s', async (_what, change, why) => {
    const one = posting();
    const movements = [{ ...one.movements[0]!, ...change }] as LedgerPosting['movements'];
    expect(await post({ ...one, movements })).toMatchObject({
      ok: false,
      error: { code: 'loans.posting-not-possible', parameters: { why } },
    });
  });

  it('is the act of a service: no member of staff books by hand', async () => {
    const context = testContext({ actor: staff('staff_1', 'loans.operate', 'loans.read'), clock });
    const answer = await world.loans.client.postToLedger(context, { postings: [posting()] });
    expect(answer).toMatchObject({ ok: false, error: { status: 404 } });
  });
});

describe('a hold', () => {
  const inAnHour = () => clock.now().add({ hours: 1 }).toString();
  const hold = (one: LedgerPosting, expiresAt = inAnHour()) =>
    world.loans.client.holdInLedger(asRails(), { ...one, expiresAt });
  const end = (holdId: string, outcome: 'posted' | 'released') =>
    world.loans.client.endHold(asRails(), { holdId, outcome });

  it('counts for no balance until it is posted, then once', async () => {
    const before = await suspense();
    const one = posting();
    expect(must(await hold(one)).state).toBe('pending');
    expect(must(await hold(one)).state).toBe('pending');
    expect(await suspense()).toEqual({ balance: before.balance, pending: '1200' });
    const ends = await Promise.all(Array.from({ length: 8 }, () => end(one.id, 'posted')));
    expect(ends.map((answer) => must(answer).state)).toEqual(Array.from({ length: 8 }, () => 'posted'));
    expect(await suspense()).toEqual({ balance: before.balance + 1200n, pending: undefined });
  });

  it('that was let go is never posted, and one that was posted is never let go', async () => {
    const [let_go, posted] = [posting(), posting()];
    for (const one of [let_go, posted]) must(await hold(one));
    must(await end(let_go.id, 'released'));
    must(await end(posted.id, 'posted'));
    const before = await suspense();
    const ended = { ok: false, error: { code: 'loans.hold-ended', status: 409 } };
    expect(await end(let_go.id, 'posted')).toMatchObject(ended);
    expect(await end(posted.id, 'released')).toMatchObject(ended);
    expect(await suspense()).toEqual(before);
  });

  it('ends in one way when both are asked for at the same time', async () => {
    const before = await suspense();
    const one = posting();
    must(await hold(one));
    const answers = await Promise.all([end(one.id, 'posted'), end(one.id, 'released'), end(one.id, 'posted')]);
    const posted = answers[0]?.ok ?? false;
    expect(answers.map(({ ok }) => ok)).toEqual([posted, !posted, posted]);
    expect((await suspense()).balance).toBe(before.balance + (posted ? 1200n : 0n));
  });

  it('expires: after that it is not posted any more', async () => {
    const before = await suspense();
    const one = posting();
    must(await hold(one));
    clock.advance({ hours: 1 });
    expect(await suspense()).toEqual({ balance: before.balance, pending: undefined });
    expect(await end(one.id, 'posted')).toMatchObject({ ok: false, error: { code: 'loans.hold-ended' } });
    expect(must(await hold(one, inAnHour())).state).toBe('expired');
  });

  it('is refused with another body, and not found by another name', async () => {
    const one = posting();
    must(await hold(one));
    const other = await hold({ ...one, bookedOn: '2026-03-01' });
    expect(other).toMatchObject({ ok: false, error: { code: 'loans.other-posting' } });
    expect(await end('nobody-held-this', 'posted')).toMatchObject({ ok: false, error: { code: 'loans.no-such-hold' } });
  });
});

describe('the trial balance', () => {
  it('is that of a business date, as it was known at a moment', async () => {
    const before = await suspense();
    const start = clock.now().toString();
    clock.advance({ minutes: 1 });
    must(await post(posting({ bookedOn: '2026-02-10' })));
    const afterFirst = clock.now().toString();
    clock.advance({ minutes: 1 });
    must(await post(posting({ bookedOn: '2026-02-05' }), posting({ bookedOn: '2026-02-20' })));
    expect((await suspense({ knownAt: start })).balance).toBe(before.balance);
    const early = (await suspense({ asOf: '2026-02-04' })).balance;
    expect((await suspense({ asOf: '2026-02-05' })).balance).toBe(early + 1200n);
    expect((await suspense({ asOf: '2026-02-10' })).balance).toBe(early + 2400n);
    expect((await suspense({ asOf: '2026-02-10', knownAt: afterFirst })).balance).toBe(early + 1200n);
    expect((await suspense({ asOf: '2026-02-20', knownAt: start })).balance).toBe(early);
  });

  it('goes out day by day for an accounting program', async () => {
    must(await post(posting({ bookedOn: '2025-12-31' })));
    const span = { from: '2025-12-31', through: '2026-01-01' };
    const file = must(await world.loans.client.exportLedger(world.asService(), span));
    expect(new TextDecoder().decode(file.bytes)).toBe(
      [
        'booked_on,account,kind,currency,debit,credit',
        '2025-12-31,settlement,asset,CNY,12.00,0.00',
        '2025-12-31,suspense,liability,CNY,0.00,12.00',
        '',
      ].join('\r\n'),
    );
    const backwards = { from: '2026-01-02', through: '2026-01-01' };
    expect(await world.loans.client.exportLedger(world.asService(), backwards)).toMatchObject({ ok: false });
  });
});

describe('an account that everybody uses', () => {
  it('lets one connection post while another has not committed yet', async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, () => db.database.pool.connect()));
    const shards = await Promise.all(
      clients.map(async (client) => {
        const { rows } = await client.query<{ shard: number }>('select pg_backend_pid() % 16 as shard');
        return rows[0]?.shard;
      }),
    );
    const other = shards.findIndex((shard) => shard !== shards[0]);
    const insert = (key: string) =>
      `insert into loans.entry (tenant, natural_key, line, posting_id, kind, booked_on, recorded_at, debit, credit, amount, currency)
       values ('main', '${key}', 1, '${key}', 'transfer', '2026-03-02', now(), 'settlement', 'suspense', 100, 'CNY')`;
    const begin = `begin; select set_config('app.tenant', 'main', true)`;
    try {
      await clients[0]?.query(begin);
      await clients[0]?.query(insert('slow'));
      await clients[other]?.query(`${begin}; set local lock_timeout = '5s'`);
      await clients[other]?.query(insert('quick'));
      await clients[other]?.query('commit');
      const { rows } = await db.database.pool.query(`select from loans.entry where natural_key = 'quick'`);
      expect(rows).toHaveLength(1);
    } finally {
      await clients[0]?.query('rollback');
      for (const client of clients) client.release();
    }
  });
});

import { borrower, service, staff } from '@lendline/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { type Span } from './feed-hands.ts';
import { walkForFile } from './file-walk.ts';
import { value, type Walk } from './walk.ts';

let walk: Walk;
const { db, hands } = walkForFile((opened) => {
  walk = opened;
});
afterEach(() => hands.switchFault('ok'));

const statement = 'payment-statement';

/** Banks are asked by days: the first reading begins with the day. */
function bankSpan(): Span {
  const { from, until } = hands.firstSpan();
  return { from: from.toZonedDateTimeISO('Asia/Shanghai').startOfDay().toInstant(), until };
}

describe('the account of a borrower at a bank', () => {
  const idsOf = (rows: readonly { readonly order_id: string | null }[]) => rows.map(({ order_id }) => order_id);

  it('is found and read with the consent that the person gives there, and not before', async () => {
    const { line } = await hands.newcomer(statement);
    await hands.switchFault('waits-for-person');
    const { id: feedId } = await hands.linkBank({ line });
    await hands.runJobs();
    const waiting = await hands.feedOf(line);
    expect(waiting).toMatchObject({ state: 'linked', lastProblem: 'permit-waiting', readUntil: null });
    await hands.pass({ hours: 1 });
    expect((await hands.read(line)).imports).toEqual([]);
    const address = waiting.authoriseAt ?? '';
    expect(address.startsWith(`${walk.country.url}/bank/consents/`)).toBe(true);
    expect(await (await fetch(address)).text()).toContain('<button');
    await fetch(address, {
      method: 'POST',
      headers: { origin: walk.country.url, 'content-type': 'application/x-www-form-urlencoded' },
    });
    // Back from the bank, the borrower links once more, which looks at once.
    expect(await hands.linkBank({ line })).toMatchObject({ id: feedId });
    await hands.runJobs();
    expect(await hands.feedOf(line)).toMatchObject({ lastProblem: null, state: 'linked', authoriseAt: null });
    const { transactions } = await hands.read(line);
    expect(transactions.length).toBeGreaterThan(100);
    expect(new Set(idsOf(transactions)).size).toBe(transactions.length);
    const { rows } = await db.database.pool.query(
      `select details from records.audit where subject = $1 and action = 'ask-permit'`,
      [feedId],
    );
    expect(rows).toEqual([{ details: { provider: 'open-banking', agreed: false } }]);
  });

  it('is refused under a consent that the bank does not know', async () => {
    const { person, line } = await hands.newcomer(statement);
    const input = { provider: 'open-banking', account: `acc-${person.index}`, permit: 'permit-of-nobody' };
    value(await walk.records.client.linkFeed(walk.as(borrower(line)), input));
    await hands.runJobs();
    expect(await hands.feedOf(line)).toMatchObject({ state: 'refused', reason: 'not-authorised' });
  });

  it.each([['ok'], ['new-id-when-booked']])('counts a payment once, pending and booked (ids: %s)', async (fault) => {
    const { person, line } = await hands.newcomer(statement);
    await hands.switchFault(fault);
    await hands.evening();
    const span = bankSpan();
    await hands.linkBank({ line });
    await hands.runJobs();
    const early = await hands.read(line);
    const waiting = early.transactions.filter(({ status }) => status === 'pending');
    expect([early.transactions.length, waiting.length > 0]).toEqual([hands.lived(person, span), true]);
    await hands.pass({ hours: 96 });
    const late = await hands.read(line);
    expect(late.transactions.length).toBe(hands.lived(person, { ...span, until: walk.country.clock.now() }));
    const amounts = (rows: typeof waiting): string[] => rows.map(({ amount, direction }) => `${direction} ${amount}`);
    const booked = late.transactions.filter(({ status }) => status === 'posted');
    expect(amounts(booked)).toEqual(expect.arrayContaining(amounts(waiting)));
    // What was known then is still what was known then.
    expect((await hands.read(line, Temporal.Instant.from(early.asOf))).transactions).toEqual(early.transactions);
  });

  it.each([['blank-ids'], ['reused-ids']])('has every payment once although its bank has %s', async (fault) => {
    const { person, line } = await hands.newcomer(statement);
    await hands.switchFault(fault);
    await hands.evening();
    const span = bankSpan();
    await hands.linkBank({ line });
    await hands.runJobs();
    const once = await hands.read(line);
    expect(once.transactions.length).toBe(hands.lived(person, span));
    const { id: feedId } = await hands.feedOf(line);
    value(await walk.records.client.pullFeed(walk.as(service('applications')), { feedId }));
    await hands.runJobs();
    expect(await hands.read(line)).toEqual(once);
    await hands.pass({ hours: 96 });
    const later = (await hands.read(line)).transactions;
    expect(later.length).toBe(hands.lived(person, { ...span, until: walk.country.clock.now() }));
  });

  it('whose bank writes a direction that nobody knows has its rows rejected with the reason', async () => {
    const { line } = await hands.newcomer(statement);
    await hands.switchFault('renamed');
    await hands.linkBank({ line });
    await hands.runJobs();
    const { imports, transactions } = await hands.read(line);
    expect(transactions).toEqual([]);
    expect(imports[0]?.rows).toMatchObject({ accepted: 0 });
    expect(imports[0]?.firstProblems[0]).toMatchObject({ field: 'creditDebitIndicator', reason: 'bad-direction' });
    const reader = walk.as(staff('staff_a', 'records.read'));
    const file = value(await walk.records.client.downloadRejected(reader, { importId: imports[0]!.id }));
    const lines = new TextDecoder().decode(file.bytes).trim().split('\r\n');
    expect(lines.length - 1).toBe(imports[0]?.rows.rejected);
    // Told once: what is wrong the next day was wrong before.
    const before = imports.length;
    await hands.pass({ hours: 25 });
    const rejected = (await hands.read(line)).imports.slice(0, -before).every(({ rows }) => rows.rejected < 20);
    expect(rejected).toBe(true);
  });
});

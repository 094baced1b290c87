import type { StatementView, SuspenseItem } from '@lendline/payments/contract';
import { staff, testDatabase } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cny, eventually, must, type RailWorld, railSlices, startRailWorld } from './rail-world.ts';

const db = testDatabase({ slices: railSlices });
let world: RailWorld;

beforeAll(async () => {
  world = await startRailWorld({ database: db.database });
});
afterEach(() => world.fault({ wallet: 'ok', statements: 'ok' }));
afterAll(() => world.stop());

const client = () => world.payments.client;
const officer = (id = 'staff_1') => world.as(staff(id, 'payments.read', 'payments.operate'));
const note = 'checked with the borrower by telephone';
const today = () => world.country.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();

async function loan() {
  const who = await world.someone();
  return { ...who, paid: await world.until(await world.payOut(who.lineId), 'succeeded') };
}

/** The person pays by themselves and writes something. */
async function pays({ index }: Person, amount: string, reference: string): Promise<void> {
  const { url } = world.country;
  const body = new URLSearchParams({ lender: 'lendline', amount, reference });
  const paid = await fetch(`${url}/wallet/${index}/pay`, {
    method: 'POST',
    headers: { origin: url },
    body,
    redirect: 'manual',
  });
  expect(paid.headers.get('location')).toContain('said=paid');
}

async function statement(): Promise<StatementView> {
  const pulled = must(await client().pullStatement(officer(), { rail: 'sandbox', from: today(), to: today() }));
  return must(await client().getStatement(officer(), { statementId: pulled.id }));
}

/** What waits for a person with this amount. */
async function waiting(amount: string): Promise<SuspenseItem> {
  const { items } = must(await client().listSuspense(officer(), {}));
  return items.find((item) => item.amount.amount === amount)!;
}

describe('a statement of the rail', () => {
  it('is matched with our book, entry by entry, and says why', async () => {
    const of = await loan();
    const collected = await world.until(await world.collect(of.paid, { amount: '2500', key: 'a' }), 'succeeded');
    const { lines, missingThere, rejected } = await statement();
    const line = (id: string) => lines.find(({ paymentId }) => paymentId === id);
    expect(line(of.paid.id)).toMatchObject({
      side: 'out',
      finding: 'matched',
      signals: ['our-id', 'rail-reference', 'amount', 'same-day'],
    });
    expect(line(collected.id)).toMatchObject({ side: 'in', amount: cny('2500'), finding: 'matched' });
    expect({ missingThere, rejected }).toEqual({ missingThere: [], rejected: 0 });
  });

  it('settles a payment that the rail booked and never told of', async () => {
    const of = await loan();
    await world.fault({ wallet: 'no-callback' });
    const before = await world.walletOf(of.person);
    const asked = await world.collect(of.paid, { amount: '1200', key: 'a' });
    await world.until(asked, 'sent');
    await eventually(
      () => world.walletOf(of.person),
      (now) => now === before - 1_200n,
    );
    const { lines } = await statement();
    expect(lines.find(({ paymentId }) => paymentId === asked.id)).toMatchObject({ finding: 'matched' });
    await world.until(asked, 'succeeded');
    expect(await world.settlements(asked)).toBe(1);
  });

  it('that leaves a payment out shows it as missing there, until a later one tells it', async () => {
    const of = await loan();
    const collected = await world.until(await world.collect(of.paid, { amount: '1300', key: 'a' }), 'succeeded');
    await world.fault({ statements: 'left-out' });
    const first = await statement();
    expect(first.missingThere.map(({ paymentId }) => paymentId)).toEqual([collected.id]);
    await world.fault({ statements: 'ok' });
    const second = await statement();
    expect(second.missingThere).toEqual([]);
    // A booking that was told before is one entry.
    expect(second.lines.map(({ paymentId }) => paymentId)).toEqual([collected.id]);
  });

  it('with another amount is for a person, and the payment stays as it was', async () => {
    const of = await loan();
    await world.fault({ statements: 'amount-differs' });
    const { lines } = await statement();
    expect(lines.at(-1)).toMatchObject({ finding: 'amount-differs', paymentId: null });
    expect(await waiting('150001')).toMatchObject({
      finding: 'amount-differs',
      side: 'out',
      suggestions: [{ paymentId: of.paid.id }],
    });
  });

  it('that does not come, or that nobody can read, changes nothing', async () => {
    for (const statements of ['error', 'timeout', 'garbage']) {
      await world.fault({ statements });
      const answer = await client().pullStatement(officer(), { rail: 'sandbox', from: today(), to: today() });
      expect(answer).toMatchObject({ ok: false, error: { code: 'payments.no-statement' } });
    }
    const later = { rail: 'sandbox', from: '2027-01-01', to: '2027-01-01' };
    const ahead = await client().pullStatement(officer(), later);
    expect(ahead).toMatchObject({ ok: false, error: { code: 'payments.statement-days' } });
  });
});

describe('money that nobody asked for', () => {
  it('is a repayment of the loan that its text names, told like every collection', async () => {
    const of = await loan();
    await pays(of.person, '33.00', `repay ${of.paid.loanId.toUpperCase().replace('_', ' ')}`);
    const { lines } = await statement();
    const line = lines.find(({ finding }) => finding === 'loan-named')!;
    expect(line).toMatchObject({ side: 'in', amount: cny('3300') });
    const payment = must(await client().get(world.loans(), { paymentId: line.paymentId! }));
    expect(payment).toMatchObject({ direction: 'collection', state: 'succeeded', loanId: of.paid.loanId });
    expect(await world.settlements(payment)).toBe(1);
  });

  it('waits for a person, who sees what was written, and counts it for a loan', async () => {
    const of = await loan();
    await pays(of.person, '44.00', 'for the loan of my brother');
    await statement();
    const item = await waiting('4400');
    expect(item).toMatchObject({ state: 'open', finding: 'missing-here', amount: cny('4400') });
    const suspenseId = item.id;
    expect(must(await client().assignSuspense(officer(), { suspenseId, mine: true }))).toMatchObject({
      assignee: 'staff_1',
    });
    const seen = must(await client().getSuspense(officer(), { suspenseId }));
    expect(seen).toMatchObject({ text: 'for the loan of my brother' });
    const matched = must(await client().matchSuspense(officer(), { suspenseId, loanId: of.paid.loanId, note }));
    expect(matched).toMatchObject({ state: 'matched', loanId: of.paid.loanId, decidedBy: 'staff_1' });
    const payment = must(await client().get(world.loans(), { paymentId: matched.paymentId! }));
    expect(payment).toMatchObject({ state: 'succeeded', amount: cny('4400') });
    const again = await client().matchSuspense(officer(), { suspenseId, loanId: of.paid.loanId, note });
    expect(again).toMatchObject({ ok: false, error: { code: 'payments.suspense-over' } });
    expect(await world.settlements(payment)).toBe(1);
  });

  it('goes back only when a second person agrees, once, and arrives', async () => {
    const of = await loan();
    await pays(of.person, '55.00', 'a mistake');
    const before = await world.walletOf(of.person);
    await statement();
    const { id: suspenseId } = await waiting('5500');
    must(await client().askReturn(officer(), { suspenseId, note }));
    const own = await client().decideReturn(officer(), { suspenseId, agree: true, note });
    expect(own).toMatchObject({ ok: false, error: { code: 'payments.other-decides' } });
    const answers = await Promise.all(
      ['staff_2', 'staff_3', 'staff_4'].map((id) =>
        client().decideReturn(officer(id), { suspenseId, agree: true, note }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    await eventually(
      async () => must(await client().getSuspense(officer(), { suspenseId })),
      ({ state }) => state === 'returned',
    );
    expect((await world.walletOf(of.person)) - before).toBe(5_500n);
    const { lines } = await statement();
    expect(lines.at(-1)).toMatchObject({ side: 'out', finding: 'matched' });
  });

  it('is matched by one of 16 people who try at the same time, and by nobody without the permission', async () => {
    const of = await loan();
    await pays(of.person, '66.00', 'hello');
    await statement();
    const { id: suspenseId } = await waiting('6600');
    const input = { suspenseId, loanId: of.paid.loanId, note };
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) => client().matchSuspense(officer(`staff_${index}`), input)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const reader = world.as(staff('staff_9', 'payments.read'));
    expect(await client().matchSuspense(reader, input)).toMatchObject({ ok: false, error: { status: 403 } });
    expect(await client().getSuspense(reader, { suspenseId })).toMatchObject({ ok: false, error: { status: 403 } });
  });

  it('leaves no name, number or text in the clear', async () => {
    const of = await loan();
    await pays(of.person, '77.00', 'a very particular text');
    await statement();
    for (const table of ['statement_entry', 'suspense', 'payment', 'audit', 'outbox']) {
      const { rows } = await db.database.pool.query<{ text: string }>(
        `select t::text as text from payments.${table} t`,
      );
      const holds = rows.some(({ text }) => text.includes('particular') || text.includes(of.person.phone.slice(3)));
      expect({ table, holds }).toEqual({ table, holds: false });
    }
  });
});

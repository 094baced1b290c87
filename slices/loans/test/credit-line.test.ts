import type { Context, WireMoney } from '@lendline/kernel';
import { newId } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import type { LineId } from '@lendline/lines/contract';
import { paymentsSlice } from '@lendline/payments';
import { borrower, fakeClock, staff, testContext, testDatabase } from '@lendline/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreditLine, CreditLineChange, CreditLineId, Loan } from '../contract.ts';
import { loansSlice } from '../slice.ts';
import { cellOf, type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice], poolSize: 36 });
let world: LoansWorld;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
afterAll(() => world.stop());

const as = (id: string): Context =>
  testContext({ actor: staff(id, 'loans.read', 'loans.operate', 'loans.approve'), clock });
const cny = (amount: bigint | number): WireMoney => ({ amount: amount.toString(), currency: 'CNY' });
const client = () => world.loans.client;
const today = () => clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();

async function opened(limit = 1_000_000): Promise<CreditLine> {
  const applicationId = newId('application', clock.now());
  const agreed = { applicationId, lineId: await world.newLine(), limit: cny(limit), rate_ppm: 144_000 };
  return must(await client().openCreditLine(world.asService(), { ...agreed, agreementHash: 'a-hash' }));
}

interface Asked {
  readonly amount?: bigint;
  readonly instalments?: number;
  readonly applicationId?: string;
  readonly rate_ppm?: number;
}

function draw({ id, lineId }: Pick<CreditLine, 'id' | 'lineId'>, asked: Asked = {}) {
  const { amount = 300_000n, instalments = 3, applicationId = newId('application', clock.now()) } = asked;
  const principal = { amount, currency: 'CNY' } as const;
  const cell = cellOf({ principal, instalments, rate_ppm: asked.rate_ppm ?? 144_000 });
  const agreed = { applicationId, lineId, cell, agreementHash: `hash of ${applicationId}`, simulatedModel: true };
  return client().open(world.asService(), { ...agreed, creditLineId: id });
}

const show = async ({ id }: Pick<CreditLine, 'id'>) =>
  must(await client().getCreditLine(as('staff_1'), { creditLineId: id }));
const change = (creditLineId: CreditLineId, asked: CreditLineChange, by = 'staff_1') =>
  client().changeCreditLine(as(by), { creditLineId, change: asked, reason: 'made up' });

describe('a request about a credit line that is run again under its key, because its answer was lost', () => {
  it('is one request, and the word of the second person is answered again', async () => {
    const { id: creditLineId } = await opened();
    const asked = { creditLineId, change: { kind: 'limit', limit: cny(1_500_000) }, reason: 'made up' } as const;
    const key = { idempotencyKey: 'one-limit-for-all' };
    const ask = () => client().changeCreditLine({ ...as('staff_1'), ...key }, asked);
    const answers = await Promise.all([ask(), ask(), ask()]);
    const [changeId] = new Set(answers.map((answer) => must(answer).request.id));
    const decide = () =>
      client().decideCreditLineChange(as('staff_2'), { changeId: changeId!, approve: true, note: 'agreed' });
    const first = must(await decide());
    expect(must(await decide())).toEqual(first);
    expect(must(await ask()).request).toEqual(first.request);
    const { requests, creditLine } = await show({ id: creditLineId });
    expect({ requests: requests.length, limit: creditLine.limit }).toEqual({ requests: 1, limit: cny(1_500_000) });
    const other = await client().changeCreditLine({ ...as('staff_1'), ...key }, { ...asked, reason: 'another' });
    expect(other).toMatchObject({ ok: false, error: { code: 'loans.key-reused' } });
  });
});

describe('a credit line', () => {
  it('is opened once for an application, on the terms of the pack, and seen by its borrower', async () => {
    const applicationId = newId('application', clock.now());
    const lineId = await world.newLine();
    const agreed = { applicationId, lineId, limit: cny(1_000_000), rate_ppm: 144_000, agreementHash: 'a-hash' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => client().openCreditLine(world.asService(), agreed)),
    );
    expect(new Set(answers.map((answer) => must(answer).id)).size).toBe(1);
    const mine = must(await client().listMyCreditLines(testContext({ actor: borrower(lineId), clock }), {}));
    expect(mine.creditLines).toMatchObject([
      { status: 'open', available: cny(1_000_000), until: today().add({ months: 12 }).toString(), loanIds: [] },
    ]);
    expect(await client().openCreditLine(world.asService(), { ...agreed, agreementHash: 'other' })).toMatchObject({
      error: { code: 'loans.credit-line-other-agreement' },
    });
  });

  it('pays each drawdown out as a loan of its own, and can be drawn again when principal is repaid', async () => {
    const line = await opened();
    const loan = must(await draw(line));
    await world.settle();
    expect(await world.get(loan)).toMatchObject({ state: 'active', principal: cny(300_000) });
    expect((await show(line)).creditLine).toMatchObject({ available: cny(700_000), loanIds: [loan.id] });
    await world.repay(loan, 102_409n);
    const { creditLine, log } = await show(line);
    expect(BigInt(creditLine.available.amount)).toBeGreaterThan(795_000n);
    expect(log.map(({ kind }) => kind)).toEqual(['drawdown', 'principal_repaid']);
    await world.repay(loan, 'payoff');
    expect((await show(line)).creditLine).toMatchObject({ available: cny(1_000_000), drawn: cny(0) });
  });

  it('counts principal as out again when the repayment turns out not to have been one', async () => {
    const line = await opened();
    const loan = must(await draw(line));
    await world.settle();
    await world.repay(loan, 'payoff');
    const { events } = must(await client().listEvents(as('staff_1'), { loanId: loan.id }));
    const repaid = events.find(({ kind }) => kind === 'repayment')!;
    const reversal = { kind: 'reversal', eventId: repaid.id } as const;
    must(await client().changeLoan(as('staff_1'), { loanId: loan.id, change: reversal, reason: 'bounced' }));
    expect((await show(line)).creditLine).toMatchObject({ drawn: cny(300_000), available: cny(700_000) });
  });

  it('gives back what a cancelled drawdown had taken', async () => {
    const line = await opened();
    const loan = must(await draw(line));
    must(await client().cancel(world.asService(), { loanId: loan.id }));
    expect((await show(line)).creditLine).toMatchObject({ drawn: cny(0), available: cny(1_000_000) });
  });

  it.each([
    ['above-available', { amount: 1_000_100n }],
    ['below-least', { amount: 99_999n }],
    ['too-many-instalments', { instalments: 13 }],
    ['other-price', { rate_ppm: 150_000 }],
  ])('refuses a drawdown that is %s, and audits it', async (code, asked) => {
    const line = await opened();
    const applicationId = newId('application', clock.now());
    const answer = await draw(line, { ...asked, applicationId });
    expect(answer).toMatchObject({ ok: false, error: { code: `loans.credit-line-${code}` } });
    const { rows } = await db.database.pool.query<{ outcome: string }>(
      `select outcome from loans.audit where action = 'draw-credit-line' and details ->> 'application' = $1`,
      [applicationId],
    );
    expect(rows).toEqual([{ outcome: 'refused' }]);
  });

  it('refuses a drawdown whose all-in rate is above the cap of its day, and one on another’s line', async () => {
    const applicationId = newId('application', clock.now());
    const agreed = { applicationId, lineId: await world.newLine(), limit: cny(1_000_000), rate_ppm: 250_000 };
    const dear = must(await client().openCreditLine(world.asService(), { ...agreed, agreementHash: 'a-hash' }));
    expect(await draw(dear, { rate_ppm: 250_000 })).toMatchObject({ error: { code: 'loans.credit-line-above-cap' } });
    const line = await opened();
    const stranger: LineId = await world.newLine();
    expect(await draw({ id: line.id, lineId: stranger })).toMatchObject({ error: { status: 404 } });
  });

  it('is not drawn while something of it is past due, nor so that it falls due after the last day', async () => {
    const line = await opened();
    const loan = must(await draw(line));
    await world.settle();
    clock.advance({ days: 40 });
    expect(await draw(line)).toMatchObject({ error: { code: 'loans.credit-line-past-due' } });
    expect((await show(line)).creditLine).toMatchObject({ isPastDue: true, available: cny(0) });
    await world.repay(loan, 'payoff');
    clock.advance({ days: 260 });
    expect(await draw(line)).toMatchObject({ error: { code: 'loans.credit-line-outlasted' } });
    must(await draw(line, { instalments: 1 }));
    clock.advance({ days: 70 });
    expect(await draw(line, { instalments: 1 })).toMatchObject({ error: { code: 'loans.credit-line-not-open' } });
    expect((await show(line)).creditLine.status).toBe('expired');
  });

  it('is frozen and released by staff, and closed for good', async () => {
    const { id, lineId } = await opened();
    must(await change(id, { kind: 'freeze' }));
    expect(await draw({ id, lineId })).toMatchObject({ error: { code: 'loans.credit-line-not-open' } });
    expect(await change(id, { kind: 'freeze' })).toMatchObject({ error: { status: 409 } });
    must(await change(id, { kind: 'release' }));
    must(await draw({ id, lineId }));
    must(await change(id, { kind: 'close' }));
    expect((await show({ id })).creditLine).toMatchObject({ status: 'closed', available: cny(0), drawn: cny(300_000) });
    expect(await change(id, { kind: 'release' })).toMatchObject({ error: { status: 409 } });
  });

  it('is renewed once its borrower has signed, and where the limit rises a second person has agreed before', async () => {
    const line = await opened();
    const until = today().add({ months: 14 }).toString();
    const same = { kind: 'renewal', until, limit: cny(1_000_000) } as const;
    expect(await change(line.id, same)).toMatchObject({ error: { code: 'loans.credit-line-not-rested' } });
    clock.advance({ days: 62 });
    const higher = { ...same, limit: cny(2_000_000) } as const;
    const asked = must(await change(line.id, higher));
    expect(asked).toMatchObject({ request: { state: 'waiting' }, creditLine: { limit: cny(1_000_000) } });
    const decision = { changeId: asked.request.id, approve: true, note: 'turnover grew' };
    expect(await client().decideCreditLineChange(as('staff_1'), decision)).toMatchObject({
      error: { code: 'loans.credit-line-same-person' },
    });
    const twice = await Promise.all(
      ['staff_2', 'staff_3'].map((id) => client().decideCreditLineChange(as(id), decision)),
    );
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    const { changeId } = decision;
    const before = (await show(line)).creditLine;
    expect(before).toMatchObject({ limit: cny(1_000_000), renewal: { changeId, until, limit: cny(2_000_000) } });
    const { lineId } = line;
    const sign = (signed: object = {}) =>
      client().signRenewal(world.asService(), { changeId, lineId, agreementHash: 'hash-of-a-renewal', ...signed });
    expect(await sign({ lineId: await world.newLine() })).toMatchObject({ error: { status: 404 } });
    const both = await Promise.all([sign(), sign()]);
    expect(both.map((answer) => must(answer).request.state)).toEqual(['applied', 'applied']);
    const { creditLine: after, log } = await show(line);
    expect(after).toMatchObject({ limit: cny(2_000_000), until, rested_d: 0 });
    expect(after).not.toHaveProperty('renewal');
    expect(log.map(({ kind }) => kind)).toEqual(['renewal']);
    expect(await change(line.id, { kind: 'limit', limit: cny(6_000_000) })).toMatchObject({
      error: { code: 'loans.credit-line-above-ceiling' },
    });
    const lower = must(await change(line.id, { kind: 'limit', limit: cny(500_000) }));
    expect(lower).toMatchObject({ request: { state: 'applied' }, creditLine: { limit: cny(500_000) } });
  });

  it('is not renewed as it was offered before, nor where it has become impossible, nor past its log', async () => {
    const line = await opened();
    clock.advance({ days: 40 });
    const offer = async (months: number) => {
      const until = today().add({ months }).toString();
      return must(await change(line.id, { kind: 'renewal', until, limit: cny(1_000_000) })).request;
    };
    const [older, newer] = [await offer(11), await offer(12)];
    const sign = (changeId: typeof older.id) =>
      client().signRenewal(world.asService(), { changeId, lineId: line.lineId, agreementHash: 'hash-of-a-renewal' });
    expect(await sign(older.id)).toMatchObject({ error: { code: 'loans.credit-line-change-decided' } });
    must(await change(line.id, { kind: 'freeze' }));
    expect(await sign(newer.id)).toMatchObject({ error: { code: 'loans.credit-line-change-not-now' } });
    const { creditLine, requests } = await show(line);
    expect(creditLine).toMatchObject({ until: line.until, limit: cny(1_000_000) });
    expect(requests.map(({ state }) => state).toSorted()).toEqual(['applied', 'overtaken', 'overtaken']);
    const unsigned = db.database.pool.query(
      `insert into loans.credit_line_event
         (id, tenant, credit_line_id, seq, kind, value_on, recorded_at, amount, until_on, made_by)
         values ($1, 'main', $2, 1, 'renewal', current_date, now(), 1000000, '2099-01-01', 'somebody')`,
      [newId('event', clock.now()), line.id],
    );
    await expect(unsigned).rejects.toThrow('credit_line_event_renewal_is_signed');
  });

  it('puts a higher limit aside that has become impossible while it waited', async () => {
    const line = await opened();
    const { request } = must(await change(line.id, { kind: 'limit', limit: cny(1_500_000) }));
    must(await change(line.id, { kind: 'close' }));
    const decision = { changeId: request.id, approve: true, note: 'agreed' };
    const decided = must(await client().decideCreditLineChange(as('staff_2'), decision));
    expect(decided).toMatchObject({ request: { state: 'overtaken' }, creditLine: { limit: cny(1_000_000) } });
  });
});

describe('a limit is spent once', () => {
  it('by 32 drawdowns that come together, of which only as many as it holds are made', async () => {
    const line = await opened();
    const answers = await Promise.all(Array.from({ length: 32 }, () => draw(line)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]));
    expect(new Set(codes)).toEqual(new Set(['loans.credit-line-above-available']));
    expect((await show(line)).creditLine).toMatchObject({ drawn: cny(900_000), available: cny(100_000) });
  });

  it('by one drawdown that is asked for 32 times with one key', async () => {
    const line = await opened();
    const applicationId = newId('application', clock.now());
    const answers = await Promise.all(Array.from({ length: 32 }, () => draw(line, { applicationId })));
    expect(new Set(answers.map((answer) => must(answer).id)).size).toBe(1);
    expect((await show(line)).log).toHaveLength(1);
  });

  it('also where a program writes past the rules: the database refuses the drawdown and any change beside the log', async () => {
    const line = await opened();
    const loan = must(await draw(line, { amount: 900_000n }));
    const other = must(await draw(await opened()));
    const { pool } = db.database;
    const write = (loanId: string, amount: number) =>
      pool.query(
        `insert into loans.credit_line_event (id, tenant, credit_line_id, seq, kind, value_on, recorded_at, amount, loan_id, made_by)
           values ($1, 'main', $2, 1, 'drawdown', current_date, now(), $3, $4, 'somebody')`,
        [newId('event', clock.now()), line.id, amount, loanId],
      );
    await expect(write(other.id, 100_001)).rejects.toThrow('not within credit line');
    await expect(write(loan.id, 1)).rejects.toThrow('credit_line_event_drawdown');
    const raise = pool.query('update loans.credit_line set limit_now = 2000000 where id = $1', [line.id]);
    await expect(raise).rejects.toThrow('by its log alone');
    const forget = pool.query('delete from loans.credit_line_event where credit_line_id = $1', [line.id]);
    await expect(forget).rejects.toThrow('only ever added to');
  });

  it('whatever is drawn, repaid, cut, frozen and released in whatever order, two at a time', async () => {
    const step = fc.record({
      kind: fc.constantFrom('draw' as const, 'draw' as const, 'repay' as const, 'limit' as const, 'freeze' as const),
      amount: fc.bigInt({ min: 100_000n, max: 1_200_000n }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, step), { minLength: 2, maxLength: 5 }), async (pairs) => {
        const line = await opened();
        const loans: Loan[] = [];
        const take = async ({ kind, amount }: { kind: string; amount: bigint }): Promise<void> => {
          if (kind === 'draw') {
            const answer = await draw(line, { amount });
            if (answer.ok) loans.push(answer.value);
          } else if (kind === 'repay') {
            const loan = loans.pop();
            if (loan) await client().cancel(world.asService(), { loanId: loan.id });
          } else if (kind === 'limit') await change(line.id, { kind: 'limit', limit: cny(amount % 1_000_000n) });
          else if (!(await change(line.id, { kind: 'freeze' })).ok) await change(line.id, { kind: 'release' });
        };
        for (const pair of pairs) await Promise.all(pair.map(take));
        const { creditLine, log } = await show(line);
        let limit = 1_000_000n;
        let drawn = 0n;
        const beyond: bigint[] = [];
        for (const { kind, amount } of log) {
          if (kind === 'limit') limit = BigInt(amount!.amount);
          if (kind === 'principal_repaid') drawn -= BigInt(amount!.amount);
          if (kind === 'drawdown') {
            drawn += BigInt(amount!.amount);
            if (drawn > limit) beyond.push(drawn);
          }
        }
        expect(beyond).toEqual([]);
        expect(creditLine).toMatchObject({ drawn: cny(drawn), limit: cny(limit) });
      }),
      { numRuns: 15 },
    );
  });
});

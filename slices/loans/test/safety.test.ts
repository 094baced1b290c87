import type { Context, WireMoney } from '@lendline/kernel';
import { newId } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import { fakeClock, staff, testContext, testDatabase } from '@lendline/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Loan, LoanChange, LoanId } from '../contract.ts';
import { dpdOn, type Instalment } from '../rules/instalment.ts';
import { isAgeing } from '../rules/lifecycle.ts';
import { loansSlice } from '../slice.ts';
import { bookedOf } from '../store/booked.ts';
import { instalmentsOfLoan } from '../store/instalments.ts';
import { eventsOfLoan } from '../store/loan-log.ts';
import { findLoan } from '../store/loans.ts';
import type { LoansTables } from '../store/tables.ts';
import { missingPostings } from '../usecases/post-difference.ts';
import { readLog } from '../usecases/read-log.ts';
import { toJson } from '@lendline/platform';
import { packById } from '@lendline/strategy';
import { cellOf, dpdAsClosedOf, type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice], poolSize: 40 });
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

/** Everything that follows from a log, beside what the log itself comes to when it is read anew. */
async function hold(loanId: LoanId): Promise<void> {
  const pack = packById('cn');
  if (!pack) throw new Error('the pack is in the box');
  await db.database.forSlice<LoansTables>('loans').transaction(world.asService(), async (tx) => {
    const row = await findLoan(tx, loanId);
    const log = await eventsOfLoan(tx, loanId);
    if (!row?.aged_on) throw new Error('the loan was paid out');
    const { life, instalments, standing } = readLog({ pack }, row, { log, through: row.aged_on });
    const stored = await instalmentsOfLoan(tx, loanId);
    expect(stored.map(comparable)).toEqual(instalments.map(comparable));
    expect(texts(row)).toMatchObject(texts(standing));
    expect(await dpdAsClosedOf(tx, loanId)).toBe(isAgeing(row) ? dpdOn(instalments, row.aged_on, life.pauses) : 0);
    expect(await missingPostings(tx, { loan: row, life, log, cause: log.at(-1)! })).toEqual([]);
    const booked = await bookedOf(tx, loanId);
    const settled = [...booked.values()].reduce((sum, moves) => sum + (moves.get('settlement') ?? 0n), 0n);
    expect(settled).toBe(settlementOf(log));
  });
}

/** What the lender's money did, told from the log alone. */
function settlementOf(log: Awaited<ReturnType<typeof eventsOfLoan>>): bigint {
  const undone = new Set(log.map(({ reverses }) => reverses));
  const sign: Readonly<Record<string, bigint>> = { disbursement: -1n, repayment: 1n, chargeback: -1n, refund: -1n };
  return log.reduce(
    (sum, { id, kind, body }) =>
      undone.has(id) || !(kind in sign) ? sum : sum + sign[kind]! * BigInt(String(body.amount)),
    0n,
  );
}

/** Whether fees are booked matters, not when it was noticed. */
function comparable({ feesBookedOn, from, due, paidOn, ...one }: Instalment) {
  return {
    ...one,
    booked: feesBookedOn !== null,
    from: from.toString(),
    due: due.toString(),
    paidOn: paidOn?.toString(),
  };
}

function texts(row: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toJson(value)]));
}

type Step =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'close' }
  | { readonly kind: 'rail'; readonly share_ppm: bigint }
  | { readonly kind: 'reverse'; readonly which: number }
  | { readonly kind: 'change'; readonly change: (today: Temporal.PlainDate) => LoanChange; readonly back_d: number };

const amount = fc.bigInt(1n, 150_000n).map(cny);
const ahead = fc.integer({ min: 1, max: 40 });
const dated = (make: (first: string) => LoanChange) =>
  ahead.map((days) => (day: Temporal.PlainDate) => make(day.add({ days }).toString()));
const fixed = (change: LoanChange) => () => change;
const wanted: fc.Arbitrary<(today: Temporal.PlainDate) => LoanChange> = fc.oneof(
  { weight: 4, arbitrary: amount.map((one) => fixed({ kind: 'repayment', amount: one })) },
  fc
    .tuple(fc.constantFrom('interest', 'fee', 'penalty'), fc.bigInt(1n, 3_000n))
    .map(([component, one]) => fixed({ kind: 'waiver', component, amount: cny(one) } as LoanChange)),
  fc.tuple(fc.boolean(), fc.bigInt(1n, 2_000n), fc.integer({ min: -30, max: 60 })).map(
    ([penalty, one, days]) =>
      (day: Temporal.PlainDate): LoanChange => ({
        kind: 'charge',
        penalty,
        amount: cny(one),
        due: day.add({ days }).toString(),
      }),
  ),
  amount.map((one) => fixed({ kind: 'goodwill-credit', amount: one })),
  amount.map((one) => fixed({ kind: 'refund', amount: one })),
  amount.map((one) => fixed({ kind: 'chargeback', amount: one })),
  dated((until) => ({ kind: 'interest-pause', until })),
  dated((until) => ({ kind: 'delinquency-pause', until })),
  dated((first) => ({ kind: 're-age', first, instalments: 4 })),
  dated((first) => ({ kind: 'reschedule', first, extraInstalments: 1 })),
  fc.constant(fixed({ kind: 're-amortise' })),
  fc.constant(fixed({ kind: 'withdrawal' })),
  fc.constant(fixed({ kind: 'charge-off', fraud: true })),
  fc.constant(fixed({ kind: 'write-off' })),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 45 }).map((days): Step => ({ kind: 'days', days })) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'close' }) },
  { weight: 2, arbitrary: fc.bigInt(10_000n, 1_000_000n).map((share_ppm): Step => ({ kind: 'rail', share_ppm })) },
  fc.nat(20).map((which): Step => ({ kind: 'reverse', which })),
  {
    weight: 6,
    arbitrary: fc
      .tuple(wanted, fc.constantFrom(0, 0, 0, 5, 20))
      .map(([change, back_d]): Step => ({ kind: 'change', change, back_d })),
  },
);

async function take(loan: Loan, one: Step): Promise<void> {
  const loanId = loan.id;
  if (one.kind === 'days') clock.advance({ days: one.days });
  if (one.kind === 'close') must(await client().closeOfBusiness(world.asService(), {}));
  if (one.kind === 'rail') {
    const payoff = BigInt((await world.get(loan)).payoff.amount);
    if (payoff > 0n) await world.repay(loan, (payoff * one.share_ppm) / 1_000_000n || 1n);
  }
  if (one.kind === 'reverse') {
    const { events } = must(await client().listEvents(as('staff_1'), { loanId }));
    const event = events[one.which % events.length]!;
    await ask(loanId, { kind: 'reversal', eventId: event.id });
  }
  if (one.kind === 'change') await ask(loanId, one.change(today()), today().subtract({ days: one.back_d }).toString());
}

/** A change by one person, agreed by another where it needs that; refused where it is not possible, which is fine. */
async function ask(loanId: LoanId, change: LoanChange, on = today().toString()): Promise<void> {
  const asked = { loanId, change, on, reason: 'made up' };
  const preview = await client().previewChange(as('staff_1'), asked);
  const answer = await client().changeLoan(as('staff_1'), asked);
  expect(answer.ok).toBe(preview.ok);
  if (!answer.ok || !preview.ok) return;
  const { request } = answer.value;
  const done =
    request.state === 'waiting'
      ? must(await client().decideChange(as('staff_2'), { changeId: request.id, approve: true, note: 'agreed' }))
      : answer.value;
  expect(done.loan).toEqual(preview.value.loan);
}

describe('any sequence of days, payments and changes', () => {
  it('leaves what is stored equal to what the log says, the journal balanced, and money conserved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 3, maxLength: 12 }), async (hasFee, steps) => {
        const cell = hasFee
          ? cellOf({
              instalments: 1,
              every: { count: 30, unit: 'days' },
              rate_ppm: 0,
              fee_ppm: 80_000,
              duty_ppm: 200_000,
            })
          : cellOf();
        const loan = await world.paidOut(await world.newLine(), cell);
        for (const one of steps) await take(loan, one);
        await hold(loan.id);
        must(await client().closeOfBusiness(world.asService(), {}));
        await hold(loan.id);
        expect(must(await client().trialBalance(world.asService(), {})).balanced).toBe(true);
      }),
      { numRuns: Number(process.env.LENDLINE_LOAN_RUNS ?? 25) },
    );
    // Many days of many loans, each with what follows from it; on a busy machine longer than a test usually has.
  }, 120_000);
});

/** Nobody gets at a loan before all have come and wait. */
async function letGoTogether<Answer>(clients: number, come: () => Promise<Answer>): Promise<readonly Answer[]> {
  const barrier = await db.database.pool.connect();
  try {
    await barrier.query('begin');
    await barrier.query('lock table loans.loan in access exclusive mode');
    const came = Array.from({ length: clients }, come);
    await expect.poll(waiting, { timeout: 60_000 }).toBe(clients);
    await barrier.query('commit');
    return await Promise.all(came);
  } finally {
    barrier.release();
  }
}

async function waiting(): Promise<number> {
  const { rows } = await db.database.pool.query<{ waiting: number }>(
    `select count(*)::integer as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]!.waiting;
}

describe('many at once', () => {
  const open = (lineId: Loan['lineId'], limit: WireMoney, applicationId = newId('application', clock.now())) => {
    const agreed = { applicationId, lineId, cell: cellOf(), agreementHash: 'a-hash', simulatedModel: true, limit };
    return client().open(world.asService(), agreed);
  };

  it('spends a limit once: of loans that are opened on a line together only as many as it holds', async () => {
    const lineId = await world.newLine();
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(lineId, cny(650_000))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    const refused = answers.filter((answer) => !answer.ok).map((answer) => !answer.ok && answer.error.code);
    expect(new Set(refused)).toEqual(new Set(['loans.limit-spent']));
  });

  it('opens one loan for one application, also when 32 who ask for it are let go at the same time', async () => {
    const lineId = await world.newLine();
    const applicationId = newId('application', clock.now());
    const opened = await letGoTogether(32, () => open(lineId, cny(300_000), applicationId));
    expect(new Set(opened.map((answer) => must(answer).id)).size).toBe(1);
    await world.settle();
    expect(await world.get(must(opened[0]!))).toMatchObject({ state: 'active' });
  });

  it('gives back what was repaid of a limit', async () => {
    const lineId = await world.newLine();
    const first = must(await open(lineId, cny(300_000)));
    await world.settle();
    expect(await open(lineId, cny(300_000))).toMatchObject({ ok: false });
    await world.repay(first, 'payoff');
    expect(await open(lineId, cny(300_000))).toMatchObject({ ok: true });
    await world.settle();
  });

  it('pays a loan out or cancels it, never both', async () => {
    for (let round = 0; round < 10; round += 1) {
      const loan = await world.open(await world.newLine());
      const before = world.operator.taken;
      const [cancelled] = await Promise.all([client().cancel(world.asService(), { loanId: loan.id }), world.runJobs()]);
      await world.settle();
      const { state } = await world.get(loan);
      expect(state).toBe(cancelled.ok ? 'cancelled' : 'active');
      expect(world.operator.taken - before).toBe(cancelled.ok ? 0 : 1);
    }
  });

  it('changes a loan once for one Idempotency-Key, also when 32 send it at the same time', async () => {
    const loan = await world.paidOut(await world.newLine());
    await world.loans.overHttp();
    const token = Buffer.from(JSON.stringify({ actor: as('staff_1').actor, tenant: 'main' })).toString('base64url');
    const send = () =>
      fetch(`${world.loans.url()}/api/loans/${loan.id}/changes`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': 'one-change-for-all',
        },
        body: JSON.stringify({ change: { kind: 'repayment', amount: cny(1_000) }, reason: 'paid at the counter' }),
      });
    const statuses = (await Promise.all(Array.from({ length: 32 }, send))).map(({ status }) => status);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    expect((await send()).status).toBe(200);
    const { events } = must(await client().listEvents(as('staff_1'), { loanId: loan.id }));
    expect(events.map(({ kind }) => kind)).toEqual(['disbursement', 'repayment']);
  });

  it('counts every one of 32 changes of one loan that come together', async () => {
    const loan = await world.paidOut(await world.newLine());
    const pay = () => ask(loan.id, { kind: 'repayment', amount: cny(1_000) });
    const change = { kind: 'repayment', amount: cny(1_000) } as const;
    const asked = { loanId: loan.id, change, reason: 'paid at the counter' };
    const answers = await Promise.all(Array.from({ length: 32 }, () => client().changeLoan(as('staff_1'), asked)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    await pay();
    expect((await world.get(loan)).outstanding).toEqual(cny(307_228 - 33_000));
    await hold(loan.id);
  });
});

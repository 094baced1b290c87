import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import { borrower, fakeClock, staff, type TestSlice, testContext, testDatabase, testSlice } from '@lendline/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Loan, LoanChange, LoansClient } from '../contract.ts';
import { loansSlice } from '../slice.ts';
import type { Changed } from '../usecases/change-loan.ts';
import { type DyingProcess, dyingProcess } from './dying-process.ts';
import { type EffectKind, Notebook } from './notebook.ts';
import { cellOf, type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice], poolSize: 20 });
let world: LoansWorld;
let dying: DyingProcess;
/** The loans slice in the process that dies. */
let mortal: TestSlice<LoansClient>;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
  await world.loans.overHttp();
  dying = await dyingProcess(db.url, 'loans');
  mortal = await testSlice<LoansClient>(loansSlice, {
    database: dying.database,
    clock,
    needs: { payments: world.payments },
    config: { pack: 'cn' },
  });
  await mortal.overHttp();
});
afterAll(async () => {
  await mortal.close();
  await dying.database.close();
  await world.stop();
});

const officer = () => testContext({ actor: staff('staff_1', 'loans.read', 'loans.operate', 'loans.approve'), clock });
const second = () => testContext({ actor: staff('staff_2', 'loans.read', 'loans.operate', 'loans.approve'), clock });
const cny = (amount: bigint | number) => ({ amount: amount.toString(), currency: 'CNY' as const });
let keys = 0;
const newKey = (): string => `crash-key-${(keys += 1)}`;

interface Asked {
  readonly path: string;
  readonly body: object;
  readonly key: string;
  readonly as?: ReturnType<typeof testContext>;
}

interface Told<Body> {
  readonly status: number;
  readonly body: Body;
}

async function send<Body>(
  slice: TestSlice<LoansClient>,
  { path, body, key, as = officer() }: Asked,
): Promise<Told<Body>> {
  const token = Buffer.from(JSON.stringify({ actor: as.actor, tenant: 'main' })).toString('base64url');
  const answer = await fetch(`${slice.url()}/api${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}

/** The process dies after so many statements of the request; then the same request goes to one that lives. */
async function sendThroughDeath<Body>(asked: Asked, after: number): Promise<Told<Body> & { readonly died: boolean }> {
  dying.dieAfter(after);
  const first = await send<Body>(mortal, asked);
  const died = dying.hasDied();
  dying.dieAfter(Infinity);
  await dying.bury();
  const again = await send<Body>(world.loans, asked);
  // Who got an answer before the process died gets the same one again.
  expect(first.status === 200 ? again.body : null).toEqual(first.status === 200 ? first.body : null);
  return { ...again, died };
}

/** Does something once for every statement after which the process can die. */
async function atEveryStatement(attempt: (after: number) => Promise<{ readonly died: boolean }>): Promise<number> {
  for (let after = 1; ; after += 1) {
    if (!(await attempt(after)).died) return after - 1;
  }
}

async function kindsOf({ id }: Pick<Loan, 'id'>): Promise<readonly string[]> {
  return must(await world.loans.client.listEvents(officer(), { loanId: id })).events.map(({ kind }) => kind);
}

const balanced = async () => must(await world.loans.client.trialBalance(world.asService(), {})).balanced;

/** What the journal says that one loan's borrower owes, less what is kept for them. */
async function owedInBooks({ id }: Pick<Loan, 'id'>): Promise<bigint> {
  const { rows } = await db.database.pool.query<{ owed: bigint }>(
    `select coalesce(sum(case when side.account = any($2) then side.amount else 0 end), 0)::bigint as owed
       from loans.entry, lateral (values (debit, amount), (credit, -amount)) as side (account, amount)
      where loan_id = $1`,
    [id, ['loan_principal', 'interest_receivable', 'fee_receivable', 'penalty_receivable', 'overpayment']],
  );
  return rows[0]!.owed;
}

describe('a request whose process dies after any of its statements', () => {
  it('changes a loan once when it is sent again under its key', async () => {
    const loan = await world.paidOut(await world.newLine());
    const body = { change: { kind: 'repayment', amount: cny(700) }, reason: 'paid at the counter' };
    let made = 0n;
    const before = await owedInBooks(loan);
    const statements = await atEveryStatement(async (after) => {
      const told = await sendThroughDeath({ path: `/loans/${loan.id}/changes`, body, key: newKey() }, after);
      made += 1n;
      expect({ after, status: told.status }).toEqual({ after, status: 200 });
      expect({ after, events: BigInt((await kindsOf(loan)).length) }).toEqual({ after, events: 1n + made });
      expect({ after, owed: await owedInBooks(loan) }).toEqual({ after, owed: before - made * 700n });
      return told;
    });
    expect(statements).toBeGreaterThan(10);
    expect(await balanced()).toBe(true);
  });

  it('gives money away once: what one person asked for and another agreed to', async () => {
    const loan = await world.paidOut(await world.newLine());
    const change = { kind: 'goodwill-credit', amount: cny(500) } as const;
    let made = 0n;
    const before = await owedInBooks(loan);
    await atEveryStatement(async (after) => {
      const asked = { path: `/loans/${loan.id}/changes`, body: { change, reason: 'made up' }, key: newKey() };
      const { request } = (await sendThroughDeath<Changed>(asked, after)).body;
      const body = { approve: true, note: 'agreed' };
      const decision = { path: `/loans/changes/${request.id}/decision`, body, key: newKey(), as: second() };
      const told = await sendThroughDeath<Changed>(decision, after);
      made += 1n;
      expect({ after, state: told.body.request?.state }).toEqual({ after, state: 'applied' });
      expect({ after, owed: await owedInBooks(loan) }).toEqual({ after, owed: before - made * 500n });
      return told;
    });
    const { requests } = must(await world.loans.client.listChanges(officer(), { loanId: loan.id }));
    expect(requests).toHaveLength(Number(made));
  });

  it('asks the borrower’s wallet for one payment', async () => {
    const loan = await world.paidOut(await world.newLine());
    const as = testContext({ actor: borrower(loan.lineId), clock });
    const asked = { path: `/loans/mine/${loan.id}/repayments`, body: { amount: cny(600) }, as };
    let made = 0;
    await atEveryStatement(async (after) => {
      const told = await sendThroughDeath<{ paymentId: string }>({ ...asked, key: newKey() }, after);
      made += 1;
      expect({ after, status: told.status }).toEqual({ after, status: 200 });
      const { payments } = must(await world.payments.listOfLoan(world.asService(), { loanId: loan.id }));
      expect({ after, payments: payments.length }).toEqual({ after, payments: 1 + made });
      return told;
    });
    await world.settle();
    expect((await world.get(loan)).outstanding).toEqual(cny(307_228 - made * 600));
  });
});

/** A loan without interest: what is owed is a sum, whatever day it is. */
const plain = () =>
  cellOf({ instalments: 1, every: { count: 30, unit: 'days' }, rate_ppm: 0, fee_ppm: 80_000, duty_ppm: 0 });

type Kind = EffectKind | 'reversal';

interface Step {
  readonly kind: Kind | 'close';
  readonly amount: bigint;
  readonly back_d: number;
  readonly dies: number;
  readonly which: number;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      ...(['repayment', 'repayment', 'charge', 'chargeback', 'goodwill-credit', 'refund', 'waiver'] as const),
      ...(['reversal', 'reversal', 'close'] as const),
    ),
    amount: fc.bigInt(1n, 200_000n),
    back_d: fc.constantFrom(0, 0, 1, 4),
    dies: fc.integer({ min: 1, max: 30 }),
    which: fc.nat(10),
  }),
  { minLength: 3, maxLength: 8 },
);

const today = () => clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();

async function changeOf(loan: Loan, { kind, ...step }: Step & { readonly kind: Kind }): Promise<LoanChange> {
  const amount = cny(step.amount);
  if (kind === 'reversal') {
    const { events } = must(await world.loans.client.listEvents(officer(), { loanId: loan.id }));
    return { kind: 'reversal', eventId: events[step.which % events.length]!.id };
  }
  const isPenalty = step.which % 2 === 0;
  if (kind === 'charge') return { kind: 'charge', penalty: isPenalty, amount, due: today().toString() };
  if (kind === 'waiver') return { kind: 'waiver', component: isPenalty ? 'penalty' : 'fee', amount };
  return { kind, amount };
}

/** Takes a step through a death; notes it where the lender says in the end that it was taken. */
async function take(loan: Loan, step: Step, notebook: Notebook): Promise<void> {
  const { kind } = step;
  if (kind === 'close') return closeThroughDeath(step.dies);
  const change = await changeOf(loan, { ...step, kind });
  const body = { change, reason: 'made up', on: today().subtract({ days: step.back_d }).toString() };
  const asked = await sendThroughDeath<Changed>({ path: `/loans/${loan.id}/changes`, body, key: newKey() }, step.dies);
  if (asked.status !== 200) return;
  const { request } = asked.body.request.state === 'waiting' ? await agree(asked.body.request.id, step) : asked.body;
  if (request.eventId === null) return;
  if (change.kind === 'reversal') notebook.undo(change.eventId, request.eventId);
  else if (kind !== 'reversal') notebook.note(request.eventId, kind, step.amount);
}

async function agree(id: string, { dies }: Step): Promise<Changed> {
  const decision = { path: `/loans/changes/${id}/decision`, body: { approve: true, note: 'agreed' }, key: newKey() };
  return (await sendThroughDeath<Changed>({ ...decision, as: second() }, dies)).body;
}

async function closeThroughDeath(dies: number): Promise<void> {
  clock.advance({ days: 1 });
  dying.dieAfter(dies);
  const closing = await mortal.client.closeOfBusiness(world.asService(), {}).catch((error: unknown) => error);
  expect(dying.hasDied() ? closing : null).toEqual(dying.hasDied() ? expect.any(Error) : null);
  dying.dieAfter(Infinity);
  must(await world.loans.client.closeOfBusiness(world.asService(), {}));
}

async function settled({ id }: Loan): Promise<bigint> {
  const { rows } = await db.database.pool.query<{ money: bigint }>(
    `select coalesce(sum(case when debit = 'settlement' then amount when credit = 'settlement' then -amount else 0 end), 0)::bigint
       as money from loans.entry where loan_id = $1`,
    [id],
  );
  return rows[0]!.money;
}

describe('any sequence of changes and closings, each through a death', () => {
  it('leaves the borrower owing what a notebook says, the lender’s money where it went, and every book balanced', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const loan = await world.paidOut(await world.newLine(), plain());
        clock.advance({ days: 5 });
        const notebook = new Notebook(300_000n, 24_000n);
        for (const step of sequence) await take(loan, step, notebook);
        const { outstanding, creditBalance } = await world.get(loan);
        expect(BigInt(outstanding.amount) - BigInt(creditBalance.amount)).toBe(notebook.owed);
        // The fee is in the books once it is due.
        clock.advance({ days: 30 });
        must(await world.loans.client.closeOfBusiness(world.asService(), {}));
        expect(await owedInBooks(loan)).toBe(notebook.owed);
        expect(await settled(loan)).toBe(notebook.money);
        expect(await balanced()).toBe(true);
      }),
      { numRuns: Number(process.env.LENDLINE_LOAN_RUNS ?? 6) },
    );
  });
});

describe('payments that are told late', () => {
  const told = fc.uniqueArray(
    fc.record({ back_d: fc.integer({ min: 0, max: 60 }), amount: fc.bigInt(100n, 150_000n) }),
    { minLength: 2, maxLength: 4, selector: ({ back_d }) => back_d },
  );

  it('leave the same loan whatever the order in which they are told', async () => {
    await fc.assert(
      fc.asyncProperty(told, async (payments) => {
        const orders = [payments, payments.toReversed()];
        const loans = [await world.paidOut(await world.newLine()), await world.paidOut(await world.newLine())];
        clock.advance({ days: 61 });
        for (const [index, loan] of loans.entries()) {
          for (const { amount, back_d } of orders[index]!) {
            const asked = { change: { kind: 'repayment', amount: cny(amount) }, reason: 'made up' } as const;
            const on = today().subtract({ days: back_d }).toString();
            must(await world.loans.client.changeLoan(officer(), { loanId: loan.id, ...asked, on }));
          }
        }
        const [one, other] = await Promise.all(loans.map((loan) => world.get(loan)));
        const { outstanding, payoff, creditBalance, instalments, state, dpd } = one!;
        expect(other).toMatchObject({ outstanding, payoff, creditBalance, instalments, state, dpd });
        expect(await owedInBooks(loans[0]!)).toBe(await owedInBooks(loans[1]!));
      }),
      { numRuns: 4 },
    );
  });
});

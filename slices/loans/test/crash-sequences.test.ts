import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Loan, LoanChange } from '../contract.ts';
import type { Changed } from '../usecases/change-loan.ts';
import { cny, dyingLender, newKey } from './dying-lender.ts';
import { type EffectKind, Notebook } from './notebook.ts';
import { cellOf, must } from './world.ts';

const lender = dyingLender();
const { clock } = lender;
/** A busy machine takes long over so many deaths. */
const patience_ms = 180_000;

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
    const { events } = must(await lender.world.loans.client.listEvents(lender.officer(), { loanId: loan.id }));
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
  const asked = await lender.sendThroughDeath<Changed>(
    { path: `/loans/${loan.id}/changes`, body, key: newKey() },
    step.dies,
  );
  if (asked.status !== 200) return;
  const { request } = asked.body.request.state === 'waiting' ? await agree(asked.body.request.id, step) : asked.body;
  if (request.eventId === null) return;
  if (change.kind === 'reversal') notebook.undo(change.eventId, request.eventId);
  else if (kind !== 'reversal') notebook.note(request.eventId, kind, step.amount);
}

async function agree(id: string, { dies }: Step): Promise<Changed> {
  const decision = { path: `/loans/changes/${id}/decision`, body: { approve: true, note: 'agreed' }, key: newKey() };
  return (await lender.sendThroughDeath<Changed>({ ...decision, as: lender.officer('staff_2') }, dies)).body;
}

async function closeThroughDeath(dies: number): Promise<void> {
  clock.advance({ days: 1 });
  lender.dying.dieAfter(dies);
  const closing = await lender.mortal.client
    .closeOfBusiness(lender.world.asService(), {})
    .catch((error: unknown) => error);
  expect(lender.dying.hasDied() ? closing : null).toEqual(lender.dying.hasDied() ? expect.any(Error) : null);
  lender.dying.dieAfter(Infinity);
  must(await lender.world.loans.client.closeOfBusiness(lender.world.asService(), {}));
}

async function settled({ id }: Loan): Promise<bigint> {
  const { rows } = await lender.db.database.pool.query<{ money: bigint }>(
    `select coalesce(sum(case when debit = 'settlement' then amount when credit = 'settlement' then -amount else 0 end), 0)::bigint
       as money from loans.entry where loan_id = $1`,
    [id],
  );
  return rows[0]!.money;
}

describe('any sequence of changes and closings, each through a death', () => {
  it(
    'leaves the borrower owing what a notebook says, the lender’s money where it went, and every book balanced',
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (sequence) => {
          const loan = await lender.world.paidOut(await lender.world.newLine(), plain());
          clock.advance({ days: 5 });
          const notebook = new Notebook(300_000n, 24_000n);
          for (const step of sequence) await take(loan, step, notebook);
          const { outstanding, creditBalance } = await lender.world.get(loan);
          expect(BigInt(outstanding.amount) - BigInt(creditBalance.amount)).toBe(notebook.owed);
          // The fee is in the books once it is due.
          clock.advance({ days: 30 });
          must(await lender.world.loans.client.closeOfBusiness(lender.world.asService(), {}));
          expect(await lender.owedInBooks(loan)).toBe(notebook.owed);
          expect(await settled(loan)).toBe(notebook.money);
          expect(await lender.balanced()).toBe(true);
        }),
        { numRuns: Number(process.env.LENDLINE_LOAN_RUNS ?? 4) },
      );
    },
    patience_ms,
  );
});

describe('payments that are told late', () => {
  const told = fc.uniqueArray(
    fc.record({ back_d: fc.integer({ min: 0, max: 60 }), amount: fc.bigInt(100n, 150_000n) }),
    { minLength: 2, maxLength: 4, selector: ({ back_d }) => back_d },
  );

  it(
    'leave the same loan whatever the order in which they are told',
    async () => {
      await fc.assert(
        fc.asyncProperty(told, async (payments) => {
          const orders = [payments, payments.toReversed()];
          const loans = [
            await lender.world.paidOut(await lender.world.newLine()),
            await lender.world.paidOut(await lender.world.newLine()),
          ];
          clock.advance({ days: 61 });
          for (const [index, loan] of loans.entries()) {
            for (const { amount, back_d } of orders[index]!) {
              const asked = { change: { kind: 'repayment', amount: cny(amount) }, reason: 'made up' } as const;
              const on = today().subtract({ days: back_d }).toString();
              must(await lender.world.loans.client.changeLoan(lender.officer(), { loanId: loan.id, ...asked, on }));
            }
          }
          const [one, other] = await Promise.all(loans.map((loan) => lender.world.get(loan)));
          const { outstanding, payoff, creditBalance, instalments, state, dpd } = one!;
          expect(other).toMatchObject({ outstanding, payoff, creditBalance, instalments, state, dpd });
          expect(await lender.owedInBooks(loans[0]!)).toBe(await lender.owedInBooks(loans[1]!));
        }),
        { numRuns: 3 },
      );
    },
    patience_ms,
  );
});

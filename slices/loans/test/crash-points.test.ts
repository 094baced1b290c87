import { newId } from '@lendline/kernel';
import type { Payment } from '@lendline/payments/contract';
import type { EventEnvelope, Subscription } from '@lendline/platform';
import { borrower, service, type TestSlice, testContext } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import type { Loan, LoansClient } from '../contract.ts';
import type { Changed } from '../usecases/change-loan.ts';
import { type Asked, cny, dyingLender, newKey } from './dying-lender.ts';
import { must } from './world.ts';

const lender = dyingLender();
const { clock } = lender;
/** A busy machine takes long over so many deaths. */
const patience_ms = 180_000;

/** As the lender does it; who got an answer before the process died gets the same one again. */
async function sendThroughDeath<Body>(asked: Asked, after: number) {
  const told = await lender.sendThroughDeath<Body>(asked, after);
  expect(told.before === null ? null : told.body).toEqual(told.before);
  return told;
}

/** Does something once for every statement after which the process can die. */
async function atEveryStatement(attempt: (after: number) => Promise<{ readonly died: boolean }>): Promise<number> {
  for (let after = 1; ; after += 1) {
    if (!(await attempt(after)).died) return after - 1;
  }
}

async function kindsOf({ id }: Pick<Loan, 'id'>): Promise<readonly string[]> {
  return must(await lender.world.loans.client.listEvents(lender.officer(), { loanId: id })).events.map(
    ({ kind }) => kind,
  );
}

describe('a request whose process dies after any of its statements', () => {
  it(
    'changes a loan once when it is sent again under its key',
    async () => {
      const loan = await lender.world.paidOut(await lender.world.newLine());
      const body = { change: { kind: 'repayment', amount: cny(700) }, reason: 'paid at the counter' };
      let made = 0n;
      const before = await lender.owedInBooks(loan);
      const statements = await atEveryStatement(async (after) => {
        const told = await sendThroughDeath({ path: `/loans/${loan.id}/changes`, body, key: newKey() }, after);
        made += 1n;
        expect({ after, status: told.status }).toEqual({ after, status: 200 });
        expect({ after, events: BigInt((await kindsOf(loan)).length) }).toEqual({ after, events: 1n + made });
        expect({ after, owed: await lender.owedInBooks(loan) }).toEqual({ after, owed: before - made * 700n });
        return told;
      });
      expect(statements).toBeGreaterThan(10);
      expect(await lender.balanced()).toBe(true);
    },
    patience_ms,
  );

  it(
    'gives money away once: what one person asked for and another agreed to',
    async () => {
      const loan = await lender.world.paidOut(await lender.world.newLine());
      const change = { kind: 'goodwill-credit', amount: cny(500) } as const;
      let made = 0n;
      const before = await lender.owedInBooks(loan);
      await atEveryStatement(async (after) => {
        const asked = { path: `/loans/${loan.id}/changes`, body: { change, reason: 'made up' }, key: newKey() };
        const { request } = (await sendThroughDeath<Changed>(asked, after)).body;
        const body = { approve: true, note: 'agreed' };
        const decision = {
          path: `/loans/changes/${request.id}/decision`,
          body,
          key: newKey(),
          as: lender.officer('staff_2'),
        };
        const told = await sendThroughDeath<Changed>(decision, after);
        made += 1n;
        expect({ after, state: told.body.request?.state }).toEqual({ after, state: 'applied' });
        expect({ after, owed: await lender.owedInBooks(loan) }).toEqual({ after, owed: before - made * 500n });
        return told;
      });
      const { requests } = must(await lender.world.loans.client.listChanges(lender.officer(), { loanId: loan.id }));
      expect(requests).toHaveLength(Number(made));
    },
    patience_ms,
  );

  it(
    'asks the borrower’s wallet for one payment',
    async () => {
      const loan = await lender.world.paidOut(await lender.world.newLine());
      const as = testContext({ actor: borrower(loan.lineId), clock });
      const asked = { path: `/loans/mine/${loan.id}/repayments`, body: { amount: cny(600) }, as };
      let made = 0;
      await atEveryStatement(async (after) => {
        const told = await sendThroughDeath<{ paymentId: string }>({ ...asked, key: newKey() }, after);
        made += 1;
        expect({ after, status: told.status }).toEqual({ after, status: 200 });
        const { payments } = must(
          await lender.world.payments.listOfLoan(lender.world.asService(), { loanId: loan.id }),
        );
        expect({ after, payments: payments.length }).toEqual({ after, payments: 1 + made });
        return told;
      });
      await lender.world.settle();
      expect((await lender.world.get(loan)).outstanding).toEqual(cny(307_228 - made * 600));
    },
    patience_ms,
  );
});

describe('a payoff whose process dies after any of its statements', () => {
  it(
    'is answered with the one payment when it is sent again, though that has paid the loan off meanwhile',
    async () => {
      const statements = await atEveryStatement(async (after) => {
        const loan = await lender.world.paidOut(await lender.world.newLine());
        const as = testContext({ actor: borrower(loan.lineId), clock });
        const asked = { path: `/loans/mine/${loan.id}/repayments`, body: { amount: loan.payoff }, as, key: newKey() };
        const told = await sendThroughDeath({ ...asked, meanwhile: () => lender.world.settle() }, after);
        expect({ after, status: told.status }).toEqual({ after, status: 200 });
        const { payments } = must(
          await lender.world.payments.listOfLoan(lender.world.asService(), { loanId: loan.id }),
        );
        expect({ after, payments: payments.length }).toEqual({ after, payments: 2 });
        const collection = payments.find(({ direction }) => direction === 'collection');
        expect(told.body).toMatchObject({ paymentId: collection?.id });
        return told;
      });
      expect(statements).toBeGreaterThan(3);
    },
    patience_ms,
  );
});

describe('money that arrived', () => {
  const heard = (slice: TestSlice<LoansClient>) =>
    slice.instance.subscriptions!.find(({ type }) => type === 'payments.succeeded') as Subscription<unknown>;

  it(
    'is counted once, though the process that hears of it dies after any statement, and it is told again and again',
    async () => {
      const loan = await lender.world.paidOut(await lender.world.newLine());
      const before = await lender.owedInBooks(loan);
      let made = 0n;
      await atEveryStatement(async (after) => {
        const event = eventOf(loan, cny(500));
        const context = testContext({ actor: service('loans'), clock });
        lender.dying.dieAfter(after);
        await lender.dying.database
          .forSlice('loans')
          .transaction(context, (tx) => heard(lender.mortal).handle(tx, event))
          .catch(() => {});
        const died = lender.dying.hasDied();
        lender.dying.dieAfter(Infinity);
        const hears = () =>
          lender.db.database
            .forSlice('loans')
            .transaction(context, (tx) => heard(lender.world.loans).handle(tx, event));
        await hears();
        await hears();
        made += 1n;
        expect({ after, owed: await lender.owedInBooks(loan) }).toEqual({ after, owed: before - made * 500n });
        return { died };
      });
      const { receipts } = must(await lender.world.loans.client.listReceipts(lender.officer(), { loanId: loan.id }));
      expect(receipts).toHaveLength(Number(made));
      expect(await lender.balanced()).toBe(true);
    },
    patience_ms,
  );

  /** As `payments` tells it. */
  function eventOf({ id: loanId, lineId }: Loan, amount: Payment['amount']): EventEnvelope {
    const [now, at] = [clock.now(), clock.now().toString()];
    const state = { state: 'succeeded', reason: null, createdAt: at, settledAt: at, attempts: 1 } as const;
    const way = { direction: 'collection', rail: 'sandbox', simulatedRail: true } as const;
    const payment: Payment = { id: newId('payment', now), loanId, lineId, amount, ...way, ...state };
    return {
      id: newId('event', now),
      type: 'payments.succeeded',
      version: 1,
      slice: 'payments',
      tenant: 'main',
      subject: payment.id,
      actor: 'service:rail',
      correlation: 'a-correlation',
      locale: 'en',
      occurredAt: now,
      data: payment,
    };
  }
});

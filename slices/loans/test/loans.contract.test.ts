import { type Actor, newId, type WireMoney } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import type { LineId } from '@lendline/lines/contract';
import { paymentsSlice } from '@lendline/payments';
import { borrower, contractSuite, fakeClock, service, staff, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Loan, LoansClient } from '../contract.ts';
import { loansSlice } from '../slice.ts';
import { cellOf, type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice], poolSize: 20 });
let world: LoansWorld;
let lineId: LineId;

const as = (actor: Actor) => testContext({ actor, clock });
const officer = () => as(staff('staff_1', 'loans.read', 'loans.operate'));
const cny = (amount: string): WireMoney => ({ amount, currency: 'CNY' });
const today = () => clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
const newApplication = () => newId('application', clock.now());

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
beforeEach(async () => {
  lineId = await world.newLine();
});
afterEach(() => {
  world.operator.ending = 'completed';
});
afterAll(() => world.stop());

contractSuite<LoansClient>(
  'loans',
  { 'in process': () => Promise.resolve(world.loans.client), 'over HTTP': () => world.loans.overHttp() },
  (client) => {
    const open = (applicationId: string, more: { hash?: string; cell?: ReturnType<typeof cellOf> } = {}) =>
      client().open(as(service('applications')), {
        applicationId,
        lineId,
        cell: more.cell ?? cellOf(),
        agreementHash: more.hash ?? 'a-hash',
        simulatedModel: true,
      });
    const mine = (loan: Loan) => client().getMine(as(borrower(lineId)), { loanId: loan.id });

    it('opens a loan with the schedule that was signed, and owes nothing before the money has left', async () => {
      const loan = must(await open(newApplication()));
      expect(loan).toMatchObject({ state: 'approved', principal: cny('300000'), rate_ppm: 144_000, disbursedOn: null });
      expect(loan.instalments.map(({ due, dueTotal }) => [due, dueTotal.amount])).toEqual([
        [today().add({ months: 1 }).toString(), '102409'],
        [today().add({ months: 2 }).toString(), '102409'],
        [today().add({ months: 3 }).toString(), '102410'],
      ]);
      expect(loan).toMatchObject({ outstanding: cny('0'), payoff: cny('0'), dpd: 0, bucket: 'current' });
    });

    it('opens one loan for an application and pays it out once, also when 32 ask at the same time', async () => {
      await world.settle();
      const application = newApplication();
      const before = world.operator.taken;
      const answers = await Promise.all(Array.from({ length: 32 }, () => open(application)));
      expect(new Set(answers.map((answer) => must(answer).id)).size).toBe(1);
      await Promise.all([world.runJobs(), world.runJobs()]);
      await world.settle();
      expect(world.operator.taken - before).toBe(1);
      expect(must(await open(application))).toMatchObject({ state: 'active' });
    });

    it('refuses another agreement for the same application, and a total that was not signed', async () => {
      const application = newApplication();
      must(await open(application));
      expect(await open(application, { hash: 'other' })).toMatchObject({ error: { code: 'loans.other-agreement' } });
      const cell = { ...cellOf(), totalRepayable: cny('307300') };
      expect(await open(newApplication(), { cell })).toMatchObject({ error: { code: 'loans.not-what-was-signed' } });
    });

    it('is active from the day of payment, with its schedule dated from there', async () => {
      const loan = must(await open(newApplication()));
      clock.advance({ days: 1 });
      await world.settle();
      const active = must(await mine(loan));
      expect(active).toMatchObject({ state: 'active', disbursedOn: today().toString(), payoff: cny('300000') });
      expect(active.nextInstalment?.due).toBe(today().add({ months: 1 }).toString());
      expect(active.outstanding).toEqual(cny('307228'));
    });

    it('goes back to approved when the payout failed, and can be tried again or cancelled', async () => {
      world.operator.ending = 'failed';
      const application = newApplication();
      const loan = must(await open(application));
      await world.settle();
      expect(await world.get(loan)).toMatchObject({ state: 'approved', payoutProblem: 'refused-by-rail' });
      world.operator.ending = 'completed';
      expect(must(await open(application)).id).toBe(loan.id);
      await world.settle();
      const paid = await world.get(loan);
      expect(paid).toMatchObject({ state: 'active' });
      expect(paid.payoutProblem).toBeUndefined();
    });

    it('can be cancelled until money is asked for, and once only', async () => {
      const loan = must(await open(newApplication()));
      const cancel = () => client().cancel(as(service('applications')), { loanId: loan.id });
      expect(must(await cancel())).toMatchObject({ state: 'cancelled' });
      expect(must(await cancel())).toMatchObject({ state: 'cancelled' });
      const before = world.operator.taken;
      await world.settle();
      expect(world.operator.taken).toBe(before);
      const other = must(await open(newApplication()));
      await world.settle();
      const late = await client().cancel(as(service('applications')), { loanId: other.id });
      expect(late).toMatchObject({ ok: false, error: { code: 'loans.not-cancellable', status: 409 } });
    });

    it('takes a repayment, says where it went, and closes at the payoff', async () => {
      const loan = await world.paidOut(lineId);
      const first = await world.repay(loan, 102_409n);
      expect(first.instalments[0]).toMatchObject({ state: 'paid', outstanding: cny('0') });
      clock.advance({ minutes: 1 });
      const closed = await world.repay(loan, 'payoff');
      expect(closed).toMatchObject({ state: 'closed', outstanding: cny('0'), payoff: cny('0'), nextInstalment: null });
      const { receipts } = must(await client().listMyReceipts(as(borrower(lineId)), { loanId: loan.id }));
      expect(receipts.map(({ amount, outstandingAfter }) => [amount.amount, outstandingAfter.amount])).toEqual([
        [(300_000 - 102_409).toString(), '0'],
        ['102409', '204819'],
      ]);
      expect(receipts[1]?.allocation).toMatchObject({ interest: cny('3600'), principal: cny('98809') });
    });

    it('refuses more than the payoff, more than is left beside a payment under way, nothing, and other currencies', async () => {
      const loan = await world.paidOut(lineId);
      const repay = (amount: WireMoney) => client().repay(as(borrower(lineId)), { loanId: loan.id, amount });
      expect(await repay(cny('300001'))).toMatchObject({ error: { code: 'loans.above-payoff', status: 422 } });
      expect(await repay(cny('0'))).toMatchObject({ error: { code: 'loans.amount-not-payable' } });
      expect(await repay({ amount: '5', currency: 'KES' })).toMatchObject({
        error: { code: 'loans.amount-not-payable' },
      });
      must(await repay(cny('200000')));
      const second = await repay(cny('200000'));
      expect(second).toMatchObject({ ok: false, error: { code: 'loans.payment-under-way' } });
      expect(!second.ok && second.error.text.en).toContain('1000.00 CNY');
    });

    it('shows a borrower the own loans and answers not found for another’s', async () => {
      const loan = must(await open(newApplication()));
      const stranger = as(borrower(newId('line', clock.now())));
      expect(must(await client().listMine(as(borrower(lineId)), {})).loans.map(({ id }) => id)).toEqual([loan.id]);
      expect(must(await client().listMine(stranger, {})).loans).toEqual([]);
      const refused = [
        await client().getMine(stranger, { loanId: loan.id }),
        await client().listMyReceipts(stranger, { loanId: loan.id }),
        await client().repay(stranger, { loanId: loan.id, amount: cny('1') }),
        await client().get(as(borrower(lineId)), { loanId: loan.id }),
      ];
      for (const answer of refused) expect(answer).toMatchObject({ ok: false, error: { status: 404 } });
    });

    it('tells the decision what this lender knows of the line, by settled money only', async () => {
      const small = cellOf({ principal: { amount: 100_000n, currency: 'CNY' } });
      const first = await world.paidOut(lineId, small);
      await world.repay(first, 'payoff');
      clock.advance({ hours: 1 });
      const second = await world.paidOut(lineId);
      must(await client().repay(as(borrower(lineId)), { loanId: second.id, amount: cny('5000') }));
      expect(must(await client().ownBook(as(service('decisions')), { lineId }))).toEqual({
        lineId,
        openLoans: 1,
        outstanding: cny('307228'),
        monthlyInstalments: cny('102410'),
        loansTaken: 2,
        loansRepaid: 1,
        worstDpd: 0,
        worstDpdLastLoan: 0,
        currentDpd: 0,
        lastLimit: cny('300000'),
        lastRaiseOn: second.disbursedOn,
        loansLast30Days: 2,
        lastClosedOn: second.disbursedOn,
      });
      await world.settle();
      expect(must(await client().ownBook(as(service('decisions')), { lineId })).outstanding).toEqual(cny('302228'));
    });

    it('lists loans by state in pages, newest first', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 3; index += 1) {
        clock.advance({ seconds: 1 });
        ids.unshift(must(await open(newApplication())).id);
      }
      const first = must(await client().list(officer(), { state: 'approved', limit: 2 }));
      expect(first.loans.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      const rest = must(
        await client().list(officer(), { state: 'approved', limit: 2, before: first.next as Loan['id'] }),
      );
      expect(rest.loans[0]?.id).toBe(ids[2]);
      expect(await client().list(as(staff('staff_2')), {})).toMatchObject({ ok: false, error: { status: 403 } });
    });

    it('keeps a journal whose debits equal its credits, and a portfolio that agrees with it', async () => {
      await world.paidOut(lineId);
      const trial = must(await client().trialBalance(officer(), {}));
      expect(trial.balanced).toBe(true);
      const portfolio = must(await client().portfolio(officer(), {}));
      const principal = trial.accounts.find(({ account }) => account === 'loan_principal');
      expect(portfolio.outstanding).toEqual(principal?.balance);
      expect(portfolio.buckets.reduce((sum, { loans }) => sum + loans, 0)).toBe(portfolio.active);
      expect(portfolio.months).toHaveLength(12);
      expect(portfolio.months.at(-1)?.month).toBe(portfolio.asOf.slice(0, 7));
    });

    it('shows staff the journal and the receipts of one loan', async () => {
      const loan = await world.paidOut(lineId);
      await world.repay(loan, 50_000n);
      const { entries } = must(await client().listEntries(officer(), { loanId: loan.id }));
      expect(entries.map(({ kind, debit, credit, amount }) => [kind, debit, credit, amount.amount])).toEqual([
        ['disbursement', 'loan_principal', 'settlement', '300000'],
        ['repayment', 'settlement', 'interest_receivable', '3600'],
        ['repayment', 'settlement', 'loan_principal', '46400'],
      ]);
      expect(must(await client().listReceipts(officer(), { loanId: loan.id })).receipts).toHaveLength(1);
      const nothing = await client().listEntries(officer(), { loanId: newId('loan', clock.now()) });
      expect(nothing).toMatchObject({ ok: false, error: { status: 404 } });
    });

    it('closes each business date once', async () => {
      clock.advance({ days: 1 });
      const first = must(await client().closeOfBusiness(officer(), {}));
      expect(first.ran.at(-1)).toBe(today().toString());
      expect(must(await client().closeOfBusiness(officer(), {}))).toEqual({ ran: [], accrued: cny('0'), aged: 0 });
    });
  },
);

it('collects a repayment once for one Idempotency-Key, also when 32 send it at the same time', async () => {
  const loan = await world.paidOut(lineId);
  await world.loans.overHttp();
  const token = Buffer.from(JSON.stringify({ actor: borrower(lineId), tenant: 'main' })).toString('base64url');
  const send = () =>
    fetch(`${world.loans.url()}/api/loans/mine/${loan.id}/repayments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': 'one-key-for-all',
      },
      body: JSON.stringify({ amount: cny('1000') }),
    });
  const statuses = (await Promise.all(Array.from({ length: 32 }, send))).map(({ status }) => status);
  expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
  expect((await send()).status).toBe(200);
  const { payments } = must(await world.payments.listOfLoan(world.asService(), { loanId: loan.id }));
  expect(payments.filter(({ direction }) => direction === 'collection')).toHaveLength(1);
});

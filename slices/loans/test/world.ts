import { generateKeyPairSync } from 'node:crypto';
import type { MenuCell } from '@lendline/decisions/contract';
import { type Context, money, newId, type Problem, type Result } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import type { LineId, LinesClient } from '@lendline/lines/contract';
import { paymentsSlice } from '@lendline/payments';
import type { PaymentsClient } from '@lendline/payments/contract';
import { type Database, type Relay, runJobsOnce, type SliceTransaction, startRelay } from '@lendline/platform';
import { stateInstalments } from '@lendline/strategy';
import {
  anonymous,
  borrower,
  type FakeClock,
  service,
  testContext,
  type TestSlice,
  testSlice,
} from '@lendline/testkit';
import type { Loan, LoansClient } from '../contract.ts';
import { type AgreedTerms, buildLoan } from '../rules/terms.ts';
import { loansSlice } from '../slice.ts';
import { dpdAsClosed } from '../store/lots.ts';
import type { LoansTables } from '../store/tables.ts';
import { type Operator, startOperator } from './operator.ts';

/** The loans slice with real lines and payments beside it, and an operator outside. */
export interface LoansWorld {
  readonly operator: Operator;
  readonly loans: TestSlice<LoansClient>;
  readonly payments: PaymentsClient;
  asService(): Context;
  /** Somebody new with a proved line; the number is made up. */
  newLine(): Promise<LineId>;
  open(line: LineId, cell?: MenuCell, applicationId?: string): Promise<Loan>;
  /** A loan whose money has arrived. */
  paidOut(line: LineId, cell?: MenuCell): Promise<Loan>;
  /** Pays and waits for the money. */
  repay(loan: Loan, amount: bigint | 'payoff'): Promise<Loan>;
  get(loan: Pick<Loan, 'id'>): Promise<Loan>;
  /** What was booked of a loan's interest, in postings of its own and in those of its lot. */
  interestOf(loan: Pick<Loan, 'id'>): Promise<bigint>;
  /** Cuts the lot of a loan, which begins a lot of its own then. */
  cutLotBefore(loan: Pick<Loan, 'id'>): Promise<void>;
  /** Everything on its way arrives: jobs run, the operator is asked, events are handled. */
  settle(): Promise<void>;
  runJobs(): Promise<void>;
  stop(): Promise<void>;
}

/** Days past due that the database counts for a loan, by the day through which it is closed. */
export async function dpdAsClosedOf({ db }: SliceTransaction<LoansTables>, loanId: string): Promise<number> {
  const { dpd } = await db
    .selectFrom('loan')
    .select(dpdAsClosed.as('dpd'))
    .where('id', '=', loanId)
    .executeTakeFirstOrThrow();
  return dpd;
}

export function must<Value>(answer: Result<Value, Problem>): Value {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** A signed offer: CNY 3,000.00 over three months at 14.4 %, unless told otherwise. */
export function cellOf(agreed: Partial<AgreedTerms> = {}): MenuCell {
  const terms: AgreedTerms = {
    principal: { amount: 300_000n, currency: 'CNY' },
    instalments: 3,
    every: { count: 1, unit: 'months' },
    rate_ppm: 144_000,
    fee_ppm: 0,
    duty_ppm: 0,
    ...agreed,
  };
  const built = buildLoan(terms, Temporal.PlainDate.from('2026-03-02'));
  if (!built.ok) throw new Error(built.error);
  const { schedule, apr } = built.value;
  const { currency } = terms.principal;
  return {
    amount: { amount: terms.principal.amount.toString(), currency },
    instalments: terms.instalments,
    every: terms.every,
    rate_ppm: terms.rate_ppm,
    fee_ppm: terms.fee_ppm,
    duty_ppm: terms.duty_ppm,
    pd: 0.03,
    breakEven_ppm: 110_000,
    cap_ppm: 240_000,
    apr,
    ...stateInstalments(schedule.instalments.map(({ dueTotal }) => money(dueTotal, currency))),
  };
}

const signs: Readonly<Record<string, bigint>> = { interest: 1n, 'interest-reversed': -1n };

async function cutLotBefore({ pool }: Database, id: string): Promise<void> {
  const isCut = 'first_id < $1 and (end_id is null or $1 < end_id)';
  await pool.query(
    `insert into loans.closing_lot (tenant, first_id, end_id, closed_through)
       select tenant, $1, end_id, closed_through from loans.closing_lot where ${isCut}`,
    [id],
  );
  await pool.query(`update loans.closing_lot set end_id = $1 where ${isCut}`, [id]);
}

interface WorldOptions {
  readonly database: Database;
  readonly clock: FakeClock;
  readonly pack?: 'cn' | 'ke';
}

export async function startWorld({ database, clock, pack = 'cn' }: WorldOptions): Promise<LoansWorld> {
  const operator = await startOperator();
  const slices = await buildSlices({ database, clock, pack, operator });
  const { loans, payments, lines } = slices;
  const relay = startRelay({ database, clock, consumer: 'loans', subscriptions: loans.instance.subscriptions ?? [] });
  const asService = (): Context => testContext({ actor: service('applications'), clock });
  const tasks = { payments: payments.instance.jobs ?? {}, loans: loans.instance.jobs ?? {} };
  const runJobs = (): Promise<void> => runJobsOnce({ database, clock, tasks });
  const get = async ({ id }: Pick<Loan, 'id'>): Promise<Loan> =>
    must(await loans.client.get(asService(), { loanId: id }));
  const settle = (): Promise<void> => settleAll({ runJobs, payments: payments.client, relay, asService });
  const open: LoansWorld['open'] = async (lineId, cell = cellOf(), applicationId = newId('application', clock.now())) =>
    must(
      await loans.client.open(asService(), {
        applicationId,
        lineId,
        cell,
        agreementHash: `hash of ${applicationId}`,
        simulatedModel: true,
      }),
    );
  let people = 0;
  return {
    operator,
    loans,
    payments: payments.client,
    asService,
    runJobs,
    settle,
    get,
    interestOf: async ({ id }) => {
      const { entries } = must(await loans.client.listEntries(asService(), { loanId: id }));
      return entries.reduce((sum, { kind, amount }) => sum + (signs[kind] ?? 0n) * BigInt(amount.amount), 0n);
    },
    cutLotBefore: ({ id }) => cutLotBefore(database, id),
    open,
    newLine: () => signIn(lines.client, clock, `+861560000${String((people += 1)).padStart(4, '0')}`),
    paidOut: async (line, cell) => {
      const loan = await open(line, cell);
      await settle();
      return get(loan);
    },
    repay: async (loan, amount) => {
      const paid = amount === 'payoff' ? (await get(loan)).payoff : { ...loan.principal, amount: amount.toString() };
      const actor = borrower(loan.lineId);
      must(await loans.client.repay(testContext({ actor, clock }), { loanId: loan.id, amount: paid }));
      await settle();
      return get(loan);
    },
    stop: async () => {
      await relay.stop();
      for (const slice of [loans, payments, lines]) await slice.close();
      await operator.stop();
    },
  };
}

async function buildSlices({ database, clock, pack, operator }: Required<WorldOptions> & { operator: Operator }) {
  const key = JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }));
  const shared = { database, clock };
  const lines = await testSlice<LinesClient>(linesSlice, {
    ...shared,
    config: { carrierUrl: operator.url, carrierClientId: 'lendline', carrierKey: key },
  });
  const payments = await testSlice<PaymentsClient>(paymentsSlice, {
    ...shared,
    needs: { lines: lines.client },
    config: {
      pack,
      rail: 'sandbox',
      walletUrl: operator.url,
      walletClientId: 'lendline',
      walletKey: key,
      walletCallbackSecret: 'whsec_dGVzdA==',
      callbackUrl: 'http://lender.example',
    },
  });
  const needs = { payments: payments.client };
  const config = { pack, licence: 'small-loan-company' };
  const loans = await testSlice<LoansClient>(loansSlice, { ...shared, needs, config });
  return { lines, payments, loans };
}

interface Settling {
  readonly runJobs: () => Promise<void>;
  readonly payments: PaymentsClient;
  readonly relay: Relay;
  readonly asService: () => Context;
}

async function settleAll({ runJobs, payments, relay, asService }: Settling): Promise<void> {
  await runJobs();
  must(await payments.reconcile(asService(), {}));
  await relay.drain();
}

async function signIn(lines: LinesClient, clock: FakeClock, phone: string): Promise<LineId> {
  const context = testContext({ actor: anonymous, clock });
  const started = must(await lines.startChallenge(context, { phone, country: 'CN', locale: 'en' }));
  return must(await lines.answerChallenge(context, { challengeId: started.id, code: '123456' })).lineId;
}

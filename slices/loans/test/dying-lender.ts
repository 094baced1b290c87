import type { Context } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import {
  type FakeClock,
  fakeClock,
  staff,
  type TestDatabase,
  type TestSlice,
  testContext,
  testDatabase,
  testSlice,
} from '@lendline/testkit';
import { afterAll, beforeAll } from 'vitest';
import type { Loan, LoansClient } from '../contract.ts';
import { loansSlice } from '../slice.ts';
import { type DyingProcess, dyingProcess } from './dying-process.ts';
import { type LoansWorld, must, startWorld } from './world.ts';

/** A request to the loans of a lender. */
export interface Asked {
  readonly path: string;
  readonly body: object;
  readonly key: string;
  /** Staff with every right unless told. */
  readonly as?: Context;
  /** What happens between the death and the second try. */
  readonly meanwhile?: () => Promise<void>;
}

export interface Told<Body> {
  readonly status: number;
  readonly body: Body;
}

/** A lender with two processes over one database: one lives, the other dies when it is told to. */
export interface DyingLender {
  readonly clock: FakeClock;
  readonly db: TestDatabase;
  readonly world: LoansWorld;
  readonly dying: DyingProcess;
  /** The loans of the process that dies. */
  readonly mortal: TestSlice<LoansClient>;
  officer(id?: string): Context;
  /**
   * The process dies after so many statements of the request; then the same request goes to the one that lives. `before` is
   * what was answered before the death, where anything was.
   */
  sendThroughDeath<Body>(
    asked: Asked,
    after: number,
  ): Promise<Told<Body> & { readonly died: boolean; readonly before: Body | null }>;
  /** What the journal says that one loan's borrower owes, less what is kept for them. */
  owedInBooks(loan: Pick<Loan, 'id'>): Promise<bigint>;
  balanced(): Promise<boolean>;
}

/** Runs from `beforeAll` to `afterAll`. */
export function dyingLender(): DyingLender {
  const clock = fakeClock();
  const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice], poolSize: 20 });
  const officer = (id = 'staff_1') =>
    testContext({ actor: staff(id, 'loans.read', 'loans.operate', 'loans.approve'), clock });
  let [world, dying, mortal] = [] as unknown as [LoansWorld, DyingProcess, TestSlice<LoansClient>];
  beforeAll(async () => {
    world = await startWorld({ database: db.database, clock });
    await world.loans.overHttp();
    dying = await dyingProcess(db.url, 'loans');
    const needs = { payments: world.payments };
    const shared = { database: dying.database, clock, needs, config: { pack: 'cn' } };
    mortal = await testSlice<LoansClient>(loansSlice, shared);
    await mortal.overHttp();
  });
  afterAll(async () => {
    await mortal.close();
    await dying.database.close();
    await world.stop();
  });
  return {
    clock,
    db,
    get world() {
      return world;
    },
    get dying() {
      return dying;
    },
    get mortal() {
      return mortal;
    },
    officer,
    sendThroughDeath: async <Body>({ as = officer(), meanwhile, ...asked }: Asked, after: number) => {
      dying.dieAfter(after);
      const first = await send<Body>(mortal, { ...asked, as });
      const died = dying.hasDied();
      dying.dieAfter(Infinity);
      await dying.bury();
      await meanwhile?.();
      const again = await send<Body>(world.loans, { ...asked, as });
      return { ...again, died, before: first.status === 200 ? first.body : null };
    },
    owedInBooks: (loan) => owedInBooks(db, loan),
    balanced: async () => must(await world.loans.client.trialBalance(world.asService(), {})).balanced,
  };
}

async function send<Body>(
  slice: TestSlice<LoansClient>,
  { path, body, key, as }: Required<Omit<Asked, 'meanwhile'>>,
): Promise<Told<Body>> {
  const token = Buffer.from(JSON.stringify({ actor: as.actor, tenant: 'main' })).toString('base64url');
  const answer = await fetch(`${slice.url()}/api${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}

async function owedInBooks(db: TestDatabase, { id }: Pick<Loan, 'id'>): Promise<bigint> {
  const { rows } = await db.database.pool.query<{ owed: bigint }>(
    `select coalesce(sum(case when side.account = any($2) then side.amount else 0 end), 0)::bigint as owed
       from loans.entry, lateral (values (debit, amount), (credit, -amount)) as side (account, amount)
      where loan_id = $1`,
    [id, ['loan_principal', 'interest_receivable', 'fee_receivable', 'penalty_receivable', 'overpayment']],
  );
  return rows[0]!.owed;
}

/** Made up, and another each time. */
export const newKey = (): string => `crash-key-${(keys += 1)}`;
let keys = 0;

export const cny = (amount: bigint | number) => ({ amount: amount.toString(), currency: 'CNY' as const });

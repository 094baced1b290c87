import { generateKeyPairSync } from 'node:crypto';
import { linesSlice } from '@lendline/lines';
import type { LineId, LinesClient } from '@lendline/lines/contract';
import { type Database, runJobsOnce } from '@lendline/platform';
import { anonymous, type FakeClock, testContext, type TestSlice, testSlice } from '@lendline/testkit';
import type { PaymentsClient } from '../contract.ts';
import { paymentsSlice } from '../slice.ts';
import { type Operator, startOperator } from './operator.ts';

/** The payments slice with the real lines slice beside it, and an operator outside. */
export interface PaymentsWorld {
  readonly operator: Operator;
  readonly payments: TestSlice<PaymentsClient>;
  /** Another build of the slice on the same database, configured otherwise. */
  configured(config: Readonly<Record<string, string>>): Promise<TestSlice<PaymentsClient>>;
  /** Somebody new with a proved line; the number is made up. */
  newLine(): Promise<{ lineId: LineId; phone: string }>;
  /** Gives the number of a line to somebody else. */
  passOn(line: LineId): Promise<void>;
  /** Runs the jobs that are due. */
  runJobs(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWorld({
  database,
  clock,
}: {
  database: Database;
  clock: FakeClock;
}): Promise<PaymentsWorld> {
  const operator = await startOperator();
  const key = JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }));
  const lines = await testSlice<LinesClient>(linesSlice, {
    database,
    clock,
    config: { carrierUrl: operator.url, carrierClientId: 'lendline', carrierKey: key },
  });
  const build = (config: Readonly<Record<string, string>> = {}): Promise<TestSlice<PaymentsClient>> =>
    testSlice<PaymentsClient>(paymentsSlice, {
      database,
      clock,
      needs: { lines: lines.client },
      config: {
        rail: 'sandbox',
        walletUrl: operator.url,
        walletClientId: 'lendline',
        walletKey: key,
        walletCallbackSecret: operator.callbackSecret,
        walletTimeoutMs: '300',
        callbackUrl: 'http://lender.example',
        ...config,
      },
    });
  const payments = await build();
  const others: TestSlice<PaymentsClient>[] = [];
  let people = 0;
  return {
    operator,
    payments,
    configured: async (config) => {
      const other = await build(config);
      others.push(other);
      return other;
    },
    newLine: async () => {
      people += 1;
      const phone = `+861550000${String(people).padStart(4, '0')}`;
      return { lineId: await signIn(lines.client, phone, clock), phone };
    },
    passOn: async (line) => {
      await database.pool.query('update lines.line set ended_at = now() where id = $1', [line]);
    },
    runJobs: () => runJobsOnce({ database, clock, tasks: { payments: payments.instance.jobs ?? {} } }),
    stop: async () => {
      for (const slice of [lines, payments, ...others]) await slice.close();
      await operator.stop();
    },
  };
}

async function signIn(lines: LinesClient, phone: string, clock: FakeClock): Promise<LineId> {
  const context = testContext({ actor: anonymous, clock });
  const started = await lines.startChallenge(context, { phone, country: 'CN', locale: 'en' });
  if (!started.ok) throw new Error(started.error.code);
  const signedIn = await lines.answerChallenge(context, { challengeId: started.value.id, code: '123456' });
  if (!signedIn.ok) throw new Error(signedIn.error.code);
  return signedIn.value.lineId;
}

import { generateKeyPairSync } from 'node:crypto';
import type { ConsentsClient } from '@lendline/consents/contract';
import { consentsSlice } from '@lendline/consents';
import { decisionsSlice } from '@lendline/decisions';
import type { DecisionsClient } from '@lendline/decisions/contract';
import { featuresSlice } from '@lendline/features';
import type { FeaturesClient } from '@lendline/features/contract';
import { fraudSlice } from '@lendline/fraud';
import type { FraudClient } from '@lendline/fraud/contract';
import type { Actor, Clock, Context, Problem, Result } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import type { LineId, LinesClient } from '@lendline/lines/contract';
import { loansSlice } from '@lendline/loans';
import type { LoansClient } from '@lendline/loans/contract';
import { modelsSlice } from '@lendline/models';
import type { ModelsClient } from '@lendline/models/contract';
import type { Database } from '@lendline/platform';
import { recordsSlice } from '@lendline/records';
import type { RecordsClient } from '@lendline/records/contract';
import { anonymous, borrower, type TestSlice, testContext, testSlice } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { startCountry, type TestCountry } from '@lendline/sandbox/testing';

/** The slices of a lender in the sandbox country, wired as a process wires them, and people who walk through them. */
export interface Walk {
  readonly country: TestCountry;
  readonly lines: TestSlice<LinesClient>;
  readonly consents: TestSlice<ConsentsClient>;
  readonly records: TestSlice<RecordsClient>;
  readonly features: TestSlice<FeaturesClient>;
  readonly models: TestSlice<ModelsClient>;
  readonly loans: TestSlice<LoansClient>;
  readonly fraud: TestSlice<FraudClient>;
  readonly decisions: TestSlice<DecisionsClient>;
  as(actor?: Actor): Context;
  /** Signs a person in by the code of the sandbox inbox and declares who they are. */
  arrive(person: Person, declared?: { readonly name: string; readonly idNumber: string }): Promise<LineId>;
  /** Agrees to the notice of each source. */
  consent(line: LineId, ...sources: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** The migrations that a walk needs. */
export const walkSlices = [
  linesSlice,
  consentsSlice,
  recordsSlice,
  featuresSlice,
  modelsSlice,
  loansSlice,
  fraudSlice,
  decisionsSlice,
];

export async function startWalk(database: Database): Promise<Walk> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const country = await startCountry({
    // Longer than the lender waits, and long enough that a busy machine is not taken for a silent carrier.
    timing: { silence_ms: 10_000 },
    clients: [
      {
        clientId: 'lendline',
        publicKey: { ...publicKey.export({ format: 'jwk' }), alg: 'ES256' } as never,
        callbackSecret: 'whsec_dGVzdA==',
      },
    ],
  });
  const { clock } = country;
  const slices = await buildSlices({
    database,
    clock,
    carrier: { url: country.url, key: privateKey.export({ format: 'jwk' }) },
  });
  const as = (actor: Actor = anonymous): Context => testContext({ actor, clock });
  return {
    country,
    ...slices,
    as,
    arrive: (person, declared = person) => arrive({ country, lines: slices.lines, as }, person, declared),
    consent: (line, ...sources) => consentTo({ consents: slices.consents, as }, line, sources),
    close: async () => {
      for (const slice of Object.values(slices).toReversed()) await slice.close();
      await country.stop();
    },
  };
}

interface Installed {
  readonly database: Database;
  readonly clock: Clock;
  readonly carrier: { readonly url: string; readonly key: object };
}

async function buildSlices({ database, clock, carrier }: Installed) {
  const on = { database, clock };
  const lines = await testSlice<LinesClient>(linesSlice, {
    ...on,
    config: {
      carrierUrl: carrier.url,
      carrierClientId: 'lendline',
      carrierKey: JSON.stringify(carrier.key),
      carrierTimeoutMs: '2000',
    },
  });
  const consents = await testSlice<ConsentsClient>(consentsSlice, {
    ...on,
    config: { sources: 'line-checks,call-records,payment-statement,declared-ties' },
  });
  const records = await testSlice<RecordsClient>(recordsSlice, {
    ...on,
    config: recordsConfig(carrier),
    needs: { lines: lines.client, consents: consents.client },
  });
  const features = await testSlice<FeaturesClient>(featuresSlice, {
    ...on,
    needs: { lines: lines.client, consents: consents.client, records: records.client },
  });
  const models = await testSlice<ModelsClient>(modelsSlice, on);
  // The own book moves no money, so the rails stay out of the walk.
  const loans = await testSlice<LoansClient>(loansSlice, on);
  const fraud = await testSlice<FraudClient>(fraudSlice, {
    ...on,
    needs: { lines: lines.client, consents: consents.client, records: records.client },
  });
  const asked = { lines, consents, features, models, loans, fraud };
  return { ...asked, records, decisions: await decidingOn(asked, on) };
}

/** Decisions among the slices that they ask, once more for every process that a test runs them in. */
export function decidingOn(
  asked: Pick<Walk, 'lines' | 'consents' | 'features' | 'models' | 'loans' | 'fraud'>,
  { config, ...on }: Pick<Installed, 'database' | 'clock'> & { readonly config?: Readonly<Record<string, string>> },
): Promise<TestSlice<DecisionsClient>> {
  const { lines, consents, features, models, loans, fraud } = asked;
  return testSlice<DecisionsClient>(decisionsSlice, {
    ...on,
    config: { licence: 'small-loan-company', ...config },
    needs: {
      lines: lines.client,
      consents: consents.client,
      features: features.client,
      models: models.client,
      loans: loans.client,
      fraud: fraud.client,
    },
  });
}

/** A partner that sends, and the secret that its messages are signed with. Made up. */
export const partner = {
  name: 'acme-wallet',
  secret: `whsec_${Buffer.from('a secret of the walk, thirty bytes').toString('base64')}`,
  /** The one that it had before, and still signs with here and there. */
  secretBefore: `whsec_${Buffer.from('the secret of the year before this').toString('base64')}`,
};

function recordsConfig({ url, key }: Installed['carrier']): Readonly<Record<string, string>> {
  return {
    walletUrl: url,
    walletClientId: 'lendline',
    walletKey: JSON.stringify(key),
    bankUrl: url,
    bankClientId: 'lendline',
    bankKey: JSON.stringify(key),
    feedTimeoutMs: '2000',
    feedPageRows: '40',
    partners: JSON.stringify([
      { name: partner.name, secret: `${partner.secret} ${partner.secretBefore}`, source: 'payment-statement' },
    ]),
  };
}

/** The value of an answer that must have come. */
export function value<Value>(answer: Result<Value, Problem>): Value {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.text.en}`);
  return answer.value;
}

async function arrive(
  { country, lines, as }: Pick<Walk, 'country' | 'lines' | 'as'>,
  person: Person,
  { name, idNumber }: { readonly name: string; readonly idNumber: string },
): Promise<LineId> {
  const { phone } = person;
  const nation = country.world.options.country.toUpperCase();
  const { id } = value(await lines.client.startChallenge(as(), { phone, country: nation, locale: 'en' }));
  const inbox = await fetch(`${country.url}/inbox/api/phones/${encodeURIComponent(phone)}/messages`);
  const { messages } = (await inbox.json()) as { messages: { text: string }[] };
  const code = /\d{4,8}/.exec(messages[0]?.text ?? '')?.[0] ?? '';
  const { lineId } = value(await lines.client.answerChallenge(as(), { challengeId: id, code }));
  value(await lines.client.declareIdentity(as(borrower(lineId)), { name, idNumber }));
  return lineId;
}

async function consentTo(
  { consents, as }: Pick<Walk, 'consents' | 'as'>,
  line: LineId,
  sources: readonly string[],
): Promise<void> {
  const { notices } = value(await consents.client.listNotices(as(borrower(line)), {}));
  for (const source of sources) {
    const notice = notices.find((one) => one.source === source);
    if (!notice) throw new Error(`the pack has no notice for ${source}`);
    const { version, hash } = notice;
    value(await consents.client.give(as(borrower(line)), { source, noticeVersion: version, noticeHash: hash }));
  }
}

import { generateKeyPairSync } from 'node:crypto';
import { consentsSlice } from '@lendline/consents';
import type { ConsentsClient } from '@lendline/consents/contract';
import { fraudSlice } from '@lendline/fraud';
import type { FraudAssessment, FraudClient } from '@lendline/fraud/contract';
import type { LineId } from '@lendline/lines/contract';
import { borrower, service, testDatabase, type TestSlice, testSlice } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWalk, value, type Walk, walkSlices } from './walk.ts';

const db = testDatabase({ slices: walkSlices });
let walk: Walk;
let consents: TestSlice<ConsentsClient>;
let fraud: TestSlice<FraudClient>;
let next = 0;

beforeAll(async () => {
  walk = await startWalk(db.database);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const callbackSecret = 'whsec_YSBzZWNyZXQgb2YgdGhlIHJlZ2lzdGVy';
  walk.country.sandbox.registerClient({
    clientId: 'register-client',
    publicKey: { ...publicKey.export({ format: 'jwk' }), alg: 'ES256' } as never,
    callbackSecret,
  });
  const on = { database: db.database, clock: walk.country.clock };
  consents = await testSlice<ConsentsClient>(consentsSlice, {
    ...on,
    config: { sources: 'line-checks,multi-lending-register' },
  });
  fraud = await testSlice<FraudClient>(fraudSlice, {
    ...on,
    needs: { lines: walk.lines.client, consents: consents.client, records: walk.records.client },
    config: {
      registerUrl: walk.country.url,
      registerClientId: 'register-client',
      registerKey: JSON.stringify(privateKey.export({ format: 'jwk' })),
      registerSecret: callbackSecret,
      registerTimeoutMs: '2000',
    },
  });
});
afterAll(async () => {
  await fraud.close();
  await consents.close();
  await walk.close();
});

const server = () => walk.as(service('decisions'));

/** Somebody of the country about whom others asked in the last year, signed in and agreed. */
async function somebody(...sources: readonly string[]): Promise<{ person: Person; lineId: LineId; id: string }> {
  const { country } = walk;
  const person = country.who(
    (one, { holder }) => one.index >= next && holder?.idNumber === one.idNumber && queriesOf(one).length > 2,
  );
  next = person.index + 1;
  const lineId = await walk.arrive(person);
  const as = walk.as(borrower(lineId));
  const { notices } = value(await consents.client.listNotices(as, {}));
  for (const { source, version, hash } of notices.filter((notice) => sources.includes(notice.source))) {
    value(await consents.client.give(as, { source, noticeVersion: version, noticeHash: hash }));
  }
  return { person, lineId, id: `application_${String(next).padStart(26, '0')}` };
}

function queriesOf({ phone, idNumber }: Person) {
  const until = walk.country.clock.now();
  const from = until.toZonedDateTimeISO('Asia/Shanghai').subtract({ months: 12 }).toInstant();
  return walk.country.world.creditQueries({ phone, idNumber }, { from, until });
}

const assess = async (of: { lineId: LineId; id: string }, more: Partial<FraudAssessment> = {}) =>
  value(
    await fraud.client.assess(server(), {
      applicationId: of.id,
      attempt: 1,
      lineId: of.lineId,
      stage: 'application',
      asOf: walk.country.clock.now().toString(),
      ...more,
    } as never),
  );

async function questions(id: string) {
  const { rows } = await db.database.pool.query(
    `select id, state, because, features from fraud.register_question where application_id = $1`,
    [id],
  );
  return rows as { id: string; state: string; because: string | null; features: Record<string, number> | null }[];
}

const switchFault = (register: string) =>
  fetch(`${walk.country.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ register }),
  });

describe('a register of applications at other lenders', () => {
  it('is asked once for an attempt, and says what others were asked for in the last year', async () => {
    const of = await somebody('line-checks', 'multi-lending-register');
    const assessed = await assess(of);
    const told = queriesOf(of.person);
    const month_ms = walk.country.clock
      .now()
      .toZonedDateTimeISO('Asia/Shanghai')
      .subtract({ months: 3 }).epochMilliseconds;
    const lenders = new Map<string, Set<string>>();
    for (const { at_ms, by, institution, institutionKind } of told) {
      if (at_ms < month_ms || by === 'phone') continue;
      const group = institutionKind === 'bank' || institutionKind === 'internet-bank' ? 'bank' : 'nbank';
      lenders.set(group, (lenders.get(group) ?? new Set()).add(institution));
    }
    const distinct = [...lenders.values()].reduce((sum, { size }) => sum + size, 0);
    expect(assessed.signals['register_lenders_3m']).toBe(distinct);
    expect(assessed.register).toBe('answered');
    expect(assessed.signals['other_lenders_open']).toBeTypeOf('number');
    const [question, ...more] = await questions(of.id);
    expect([question?.state, more]).toEqual(['answered', []]);
    expect(question!.features!['als_m12_id_nbank_allnum'] ?? 0).toBe(
      told.filter(({ by, institutionKind }) => by !== 'phone' && !/bank/.test(institutionKind)).length,
    );
    await assess(of, { stage: 'drawdown' });
    expect(await questions(of.id)).toEqual([question]);
  });

  it('is not asked without consent, and nothing is known then', async () => {
    const of = await somebody('line-checks');
    const assessed = await assess(of);
    expect(assessed.register).toBe('not-asked');
    expect(assessed.signals['register_lenders_3m']).toBeNull();
    expect(await questions(of.id)).toEqual([]);
  });

  for (const [fault, because] of [
    ['timeout', 'timeout'],
    ['error', 'register-error'],
    ['lost-response', 'register-error'],
    ['garbage', 'not-readable'],
  ] as const) {
    it(`that answers with ${fault} says nothing, which is unknown and never none, and is asked again under the same id`, async () => {
      const of = await somebody('line-checks', 'multi-lending-register');
      await switchFault(fault);
      const assessed = await assess(of);
      await switchFault('ok');
      expect(assessed).toMatchObject({ register: 'silent', signals: { other_lenders_open: null } });
      expect(assessed.signals['register_lenders_3m']).toBeNull();
      const [lost] = await questions(of.id);
      expect(lost).toMatchObject({ state: 'unknown', because, features: null });
      const later = await assess(of, { stage: 'drawdown' });
      expect(later.signals['register_lenders_3m']).toBeTypeOf('number');
      expect(await questions(of.id)).toMatchObject([{ id: lost!.id, state: 'answered', because: null }]);
    });
  }
});

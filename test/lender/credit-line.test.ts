import { createHash } from 'node:crypto';
import type { ApplicationId, ApplicationsClient, MyApplication } from '@lendline/applications/contract';
import { present } from '@lendline/kernel';
import type { CreditLine } from '@lendline/loans/contract';
import { borrower, service, staff, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allSlices } from '@lendline/server';
import { type Applicant, type Journey, journeyOf } from './journey.ts';
import { scoreTraders, type TraderHands, traderHands } from './trader.ts';
import { startWholeLender, value, type WholeLender } from './whole-lender.ts';

const db = testDatabase({ slices: allSlices, poolSize: 20 });
let lender: WholeLender;
let journey: Journey;
let hands: TraderHands;

beforeAll(async () => {
  lender = await startWholeLender(db.database);
  await scoreTraders(lender);
  journey = journeyOf(lender, () => lender.applications.client);
  hands = traderHands(lender, journey, () => lender.applications.client);
}, 60_000);
afterAll(() => lender.stop());

const client = (): ApplicationsClient => lender.applications.client;
const me = (who: Applicant) => journey.me(who);
const operator = () => lender.as(staff('staff_operator', 'loans.read', 'loans.operate'));

const mine = async (who: Applicant): Promise<CreditLine> => {
  const { creditLines } = value(await lender.clients.loans.listMyCreditLines(lender.as(borrower(who.line)), {}));
  return present(creditLines[0], 'a credit line was opened');
};

/** Chosen, read, signed and paid out. */
async function taken(who: Applicant, applicationId: ApplicationId): Promise<MyApplication> {
  await hands.confirmed(who, applicationId);
  await journey.signWithCode(who, applicationId);
  await lender.runJobs();
  return lender.until(who.line, applicationId, 'active');
}

async function opened(): Promise<{ readonly who: Applicant; readonly application: MyApplication }> {
  const who = await hands.arrive();
  const applicationId = await hands.start(who, 'credit-line');
  await hands.describe(who, applicationId);
  expect((await hands.decided(who, applicationId)).state).toBe('offered');
  return { who, application: await taken(who, applicationId) };
}

describe('a trader’s credit line', () => {
  it('is for a business with a licence', async () => {
    const who = await hands.arrive();
    const asked = { segment: 'person', requested: null, product: 'credit-line' } as const;
    expect(await client().start(me(who), asked)).toMatchObject({
      error: { code: 'applications.credit-line-for-business' },
    });
    const applicationId = await hands.start(who, 'credit-line');
    expect(await client().submit(me(who), { applicationId })).toMatchObject({
      error: { code: 'applications.business-needed' },
    });
  });

  it('is opened by a signed agreement with its first drawdown, and drawn again without a new decision', async () => {
    const { who, application } = await opened();
    const line = await mine(who);
    expect(application).toMatchObject({ product: 'credit-line', creditLineId: line.id });
    expect(line).toMatchObject({ status: 'open', limit: application.decision?.limit, loanIds: [application.loanId] });
    expect(line.drawn).toEqual(application.offer?.cell.amount);

    const creditLineId = line.id;
    const begun = await Promise.all([1, 2, 3, 4].map(() => client().draw(me(who), { creditLineId })));
    const drawdown = value(begun[0]!);
    expect(new Set(begun.map((answer) => value(answer).id)).size).toBe(1);
    expect(drawdown).toMatchObject({ state: 'offered', product: 'drawdown', business: { name: '小满杂货店' } });
    const left = BigInt(line.available.amount);
    expect(drawdown.decision?.menu.every(({ amount }) => BigInt(amount.amount) <= left)).toBe(true);
    const paid = await taken(who, drawdown.id);
    const after = await mine(who);
    expect(after.loanIds).toEqual([paid.loanId, application.loanId]);
    const out = BigInt(line.drawn.amount) + BigInt(present(paid.offer, 'it was chosen').cell.amount.amount);
    expect(after.drawn.amount).toBe(out.toString());
  });

  it('holds the money of a drawdown whose credit line was frozen after it was signed', async () => {
    const { who } = await opened();
    const { id: creditLineId } = await mine(who);
    const drawdown = value(await client().draw(me(who), { creditLineId }));
    await hands.confirmed(who, drawdown.id);
    await journey.signWithCode(who, drawdown.id);
    const freeze = { creditLineId, change: { kind: 'freeze' }, reason: 'turnover fell' } as const;
    value(await lender.clients.loans.changeCreditLine(operator(), freeze));
    await lender.runJobs();
    const held = await journey.view(who, drawdown.id);
    expect(held).toMatchObject({ state: 'held', loanId: null });
    expect(held.hold?.en).toContain('frozen');
    expect(await client().draw(me(who), { creditLineId })).toMatchObject({ ok: false });
  });

  it('is renewed by its borrower’s signature under the agreement of the renewal, and by nobody else’s', async () => {
    const who = await hands.arrive();
    const applicationId = await hands.start(who, 'credit-line');
    await hands.describe(who, applicationId);
    const agreed = {
      limit: { amount: '1000000', currency: 'CNY' },
      rate_ppm: 144_000,
      agreementHash: 'of-the-first',
    } as const;
    const asService = lender.as(service('applications'));
    value(await lender.clients.loans.openCreditLine(asService, { applicationId, lineId: who.line, ...agreed }));
    await lender.pass({ hours: 24 * 40 });
    const { id: creditLineId, limit, until: before } = await mine(who);
    const { renewal: none } = await mine(who);
    expect(none).toBeUndefined();
    const ask = { creditLineId, locale: 'en' } as const;
    expect(await client().openRenewal(me(who), ask)).toMatchObject({ error: { code: 'applications.no-renewal' } });
    const until = Temporal.PlainDate.from(before).add({ days: 30 }).toString();
    const change = { kind: 'renewal', until, limit } as const;
    const offered = await lender.clients.loans.changeCreditLine(operator(), { creditLineId, change, reason: 'rested' });
    expect(value(offered)).toMatchObject({ request: { state: 'to-sign' }, creditLine: { until: before } });

    const other = await hands.arrive();
    expect(await client().openRenewal(me(other), ask)).toMatchObject({ error: { status: 404 } });
    const { hash } = value(await client().openRenewal(me(who), ask));
    expect(value(await client().openRenewal(me(who), ask)).hash).toBe(hash);
    expect(value(await client().openRenewal(me(who), { ...ask, locale: 'zh-CN' })).hash).not.toBe(hash);
    const file = value(await client().downloadRenewal(me(who), { creditLineId, hash }));
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(hash);
    expect(await client().downloadRenewal(me(other), { creditLineId, hash })).toMatchObject({ error: { status: 404 } });

    const signing = { creditLineId, hash, locale: 'en' } as const;
    expect(await client().startRenewalSigning(me(other), signing)).toMatchObject({ error: { status: 404 } });
    const challenge = value(await client().startRenewalSigning(me(who), signing));
    const signature = { creditLineId, hash, challengeId: challenge.id };
    expect(await client().signRenewal(me(who), { ...signature, code: '000000' })).toMatchObject({ ok: false });
    expect(await mine(who)).toMatchObject({ until: before });
    const code = await lender.codeOf(who.person);
    const first = value(await client().signRenewal(me(who), { ...signature, code }));
    expect(value(await client().signRenewal(me(who), { ...signature, code }))).toEqual(first);
    const renewed = await mine(who);
    expect(renewed).toMatchObject({ until, limit });
    expect(renewed).not.toHaveProperty('renewal');
    const { rows } = await db.database.pool.query(
      `select version, hash, signature->>'proofId' as proof, signature->>'subject' as subject
         from applications.agreement where renewal_id is not null and signed_at is not null`,
    );
    expect(rows).toEqual([{ version: 'renewal-2026.1', hash, proof: challenge.id, subject: hash }]);
  });

  it('is nobody else’s to draw', async () => {
    const { who } = await opened();
    const other = await hands.arrive();
    const { id: creditLineId } = await mine(who);
    expect(await client().draw(me(other), { creditLineId })).toMatchObject({ error: { status: 404 } });
  });
});

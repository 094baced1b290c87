import type { ApplicationsClient, Guarantee } from '@lendline/applications/contract';
import { contractSuite, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allSlices } from '@lendline/server';
import { type Applicant, type Journey, journeyOf } from './journey.ts';
import { newCode, scoreTraders, type TraderHands, traderHands } from './trader.ts';
import { startWholeLender, value, type WholeLender } from './whole-lender.ts';

const db = testDatabase({ slices: allSlices, poolSize: 20 });
let lender: WholeLender;

beforeAll(async () => {
  lender = await startWholeLender(db.database);
  await scoreTraders(lender);
}, 60_000);
afterAll(() => lender.stop());

contractSuite<ApplicationsClient>(
  'an application for a business',
  {
    'in process': () => Promise.resolve(lender.applications.client),
    'over HTTP': () => lender.applications.overHttp(),
  },
  (client) => {
    let journey: Journey;
    let hands: TraderHands;
    beforeAll(() => {
      journey = journeyOf(lender, client);
      hands = traderHands(lender, journey, client);
    });

    const describeAs = async (who: Applicant, changes: object) => {
      const { name, idNumber } = who.person;
      const applicationId = await hands.start(who);
      const stated = { applicationId, code: newCode(), name: '小满杂货店', representative: { name, idNumber } };
      return client().describeBusiness(journey.me(who), { ...stated, ...changes });
    };

    it('keeps the licence of its representative, the code sealed and shown in part', async () => {
      const who = await hands.arrive();
      const applicationId = await hands.start(who);
      const { business } = await hands.describe(who, applicationId);
      expect(business).toMatchObject({
        name: '小满杂货店',
        soleTrader: true,
        maskedCode: expect.stringMatching(/^9211\*{10}/),
      });
      const { rows } = await db.database.pool.query<{ text: string }>(
        'select business::text as text from applications.business where application_id = $1',
        [applicationId],
      );
      expect(rows[0]?.text).not.toMatch(/92110100MA|杂货/);
    });

    it('says of a code what is wrong with it, and of a representative that they do not own the line', async () => {
      const who = await hands.arrive();
      const code = newCode();
      const mistyped = `${code.slice(0, 12)}${code[12] === '0' ? '1' : '0'}${code.slice(13)}`;
      expect(await describeAs(who, { code: mistyped })).toMatchObject({
        error: { code: 'applications.licence-code', parameters: { whyEn: expect.stringContaining('mistyped') } },
      });
      const other = journey.someone();
      const representative = { name: other.name, idNumber: other.idNumber };
      expect(await describeAs(who, { representative })).toMatchObject({
        error: { code: 'applications.representative-not-owner', status: 422 },
      });
      expect(await describeAs(who, {})).toMatchObject({ ok: true });
    });

    it('is refused to a second line while one is under way for the same business', async () => {
      const [first, second] = [await hands.arrive(), await hands.arrive()];
      const code = newCode();
      expect(await describeAs(first, { code })).toMatchObject({ ok: true });
      expect(await describeAs(second, { code })).toMatchObject({ error: { code: 'applications.business-elsewhere' } });
      const { applications } = value(await client().listMine(journey.me(first), {}));
      value(await client().cancel(journey.me(first), { applicationId: applications[0]!.id }));
      expect(await describeAs(second, { code })).toMatchObject({ ok: true });
    });

    it('waits for the guarantor, who agrees and signs on a line of their own, and is paid out to the borrower', async () => {
      const who = await hands.arrive();
      const applicationId = await hands.start(who);
      await hands.describe(who, applicationId);
      const person = journey.someone();
      const named = { applicationId, name: person.name, phone: person.phone };
      value(await client().nameGuarantor(journey.me(who), named));
      expect(await client().submit(journey.me(who), { applicationId })).toMatchObject({
        error: { code: 'applications.guarantor-not-agreed' },
      });
      const guarantor = { person, line: await lender.arrive(person) };
      const asked = value(await client().listGuarantees(journey.me(guarantor), {})).guarantees[0]!;
      expect(asked).toMatchObject({ state: 'asked', business: '小满杂货店', agreement: null });
      const ofIt = { guarantorId: asked.id };
      expect(await client().answerGuarantee(journey.me(who), { ...ofIt, agree: true })).toMatchObject({ ok: false });
      value(await client().answerGuarantee(journey.me(guarantor), { ...ofIt, agree: true }));
      const decided = await hands.decided(who, applicationId);
      expect(decided).toMatchObject({ state: 'offered', guarantor: { state: 'agreed', signedAt: null } });
      const { agreement } = await hands.confirmed(who, applicationId);
      expect(await client().startSigning(journey.me(who), { applicationId, locale: 'zh-CN' })).toMatchObject({
        error: { code: 'applications.guarantor-not-signed' },
      });
      const signed = await signAsGuarantor(guarantor, ofIt);
      expect(signed).toMatchObject({ agreement: { hash: agreement?.hash }, signedAt: expect.any(String) });
      await journey.signWithCode(who, applicationId);
      await lender.runJobs();
      const paid = await lender.until(who.line, applicationId, 'active');
      expect(paid).toMatchObject({ agreement: { hash: agreement?.hash }, guarantor: { signedAt: signed.signedAt } });
    });

    async function signAsGuarantor(
      guarantor: Applicant,
      ofIt: { readonly guarantorId: Guarantee['id'] },
    ): Promise<Guarantee> {
      await lender.pass({ seconds: 61 });
      const locale = 'zh-CN' as const;
      const challenge = value(await client().startGuaranteeSigning(journey.me(guarantor), { ...ofIt, locale }));
      const code = await lender.codeOf(guarantor.person);
      const once = { ...ofIt, challengeId: challenge.id, code };
      // The code is good for one of them; whoever asks again is answered that it is signed.
      await Promise.all([1, 2, 3].map(() => client().signGuarantee(journey.me(guarantor), once)));
      return value(await client().signGuarantee(journey.me(guarantor), once));
    }

    it('goes on without a guarantor who refuses, and nobody guarantees under another name or for themselves', async () => {
      const who = await hands.arrive();
      const applicationId = await hands.start(who);
      const person = journey.someone();
      const guarantor = { person, line: await lender.arrive(person) };
      const own = { applicationId, name: who.person.name, phone: who.person.phone };
      expect(await client().nameGuarantor(journey.me(who), own)).toMatchObject({
        error: { code: 'applications.guarantor-is-borrower' },
      });
      value(await client().nameGuarantor(journey.me(who), { applicationId, name: '欧阳不同', phone: person.phone }));
      const [first] = value(await client().listGuarantees(journey.me(guarantor), {})).guarantees;
      const answer = { guarantorId: first!.id, agree: true };
      expect(await client().answerGuarantee(journey.me(guarantor), answer)).toMatchObject({
        error: { code: 'applications.guarantor-name-differs' },
      });
      value(await client().answerGuarantee(journey.me(guarantor), { ...answer, agree: false }));
      expect(await journey.view(who, applicationId)).toMatchObject({ guarantor: { state: 'refused' } });
      expect(await hands.decided(who, applicationId)).toMatchObject({ state: 'offered' });
    });
  },
);

import { createHash } from 'node:crypto';
import type { ApplicationsClient } from '@lendline/applications/contract';
import { contractSuite, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allSlices } from '@lendline/server';
import { type Journey, journeyOf, wish } from './journey.ts';
import { startWholeLender, value, type WholeLender } from './whole-lender.ts';

const db = testDatabase({ slices: allSlices, poolSize: 20 });
let lender: WholeLender;

beforeAll(async () => {
  lender = await startWholeLender(db.database);
}, 60_000);
afterAll(() => lender.stop());

contractSuite<ApplicationsClient>(
  'applications',
  {
    'in process': () => Promise.resolve(lender.applications.client),
    'over HTTP': () => lender.applications.overHttp(),
  },
  (client) => {
    let journey: Journey;
    beforeAll(() => {
      journey = journeyOf(lender, client);
    });

    it('answers the open application however often one is started', async () => {
      const who = await journey.applicant();
      const ids = [await journey.start(who), await journey.start(who)];
      expect(new Set(ids).size).toBe(1);
      const { applications } = value(await client().listMine(journey.me(who), {}));
      expect(applications.map(({ id }) => id)).toEqual([ids[0]]);
    });

    it('names what is missing before it can be handed in', async () => {
      const person = journey.someone();
      const line = await lender.arrive(person);
      const who = { person, line };
      const applicationId = await journey.start(who);
      const answer = await client().submit(journey.me(who), { applicationId });
      const en = expect.stringContaining('Checks with your phone company') as string;
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'applications.consent-missing', status: 422, text: { en } },
      });
    });

    it('takes a borrower from the first tap to the money, and lends what was signed to the cent', async () => {
      const who = await journey.applicant();
      const { id: applicationId, decision } = await journey.decided(who);
      expect(decision?.outcome).toBe('approve');
      const wrong = await client().choose(journey.me(who), {
        applicationId,
        amount: { ...wish, amount: '12345' },
        instalments: 3,
      });
      expect(wrong).toMatchObject({ ok: false, error: { code: 'applications.choice-not-offered' } });
      const cell = decision!.menu[0]!;
      const { amount, instalments } = cell;
      const chosen = value(await client().choose(journey.me(who), { applicationId, amount, instalments }));
      expect(chosen.offer?.cell).toEqual(cell);
      const unread = await client().confirmCostStatement(journey.me(who), { applicationId });
      expect(unread).toMatchObject({ ok: false, error: { code: 'applications.cost-not-opened' } });
      value(await client().openCostStatement(journey.me(who), { applicationId }));
      await lender.pass({ seconds: 4 });
      const early = await client().confirmCostStatement(journey.me(who), { applicationId });
      expect(early).toMatchObject({
        ok: false,
        error: { code: 'applications.still-reading', parameters: { seconds: 6 } },
      });
      await lender.pass({ seconds: 6 });
      const ready = value(await client().confirmCostStatement(journey.me(who), { applicationId }));
      const pdf = value(await client().downloadAgreement(journey.me(who), { applicationId }));
      expect(createHash('sha256').update(pdf.bytes).digest('hex')).toBe(ready.agreement?.hash);
      const done = await journey.signWithCode(who, applicationId);
      expect(done).toMatchObject({ state: 'signed', agreement: { hash: ready.agreement?.hash } });
      await lender.runJobs();
      const active = await lender.until(who.line, applicationId, 'active');
      const { loans } = value(await lender.clients.loans.listMine(journey.me(who), {}));
      expect(loans.map(({ id }) => id)).toEqual([active.loanId]);
      const owed = (rows: readonly { n: number; dueTotal: { amount: string } }[]) =>
        rows.map(({ n, dueTotal }) => `${n}: ${dueTotal.amount}`);
      expect(owed(loans[0]!.instalments)).toEqual(owed(ready.offer!.schedule));
    });

    it('lets another cell be chosen until it is signed, and has it read again', async () => {
      const who = await journey.applicant();
      const first = await journey.confirmed(who);
      const other = first.decision!.menu.at(-1)!;
      const { amount, instalments } = other;
      const applicationId = first.id;
      const again = value(await client().choose(journey.me(who), { applicationId, amount, instalments }));
      expect(again).toMatchObject({ state: 'chosen', agreement: null, offer: { costConfirmedAt: null } });
      expect(again.offer?.cost.openedAt).toBeNull();
    });

    it('makes the agreement in the language that it is signed in', async () => {
      const who = await journey.applicant();
      const { id: applicationId, agreement } = await journey.confirmed(who);
      expect(agreement?.locale).toBe('en');
      await lender.pass({ seconds: 61 });
      value(await client().startSigning(journey.me(who), { applicationId, locale: 'zh-CN' }));
      const { agreement: chinese } = await journey.view(who, applicationId);
      expect(chinese).toMatchObject({ locale: 'zh-CN', version: agreement?.version });
      expect(chinese?.hash).not.toBe(agreement?.hash);
    });

    it('does not sign with a wrong code, and leaves the application as it was', async () => {
      const who = await journey.applicant();
      const { id: applicationId } = await journey.confirmed(who);
      await lender.pass({ seconds: 61 });
      const challenge = value(await client().startSigning(journey.me(who), { applicationId, locale: 'en' }));
      const answer = await client().sign(journey.me(who), { applicationId, challengeId: challenge.id, code: '000000' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'lines.wrong-code' } });
      expect((await journey.view(who, applicationId)).state).toBe('confirmed');
    });

    it('asks to choose again when the choice is of an earlier day', async () => {
      const who = await journey.applicant();
      const { id: applicationId } = await journey.confirmed(who);
      await lender.pass({ hours: 24 });
      const answer = await client().startSigning(journey.me(who), { applicationId, locale: 'en' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'applications.choice-outdated' } });
    });

    it('sends a decline with its reason to a person when the borrower asks, once', async () => {
      const who = await journey.applicant('newcomer');
      const declined = await journey.decided(who);
      expect(declined).toMatchObject({ state: 'declined', decision: { outcome: 'decline' } });
      const appeal = { applicationId: declined.id, message: 'I moved here last month.' };
      const asked = value(await client().appeal(journey.me(who), appeal));
      expect(asked).toMatchObject({ state: 'in-review', appeal: { message: appeal.message, answer: null } });
      expect(value(await client().appeal(journey.me(who), appeal)).appeal).toEqual(asked.appeal);
      const note = 'The line is too young; please come back in a month.';
      value(await client().review(journey.officer(), { applicationId: declined.id, outcome: 'decline', note }));
      expect(await journey.view(who, declined.id)).toMatchObject({ state: 'declined', appeal: { answer: note } });
      const second = await client().appeal(journey.me(who), appeal);
      expect(second).toMatchObject({ ok: false, error: { code: 'applications.appeal-answered' } });
    });

    it('shows a person the whole of what was referred, and offers at the tier the person chose', async () => {
      const who = await journey.applicant('with a relative’s card');
      const { id: applicationId, state, decision } = await journey.decided(who);
      expect({ state, menu: decision?.menu }).toEqual({ state: 'in-review', menu: [] });
      const queue = value(await client().queue(journey.officer(), { state: 'in-review' }));
      expect(queue.applications.map(({ id }) => id)).toContain(applicationId);
      expect(queue.waiting).toBeGreaterThan(0);
      const note = 'The card is the mother’s; papers seen.';
      const unpriced = await client().review(journey.officer(), { applicationId, outcome: 'approve', tier: 'Z', note });
      expect(unpriced).toMatchObject({ ok: false, error: { code: 'applications.tier-needed' } });
      const file = value(
        await client().review(journey.officer(), { applicationId, outcome: 'approve', tier: 'D', note }),
      );
      expect(file.application.state).toBe('offered');
      expect(file.reviews).toMatchObject([{ by: 'staff_officer', outcome: 'approve', note }]);
      expect(file.decisions[0]?.trace.at(-1)).toMatchObject({
        step: 'review',
        verdict: 'approve',
        facts: { tier: 'D' },
      });
      expect(file).toMatchObject({ line: { id: who.line }, features: { lineId: who.line }, row: { tier: 'D' } });
      expect([file.consents.length, file.imports.length]).toEqual([3, 2]);
      expect(file.timeline.map(({ what }) => what)).toEqual(['start', 'submit', 'refer', 'approve-by-person']);
      const cells = file.application.decision!.menu;
      expect(cells.length).toBeGreaterThan(0);
      for (const { apr, cap_ppm, rate_ppm } of cells) {
        expect(rate_ppm).toBe(216_000);
        expect(Math.max(apr.nominal_ppm, apr.effective_ppm)).toBeLessThanOrEqual(cap_ppm);
      }
    });

    it('pages through the queue without losing or repeating an application', async () => {
      const seen: string[] = [];
      let before: string | null = null;
      do {
        const input: { limit: number; before?: string } = { limit: 3, ...(before ? { before } : {}) };
        const page: { applications: readonly { id: string }[]; next: string | null } = value(
          await client().queue(journey.officer(), input),
        );
        seen.push(...page.applications.map(({ id }) => id));
        before = page.next;
      } while (before !== null);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(seen.toSorted().toReversed());
      expect(seen.length).toBeGreaterThan(3);
    });

    it('holds the money while the carrier is silent, and releases it after identity again and by two people', async () => {
      const who = await journey.applicant();
      const { id: applicationId } = await journey.signed(who);
      await lender.setFault({ carrier: 'timeout' });
      await lender.runJobs();
      await lender.setFault({ carrier: 'ok' });
      const held = await journey.view(who, applicationId);
      expect(held.state).toBe('held');
      expect(held.hold?.en).not.toBe('');
      const release = (id: string) =>
        client().releaseHold(journey.officer(id), { applicationId, note: 'checked by phone' });
      expect(await release('staff_a')).toMatchObject({ error: { code: 'applications.identity-again-needed' } });
      expect((await journey.signWithCode(who, applicationId)).state).toBe('held');
      expect(value(await release('staff_a')).application.state).toBe('held');
      expect(await release('staff_a')).toMatchObject({ error: { code: 'applications.another-person-needed' } });
      expect(value(await release('staff_b')).application.state).toBe('signed');
      await lender.runJobs();
      expect(await lender.until(who.line, applicationId, 'active')).toMatchObject({ hold: null });
    });

    it('lets held money be cancelled free of charge after 72 hours, and not before', async () => {
      const who = await journey.applicant();
      const { id: applicationId } = await journey.signed(who);
      await lender.setFault({ carrier: 'timeout' });
      await lender.runJobs();
      await lender.setFault({ carrier: 'ok' });
      const early = await client().cancel(journey.me(who), { applicationId });
      expect(early).toMatchObject({ error: { code: 'applications.cancel-later', parameters: { hours: 72 } } });
      await lender.pass({ hours: 72 });
      expect(value(await client().cancel(journey.me(who), { applicationId })).state).toBe('cancelled');
      expect(value(await client().cancel(journey.me(who), { applicationId })).state).toBe('cancelled');
    });

    it('holds a payout that failed, and gives its loan up when the borrower cancels', async () => {
      const who = await journey.applicant();
      const { id: applicationId } = await journey.signed(who);
      await lender.setFault({ wallet: 'insufficient-funds' });
      await lender.runJobs();
      const held = await lender.until(who.line, applicationId, 'held');
      await lender.setFault({ wallet: 'ok' });
      expect(held.hold?.en).toContain('did not leave');
      await lender.pass({ hours: 72 });
      expect(value(await client().cancel(journey.me(who), { applicationId })).state).toBe('cancelled');
      const { loans } = value(await lender.clients.loans.listMine(journey.me(who), {}));
      expect(loans).toMatchObject([{ id: held.loanId, state: 'cancelled' }]);
    });

    it('ends an offer after seven days, and a new application can be started', async () => {
      const who = await journey.applicant();
      const { id: applicationId, decision } = await journey.decided(who);
      await lender.pass({ hours: 7 * 24 });
      const { amount, instalments } = decision!.menu[0]!;
      const late = await client().choose(journey.me(who), { applicationId, amount, instalments });
      expect(late).toMatchObject({ ok: false, error: { code: 'applications.offer-expired', status: 410 } });
      expect((await journey.view(who, applicationId)).state).toBe('expired');
      expect(await journey.start(who)).not.toBe(applicationId);
    });

    it('answers not found to everyone but the owner', async () => {
      const who = await journey.applicant();
      const { id: applicationId } = await journey.confirmed(who);
      const stranger = { ...who, line: (await journey.applicant()).line };
      const locale = 'en' as const;
      const answers = [
        await client().getMine(journey.me(stranger), { applicationId }),
        await client().submit(journey.me(stranger), { applicationId }),
        await client().choose(journey.me(stranger), { applicationId, amount: wish, instalments: 3 }),
        await client().openCostStatement(journey.me(stranger), { applicationId }),
        await client().confirmCostStatement(journey.me(stranger), { applicationId }),
        await client().downloadAgreement(journey.me(stranger), { applicationId }),
        await client().startSigning(journey.me(stranger), { applicationId, locale }),
        await client().sign(journey.me(stranger), { applicationId, challengeId: 'challenge_x', code: '123456' }),
        await client().cancel(journey.me(stranger), { applicationId }),
        await client().appeal(journey.me(stranger), { applicationId, message: 'please' }),
        await client().getFile(journey.me(stranger), { applicationId }),
      ];
      const codes = answers.map((answer) => (answer.ok ? 'answered' : answer.error.code));
      expect(new Set(codes)).toEqual(new Set(['not-found']));
      expect((await journey.view(who, applicationId)).state).toBe('confirmed');
    });

    it('shows staff the agreement, and audits the look', async () => {
      const who = await journey.applicant();
      const { agreement } = await journey.confirmed(who);
      const pdf = value(await client().downloadDocument(journey.officer(), { agreementId: agreement!.id }));
      expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
      const { rows } = await db.database.pool.query(
        `select actor, outcome from applications.audit where subject = $1 and action = 'read-agreement'`,
        [agreement!.id],
      );
      expect(rows).toEqual([{ actor: 'staff:staff_officer', outcome: 'done' }]);
    });
  },
);

import { createHash } from 'node:crypto';
import type { ApplicationId, ApplicationsClient, MyApplication } from '@lendline/applications/contract';
import type { LineId } from '@lendline/lines/contract';
import { borrower, contractSuite, staff, testDatabase } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allSlices } from '../../apps/server/slices.ts';
import { startWholeLender, value, type WholeLender } from './whole-lender.ts';

const db = testDatabase({ slices: allSlices, poolSize: 20 });
let lender: WholeLender;
let next = 0;

beforeAll(async () => {
  lender = await startWholeLender(db.database);
}, 60_000);
afterAll(() => lender.stop());

const day = Temporal.PlainDate.from('2026-06-15');

type Wanted = 'employee' | 'newcomer' | 'with a relative’s card';

/** Somebody not met before. */
function someone(wanted: Wanted = 'employee'): Person {
  const person = lender.country.who((one, { since, latestSimChange }) => {
    if (one.index < next || one.line.recycledOn !== null || one.segment === 'trader') return false;
    if (one.birthDate.until(day, { largestUnit: 'years' }).years < 20) return false;
    if (one.line.forwarding.includes('unconditional')) return false;
    const months = since.until(day, { largestUnit: 'months' }).months;
    const ownCard = one.registeredName === one.name;
    if (wanted === 'newcomer') return ownCard && months < 2;
    const settled = months > 30 && latestSimChange.until(lender.country.clock.now()).total('days') > 30;
    return settled && ownCard === (wanted === 'employee');
  });
  next = person.index + 1;
  return person;
}

interface Applicant {
  readonly person: Person;
  readonly line: LineId;
}

const sources = ['line-checks', 'call-records', 'payment-statement'];

async function applicant(wanted: Wanted = 'employee'): Promise<Applicant> {
  const person = someone(wanted);
  const line = await lender.arrive(person);
  await lender.consent(line, ...sources);
  if (wanted !== 'newcomer') await lender.addRecords(line, person);
  return { person, line };
}

const me = ({ line }: Applicant) => lender.as(borrower(line));
const officer = (id = 'staff_officer') =>
  lender.as(staff(id, 'applications.read', 'applications.review', 'applications.release'));
const wish = { amount: '300000', currency: 'CNY' } as const;

contractSuite<ApplicationsClient>(
  'applications',
  {
    'in process': () => Promise.resolve(lender.applications.client),
    'over HTTP': () => lender.applications.overHttp(),
  },
  (client) => {
    const start = async (who: Applicant) =>
      value(await client().start(me(who), { segment: 'person', requested: wish })).id;
    const view = async (who: Applicant, applicationId: ApplicationId) =>
      value(await client().getMine(me(who), { applicationId }));

    async function decided(who: Applicant): Promise<MyApplication> {
      const applicationId = await start(who);
      expect(value(await client().submit(me(who), { applicationId })).state).toBe('deciding');
      await lender.runJobs();
      return view(who, applicationId);
    }

    async function confirmed(who: Applicant): Promise<MyApplication> {
      const { id: applicationId, decision } = await decided(who);
      const cell = decision?.menu[0];
      if (!cell) throw new Error(`nothing was offered: ${decision?.reasons.map(({ code }) => code).join()}`);
      const { amount, instalments } = cell;
      value(await client().choose(me(who), { applicationId, amount, instalments }));
      value(await client().openCostStatement(me(who), { applicationId }));
      await lender.pass({ seconds: 10 });
      return value(await client().confirmCostStatement(me(who), { applicationId }));
    }

    async function signed(who: Applicant): Promise<MyApplication> {
      const { id: applicationId } = await confirmed(who);
      return signWithCode(who, applicationId);
    }

    async function signWithCode(who: Applicant, applicationId: ApplicationId): Promise<MyApplication> {
      await lender.pass({ seconds: 61 });
      const challenge = value(await client().startSigning(me(who), { applicationId, locale: 'en' }));
      const code = await lender.codeOf(who.person);
      return value(await client().sign(me(who), { applicationId, challengeId: challenge.id, code }));
    }

    it('answers the open application however often one is started', async () => {
      const who = await applicant();
      const ids = [await start(who), await start(who)];
      expect(new Set(ids).size).toBe(1);
      const { applications } = value(await client().listMine(me(who), {}));
      expect(applications.map(({ id }) => id)).toEqual([ids[0]]);
    });

    it('names what is missing before it can be handed in', async () => {
      const person = someone();
      const line = await lender.arrive(person);
      const who = { person, line };
      const applicationId = await start(who);
      const answer = await client().submit(me(who), { applicationId });
      expect(answer).toMatchObject({ ok: false, error: { code: 'applications.consent-missing', status: 422 } });
      if (!answer.ok) expect(answer.error.text.en).toContain('Checks with your phone company');
    });

    it('takes a borrower from the first tap to the money, and lends what was signed to the cent', async () => {
      const who = await applicant();
      const { id: applicationId, decision } = await decided(who);
      expect(decision?.outcome).toBe('approve');
      const wrong = await client().choose(me(who), {
        applicationId,
        amount: { ...wish, amount: '12345' },
        instalments: 3,
      });
      expect(wrong).toMatchObject({ ok: false, error: { code: 'applications.choice-not-offered' } });
      const cell = decision!.menu[0]!;
      const { amount, instalments } = cell;
      const chosen = value(await client().choose(me(who), { applicationId, amount, instalments }));
      expect(chosen.offer?.cell).toEqual(cell);
      const unread = await client().confirmCostStatement(me(who), { applicationId });
      expect(unread).toMatchObject({ ok: false, error: { code: 'applications.cost-not-opened' } });
      value(await client().openCostStatement(me(who), { applicationId }));
      await lender.pass({ seconds: 4 });
      const early = await client().confirmCostStatement(me(who), { applicationId });
      expect(early).toMatchObject({
        ok: false,
        error: { code: 'applications.still-reading', parameters: { seconds: 6 } },
      });
      await lender.pass({ seconds: 6 });
      const ready = value(await client().confirmCostStatement(me(who), { applicationId }));
      const pdf = value(await client().downloadAgreement(me(who), { applicationId }));
      expect(createHash('sha256').update(pdf.bytes).digest('hex')).toBe(ready.agreement?.hash);
      const done = await signWithCode(who, applicationId);
      expect(done).toMatchObject({ state: 'signed', agreement: { hash: ready.agreement?.hash } });
      await lender.runJobs();
      const active = await lender.until(who.line, applicationId, 'active');
      const { loans } = value(await lender.clients.loans.listMine(me(who), {}));
      expect(loans.map(({ id }) => id)).toEqual([active.loanId]);
      const owed = (rows: readonly { n: number; dueTotal: { amount: string } }[]) =>
        rows.map(({ n, dueTotal }) => `${n}: ${dueTotal.amount}`);
      expect(owed(loans[0]!.instalments)).toEqual(owed(ready.offer!.schedule));
    });

    it('lets another cell be chosen until it is signed, and has it read again', async () => {
      const who = await applicant();
      const first = await confirmed(who);
      const other = first.decision!.menu.at(-1)!;
      const { amount, instalments } = other;
      const applicationId = first.id;
      const again = value(await client().choose(me(who), { applicationId, amount, instalments }));
      expect(again).toMatchObject({ state: 'chosen', agreement: null, offer: { costConfirmedAt: null } });
      expect(again.offer?.cost.openedAt).toBeNull();
    });

    it('makes the agreement in the language that it is signed in', async () => {
      const who = await applicant();
      const { id: applicationId, agreement } = await confirmed(who);
      expect(agreement?.locale).toBe('en');
      await lender.pass({ seconds: 61 });
      value(await client().startSigning(me(who), { applicationId, locale: 'zh-CN' }));
      const { agreement: chinese } = await view(who, applicationId);
      expect(chinese).toMatchObject({ locale: 'zh-CN', version: agreement?.version });
      expect(chinese?.hash).not.toBe(agreement?.hash);
    });

    it('does not sign with a wrong code, and leaves the application as it was', async () => {
      const who = await applicant();
      const { id: applicationId } = await confirmed(who);
      await lender.pass({ seconds: 61 });
      const challenge = value(await client().startSigning(me(who), { applicationId, locale: 'en' }));
      const answer = await client().sign(me(who), { applicationId, challengeId: challenge.id, code: '000000' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'lines.wrong-code' } });
      expect((await view(who, applicationId)).state).toBe('confirmed');
    });

    it('asks to choose again when the choice is of an earlier day', async () => {
      const who = await applicant();
      const { id: applicationId } = await confirmed(who);
      await lender.pass({ hours: 24 });
      const answer = await client().startSigning(me(who), { applicationId, locale: 'en' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'applications.choice-outdated' } });
    });

    it('sends a decline with its reason to a person when the borrower asks, once', async () => {
      const who = await applicant('newcomer');
      const declined = await decided(who);
      expect(declined).toMatchObject({ state: 'declined', decision: { outcome: 'decline' } });
      const appeal = { applicationId: declined.id, message: 'I moved here last month.' };
      const asked = value(await client().appeal(me(who), appeal));
      expect(asked).toMatchObject({ state: 'in-review', appeal: { message: appeal.message, answer: null } });
      expect(value(await client().appeal(me(who), appeal)).appeal).toEqual(asked.appeal);
      const note = 'The line is too young; please come back in a month.';
      value(await client().review(officer(), { applicationId: declined.id, outcome: 'decline', note }));
      expect(await view(who, declined.id)).toMatchObject({ state: 'declined', appeal: { answer: note } });
      const second = await client().appeal(me(who), appeal);
      expect(second).toMatchObject({ ok: false, error: { code: 'applications.appeal-answered' } });
    });

    it('shows a person the whole of what was referred, and offers at the tier the person chose', async () => {
      const who = await applicant('with a relative’s card');
      const { id: applicationId, state, decision } = await decided(who);
      expect({ state, menu: decision?.menu }).toEqual({ state: 'in-review', menu: [] });
      const queue = value(await client().queue(officer(), { state: 'in-review' }));
      expect(queue.applications.map(({ id }) => id)).toContain(applicationId);
      expect(queue.waiting).toBeGreaterThan(0);
      const note = 'The card is the mother’s; papers seen.';
      const unpriced = await client().review(officer(), { applicationId, outcome: 'approve', tier: 'Z', note });
      expect(unpriced).toMatchObject({ ok: false, error: { code: 'applications.tier-needed' } });
      const file = value(await client().review(officer(), { applicationId, outcome: 'approve', tier: 'D', note }));
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
          await client().queue(officer(), input),
        );
        seen.push(...page.applications.map(({ id }) => id));
        before = page.next;
      } while (before !== null);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(seen.toSorted().toReversed());
      expect(seen.length).toBeGreaterThan(3);
    });

    it('holds the money while the carrier is silent, and releases it after identity again and by two people', async () => {
      const who = await applicant();
      const { id: applicationId } = await signed(who);
      await lender.setCarrier('timeout');
      await lender.runJobs();
      await lender.setCarrier('ok');
      const held = await view(who, applicationId);
      expect(held.state).toBe('held');
      expect(held.hold?.en).not.toBe('');
      const release = (id: string) => client().releaseHold(officer(id), { applicationId, note: 'checked by phone' });
      expect(await release('staff_a')).toMatchObject({ error: { code: 'applications.identity-again-needed' } });
      expect((await signWithCode(who, applicationId)).state).toBe('held');
      expect(value(await release('staff_a')).application.state).toBe('held');
      expect(await release('staff_a')).toMatchObject({ error: { code: 'applications.another-person-needed' } });
      expect(value(await release('staff_b')).application.state).toBe('signed');
      await lender.runJobs();
      expect(await lender.until(who.line, applicationId, 'active')).toMatchObject({ hold: null });
    });

    it('lets held money be cancelled free of charge after 72 hours, and not before', async () => {
      const who = await applicant();
      const { id: applicationId } = await signed(who);
      await lender.setCarrier('timeout');
      await lender.runJobs();
      await lender.setCarrier('ok');
      const early = await client().cancel(me(who), { applicationId });
      expect(early).toMatchObject({ error: { code: 'applications.cancel-later', parameters: { hours: 72 } } });
      await lender.pass({ hours: 72 });
      expect(value(await client().cancel(me(who), { applicationId })).state).toBe('cancelled');
      expect(value(await client().cancel(me(who), { applicationId })).state).toBe('cancelled');
    });

    it('ends an offer after seven days, and a new application can be started', async () => {
      const who = await applicant();
      const { id: applicationId, decision } = await decided(who);
      await lender.pass({ hours: 7 * 24 });
      const { amount, instalments } = decision!.menu[0]!;
      const late = await client().choose(me(who), { applicationId, amount, instalments });
      expect(late).toMatchObject({ ok: false, error: { code: 'applications.offer-expired', status: 410 } });
      expect((await view(who, applicationId)).state).toBe('expired');
      expect(await start(who)).not.toBe(applicationId);
    });

    it('answers not found to everyone but the owner', async () => {
      const who = await applicant();
      const { id: applicationId } = await confirmed(who);
      const stranger = { ...who, line: (await applicant()).line };
      const locale = 'en' as const;
      const answers = [
        await client().getMine(me(stranger), { applicationId }),
        await client().submit(me(stranger), { applicationId }),
        await client().choose(me(stranger), { applicationId, amount: wish, instalments: 3 }),
        await client().openCostStatement(me(stranger), { applicationId }),
        await client().confirmCostStatement(me(stranger), { applicationId }),
        await client().downloadAgreement(me(stranger), { applicationId }),
        await client().startSigning(me(stranger), { applicationId, locale }),
        await client().sign(me(stranger), { applicationId, challengeId: 'challenge_x', code: '123456' }),
        await client().cancel(me(stranger), { applicationId }),
        await client().appeal(me(stranger), { applicationId, message: 'please' }),
        await client().getFile(me(stranger), { applicationId }),
      ];
      const codes = answers.map((answer) => (answer.ok ? 'answered' : answer.error.code));
      expect(new Set(codes)).toEqual(new Set(['not-found']));
      expect((await view(who, applicationId)).state).toBe('confirmed');
    });

    it('shows staff the agreement, and audits the look', async () => {
      const who = await applicant();
      const { agreement } = await confirmed(who);
      const pdf = value(await client().downloadDocument(officer(), { agreementId: agreement!.id }));
      expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
      const { rows } = await db.database.pool.query(
        `select actor, outcome from applications.audit where subject = $1 and action = 'read-agreement'`,
        [agreement!.id],
      );
      expect(rows).toEqual([{ actor: 'staff:staff_officer', outcome: 'done' }]);
    });
  },
);

import type { ApplicationId, ApplicationsClient, MyApplication } from '@lendline/applications/contract';
import { parseSocialCreditCode, present } from '@lendline/kernel';
import { borrower, staff } from '@lendline/testkit';
import { type Applicant, type Journey, wish } from './journey.ts';
import { madeUpModel } from './made-up-model.ts';
import { takings } from './takings.ts';
import { value, type WholeLender } from './whole-lender.ts';

/** What traders do, beyond what everybody does. */
export interface TraderHands {
  /** Somebody with a shop: signed in, declared, consented, with the takings of seven months. */
  arrive(): Promise<Applicant>;
  start(who: Applicant, product?: 'loan' | 'credit-line'): Promise<ApplicationId>;
  /** States a licence whose representative is the applicant; of a sole trader with a code of its own. */
  describe(who: Applicant, applicationId: ApplicationId): Promise<MyApplication>;
  /** Handed in and decided. */
  decided(who: Applicant, applicationId: ApplicationId): Promise<MyApplication>;
  /** Chooses the smallest cell of the longest term and reads its cost statement. */
  confirmed(who: Applicant, applicationId: ApplicationId): Promise<MyApplication>;
}

/** A lender has a model for traders, as it has for others. */
export async function scoreTraders(lender: WholeLender): Promise<void> {
  const { clients } = lender;
  const risk = lender.as(staff('staff_risk', 'models.write', 'models.approve'));
  const document = await madeUpModel(11);
  const { id } = value(await clients.models.register(risk, { name: 'traders', segments: ['trader'], document }));
  const note = 'for the test';
  const asked = value(await clients.models.requestRole(risk, { modelId: id, role: 'champion', note }));
  const second = lender.as(staff('staff_second', 'models.approve'));
  value(await clients.models.decideRole(second, { requestId: asked.id, approve: true, note }));
}

export function traderHands(lender: WholeLender, journey: Journey, client: () => ApplicationsClient): TraderHands {
  const me = (who: Applicant) => journey.me(who);
  return {
    arrive: async () => {
      const person = journey.someone();
      const line = await lender.arrive(person);
      await lender.consent(line, 'line-checks', 'call-records', 'payment-statement');
      const today = lender.country.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
      const span = { from: today.subtract({ days: 180 }), until: today };
      const calls = lender.country.world.callListFile(person.index, { format: 'carrier-list', ...span }).bytes;
      const upload = (source: 'call-records' | 'payment-statement', bytes: Uint8Array) =>
        lender.clients.records.upload(lender.as(borrower(line)), {
          source,
          fileName: 'file.csv',
          bytes: Uint8Array.from(bytes),
        });
      value(await upload('call-records', calls));
      value(await upload('payment-statement', takings(person.name, today)));
      return { person, line };
    },
    start: async (who, product = 'loan') =>
      value(await client().start(me(who), { segment: 'trader', requested: wish, product })).id,
    describe: async (who, applicationId) => {
      const { name, idNumber } = who.person;
      const representative = { name, idNumber };
      const code = newCode();
      return value(
        await client().describeBusiness(me(who), { applicationId, code, name: '小满杂货店', representative }),
      );
    },
    decided: async (who, applicationId) => {
      value(await client().submit(me(who), { applicationId }));
      await lender.runJobs();
      return journey.view(who, applicationId);
    },
    confirmed: async (who, applicationId) => {
      const { decision } = await journey.view(who, applicationId);
      const cells = (decision?.menu ?? []).toSorted((a, b) => Number(a.amount.amount) - Number(b.amount.amount));
      const { amount, instalments } = present(cells[0], 'something was offered');
      value(await client().choose(me(who), { applicationId, amount, instalments }));
      value(await client().openCostStatement(me(who), { applicationId }));
      await lender.pass({ seconds: 10 });
      return value(await client().confirmCostStatement(me(who), { applicationId }));
    },
  };
}

let codes = 0;

/** That of a sole trader nobody has met. */
export function newCode(): string {
  codes += 1;
  return soleTrader(codes);
}

/** The code of a sole trader who is made up, complete with its check character. */
function soleTrader(number: number): string {
  const body = `92110100MA${String(number).padStart(7, '0')}`;
  const last = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].find((character) => parseSocialCreditCode(body + character).ok);
  return body + present(last, 'a body has a check character');
}

import type { ApplicationId, ApplicationsClient, MyApplication } from '@lendline/applications/contract';
import type { Context } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { borrower, staff } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { value, type WholeLender } from './whole-lender.ts';

export type Wanted = 'employee' | 'newcomer' | 'with a relative’s card';

export interface Applicant {
  readonly person: Person;
  readonly line: LineId;
}

/** What people ask for in these tests. */
export const wish = { amount: '300000', currency: 'CNY' } as const;

/** People of the sandbox country who walk through applications, each met once. */
export interface Journey {
  me(who: Applicant): Context;
  officer(id?: string): Context;
  someone(wanted?: Wanted): Person;
  /** Signed in, declared, consented, and with records but for a newcomer, who has none. */
  applicant(wanted?: Wanted): Promise<Applicant>;
  start(who: Applicant): Promise<ApplicationId>;
  view(who: Applicant, id: ApplicationId): Promise<MyApplication>;
  /** Handed in and decided. */
  decided(who: Applicant): Promise<MyApplication>;
  /** With a cell chosen and its cost statement read. */
  confirmed(who: Applicant): Promise<MyApplication>;
  signed(who: Applicant): Promise<MyApplication>;
  signWithCode(who: Applicant, id: ApplicationId): Promise<MyApplication>;
}

const sources = ['line-checks', 'call-records', 'payment-statement'];
let next = 0;

export function journeyOf(lender: WholeLender, client: () => ApplicationsClient): Journey {
  const me = ({ line }: Applicant) => lender.as(borrower(line));
  const officer = (id = 'staff_officer') =>
    lender.as(staff(id, 'applications.read', 'applications.review', 'applications.release'));
  const start: Journey['start'] = async (who) =>
    value(await client().start(me(who), { segment: 'person', requested: wish })).id;
  const view: Journey['view'] = async (who, applicationId) => value(await client().getMine(me(who), { applicationId }));

  const decided: Journey['decided'] = async (who) => {
    const applicationId = await start(who);
    value(await client().submit(me(who), { applicationId }));
    await lender.runJobs();
    return view(who, applicationId);
  };

  const confirmed: Journey['confirmed'] = async (who) => {
    const { id: applicationId, decision } = await decided(who);
    const cell = decision?.menu[0];
    if (!cell) throw new Error(`nothing was offered: ${decision?.reasons.map(({ code }) => code).join()}`);
    const { amount, instalments } = cell;
    value(await client().choose(me(who), { applicationId, amount, instalments }));
    value(await client().openCostStatement(me(who), { applicationId }));
    await lender.pass({ seconds: 10 });
    return value(await client().confirmCostStatement(me(who), { applicationId }));
  };

  const signWithCode: Journey['signWithCode'] = async (who, applicationId) => {
    await lender.pass({ seconds: 61 });
    const challenge = value(await client().startSigning(me(who), { applicationId, locale: 'en' }));
    const code = await lender.codeOf(who.person);
    return value(await client().sign(me(who), { applicationId, challengeId: challenge.id, code }));
  };

  return {
    me,
    officer,
    someone: (wanted) => someone(lender, wanted),
    applicant: (wanted) => applicant(lender, wanted),
    start,
    view,
    decided,
    confirmed,
    signed: async (who) => signWithCode(who, (await confirmed(who)).id),
    signWithCode,
  };
}

const day = Temporal.PlainDate.from('2026-06-15');

function someone({ country }: WholeLender, wanted: Wanted = 'employee'): Person {
  const person = country.who((one, { since, latestSimChange }) => {
    if (one.index < next || one.line.recycledOn !== null || one.segment === 'trader') return false;
    if (one.birthDate.until(day, { largestUnit: 'years' }).years < 20) return false;
    if (one.line.forwarding.includes('unconditional')) return false;
    const months = since.until(day, { largestUnit: 'months' }).months;
    const ownCard = one.registeredName === one.name;
    if (wanted === 'newcomer') return ownCard && months < 2;
    const settled = months > 30 && latestSimChange.until(country.clock.now()).total('days') > 30;
    return settled && ownCard === (wanted === 'employee');
  });
  next = person.index + 1;
  return person;
}

async function applicant(lender: WholeLender, wanted: Wanted = 'employee'): Promise<Applicant> {
  const person = someone(lender, wanted);
  const line = await lender.arrive(person);
  await lender.consent(line, ...sources);
  if (wanted !== 'newcomer') await lender.addRecords(line, person);
  return { person, line };
}

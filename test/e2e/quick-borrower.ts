import type { ApplicationId, MyApplication } from '@lendline/applications/contract';
import type { Loan } from '@lendline/loans/contract';
import type { RecordSource } from '@lendline/records/contract';
import { vi } from 'vitest';
import { must } from '../processes/phone.ts';
import type { Api } from './clients.ts';
import type { Country, Inhabitant } from './sandbox.ts';

/** A person at the lender's door. */
export interface Visitor {
  readonly api: Api;
  readonly country: Country;
  readonly person: Inhabitant;
}

const patience = { timeout: 40_000, interval: 100 };

/** From the number to the records: signed in, everything allowed, and name and id number declared unless told not to. */
export async function arrive({ api, country, person }: Visitor, { declares = true } = {}): Promise<void> {
  const asked = must(await api.lines.startChallenge({ phone: person.phone, country: 'CN', locale: 'en' }));
  const code = await country.code(person.phone);
  must(await api.lines.answerChallenge({ challengeId: asked.id, code }));
  if (declares) must(await api.lines.declareIdentity({ name: person.name, idNumber: person.idNumber }));
  for (const { source, version, hash } of must(await api.consents.listNotices({})).notices) {
    must(await api.consents.give({ source, noticeVersion: version, noticeHash: hash }));
  }
}

/** Adds the files that the person's carrier and wallet give out today. */
export async function addFiles({ api, country, person }: Visitor): Promise<void> {
  const kinds: readonly (readonly [RecordSource, 'call-records' | 'statement'])[] = [
    ['call-records', 'call-records'],
    ['payment-statement', 'statement'],
  ];
  for (const [source, kind] of kinds) {
    const { name, buffer } = await country.file(person.index, kind);
    must(await api.records.upload({ source, fileName: name, bytes: Uint8Array.from(buffer) }));
  }
}

/** Hands an application in and waits until it is decided. */
export async function handIn({ api }: Visitor): Promise<MyApplication> {
  const { id } = must(await api.applications.start({ segment: 'person', requested: null }));
  must(await api.applications.submit({ applicationId: id }));
  return whenIn(api, id, (state) => state !== 'deciding');
}

/** The application once its state is as wished. */
export async function whenIn(
  api: Api,
  applicationId: ApplicationId,
  wished: (state: MyApplication['state']) => boolean,
): Promise<MyApplication> {
  return vi.waitFor(async () => {
    const application = must(await api.applications.getMine({ applicationId }));
    if (!wished(application.state)) throw new Error(`the application is still ${application.state}`);
    return application;
  }, patience);
}

/** From an offer to an agreement that has only to be signed: the smallest amount, its first term. */
export async function toSignature({ api, country }: Visitor, { id, decision }: MyApplication): Promise<void> {
  const cell = decision?.menu[0];
  if (!cell) throw new Error('there is no offer to take');
  must(await api.applications.choose({ applicationId: id, amount: cell.amount, instalments: cell.instalments }));
  const { offer } = must(await api.applications.openCostStatement({ applicationId: id }));
  const seconds = (offer?.cost.readingSeconds ?? 0) + 1;
  await country.moveClockTo((await country.now()).add({ seconds }));
  must(await api.applications.confirmCostStatement({ applicationId: id }));
}

/** Takes the offer and waits for the money. */
export async function takeLoan(visitor: Visitor, application: MyApplication): Promise<Loan> {
  const { api, country, person } = visitor;
  await toSignature(visitor, application);
  const before = await country.code(person.phone);
  const asked = must(await api.applications.startSigning({ applicationId: application.id, locale: 'en' }));
  const code = await country.code(person.phone, before);
  must(await api.applications.sign({ applicationId: application.id, challengeId: asked.id, code }));
  await whenIn(api, application.id, (state) => state === 'active');
  const [loan] = must(await api.loans.listMine({})).loans;
  if (!loan) throw new Error('a signed application has a loan');
  return loan;
}

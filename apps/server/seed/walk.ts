import { setTimeout as pause } from 'node:timers/promises';
import type { ApplicationId, MyApplication } from '@lendline/applications/contract';
import type { Actor, Clock, Context, Problem, Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { newContext } from '@lendline/platform';
import type { RecordSource } from '@lendline/records/contract';
import type { Person } from '@lendline/world';
import type { Clients } from '../clients.ts';
import type { Country } from './country.ts';

/** What a simulated person brings to an application. */
export interface Applicant {
  readonly person: Person;
  readonly wish: bigint;
  /** Which optional files the person adds. */
  readonly files: readonly RecordSource[];
  /** What the person allows without a file of it, because an account is read. */
  readonly allows?: readonly RecordSource[];
}

export interface WalkParts {
  readonly clients: Clients;
  readonly clock: Clock;
  readonly country: Country;
}

/** A simulated applicant was told no. The message holds the problem's code and no personal data. */
export class WalkStopped extends Error {
  override readonly name = 'WalkStopped';
  readonly code: string;

  constructor(code: string) {
    super(`the simulated applicant met ${code}`);
    this.code = code;
  }
}

/** An answer that the walk cannot go on without. */
export function must<Value>(answer: Result<Value, Problem>): Value {
  if (!answer.ok) throw new WalkStopped(answer.error.code);
  return answer.value;
}

export function contextOf(parts: WalkParts, actor: Actor): Context {
  return newContext({ actor, clock: parts.clock, locale: 'zh-CN' });
}

/** An application that only has to be handed in. */
export interface Prepared {
  readonly line: LineId;
  readonly application: MyApplication;
}

/** Signs in, consents and adds files, through the same operations as the phone app. */
export async function prepare(parts: WalkParts, applicant: Applicant): Promise<Prepared> {
  const line = await signIn(parts, applicant.person);
  parts.country.know(line, applicant.person);
  const context = contextOf(parts, { kind: 'borrower', line });
  const { person } = applicant;
  must(await parts.clients.lines.declareIdentity(context, identityOf(person)));
  await consent(parts, context, [...applicant.files, ...(applicant.allows ?? [])]);
  for (const source of applicant.files) {
    const file = await parts.country.file(person, source);
    if (file) must(await parts.clients.records.upload(context, { source, ...file }));
  }
  const segment = person.segment === 'trader' ? 'trader' : 'person';
  const requested = { amount: applicant.wish.toString(), currency: parts.country.currency } as const;
  return { line, application: must(await parts.clients.applications.start(context, { segment, requested })) };
}

function identityOf({ name, idNumber, birthDate }: Person): { name: string; idNumber: string; birthDate: string } {
  return { name, idNumber, birthDate: birthDate.toString() };
}

/** Hands in and waits for the decision. */
export async function apply(parts: WalkParts, { line, application }: Prepared): Promise<Prepared> {
  const context = contextOf(parts, { kind: 'borrower', line });
  must(await parts.clients.applications.submit(context, { applicationId: application.id }));
  return { line, application: await until(parts, context, { id: application.id, left: ['deciding'] }) };
}

async function signIn(parts: WalkParts, person: Person): Promise<LineId> {
  const context = contextOf(parts, { kind: 'anonymous' });
  const { country, clients } = parts;
  const asked = must(
    await clients.lines.startChallenge(context, { phone: person.phone, country: country.code, locale: 'zh-CN' }),
  );
  const code = await country.latestCode(person);
  return must(await clients.lines.answerChallenge(context, { challengeId: asked.id, code })).lineId;
}

async function consent(parts: WalkParts, context: Context, files: readonly RecordSource[]): Promise<void> {
  const { notices } = must(await parts.clients.consents.listNotices(context, {}));
  const wanted = notices.filter(({ required, source }) => required || files.some((file) => file === source));
  for (const { source, version, hash } of wanted) {
    must(await parts.clients.consents.give(context, { source, noticeVersion: version, noticeHash: hash }));
  }
}

/** Takes the largest offered amount within the wish, reads, signs and waits for the money. */
export async function takeOffer(
  parts: WalkParts,
  of: { line: LineId; application: MyApplication; wish: bigint },
): Promise<MyApplication> {
  const context = contextOf(parts, { kind: 'borrower', line: of.line });
  const { applications } = parts.clients;
  const applicationId = of.application.id;
  const menu = of.application.decision?.menu ?? [];
  const bySize = menu.toSorted((a, b) => Number(BigInt(b.amount.amount) - BigInt(a.amount.amount)));
  const cell = bySize.find(({ amount }) => BigInt(amount.amount) <= of.wish) ?? bySize.at(-1);
  if (!cell) return of.application;
  const { amount, instalments } = cell;
  must(await applications.choose(context, { applicationId, amount, instalments }));
  const opened = must(await applications.openCostStatement(context, { applicationId }));
  await parts.country.wait({ seconds: (opened.offer?.cost.readingSeconds ?? 0) + 1 });
  must(await applications.confirmCostStatement(context, { applicationId }));
  const challenge = must(await applications.startSigning(context, { applicationId, locale: 'zh-CN' }));
  const code = await parts.country.latestCodeOf(of.line);
  must(await applications.sign(context, { applicationId, challengeId: challenge.id, code }));
  return until(parts, context, { id: applicationId, left: ['signed', 'disbursing'] });
}

const patience_ms = 60_000;

/** Waits until an application has left these states. */
async function until(
  parts: WalkParts,
  context: Context,
  { id, left }: { id: ApplicationId; left: readonly MyApplication['state'][] },
): Promise<MyApplication> {
  const limit = performance.now() + patience_ms;
  for (;;) {
    const application = must(await parts.clients.applications.getMine(context, { applicationId: id }));
    if (!left.includes(application.state)) return application;
    if (performance.now() > limit) throw new Error(`an application stayed ${application.state}`);
    await pause(15);
  }
}

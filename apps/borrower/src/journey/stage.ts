import type { ApplicationState, MyApplication } from '@lendline/applications/contract';
import type { Consent, Notice } from '@lendline/consents/contract';
import type { Line } from '@lendline/lines/contract';
import type { Loan } from '@lendline/loans/contract';
import type { ImportReport } from '@lendline/records/contract';
import type { Draft } from './draft.ts';

/** All that the server says about a borrower, as far as the next step needs it. */
export interface Journey {
  readonly line: Line;
  readonly notices: readonly Notice[];
  readonly consents: readonly Consent[];
  readonly imports: readonly ImportReport[];
  readonly applications: readonly MyApplication[];
  readonly loans: readonly Loan[];
}

/** Where a person is. The server says it; what it cannot know yet is in the draft. */
export type Stage =
  | 'permissions'
  | 'about-you'
  | 'records'
  | 'request'
  | 'decision'
  | 'review'
  | 'declined'
  | 'offer'
  | 'plan'
  | 'agreement'
  | 'payout'
  | 'ended'
  | 'loan';

const stageOfState: Readonly<Record<ApplicationState, Stage | 'prepare'>> = {
  draft: 'prepare',
  deciding: 'decision',
  'in-review': 'review',
  declined: 'declined',
  offered: 'offer',
  chosen: 'plan',
  confirmed: 'agreement',
  signed: 'payout',
  held: 'payout',
  disbursing: 'payout',
  active: 'loan',
  cancelled: 'ended',
  expired: 'ended',
};

const over: readonly ApplicationState[] = ['declined', 'active', 'cancelled', 'expired'];

/** The application that counts: the open one, else the newest. */
export function currentApplication({ applications }: Pick<Journey, 'applications'>): MyApplication | null {
  const newestFirst = applications.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return newestFirst.find(({ state }) => !over.includes(state)) ?? newestFirst[0] ?? null;
}

/** The loan that is being repaid, else the newest one that was. */
export function currentLoan({ loans }: Pick<Journey, 'loans'>): Loan | null {
  const newestFirst = loans.toSorted((a, b) => b.id.localeCompare(a.id));
  return newestFirst.find(isRunning) ?? newestFirst.find(({ state }) => state === 'closed') ?? null;
}

export function isRunning({ state }: Loan): boolean {
  return state === 'active' || state === 'overdue' || state === 'charged-off' || state === 'written-off';
}

export function stageOf(journey: Journey, draft: Draft): Stage {
  const application = currentApplication(journey);
  if (application !== null && !over.includes(application.state)) {
    const stage = stageOfState[application.state];
    return stage === 'prepare' ? preparing(journey, draft) : stage;
  }
  if (journey.loans.some(isRunning)) return 'loan';
  if (application === null || draft.againAfter === application.id) return preparing(journey, draft);
  const stage = stageOfState[application.state];
  return stage === 'prepare' ? preparing(journey, draft) : stage;
}

function preparing(journey: Journey, draft: Draft): Stage {
  if (nextNotice(journey, draft) !== null) return 'permissions';
  if (journey.line.identity === null) return 'about-you';
  return draft.recordsPassed ? 'request' : 'records';
}

/** The first source that was neither allowed nor refused yet; required ones are asked for until they are allowed. */
export function nextNotice(journey: Pick<Journey, 'notices' | 'consents'>, draft: Draft): Notice | null {
  const isOpen = (notice: Notice): boolean =>
    consentTo(notice.source, journey.consents) === null && (notice.required || !draft.refused.includes(notice.source));
  return askedAhead(journey.notices).find(isOpen) ?? null;
}

/** Asked for only where a person wants to give it: whom they name. */
const askedInPlace: readonly string[] = ['declared-ties'];

/** The permissions that are asked for one after the other before an application. */
export function askedAhead(notices: readonly Notice[]): readonly Notice[] {
  return inOrder(notices).filter(({ source }) => !askedInPlace.includes(source));
}

/** What is needed comes before what may help. */
export function inOrder(notices: readonly Notice[]): readonly Notice[] {
  return [...notices.filter(({ required }) => required), ...notices.filter(({ required }) => !required)];
}

/** The consent that is in force for a source, or null. */
export function consentTo(source: string, consents: readonly Consent[]): Consent | null {
  return consents.find((consent) => consent.source === source && consent.state === 'given') ?? null;
}

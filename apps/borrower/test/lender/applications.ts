import type { ApplicationsClient, ApplicationState, MyApplication } from '@lendline/applications/contract';
import { ok, type Problem, type Result } from '@lendline/kernel';
import { offerOf } from '../data/offers.ts';
import { found, type Handling, refuse } from './answers.ts';
import { decideSlowly } from './deciding.ts';
import { count, type Lender, move, now } from './lender.ts';
import { challengeOf, rightCode, wrongCode } from './one-time-codes.ts';
import { payOutSlowly } from './payout.ts';

const agreementFile = new TextEncoder().encode('%PDF-1.4 made-up agreement') as Uint8Array<ArrayBuffer>;
const agreementHash = Buffer.from(await crypto.subtle.digest('SHA-256', agreementFile)).toString('hex');

export function applicationsOf(lender: Lender): Handling<ApplicationsClient> {
  const step = (allowed: readonly ApplicationState[], act: (application: MyApplication) => Partial<MyApplication>) => {
    const refused = notNow(lender, allowed);
    return refused ?? ok(move(lender, act(lender.application!)));
  };
  return {
    listMine: () => ok({ applications: [...lender.ended, ...(lender.application ? [lender.application] : [])] }),
    getMine: () => found(lender.application),
    start: ({ segment, requested }) => ok(startApplication(lender, { segment, requested })),
    submit: () => {
      const refused = notNow(lender, ['draft']);
      if (refused) return refused;
      count(lender, 'submit');
      const application = move(lender, { state: 'deciding', submittedAt: now() });
      decideSlowly(lender);
      return ok(application);
    },
    choose: ({ amount, instalments }) =>
      step(['offered', 'chosen', 'confirmed'], () => ({
        state: 'chosen',
        agreement: null,
        offer: offerOf(amount, instalments, lender.temper.readingSeconds),
      })),
    openCostStatement: () =>
      step(['chosen'], ({ offer }) => ({
        offer: { ...offer!, cost: { ...offer!.cost, openedAt: offer!.cost.openedAt ?? now() } },
      })),
    confirmCostStatement: () => confirmCost(lender),
    downloadAgreement: () => ok({ fileName: 'agreement.pdf', mediaType: 'application/pdf', bytes: agreementFile }),
    startSigning: () => ok(challengeOf(lender, 'sign-agreement')),
    sign: ({ code }) => {
      if (code !== rightCode) return refuse('lines.wrong-code', wrongCode);
      const refused = notNow(lender, ['confirmed']);
      if (refused) return refused;
      count(lender, 'sign');
      const application = move(lender, { state: 'signed' });
      payOutSlowly(lender);
      return ok(application);
    },
    cancel: () =>
      step(['draft', 'deciding', 'in-review', 'offered', 'chosen', 'confirmed', 'held'], () => ({
        state: 'cancelled',
      })),
    appeal: ({ message }) =>
      step(['declined'], () => ({
        state: 'in-review',
        appeal: { message, madeAt: now(), answer: null, answeredAt: null },
      })),
  };
}

export function startApplication(
  lender: Lender,
  wish: Pick<MyApplication, 'requested'> & { segment: 'person' | 'trader' },
) {
  const { application } = lender;
  const isOpen = application !== null && !['declined', 'active', 'cancelled', 'expired'].includes(application.state);
  if (isOpen) return application;
  if (application) lender.ended = [...lender.ended, application];
  lender.application = {
    id: `application_${count(lender, 'start')}`,
    state: 'draft',
    segment: wish.segment === 'trader' ? 'trader' : 'new',
    requested: wish.requested,
    createdAt: now(),
    submittedAt: null,
    progress: [],
    decision: null,
    offer: null,
    agreement: null,
    loanId: null,
    appeal: null,
    hold: null,
  };
  return lender.application;
}

function confirmCost(lender: Lender): Result<MyApplication, Problem> {
  const refused = notNow(lender, ['chosen']);
  if (refused) return refused;
  const offer = lender.application!.offer!;
  const { openedAt, readingSeconds } = offer.cost;
  const seconds =
    openedAt === null ? readingSeconds : Math.ceil(readingSeconds - (Date.now() - Date.parse(openedAt)) / 1000);
  if (seconds > 0)
    return refuse('applications.still-reading', {
      status: 409,
      zh: `请再阅读 ${seconds} 秒后确认。`,
      en: `Please read for ${seconds} more seconds.`,
      parameters: { seconds },
    });
  count(lender, 'confirmCostStatement');
  return ok(
    move(lender, {
      state: 'confirmed',
      offer: { ...offer, costConfirmedAt: now() },
      agreement: { id: 'agreement_1', version: '2026-11', hash: agreementHash, locale: 'zh-CN', signedAt: null },
    }),
  );
}

function notNow({ application }: Lender, allowed: readonly ApplicationState[]) {
  if (application && allowed.includes(application.state)) return null;
  return refuse('applications.not-now', {
    status: 409,
    zh: '当前状态不能进行这一步。请刷新页面查看下一步。',
    en: 'This step is not possible now. Reload the page to see the next step.',
  });
}

import type { ApplicationsClient, ApplicationState, Guarantee, MyApplication } from '@lendline/applications/contract';
import { ok, type Problem, type Result } from '@lendline/kernel';
import { offerOf } from '../data/offers.ts';
import { found, type Handling, refuse } from './answers.ts';
import { decideSlowly, outcomeOf } from './deciding.ts';
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
    start: ({ segment, requested, product = 'loan' }) => ok(startApplication(lender, { segment, requested, product })),
    describeBusiness: ({ code, name, representative }) => {
      if (code.trim().length !== 18)
        return refuse('applications.licence-code', {
          status: 422,
          zh: '统一社会信用代码有误：应为 18 位。请对照营业执照重新填写。',
          en: 'This is no unified social credit code: it has 18 characters. Please compare it with the licence.',
        });
      if (representative.name !== '林示例')
        return refuse('applications.representative-not-owner', {
          status: 422,
          zh: '营业执照的经营者（法定代表人）与本手机号码的机主不是同一人。',
          en: 'The representative in the licence is not the owner of this phone line.',
        });
      const business = { maskedCode: `${code.slice(0, 4)}**********${code.slice(-4)}`, name, soleTrader: true };
      return step(['draft'], () => ({ business }));
    },
    nameGuarantor: ({ name, phone }) =>
      step(['draft'], () => ({
        guarantor: {
          id: 'guarantor_1',
          maskedName: `${name.slice(0, 1)}**`,
          maskedPhone: `+86****${phone.slice(-4)}`,
          state: 'asked',
          answeredAt: null,
          signedAt: null,
        },
      })),
    dropGuarantor: () => {
      const { guarantor, ...application } = lender.application!;
      count(lender, guarantor ? 'dropGuarantor' : 'nothing');
      lender.application = application;
      return ok(application);
    },
    ...guaranteesOf(lender),
    draw: ({ creditLineId }) => {
      const product = 'drawdown' as const;
      startApplication(lender, { segment: 'trader', requested: null, product });
      return ok(move(lender, { creditLineId, submittedAt: now(), ...outcomeOf(lender.temper) }));
    },
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

function guaranteesOf(lender: Lender): Handling<ApplicationsClient> {
  const one = (part: Partial<Guarantee>) => {
    lender.guarantees = lender.guarantees.map((guarantee) => ({ ...guarantee, ...part }));
    return ok(lender.guarantees[0]!);
  };
  return {
    listGuarantees: () => ok({ guarantees: lender.guarantees }),
    answerGuarantee: ({ agree }) => one({ state: agree ? 'agreed' : 'refused' }),
    downloadGuarantee: () => ok({ fileName: 'agreement.pdf', mediaType: 'application/pdf', bytes: agreementFile }),
    openRenewal: ({ locale }) => ok({ changeId: 'change_01k9x3v7m2aaaaaaaaaaaaaaaa', hash: agreementHash, locale }),
    downloadRenewal: () => ok({ fileName: 'renewal.pdf', mediaType: 'application/pdf', bytes: agreementFile }),
    startRenewalSigning: () => ok(challengeOf(lender, 'sign-agreement')),
    signRenewal: ({ code }) => {
      if (code !== rightCode) return refuse('lines.wrong-code', wrongCode);
      count(lender, 'signRenewal');
      return ok({ signedAt: now() });
    },
    startGuaranteeSigning: () => ok(challengeOf(lender, 'sign-agreement')),
    signGuarantee: ({ code }) =>
      code === rightCode ? one({ signedAt: now() }) : refuse('lines.wrong-code', wrongCode),
  };
}

export function startApplication(
  lender: Lender,
  wish: Pick<MyApplication, 'requested' | 'product'> & { segment: 'person' | 'trader' },
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
    ...(wish.product === undefined || wish.product === 'loan' ? {} : { product: wish.product }),
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

import type {
  ApplicationState,
  ApplicationsClient,
  DecisionStage,
  MyApplication,
} from '@lendline/applications/contract';
import type { Consent, ConsentsClient } from '@lendline/consents/contract';
import { type Context, err, ok, type Problem, type Result } from '@lendline/kernel';
import type { Line, LinesClient } from '@lendline/lines/contract';
import type { Loan, LoansClient, Receipt } from '@lendline/loans/contract';
import type { Payment, PaymentsClient } from '@lendline/payments/contract';
import type { ImportReport, RecordsClient } from '@lendline/records/contract';
import { decline, menu, offerOf, wire } from './data/offers.ts';
import { importOf } from './data/imports.ts';
import { loanOf, paidInstalment } from './data/loan.ts';
import { notices } from './data/notices.ts';

/** What a client's operation answers, without its context and at once. */
type Handling<Client> = {
  readonly [Name in keyof Client]?: Client[Name] extends (context: Context, input: infer Input) => Promise<infer Answer>
    ? (input: Input) => Answer
    : never;
};

export interface Handlers {
  readonly lines: Handling<LinesClient>;
  readonly consents: Handling<ConsentsClient>;
  readonly records: Handling<RecordsClient>;
  readonly applications: Handling<ApplicationsClient>;
  readonly loans: Handling<LoansClient>;
  readonly payments: Handling<PaymentsClient>;
}

/** How the made-up lender behaves; tests change it to see what the app makes of it. */
export interface Temper {
  outcome: 'approve' | 'decline' | 'refer';
  /** The drawdown check holds the money. */
  holds: boolean;
  /** What becomes of a repayment. */
  payment: 'succeeded' | 'failed' | 'unknown';
  readingSeconds: number;
  resendSeconds: number;
  /** How long each stage of a decision, and a payout, takes. */
  pace_ms: number;
  /** Days that the loan is late when it is shown. */
  dpd: number;
}

/** One made-up lender with one made-up borrower: the state behind the fixture server. */
export interface Lender {
  readonly temper: Temper;
  line: Line;
  consents: Consent[];
  imports: ImportReport[];
  application: MyApplication | null;
  ended: MyApplication[];
  loan: Loan | null;
  receipts: Receipt[];
  payments: Payment[];
  /** How often each operation was really carried out, by name. */
  readonly done: Map<string, number>;
  /** Told of every change of the application. */
  readonly listeners: Set<(application: MyApplication) => void>;
}

export const rightCode = '246810';

export function newLender({ country = 'CN', ...temper }: Partial<Temper> & { country?: string } = {}): Lender {
  return {
    temper: {
      outcome: 'approve',
      holds: false,
      payment: 'succeeded',
      readingSeconds: 2,
      resendSeconds: 60,
      pace_ms: 150,
      dpd: 0,
      ...temper,
    },
    line: {
      id: 'line_01k9x3v7m2aaaaaaaaaaaaaaaa',
      maskedPhone: '+86 138****0001',
      country,
      firstSeenAt: now(),
      endedAt: null,
      identity: null,
    },
    consents: [],
    imports: [],
    application: null,
    ended: [],
    loan: null,
    receipts: [],
    payments: [],
    done: new Map(),
    listeners: new Set(),
  };
}

export function handlersOf(lender: Lender): Handlers {
  return {
    lines: linesOf(lender),
    consents: consentsOf(lender),
    records: recordsOf(lender),
    applications: applicationsOf(lender),
    loans: loansOf(lender),
    payments: {
      getMine: ({ paymentId }) => found(lender.payments.find(({ id }) => id === paymentId)),
    },
  };
}

function now(offset_s = 0): string {
  return new Date(Date.now() + offset_s * 1000).toISOString();
}

function count(lender: Lender, what: string): number {
  const times = (lender.done.get(what) ?? 0) + 1;
  lender.done.set(what, times);
  return times;
}

interface Refusal {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  readonly parameters?: NonNullable<Problem['parameters']>;
}

function refuse(code: string, { status, zh, en, parameters }: Refusal) {
  return err<Problem>({ code, status, text: { 'zh-CN': zh, en }, ...(parameters ? { parameters } : {}) });
}

function found<Value>(value: Value | undefined | null): Result<Value, Problem> {
  return value ? ok(value) : refuse('not-there', { status: 404, zh: '没有找到。', en: 'It was not found.' });
}

function challengeOf(lender: Lender, purpose: 'sign-in' | 'sign-agreement') {
  const times = count(lender, `code.${purpose}`);
  return {
    id: `challenge_${purpose}-${times}` as const,
    purpose,
    maskedPhone: lender.line.maskedPhone,
    expiresAt: now(300),
    resendAfter: now(lender.temper.resendSeconds),
    triesLeft: 5,
  };
}

const wrongCode: Refusal = {
  status: 422,
  zh: '验证码不正确，还可以再试 4 次。',
  en: 'The code is not right; you can try 4 more times.',
};

function linesOf(lender: Lender): Handlers['lines'] {
  return {
    startChallenge: ({ phone }) => {
      if (phone.replaceAll(/\D/g, '').endsWith('0009'))
        return refuse('lines.unknown-number', {
          status: 422,
          zh: '运营商没有这个号码的用户，请检查号码是否输入正确。',
          en: 'The carrier has no subscriber with this number; please check that it is right.',
        });
      return ok(challengeOf(lender, 'sign-in'));
    },
    answerChallenge: ({ code }) => {
      if (code !== rightCode) return refuse('lines.wrong-code', wrongCode);
      return ok({
        lineId: lender.line.id,
        maskedPhone: lender.line.maskedPhone,
        expiresAt: now(3600),
        sessionToken: 'fixture',
      });
    },
    signOut: () => ok({}),
    getMyLine: () => ok(lender.line),
    declareIdentity: ({ name, idNumber }) => {
      count(lender, 'declareIdentity');
      lender.line = {
        ...lender.line,
        identity: {
          maskedName: `${name.slice(0, 1)}**`,
          maskedIdNumber: `${idNumber.slice(0, 1)}***************${idNumber.slice(-2)}`,
          age: 34,
          declaredAt: now(),
        },
      };
      return ok(lender.line);
    },
  };
}

function consentsOf(lender: Lender): Handlers['consents'] {
  return {
    listNotices: () => ok({ country: lender.line.country, notices }),
    listMine: () => ok({ consents: lender.consents }),
    give: ({ source, noticeVersion, noticeHash }) => {
      const times = count(lender, 'give');
      const notice = notices.find((one) => one.source === source)!;
      const consent: Consent = {
        id: `consent_${times}`,
        source,
        purpose: notice.purpose,
        recipient: notice.recipient,
        noticeVersion,
        noticeHash,
        state: 'given',
        givenAt: now(),
        expiresAt: now(notice.retentionDays * 86_400),
        withdrawnAt: null,
      };
      lender.consents = [...lender.consents, consent];
      return ok(consent);
    },
    withdraw: ({ consentId }) => {
      lender.consents = lender.consents.map((consent) =>
        consent.id === consentId ? { ...consent, state: 'withdrawn', withdrawnAt: now() } : consent,
      );
      return found(lender.consents.find(({ id }) => id === consentId));
    },
  };
}

function recordsOf(lender: Lender): Handlers['records'] {
  return {
    upload: ({ source, fileName }) => {
      const report = importOf({ source, fileName, lineId: lender.line.id, n: count(lender, 'upload') });
      if (!report)
        return refuse('records.file-mojibake', {
          status: 422,
          zh: '文件的文字编码读不出来。需要：下载到的原始文件。请不要用表格软件打开再保存，重新下载后上传。',
          en: 'The letters of this file cannot be read. Expected: the original download. Download it again and add it unopened.',
        });
      lender.imports = [...lender.imports, report];
      return ok(report);
    },
    listMine: () => ok({ imports: lender.imports }),
  };
}

function move(lender: Lender, part: Partial<MyApplication>): MyApplication {
  lender.application = { ...lender.application!, ...part };
  for (const tell of lender.listeners) tell(lender.application);
  return lender.application;
}

function notNow({ application }: Lender, allowed: readonly ApplicationState[]) {
  if (application && allowed.includes(application.state)) return null;
  return refuse('applications.not-now', {
    status: 409,
    zh: '当前状态不能进行这一步。请刷新页面查看下一步。',
    en: 'This step is not possible now. Reload the page to see the next step.',
  });
}

function applicationsOf(lender: Lender): Handlers['applications'] {
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

function startApplication(lender: Lender, wish: Pick<MyApplication, 'requested'> & { segment: 'person' | 'trader' }) {
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

function decideSlowly(lender: Lender): void {
  const stages: DecisionStage[] = ['identity', 'records', 'score', 'offer'];
  const next = (): void => {
    const { application, temper } = lender;
    if (application?.state !== 'deciding') return;
    const progress = stages.slice(0, application.progress.length + 1);
    if (progress.length < stages.length) {
      move(lender, { progress });
      setTimeout(next, temper.pace_ms);
      return;
    }
    move(lender, { progress, ...outcomeOf(temper) });
  };
  setTimeout(next, lender.temper.pace_ms);
}

function outcomeOf({ outcome }: Temper): Partial<MyApplication> {
  if (outcome === 'refer') return { state: 'in-review' };
  if (outcome === 'decline') return { state: 'declined', decision: decline() };
  const limit = menu.at(-1)!.amount;
  return {
    state: 'offered',
    decision: { id: 'decision_1', outcome, limit, menu, reasons: [], comeBackOn: null, simulated: true },
  };
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

const agreementFile = new TextEncoder().encode('%PDF-1.4 made-up agreement') as Uint8Array<ArrayBuffer>;
const agreementHash = Buffer.from(await crypto.subtle.digest('SHA-256', agreementFile)).toString('hex');

function payOutSlowly(lender: Lender): void {
  const { temper } = lender;
  setTimeout(() => {
    if (temper.holds) {
      move(lender, {
        state: 'held',
        hold: {
          'zh-CN': '运营商没有确认这张 SIM 卡最近是否更换过。',
          en: 'Your phone company did not say whether the SIM of this number was changed lately.',
        },
      });
      return;
    }
    move(lender, { state: 'disbursing' });
    setTimeout(() => {
      const offer = lender.application!.offer!;
      lender.loan = loanOf(offer, { lineId: lender.line.id, dpd: temper.dpd });
      move(lender, { state: 'active', loanId: lender.loan.id });
    }, temper.pace_ms * 3);
  }, temper.pace_ms * 3);
}

function loansOf(lender: Lender): Handlers['loans'] {
  return {
    listMine: () => ok({ loans: lender.loan ? [lender.loan] : [] }),
    getMine: () => found(lender.loan),
    listMyReceipts: () => ok({ receipts: lender.receipts }),
    repay: ({ loanId, amount }) => {
      const payment: Payment = {
        id: `payment_${count(lender, 'repay')}`,
        direction: 'collection',
        loanId,
        lineId: lender.line.id,
        amount,
        rail: 'wallet',
        simulatedRail: true,
        state: 'sent',
        reason: null,
        createdAt: now(),
        settledAt: null,
        attempts: 1,
      };
      lender.payments = [...lender.payments, payment];
      setTimeout(() => settle(lender, payment), lender.temper.pace_ms * 2);
      return ok({ paymentId: payment.id, state: payment.state });
    },
  };
}

function settle(lender: Lender, payment: Payment): void {
  const { payment: state } = lender.temper;
  const settled: Payment = {
    ...payment,
    state,
    reason: state === 'failed' ? 'insufficient-funds' : null,
    settledAt: state === 'unknown' ? null : now(),
  };
  lender.payments = lender.payments.map((one) => (one.id === payment.id ? settled : one));
  if (state !== 'succeeded' || !lender.loan) return;
  const first = lender.loan.nextInstalment!;
  lender.loan = paidInstalment(lender.loan);
  lender.receipts = [
    {
      id: `receipt_${lender.receipts.length + 1}`,
      loanId: lender.loan.id,
      paymentId: payment.id,
      amount: payment.amount,
      receivedAt: now(),
      allocation: {
        penalties: wire(0),
        fees: wire(0),
        interest: first.interest,
        principal: first.principal,
        overpaid: wire(0),
      },
      outstandingAfter: lender.loan.outstanding,
    },
    ...lender.receipts,
  ];
}

/** How far a borrower has come when a test begins. */
export type Beginning = 'permissions' | 'records' | 'offer' | 'payout' | 'loan';

/** Takes a new lender's borrower through the steps before the one that a test is about. */
export function begunAt(lender: Lender, beginning: Beginning): Lender {
  const { consents, lines } = handlersOf(lender);
  if (beginning === 'permissions') return lender;
  for (const { source, version, hash } of notices)
    consents.give?.({ source, noticeVersion: version, noticeHash: hash });
  lines.declareIdentity?.({ name: '林示例', idNumber: '110101199001011237' });
  if (beginning === 'records') return lender;
  startApplication(lender, { segment: 'person', requested: menu[3]!.amount });
  move(lender, {
    submittedAt: now(),
    progress: ['identity', 'records', 'score', 'offer'],
    ...outcomeOf(lender.temper),
  });
  if (beginning === 'offer') return lender;
  const { amount, instalments } = menu[3]!;
  move(lender, { state: 'signed', offer: offerOf(amount, instalments, 0) });
  if (beginning === 'payout') {
    payOutSlowly(lender);
    return lender;
  }
  lender.loan = loanOf(lender.application!.offer!, { lineId: lender.line.id, dpd: lender.temper.dpd });
  move(lender, { state: 'active', loanId: lender.loan.id });
  return lender;
}

import type { ApplicationFile, ApplicationsClient, ApplicationState } from '@lendline/applications/contract';
import type { DecisionsClient } from '@lendline/decisions/contract';
import type { FeaturesClient } from '@lendline/features/contract';
import type { FraudClient } from '@lendline/fraud/contract';
import type { Context, Problem, Result } from '@lendline/kernel';
import { err, ok } from '@lendline/kernel';
import type { LinesClient } from '@lendline/lines/contract';
import type { LoansClient } from '@lendline/loans/contract';
import type { MessagesClient } from '@lendline/messages/contract';
import type { ModelsClient } from '@lendline/models/contract';
import type { PaymentsClient } from '@lendline/payments/contract';
import type { RecordsClient } from '@lendline/records/contract';
import type { AuditRow, StaffClient, StaffMember } from '@lendline/staff/contract';
import { applicationFiles } from './data/application-files.ts';
import { auditRows } from './data/audit.ts';
import { backtestHandlers } from './data/backtests.ts';
import { bookHandlers, type Books, newBooks } from './data/books.ts';
import { catalogue } from './data/catalogue.ts';
import { type FraudDesk, fraudHandlers, newFraudDesk } from './data/fraud.ts';
import { type FraudLists, listHandlers, newFraudLists } from './data/fraud-lists.ts';
import { type Intake, intakeHandlers, newIntake } from './data/intake.ts';
import { type CreditLines, creditLineHandlers, newCreditLines } from './data/credit-lines.ts';
import { entriesOf, loanList, paymentsOf, portfolio, receiptsOf, trialBalance } from './data/loans.ts';
import { newServicing, type Servicing, servicingHandlers } from './data/loan-servicing.ts';
import { messagesOf } from './data/messages.ts';
import { modelLife } from './data/model-life.ts';
import { modelList } from './data/models.ts';
import { portraitOf } from './data/portrait.ts';
import { members, owner } from './data/staff.ts';
import { newStrategyDesk, strategyHandlers } from './data/strategies.ts';
import { editHandlers } from './data/strategy-edits.ts';
import type { StrategyDesk } from './data/strategy-releases.ts';
import { experimentHandlers } from './data/strategy-experiments.ts';
import { newSimulator, simulationHandlers, type Simulator } from './data/strategy-simulation.ts';
import { type Suspense, newSuspense, suspenseHandlersOf } from './data/suspense.ts';
import { modelCare } from './data/training-runs.ts';
import { newTypologyDesk, type TypologyDesk, typologyHandlers } from './data/typologies.ts';
import { newWebhooks, webhookHandlers, type Webhooks } from './data/webhooks.ts';

/** What a client's operation answers, without its context. */
type Handling<Client> = {
  readonly [Name in keyof Client]?: Client[Name] extends (context: Context, input: infer Input) => Promise<infer Answer>
    ? (input: Input) => Answer | Promise<Answer>
    : never;
};

export interface Handlers {
  readonly applications: Handling<ApplicationsClient>;
  readonly decisions: Handling<DecisionsClient>;
  readonly features: Handling<FeaturesClient>;
  readonly fraud: Handling<FraudClient>;
  readonly lines: Handling<LinesClient>;
  readonly loans: Handling<LoansClient>;
  readonly messages: Handling<MessagesClient>;
  readonly models: Handling<ModelsClient>;
  readonly payments: Handling<PaymentsClient>;
  readonly records: Handling<RecordsClient>;
  readonly staff: Handling<StaffClient>;
}

/** The made-up lender behind the fixture server. Tests change it to see what the console makes of it. */
export interface Lender {
  member: StaffMember;
  files: ApplicationFile[];
  staff: StaffMember[];
  audit: readonly AuditRow[];
  chainBrokenAt: number | null;
  /** Tickets that still work. */
  tickets: Set<string>;
  /** Who proposed the release of held money, by application. */
  proposals: Map<string, string>;
  /** What personal data was read for. */
  purposes: string[];
  /** Fraud cases and what was found. */
  readonly fraud: FraudDesk;
  readonly lists: FraudLists;
  readonly typologies: TypologyDesk;
  /** Versions of the strategy. */
  readonly strategies: StrategyDesk;
  readonly simulator: Simulator;
  /** Feeds and alerts of sources. */
  readonly intake: Intake;
  /** Changes of loans that staff asked for. */
  readonly servicing: Servicing;
  readonly creditLines: CreditLines;
  /** Money that waits for a person. */
  readonly suspense: Suspense;
  readonly books: Books;
  readonly webhooks: Webhooks;
}

export const password = 'a made-up password';

export function newLender(now: number = Date.now()): Lender {
  return {
    member: owner,
    files: applicationFiles(now),
    staff: [...members],
    audit: auditRows(now),
    chainBrokenAt: null,
    tickets: new Set(['ticket-that-works-once']),
    proposals: new Map(),
    purposes: [],
    fraud: newFraudDesk(now),
    lists: newFraudLists(now),
    typologies: newTypologyDesk(now),
    strategies: newStrategyDesk(),
    simulator: newSimulator(),
    intake: newIntake(now),
    servicing: newServicing(now),
    creditLines: newCreditLines(now),
    suspense: newSuspense(now),
    books: newBooks(),
    webhooks: newWebhooks(now),
  };
}

export function lenderHandlers(lender: Lender): Handlers {
  return {
    applications: applicationHandlers(lender),
    decisions: {
      ...strategyHandlers(lender.strategies, () => lender.member.id),
      ...editHandlers(lender.strategies, () => lender.member.id),
      ...experimentHandlers(lender.strategies),
      ...backtestHandlers(),
      ...simulationHandlers(lender.simulator, () => lender.member.id),
    },
    features: { catalogue: () => ok(catalogue), portrait: ({ lineId, asOf }) => ok(portraitOf(lineId, asOf)) },
    fraud: {
      ...fraudHandlers(lender.fraud, { member: () => lender.member.id, purposes: lender.purposes }),
      ...listHandlers(lender.lists, () => lender.member.id),
      ...typologyHandlers(lender.typologies, () => lender.member.id),
    },
    lines: {
      readPersonalData: ({ purpose }) => {
        lender.purposes.push(purpose);
        return ok({
          phone: '+8613800000001',
          lineEndedAt: null,
          name: '林示例',
          idNumber: '110101199003070000',
          birthDate: '1990-03-07',
        });
      },
    },
    loans: {
      ...loanHandlers(),
      ...servicingHandlers(lender.servicing, () => lender.member.id),
      ...creditLineHandlers(lender.creditLines, () => lender.member.id),
      ...bookHandlers(lender.books),
    },
    messages: { listOfLine: ({ lineId }) => ok({ messages: messagesOf(lineId) }) },
    models: {
      list: () => ok({ models: modelList }),
      get: ({ modelId }) => found(modelList.find(({ id }) => id === modelId)),
      ...modelLife(),
      ...modelCare(),
    },
    payments: {
      listOfLoan: ({ loanId }) => ok({ payments: paymentsOf(loanId) }),
      ...suspenseHandlersOf(lender.suspense, () => lender.member.id),
      ...webhookHandlers(lender.webhooks),
    },
    records: {
      ...intakeHandlers(lender.intake, Date.now()),
      downloadRejected: () =>
        ok({
          fileName: 'rejected-rows.csv',
          mediaType: 'text/csv',
          bytes: new TextEncoder().encode('line,field,reason\n214,amount,not-a-number\n'),
        }),
    },
    staff: staffHandlers(lender),
  };
}

function applicationHandlers(lender: Lender): Handlers['applications'] {
  return {
    queue: ({ state, limit, before }) => {
      const rows = lender.files.map(({ row }) => row);
      const wanted = rows.filter((row) => state === undefined || state === 'all' || row.state === state);
      const start = before === undefined ? 0 : wanted.findIndex(({ id }) => id === before) + 1;
      const page = wanted.slice(start, start + Number(limit ?? 50));
      const more = start + page.length < wanted.length;
      const waiting = rows.filter(({ waitingSince }) => waitingSince !== null).length;
      return ok({ applications: page, waiting, next: more ? page.at(-1)!.id : null });
    },
    getFile: ({ applicationId }) => found(lender.files.find(({ row }) => row.id === applicationId)),
    review: ({ applicationId, outcome, note }) =>
      change(lender, applicationId, (file) => ({
        ...moved(file, outcome === 'approve' ? 'offered' : 'declined'),
        reviews: [...file.reviews, { by: lender.member.user, outcome, note, at: new Date().toISOString() }],
      })),
    releaseHold: ({ applicationId }) => {
      const proposedBy = lender.proposals.get(applicationId);
      if (proposedBy === lender.member.user)
        return refuse('same-person', 409, [
          '放款须由另一位同事确认。',
          'A second colleague has to release this money.',
        ]);
      lender.proposals.set(applicationId, lender.member.user);
      return change(lender, applicationId, (file) => (proposedBy === undefined ? file : moved(file, 'disbursing')));
    },
    downloadDocument: () =>
      ok({
        fileName: 'agreement.pdf',
        mediaType: 'application/pdf',
        bytes: new TextEncoder().encode('%PDF-1.4 made-up agreement'),
      }),
  };
}

function loanHandlers(): Handlers['loans'] {
  const find = (loanId: string) => found(loanList.find(({ id }) => id === loanId));
  return {
    list: ({ state }) => {
      const wanted = loanList.filter((loan) => state === undefined || state === 'all' || loan.state === state);
      const loans = wanted.map((loan) => ({
        id: loan.id,
        lineId: loan.lineId,
        state: loan.state,
        principal: loan.principal,
        outstanding: loan.outstanding,
        dpd: loan.dpd,
        bucket: loan.bucket,
        disbursedOn: loan.disbursedOn,
        nextDue: loan.nextInstalment?.due ?? null,
      }));
      return ok({ loans, next: null });
    },
    get: ({ loanId }) => find(loanId),
    listReceipts: ({ loanId }) => ok({ receipts: receiptsOf(loanId) }),
    listEntries: ({ loanId }) => ok({ entries: entriesOf(loanId) }),
    trialBalance: () => ok(trialBalance),
    portfolio: () => ok(portfolio),
  };
}

function staffHandlers(lender: Lender): Handlers['staff'] {
  const session = () => ok({ member: lender.member, expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
  return {
    signIn: (input) =>
      input.user === lender.member.user && input.password === password
        ? session()
        : refuse('wrong-password', 403, ['用户名或密码不正确。', 'The user name or the password is not right.']),
    signInWithTicket: ({ ticket }) =>
      lender.tickets.delete(ticket)
        ? session()
        : refuse('ticket-used', 403, ['这个链接已经用过或已过期。', 'This link was used before or has expired.']),
    signOut: () => ok({}),
    me: () => ok(lender.member),
    listMembers: () => ok({ members: lender.staff }),
    addMember: ({ user, displayName, roles, locale }) => {
      if (lender.staff.some((member) => member.user === user))
        return refuse('user-taken', 409, ['这个用户名已被使用。', 'This user name is taken; choose another.']);
      const member: StaffMember = {
        id: `staff_${String(lender.staff.length).padStart(26, '0')}`,
        user,
        displayName,
        roles,
        permissions: [],
        locale,
        active: true,
      };
      lender.staff.push(member);
      return ok(member);
    },
    listAudit: ({ subject, before }) => {
      const rows = lender.audit.filter(
        (row) =>
          (subject === undefined || row.subject === subject) && (before === undefined || row.sequence < Number(before)),
      );
      const page = rows.slice(0, 40);
      return ok({ rows: page, next: rows.length > page.length ? page.at(-1)!.sequence : null });
    },
    verifyAudit: () =>
      ok({ rows: lender.audit.length, intact: lender.chainBrokenAt === null, brokenAt: lender.chainBrokenAt }),
  };
}

function moved(file: ApplicationFile, state: ApplicationState): ApplicationFile {
  const row = { ...file.row, state, waitingSince: null };
  return { ...file, row, application: { ...file.application, state } };
}

function change(
  lender: Lender,
  id: string,
  to: (file: ApplicationFile) => ApplicationFile,
): Result<ApplicationFile, Problem> {
  const index = lender.files.findIndex(({ row }) => row.id === id);
  const file = lender.files[index];
  if (file === undefined) return found<ApplicationFile>(undefined);
  lender.files[index] = to(file);
  return ok(lender.files[index]!);
}

function found<Value>(value: Value | undefined): Result<Value, Problem> {
  return value === undefined
    ? refuse('not-found', 404, ['没有找到，可能已被移走。', 'It was not found; it may have been moved.'])
    : ok(value);
}

function refuse(code: string, status: number, [zh, en]: readonly [string, string]): Result<never, Problem> {
  return err({ code, status, text: { 'zh-CN': zh, en } });
}

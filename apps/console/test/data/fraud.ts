import type {
  AssessedHit,
  CaseEvent,
  CaseEventKind,
  CaseOutcome,
  FraudAlert,
  FraudAssessment,
  FraudCase,
  FraudCaseDetail,
  FraudCaseId,
} from '@lendline/fraud/contract';
import { err, ok, type Problem, type Result } from '@lendline/kernel';
import { ago, madeUpId } from './ids.ts';
import { madeUpNetwork } from './fraud-network.ts';

const hour = 60;

/** Fraud cases, which the handlers change. */
export interface FraudDesk {
  readonly assessments: readonly FraudAssessment[];
  cases: FraudCaseDetail[];
  /** Whom the last outcome was about. */
  closedAbout: readonly string[];
}

export const onePhone: AssessedHit = {
  typology: 'application-ring',
  title: { 'zh-CN': '团伙集中申请', en: 'A ring that applies together' },
  outcome: 'alert',
  score: 65,
  threshold: 60,
  contributions: [
    {
      signal: 'ring_score',
      value: 0.71,
      weight: 40,
      text: { 'zh-CN': '团伙分 0.6 以上', en: 'The ring score is 0.6 or more' },
    },
    {
      signal: 'device_people_30d',
      value: 4,
      weight: 35,
      text: { 'zh-CN': '30 天内 3 人以上用同一设备', en: '3 people or more on one device within 30 days' },
    },
    {
      signal: 'line_age_months',
      value: 61,
      weight: -10,
      text: { 'zh-CN': '号码使用 5 年以上', en: 'The line is older than 5 years' },
    },
  ],
};

export const takenOver: AssessedHit = {
  typology: 'account-takeover',
  title: { 'zh-CN': '换卡后盗用账户', en: 'A line taken over after a SIM swap' },
  outcome: 'interdict',
  score: 85,
  threshold: 80,
  contributions: [
    {
      signal: 'sim_swapped_hours',
      value: 9,
      weight: 60,
      text: { 'zh-CN': '24 小时内换过 SIM 卡', en: 'The SIM was swapped within 24 hours' },
    },
    {
      signal: 'forwarding_on',
      value: true,
      weight: 25,
      text: { 'zh-CN': '已开启呼叫转移', en: 'Calls are forwarded' },
    },
    {
      signal: 'device_swapped_hours',
      value: null,
      weight: 0,
      text: { 'zh-CN': '24 小时内换过手机', en: 'The phone was swapped within 24 hours' },
    },
  ],
};

export function newFraudDesk(now: number): FraudDesk {
  const cases = [
    caseOf(1, now, { priority: 'urgent', hits: [takenOver], hours: 3 }),
    caseOf(2, now, { priority: 'high', hits: [onePhone], hours: 30, people: 3 }),
    caseOf(3, now, { priority: 'normal', hits: [], hours: 52 }),
    caseOf(4, now, { priority: 'normal', hits: [onePhone], hours: 200, closed: 'false-positive' }),
  ];
  return { cases, assessments: [assessmentOf(now)], closedAbout: [] };
}

interface MadeUp {
  readonly priority: FraudCase['priority'];
  readonly hits: readonly AssessedHit[];
  readonly hours: number;
  readonly people?: number;
  readonly closed?: CaseOutcome;
}

function caseOf(number: number, now: number, { priority, hits, hours, people = 1, closed }: MadeUp): FraudCaseDetail {
  const id = madeUpId('fraudcase', number);
  const openedAt = ago(now, hours * hour);
  const alertList = Array.from({ length: people }, (_, index) =>
    alertOf(number * 10 + index, id, { now, hits, index }),
  );
  const by = 'service:fraud';
  const history: CaseEvent[] = [
    { seq: 1, caseId: id, kind: 'opened', at: openedAt, by, note: null, about: null },
    ...(people > 1
      ? [{ seq: 2, caseId: id, kind: 'alert-joined', at: ago(now, hour), by, note: null, about: null } as const]
      : []),
  ];
  return {
    id,
    state: closed ? 'closed' : 'open',
    priority,
    outcome: closed ?? null,
    lineIds: alertList.map(({ lineId }) => lineId),
    alerts: alertList.length,
    typologies: hits.map(({ typology, title }) => ({ typology, title })),
    assignedTo: null,
    openedAt,
    lastAlertAt: ago(now, hour),
    age_h: hours,
    snoozedUntil: null,
    mergedInto: null,
    closedAt: closed ? ago(now, hour) : null,
    closedBy: closed ? `staff:${madeUpId('staff', 3)}` : null,
    alertList,
    history,
    merged: [],
    others: [],
  };
}

interface AlertParts {
  readonly now: number;
  readonly hits: readonly AssessedHit[];
  readonly index: number;
}

function alertOf(number: number, caseId: FraudCaseId, { now, hits, index }: AlertParts): FraudAlert {
  const kind = hits.length === 0 ? 'number' : null;
  return {
    id: madeUpId('fraudalert', number),
    caseId,
    assessmentId: madeUpId('assessment', number),
    applicationId: madeUpId('application', index + 1),
    attempt: 1,
    stage: 'application',
    lineId: madeUpId('line', index + 1),
    asOf: ago(now, hour),
    raisedAt: ago(now, hour),
    hits,
    listHits:
      kind === null
        ? []
        : [
            {
              entryId: madeUpId('listentry', 1),
              list: 'watch',
              kind,
              reason: 'seen in an earlier case',
              since: ago(now, 900 * hour),
            },
          ],
  };
}

function assessmentOf(now: number): FraudAssessment {
  return {
    id: madeUpId('assessment', 10),
    applicationId: madeUpId('application', 1),
    attempt: 1,
    lineId: madeUpId('line', 1),
    stage: 'application',
    asOf: ago(now, 12),
    assessedAt: ago(now, 12),
    lists: 'clear',
    velocity: 'raised',
    ring: 'unknown',
    typologies: 'interdict',
    signals: { sim_swapped_hours: 9, forwarding_on: true },
    register: 'not-asked',
    hits: [takenOver],
    listHits: [],
    typologyVersionId: madeUpId('typologies', 1),
    halted: [],
    caseId: madeUpId('fraudcase', 1),
  };
}

interface Desk {
  readonly member: () => string;
  readonly purposes: string[];
}

/** What the fraud operations answer. */
export function fraudHandlers(desk: FraudDesk, { member, purposes }: Desk) {
  const find = (caseId: string) => desk.cases.find(({ id }) => id === caseId);
  const step = caseStepper(desk, member);
  return {
    assessments: ({ applicationId }: { applicationId: string }) =>
      ok({ assessments: desk.assessments.filter((one) => one.applicationId === applicationId) }),
    network: () => ok(madeUpNetwork),
    networkPeople: ({ caseId, purpose }: { caseId: FraudCaseId; purpose: string }) => {
      purposes.push(purpose);
      const people = find(caseId)!.lineIds.map((lineId, index) => ({
        lineId,
        name: `示例人${index + 1}`,
        maskedPhone: `138****000${index + 1}`,
      }));
      return ok({ people });
    },
    listCases: ({ state, priority, assignedTo }: { state?: string; priority?: string; assignedTo?: string }) => {
      const me = `staff:${member()}`;
      const cases = desk.cases.filter(
        (one) =>
          (state === undefined || one.state === state) &&
          (priority === undefined || one.priority === priority) &&
          (assignedTo === undefined || one.assignedTo === (assignedTo === 'me' ? me : null)),
      );
      return ok({ cases, total: cases.length });
    },
    getCase: ({ caseId }: { caseId: FraudCaseId }): Result<FraudCaseDetail, Problem> => {
      const found = find(caseId);
      return found ? ok(found) : err(notThere);
    },
    ...step,
  };
}

const notThere: Problem = {
  code: 'not-found',
  status: 404,
  text: { 'zh-CN': '没有找到，可能已被移走。', en: 'It was not found; it may have been moved.' },
};

type Noted = { caseId: FraudCaseId; note: string };

function caseStepper(desk: FraudDesk, member: () => string) {
  const change = (
    caseId: FraudCaseId,
    event: { readonly kind: CaseEventKind; readonly note?: string; readonly about?: string | null },
    to: Partial<FraudCaseDetail> = {},
  ) => {
    const found = desk.cases.find(({ id }) => id === caseId)!;
    const at = new Date().toISOString();
    const { kind, note = null, about = null } = event;
    const history = [
      ...found.history,
      { seq: found.history.length + 1, caseId, kind, at, by: `staff:${member()}`, note, about },
    ];
    const changed = { ...found, ...to, history };
    desk.cases = desk.cases.map((one) => (one.id === caseId ? changed : one));
    return ok(changed);
  };
  return {
    assignCase: ({ caseId, to }: { caseId: FraudCaseId; to: string | null }) => {
      const about = to === null ? null : `staff:${to}`;
      return change(caseId, { kind: 'assigned', about }, { assignedTo: about });
    },
    noteCase: ({ caseId, note }: Noted) => change(caseId, { kind: 'noted', note }),
    snoozeCase: ({ caseId, note, until }: Noted & { until: string }) =>
      change(caseId, { kind: 'snoozed', note, about: until }, { state: 'snoozed', snoozedUntil: until }),
    wakeCase: ({ caseId, note }: Noted) =>
      change(caseId, { kind: 'woken', note }, { state: 'open', snoozedUntil: null }),
    mergeCases: ({ caseId, other, note }: Noted & { other: FraudCaseId }) => {
      const { alertList, lineIds } = desk.cases.find(({ id }) => id === other)!;
      change(other, { kind: 'merged', note, about: caseId }, { state: 'merged', mergedInto: caseId });
      const into = desk.cases.find(({ id }) => id === caseId)!;
      return change(
        caseId,
        { kind: 'merged', note, about: other },
        {
          merged: [...into.merged, other],
          alertList: [...into.alertList, ...alertList],
          lineIds: [...new Set([...into.lineIds, ...lineIds])],
        },
      );
    },
    closeCase: ({ caseId, note, outcome, about = [] }: Noted & { outcome: CaseOutcome; about?: readonly string[] }) => {
      desk.closedAbout = about;
      return change(
        caseId,
        { kind: 'closed', note, about: outcome },
        { state: 'closed', outcome, closedAt: new Date().toISOString(), closedBy: `staff:${member()}` },
      );
    },
    reopenCase: ({ caseId, note }: Noted) =>
      change(caseId, { kind: 'reopened', note }, { state: 'open', outcome: null, closedAt: null, closedBy: null }),
  };
}

import type {
  AgreementSummary,
  ApplicationFile,
  ApplicationRow,
  ApplicationState,
  MyApplication,
} from '@lendline/applications/contract';
import type { Segment } from '@lendline/models/contract';
import { decisionOf } from './decisions.ts';
import { ago, cny, madeUpId } from './ids.ts';
import { importsOf, snapshotOf } from './records.ts';
import { reportOf } from './line-reports.ts';

type Case = readonly [
  state: ApplicationState,
  name: string | null,
  segment: Segment,
  requested: number,
  score: number | null,
  tier: string | null,
  limit: number | null,
  minutes: number,
];

/** Made-up people, masked as the server masks them. */
const cases: readonly Case[] = [
  ['in-review', '林*', 'new', 3000, 574, 'C', 2000, 12],
  ['in-review', '陈*雨', 'trader', 15_000, 631, 'B', 12_000, 76],
  ['held', '欧阳**', 'repeat', 5000, 688, 'B', 5000, 301],
  ['in-review', 'A***a O*****o', 'new', 2000, 548, null, null, 434],
  ['deciding', '吴*', 'new', 1000, null, null, null, 1],
  ['offered', '孙*梅', 'new', 5000, 662, 'B', 3000, 44],
  ['active', '胡*', 'repeat', 8000, 741, 'A', 12_000, 95],
  ['declined', '郭*强', 'new', 6000, 487, null, null, 130],
  ['signed', '马*', 'trader', 20_000, 703, 'A', 20_000, 141],
  ['disbursing', '罗*燕', 'new', 1000, 616, 'C', 1000, 150],
  ['confirmed', '梁*', 'repeat', 3000, 672, 'B', 6000, 164],
  ['chosen', '宋*阳', 'new', 2000, 640, 'C', 2000, 171],
  ['draft', null, 'new', 2000, null, null, null, 3],
  ['cancelled', '郑*', 'new', 4000, 655, 'B', 3000, 1400],
];

const waits: readonly ApplicationState[] = ['in-review', 'held'];

export function applicationFiles(now: number): ApplicationFile[] {
  const later = Array.from({ length: 45 }, (_, index): Case => {
    const [, , segment] = cases[index % cases.length]!;
    return [
      'active',
      `${'赵钱周李王冯'[index % 6]!}*`,
      segment,
      1000 + (index % 8) * 500,
      600 + index,
      'B',
      3000,
      1500 + index * 55,
    ];
  });
  return [...cases, ...later].map((one, index) => fileOf(one, index + 1, now));
}

function rowOf(
  [state, name, segment, requested, score, tier, limit, minutes]: Case,
  number: number,
  now: number,
): ApplicationRow {
  return {
    id: madeUpId('application', number),
    state,
    maskedName: name,
    maskedPhone: `138****${String(1000 + number * 37).slice(-4)}`,
    segment,
    requested: cny(requested),
    limit: limit === null ? null : cny(limit),
    tier,
    score,
    simulated: score !== null,
    createdAt: ago(now, minutes + 6),
    submittedAt: state === 'draft' ? null : ago(now, minutes),
    waitingSince: waits.includes(state) ? ago(now, minutes) : null,
    assignee: null,
  };
}

function fileOf(one: Case, number: number, now: number): ApplicationFile {
  const row = rowOf(one, number, now);
  const lineId = madeUpId('line', number);
  const undecided = ['draft', 'deciding'].includes(row.state);
  const decisions = undecided ? [] : [decisionOf({ row, lineId, number })];
  const { loanId, agreement } = afterSigning(row.state, number, now);
  return {
    application: {
      id: row.id,
      state: row.state,
      segment: row.segment,
      requested: row.requested,
      createdAt: row.createdAt,
      submittedAt: row.submittedAt,
      progress: [],
      decision: null,
      offer: null,
      agreement,
      loanId,
      appeal: row.state === 'declined' ? appealAt(ago(now, 18)) : null,
      hold: row.state === 'held' ? hold : null,
      ...(row.segment === 'trader' ? ofBusiness : {}),
    },
    row,
    line: {
      id: lineId,
      maskedPhone: row.maskedPhone,
      country: 'CN',
      firstSeenAt: ago(now, 60_000),
      endedAt: null,
      identity:
        row.maskedName === null
          ? null
          : { maskedName: row.maskedName, maskedIdNumber: '1101**********0070', age: 34, declaredAt: row.createdAt },
    },
    report: row.state === 'draft' ? null : reportOf(lineId, { now, silent: row.state === 'held' || number === 1 }),
    consents: consentsOf(now),
    imports: row.state === 'draft' ? [] : importsOf(lineId, now),
    features: undecided ? null : snapshotOf(lineId, now),
    decisions,
    reviews: [],
    documents: agreement === null ? [] : [agreement],
    timeline: timelineOf(row, now),
  };
}

const hold = {
  'zh-CN': '放款前复核时，运营商没有回答换卡核验。',
  en: 'At the check before paying out, the carrier did not answer whether the SIM was changed.',
};

function appealAt(madeAt: string) {
  return {
    message: '我上个月刚换了工作，流水里看不到新工资，可以再看一下吗？',
    madeAt,
    answer: null,
    answeredAt: null,
  };
}

function afterSigning(state: ApplicationState, number: number, now: number) {
  const loanId = ['active', 'disbursing', 'signed', 'held'].includes(state) ? madeUpId('loan', number) : null;
  if (loanId === null && state !== 'confirmed') return { loanId, agreement: null };
  const agreement: AgreementSummary = {
    id: madeUpId('agreement', number),
    version: 'cn-2026-11',
    hash: '9f2c4e61a07b38d5c1f0e9a8b7c6d5e4f3021324354657687980a1b2c3d4e5f6',
    locale: 'zh-CN',
    signedAt: loanId === null ? null : ago(now, 20),
  };
  return { loanId, agreement };
}

function consentsOf(now: number): ApplicationFile['consents'] {
  const consent = (number: number, source: string, state: 'given' | 'withdrawn') => ({
    id: madeUpId('consent', number),
    source,
    purpose: 'credit-decision',
    recipient: 'Lendline',
    noticeVersion: 1,
    noticeHash: 'ab12',
    state,
    givenAt: ago(now, 90),
    expiresAt: ago(now, -720 * 24 * 60),
    withdrawnAt: state === 'withdrawn' ? ago(now, 30) : null,
  });
  return [
    consent(1, 'line-checks', 'given'),
    consent(2, 'call-records', 'given'),
    consent(3, 'payment-statement', 'withdrawn'),
  ];
}

function timelineOf(row: ApplicationRow, now: number): ApplicationFile['timeline'] {
  const submitted = row.submittedAt === null ? null : (now - Date.parse(row.submittedAt)) / 60_000;
  const entries: ApplicationFile['timeline'] = [
    {
      at: row.createdAt,
      actor: `borrower:${madeUpId('line', 1)}`,
      what: 'started',
      text: { 'zh-CN': '开始申请', en: 'Application started' },
    },
  ];
  if (submitted === null) return entries;
  return [
    ...entries,
    {
      at: ago(now, submitted),
      actor: `borrower:${madeUpId('line', 1)}`,
      what: 'submitted',
      text: { 'zh-CN': '提交申请', en: 'Application handed in' },
    },
    {
      at: ago(now, submitted - 0.05),
      actor: 'service:applications',
      what: 'decided',
      text: { 'zh-CN': '系统完成审批，转人工审核', en: 'Decided by the strategy: sent to a person' },
    },
  ];
}

/** What a trader's application says of the business. */
const ofBusiness: Pick<MyApplication, 'business' | 'guarantor' | 'product' | 'creditLineId'> = {
  business: { maskedCode: '9211**********001X', name: '示例杂货店', soleTrader: true },
  guarantor: {
    id: madeUpId('guarantor', 1),
    maskedName: '王**',
    maskedPhone: '+86139****0007',
    state: 'agreed',
    answeredAt: '2026-11-20T03:00:00Z',
    signedAt: null,
  },
  product: 'credit-line',
  creditLineId: madeUpId('creditline', 1),
};

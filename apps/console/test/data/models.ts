import type { LocalText } from '@lendline/kernel';
import type { ModelDetail, RoleRequest } from '@lendline/models/contract';
import { madeUpId } from './ids.ts';

const card: LocalText = {
  'zh-CN': `用途
为首次借款人估计 12 个月内逾期 90 天以上的概率，只用于 5 万元以下的消费借款。

数据
模拟国家的 18,420 笔已到期借款，2024-11 至 2025-10。不是真实借款人，因此真实渠道拒绝放款。

表现
在未见过的种子上 AUC 0.683，KS 0.27。夜间通话比例和收入波动的贡献最大。

限制
覆盖少于 30 天的记录按薄档处理。不使用任何他人的号码，也不使用性别、民族和地区。`,
  en: `Purpose
Estimates the probability that a first-time borrower falls 90 days behind within 12 months. For consumer loans under CNY 50,000 only.

Data
18,420 matured loans of the simulated country, November 2024 to October 2025. These are not real borrowers, so real rails refuse to pay out.

Performance
AUC 0.683 and KS 0.27 on seeds it had not seen. Calls at night and variation of income contribute most.

Limits
Records that cover fewer than 30 days are treated as a thin file. It reads no one else's number, and no gender, ethnicity or region.`,
};

const roleRequest: RoleRequest = {
  id: madeUpId('rolereq', 1),
  modelId: madeUpId('model', 3),
  modelName: 'phone-new-2026-11',
  segments: ['new'],
  to: 'champion',
  kind: 'change',
  emergency: false,
  note: 'trained again on 2,140 matured applications (every 90 days)',
  askedBy: 'service:models',
  askedAt: '2026-11-20T02:10:00Z',
  state: 'waiting',
  decidedBy: null,
  decidedAt: null,
  decisionNote: null,
};

const features: ModelDetail['features'] = [
  {
    name: 'percent_nocturnal__call__90d',
    label: { 'zh-CN': '夜间通话比例', en: 'Share of calls at night' },
    importance: 0.41,
  },
  {
    name: 'number_of_contacts__call__90d',
    label: { 'zh-CN': '通话联系人数', en: 'Call contacts' },
    importance: 0.34,
  },
  {
    name: 'income_monthly_median_minor',
    label: { 'zh-CN': '月收入中位数', en: 'Median monthly income' },
    importance: 0.25,
  },
];

const shared = {
  simulated: true,
  dataHash: 'sha256:7c1e09d4aa31',
  codeVersion: '0.1.0',
  card,
  features,
  reproducible: true,
} as const;

/** What one lender has registered: a champion, its challenger that waits for a second person, and an old one. */
export const modelList: readonly ModelDetail[] = [
  {
    ...shared,
    id: madeUpId('model', 1),
    name: 'phone-new-2026-11',
    version: 1,
    kind: 'scorecard',
    segments: ['new'],
    role: 'champion',
    roles: [{ segment: 'new', role: 'champion', since: '2026-11-02T09:00:00Z' }],
    registeredAt: '2026-11-02T08:12:00Z',
    registeredBy: 'staff:staff_analyst',
    documentHash: 'a71f0c2be94d5f6c3a1187c4d0f2e9b86c54d7a3b2e1f09c8d7e6f5a4b3c2d1e',
    metrics: { auc: 0.683, auc_low: 0.661, ks: 0.271, gini: 0.366, brier: 0.0612, ece: 0.0083, rows: 18_420 },
    history: [
      {
        segment: 'new',
        from: 'shadow',
        to: 'champion',
        by: 'staff:staff_owner',
        at: '2026-11-02T09:00:00Z',
        note: 'AUC and calibration hold on the time split',
      },
    ],
    requests: [],
    reference: { from: 'training', rows: 14_736 },
  },
  {
    ...shared,
    id: madeUpId('model', 2),
    name: 'phone-repeat-2026-11',
    version: 1,
    kind: 'scorecard',
    segments: ['repeat'],
    role: 'champion',
    roles: [{ segment: 'repeat', role: 'champion', since: '2026-11-02T09:02:00Z' }],
    registeredAt: '2026-11-02T08:14:00Z',
    registeredBy: 'staff:staff_analyst',
    documentHash: 'c09bd2e4f61a3857b9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6',
    metrics: { auc: 0.714, ks: 0.318, gini: 0.428, brier: 0.0488, ece: 0.0061, rows: 9_874 },
    history: [],
    requests: [],
    reference: { from: 'model', rows: 7_899 },
  },
  {
    ...shared,
    id: madeUpId('model', 3),
    name: 'phone-new-2026-11',
    version: 2,
    kind: 'scorecard',
    segments: ['new'],
    role: 'challenger',
    roles: [{ segment: 'new', role: 'challenger', since: '2026-11-20T02:10:00Z' }],
    registeredAt: '2026-11-20T02:10:00Z',
    registeredBy: 'service:models',
    documentHash: '5e6f708192a3b4c5d6c09bd2e4f61a3857b9d0e1f2a3b4c5d6e7f8091a2b3c4d',
    metrics: { auc: 0.697, auc_low: 0.671, ks: 0.288, gini: 0.394, brier: 0.0601, ece: 0.0079, rows: 2_140 },
    history: [
      {
        segment: 'new',
        from: 'shadow',
        to: 'challenger',
        by: 'service:models',
        at: '2026-11-20T02:10:00Z',
        note: 'trained again on 2,140 matured applications (every 90 days)',
      },
    ],
    requests: [roleRequest],
    reference: { from: 'training', rows: 2_140 },
  },
];

import type { LocalText } from '@lendline/kernel';
import type { ModelSummary } from '@lendline/models/contract';
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

type Model = ModelSummary & { readonly card: LocalText };

export const modelList: readonly Model[] = [
  {
    id: madeUpId('model', 1),
    name: 'phone-new-2026-11',
    kind: 'scorecard',
    segments: ['new'],
    role: 'champion',
    simulated: true,
    registeredAt: '2026-11-02T08:12:00Z',
    documentHash: 'a71f0c2be94d5f6c3a1187c4d0f2e9b86c54d7a3b2e1f09c8d7e6f5a4b3c2d1e',
    metrics: { auc: 0.683, ks: 0.271, gini: 0.366, brier: 0.0612, ece: 0.0083, rows: 18_420 },
    card,
  },
  {
    id: madeUpId('model', 2),
    name: 'phone-repeat-2026-11',
    kind: 'scorecard',
    segments: ['repeat'],
    role: 'champion',
    simulated: true,
    registeredAt: '2026-11-02T08:14:00Z',
    documentHash: 'c09bd2e4f61a3857b9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6',
    metrics: { auc: 0.714, ks: 0.318, gini: 0.428, brier: 0.0488, ece: 0.0061, rows: 9_874 },
    card,
  },
  {
    id: madeUpId('model', 3),
    name: 'linear-new-2026-10',
    kind: 'linear',
    segments: ['new', 'trader'],
    role: 'shadow',
    simulated: true,
    registeredAt: '2026-10-11T03:40:00Z',
    documentHash: '5e6f708192a3b4c5d6c09bd2e4f61a3857b9d0e1f2a3b4c5d6e7f8091a2b3c4d',
    metrics: { auc: 0.671, ks: 0.252, gini: 0.342, brier: 0.0625, ece: 0.0102, rows: 18_420 },
    card,
  },
];

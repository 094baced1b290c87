import { applicationsRoutes } from '@lendline/applications/routes';
import { decisionsRoutes } from '@lendline/decisions/routes';
import { fraudRoutes } from '@lendline/fraud/routes';
import type { LocalText, Route } from '@lendline/kernel';
import { loansRoutes } from '@lendline/loans/routes';
import { modelsRoutes } from '@lendline/models/routes';
import { paymentsRoutes } from '@lendline/payments/routes';
import { recordsRoutes } from '@lendline/records/routes';
import type { StaffMember } from '@lendline/staff/contract';
import { staffRoutes } from '@lendline/staff/routes';
import { may } from '../session/member.ts';

export interface Page {
  readonly to:
    | '/applications'
    | '/fraud-cases'
    | '/fraud-lists'
    | '/typologies'
    | '/loans'
    | '/credit-lines'
    | '/suspense'
    | '/portfolio'
    | '/trial-balance'
    | '/books'
    | '/strategies'
    | '/models'
    | '/intake'
    | '/webhooks'
    | '/audit'
    | '/staff';
  readonly group: 'work' | 'book' | 'control';
  readonly text: LocalText;
  /** What the page reads first: who may not read it does not see the page. */
  readonly reads: Route;
}

const pages: readonly Page[] = [
  {
    to: '/applications',
    group: 'work',
    text: { 'zh-CN': '申请队列', en: 'Applications' },
    reads: applicationsRoutes.queue,
  },
  {
    to: '/fraud-cases',
    group: 'work',
    text: { 'zh-CN': '欺诈案件', en: 'Fraud cases' },
    reads: fraudRoutes.listCases,
  },
  { to: '/loans', group: 'work', text: { 'zh-CN': '借款', en: 'Loans' }, reads: loansRoutes.list },
  {
    to: '/credit-lines',
    group: 'work',
    text: { 'zh-CN': '循环额度', en: 'Credit lines' },
    reads: loansRoutes.listCreditLines,
  },
  {
    to: '/suspense',
    group: 'book',
    text: { 'zh-CN': '待匹配款项', en: 'Suspense' },
    reads: paymentsRoutes.listSuspense,
  },
  { to: '/portfolio', group: 'book', text: { 'zh-CN': '资产组合', en: 'Portfolio' }, reads: loansRoutes.portfolio },
  {
    to: '/trial-balance',
    group: 'book',
    text: { 'zh-CN': '试算平衡', en: 'Trial balance' },
    reads: loansRoutes.trialBalance,
  },
  {
    to: '/books',
    group: 'book',
    text: { 'zh-CN': '日终与账簿', en: 'Closing and books' },
    reads: loansRoutes.closingPlan,
  },
  {
    to: '/strategies',
    group: 'control',
    text: { 'zh-CN': '审批策略', en: 'Strategies' },
    reads: decisionsRoutes.listStrategies,
  },
  { to: '/models', group: 'control', text: { 'zh-CN': '模型', en: 'Models' }, reads: modelsRoutes.list },
  {
    to: '/typologies',
    group: 'control',
    text: { 'zh-CN': '欺诈类型', en: 'Typologies' },
    reads: fraudRoutes.listTypologies,
  },
  {
    to: '/fraud-lists',
    group: 'control',
    text: { 'zh-CN': '黑白名单', en: 'Fraud lists' },
    reads: fraudRoutes.listEntries,
  },
  {
    to: '/intake',
    group: 'control',
    text: { 'zh-CN': '数据接入', en: 'Intake' },
    reads: recordsRoutes.listDriftAlerts,
  },
  {
    to: '/webhooks',
    group: 'control',
    text: { 'zh-CN': 'Webhook 通知', en: 'Webhooks' },
    reads: paymentsRoutes.listWebhooks,
  },
  { to: '/audit', group: 'control', text: { 'zh-CN': '审计', en: 'Audit' }, reads: staffRoutes.listAudit },
  { to: '/staff', group: 'control', text: { 'zh-CN': '员工', en: 'Staff' }, reads: staffRoutes.listMembers },
];

/** The pages that a member may open, in the order of the menu. */
export function pagesOf(member: Pick<StaffMember, 'permissions'>): readonly Page[] {
  return pages.filter(({ reads }) => may(member, reads));
}

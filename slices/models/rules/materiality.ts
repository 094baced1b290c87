import type { LocalText } from '@lendline/kernel';
import type { Duty, Exposure, MaterialityTier, ModelRole } from '../contract.ts';

/**
 * The stages of a model's life that somebody must answer for by chapter 3 of the Interim Measures for Internet Loans
 * (商业银行互联网贷款管理暂行办法, 2020): development, test, review, monitoring, optimisation, retirement.
 */
export const duties: Readonly<Record<Duty, LocalText>> = {
  development: { 'zh-CN': '开发', en: 'development' },
  test: { 'zh-CN': '测试', en: 'test' },
  review: { 'zh-CN': '评审', en: 'review' },
  monitoring: { 'zh-CN': '监测', en: 'monitoring' },
  optimisation: { 'zh-CN': '优化', en: 'optimisation' },
  retirement: { 'zh-CN': '退出', en: 'retirement' },
};

export const dutyNames = Object.keys(duties) as readonly Duty[];

/** How much a model decides in its role: materiality begins with what it is used for (SR 26-2). */
const influence: Readonly<Record<ModelRole, MaterialityTier>> = {
  champion: 'high',
  challenger: 'medium',
  shadow: 'low',
  retired: 'low',
  withdrawn: 'low',
};

/** How far somebody can follow it: one level for a model that cannot be read off a card. */
const opaque = new Set(['trees', 'net', 'ensemble']);

/** Days between two reviews; the measures ask for one at least every year, whatever the tier. */
export const reviewEvery_days: Readonly<Record<MaterialityTier, number>> = { high: 90, medium: 180, low: 365 };

const tiers: readonly MaterialityTier[] = ['low', 'medium', 'high'];

export interface Stakes {
  readonly role: ModelRole;
  readonly kind: string;
  /** Null until somebody has said how much rides on it. */
  readonly exposure: Exposure | null;
}

export interface Materiality {
  readonly tier: MaterialityTier;
  readonly because: LocalText;
}

/**
 * A model's tier: what it decides, one level lower where little rides on it, one higher where it is opaque. Unknown
 * exposure counts as high, so that nobody gets a lower tier by saying nothing.
 */
export function materialityOf({ role, kind, exposure }: Stakes): Materiality {
  const decides = role === 'champion';
  const lowered = decides && exposure === 'low' ? -1 : 0;
  const raised = opaque.has(kind) && exposure !== 'low' && influence[role] === 'medium' ? 1 : 0;
  const level = Math.min(2, Math.max(0, tiers.indexOf(influence[role]) + lowered + raised));
  return { tier: tiers[level]!, because: because({ role, kind, exposure }) };
}

const roleWords: Readonly<Record<ModelRole, LocalText>> = {
  champion: { 'zh-CN': '其评分决定借款', en: 'its score decides' },
  challenger: { 'zh-CN': '准备接替在用模型', en: 'stands ready to decide' },
  shadow: { 'zh-CN': '只作旁观', en: 'only watches' },
  retired: { 'zh-CN': '已停用', en: 'no longer in use' },
  withdrawn: { 'zh-CN': '已撤回', en: 'withdrawn' },
};

const exposureWords: Readonly<Record<Exposure | 'unknown', LocalText>> = {
  low: { 'zh-CN': '涉及金额低', en: 'little money rides on it' },
  medium: { 'zh-CN': '涉及金额中等', en: 'a middling amount rides on it' },
  high: { 'zh-CN': '涉及金额高', en: 'much money rides on it' },
  unknown: { 'zh-CN': '涉及金额未填，按高计', en: 'nobody has said how much rides on it, which counts as much' },
};

function because({ role, kind, exposure }: Stakes): LocalText {
  const stakes = exposureWords[exposure ?? 'unknown'];
  const isOpaque = opaque.has(kind);
  return {
    'zh-CN': `${roleWords[role]['zh-CN']}；${stakes['zh-CN']}；${isOpaque ? '不能按分卡解读' : '可按分卡解读'}`,
    en: `${roleWords[role].en}; ${stakes.en}; ${isOpaque ? 'it cannot be read off a card' : 'it can be read off a card'}`,
  };
}

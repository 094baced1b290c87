import type { LocalText } from '@lendline/kernel';
import type { ApplicationState } from '../contract.ts';

/** What a state is called in a problem's text. */
export const stateNames: Readonly<Record<ApplicationState, LocalText>> = {
  draft: { 'zh-CN': '填写中', en: 'not handed in' },
  deciding: { 'zh-CN': '审批中', en: 'being decided' },
  offered: { 'zh-CN': '已批准，等待选择', en: 'approved, waiting for your choice' },
  declined: { 'zh-CN': '未通过', en: 'declined' },
  'in-review': { 'zh-CN': '人工审核中', en: 'with a person for review' },
  chosen: { 'zh-CN': '已选择方案', en: 'waiting for the cost statement to be read' },
  confirmed: { 'zh-CN': '等待签署', en: 'waiting for the signature' },
  signed: { 'zh-CN': '已签署', en: 'signed' },
  held: { 'zh-CN': '放款暂缓', en: 'held before payout' },
  disbursing: { 'zh-CN': '放款中', en: 'being paid out' },
  active: { 'zh-CN': '已放款', en: 'paid out' },
  cancelled: { 'zh-CN': '已取消', en: 'cancelled' },
  expired: { 'zh-CN': '已过期', en: 'expired' },
};

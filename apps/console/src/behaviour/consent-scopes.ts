import type { PortraitEvidence } from '@lendline/features/contract';
import type { LocalText } from '@lendline/kernel';

/** What a person agreed to before features of a kind were made. */
export const consentScopes: Readonly<Record<PortraitEvidence['consentScope'], LocalText>> = {
  'calls-and-texts': { 'zh-CN': '通话和短信', en: 'calls and texts' },
  location: { 'zh-CN': '位置', en: 'location' },
  airtime: { 'zh-CN': '话费', en: 'airtime' },
  'data-use': { 'zh-CN': '流量', en: 'data use' },
  device: { 'zh-CN': '设备', en: 'device' },
  'carrier-checks': { 'zh-CN': '运营商核验', en: 'carrier checks' },
  payments: { 'zh-CN': '支付流水', en: 'payments' },
  relationships: { 'zh-CN': '申报的关系', en: 'declared relationships' },
};

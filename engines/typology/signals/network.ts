import { counted, flag, oneOf } from './kinds.ts';
import type { SignalDescription } from './signal.ts';

const ofConnection = {
  family: 'network',
  type: counted,
  origin: 'connection',
  sources: [],
  manipulation: 'cheap',
} as const satisfies Partial<SignalDescription>;

/**
 * What the connection shows. Whole towns share a mobile network's address, so that a shared one is weak unless it is of
 * another kind.
 */
export const networkSignals = {
  network_kind: {
    ...ofConnection,
    name: { 'zh-CN': '网络类型', en: 'Kind of network' },
    says: {
      'zh-CN': '网络地址的类型：移动网、固定宽带、机房、代理。',
      en: 'What the network address belongs to: a mobile network, a fixed line, a data centre or a proxy.',
    },
    type: oneOf('mobile', 'fixed', 'hosting', 'proxy'),
  },
  network_country_differs: {
    ...ofConnection,
    name: { 'zh-CN': '网络不在本国', en: 'Network abroad' },
    says: {
      'zh-CN': '网络地址是否属于号码以外的国家。',
      en: 'Whether the network address belongs to another country than the number.',
    },
    type: flag,
  },
  ids_of_network_24h: {
    ...ofConnection,
    name: { 'zh-CN': '网络地址 24 小时证件数', en: 'Ids on the network in 24 h' },
    says: {
      'zh-CN': '24 小时内从同一网络地址申请的不同证件号数。移动网一个地址后面有很多人。',
      en: 'Different national ids that applied from the network address within 24 hours. Many people share one of a mobile network.',
    },
  },
  devices_of_network_24h: {
    ...ofConnection,
    name: { 'zh-CN': '网络地址 24 小时设备数', en: 'Devices on the network in 24 h' },
    says: {
      'zh-CN': '24 小时内从同一网络地址申请的不同设备数。',
      en: 'Different devices that applied from the network address within 24 hours.',
    },
  },
} as const satisfies Record<string, SignalDescription>;

import { amountOf, counted } from './kinds.ts';
import type { SignalDescription } from './signal.ts';

const ofAttempts = {
  family: 'velocity',
  type: counted,
  origin: 'attempts',
  sources: [],
  manipulation: 'cheap',
} as const satisfies Partial<SignalDescription>;

/**
 * How often, how many different and how fast, in exact sliding windows that end at the attempt; the attempt itself counts. How each
 * is computed stands in `velocities.ts`, as data.
 */
export const velocitySignals = {
  codes_of_number_1h: {
    ...ofAttempts,
    name: { 'zh-CN': '号码 1 小时验证码数', en: 'Codes to the number in 1 h' },
    says: { 'zh-CN': '一小时内向该号码发送的验证码次数。', en: 'One-time codes sent to the number within an hour.' },
  },
  wrong_codes_of_number_1h: {
    ...ofAttempts,
    name: { 'zh-CN': '号码 1 小时输错验证码数', en: 'Wrong codes of the number in 1 h' },
    says: { 'zh-CN': '一小时内该号码输错验证码的次数。', en: 'Wrong one-time codes for the number within an hour.' },
  },
  numbers_of_device_codes_24h: {
    ...ofAttempts,
    name: { 'zh-CN': '设备 24 小时验证号码数', en: 'Numbers tried on the device in 24 h' },
    says: {
      'zh-CN': '24 小时内在同一设备上请求验证码的不同号码数。',
      en: 'Different numbers for which codes were asked on the device within 24 hours.',
    },
  },
  applications_of_number_24h: {
    ...ofAttempts,
    name: { 'zh-CN': '号码 24 小时申请数', en: 'Applications of the number in 24 h' },
    says: { 'zh-CN': '24 小时内该号码的申请次数。', en: 'Applications by the number within 24 hours.' },
  },
  applications_of_number_7d: {
    ...ofAttempts,
    name: { 'zh-CN': '号码 7 天申请数', en: 'Applications of the number in 7 days' },
    says: { 'zh-CN': '7 天内该号码的申请次数。', en: 'Applications by the number within 7 days.' },
  },
  applications_of_id_24h: {
    ...ofAttempts,
    name: { 'zh-CN': '证件 24 小时申请数', en: 'Applications of the id in 24 h' },
    says: { 'zh-CN': '24 小时内该证件号的申请次数。', en: 'Applications with the national id within 24 hours.' },
  },
  applications_of_id_30d: {
    ...ofAttempts,
    name: { 'zh-CN': '证件 30 天申请数', en: 'Applications of the id in 30 days' },
    says: { 'zh-CN': '30 天内该证件号的申请次数。', en: 'Applications with the national id within 30 days.' },
  },
  numbers_of_id_30d: {
    ...ofAttempts,
    name: { 'zh-CN': '证件 30 天号码数', en: 'Numbers of the id in 30 days' },
    says: {
      'zh-CN': '30 天内同一证件号用过的不同手机号数。',
      en: 'Different phone numbers that applied with the national id within 30 days.',
    },
    manipulation: 'needs-others',
  },
  devices_of_id_30d: {
    ...ofAttempts,
    name: { 'zh-CN': '证件 30 天设备数', en: 'Devices of the id in 30 days' },
    says: {
      'zh-CN': '30 天内同一证件号用过的不同设备数。',
      en: 'Different devices on which the national id applied within 30 days.',
    },
    manipulation: 'needs-others',
  },
  applications_of_device_24h: {
    ...ofAttempts,
    name: { 'zh-CN': '设备 24 小时申请数', en: 'Applications on the device in 24 h' },
    says: { 'zh-CN': '24 小时内该设备上的申请次数。', en: 'Applications on the device within 24 hours.' },
  },
  ids_of_device_7d: {
    ...ofAttempts,
    name: { 'zh-CN': '设备 7 天证件数', en: 'Ids on the device in 7 days' },
    says: {
      'zh-CN': '7 天内在同一设备上申请的不同证件号数。',
      en: 'Different national ids that applied on the device within 7 days.',
    },
  },
  numbers_of_device_7d: {
    ...ofAttempts,
    name: { 'zh-CN': '设备 7 天号码数', en: 'Numbers on the device in 7 days' },
    says: {
      'zh-CN': '7 天内在同一设备上申请的不同手机号数。',
      en: 'Different phone numbers that applied on the device within 7 days.',
    },
  },
  shortest_gap_of_device_24h_minutes: {
    ...ofAttempts,
    name: { 'zh-CN': '设备申请最短间隔', en: 'Shortest gap on the device' },
    says: {
      'zh-CN': '24 小时内同一设备两次申请的最短间隔（分钟）；不足两次为“无”。',
      en: 'Minutes between the two closest applications on the device within 24 hours; none below two.',
    },
    type: amountOf('minutes'),
  },
  ids_of_account_30d: {
    ...ofAttempts,
    name: { 'zh-CN': '收款账户 30 天证件数', en: 'Ids on the account in 30 days' },
    says: {
      'zh-CN': '30 天内把同一账户填为收款账户的不同证件号数。',
      en: 'Different national ids that named the same account to be paid out to, within 30 days.',
    },
    manipulation: 'needs-others',
  },
  applications_of_account_7d: {
    ...ofAttempts,
    name: { 'zh-CN': '收款账户 7 天申请数', en: 'Applications to the account in 7 days' },
    says: {
      'zh-CN': '7 天内填写同一收款账户的申请次数。',
      en: 'Applications that named the account to be paid out to, within 7 days.',
    },
    manipulation: 'needs-others',
  },
  ids_of_address_7d: {
    ...ofAttempts,
    name: { 'zh-CN': '地址 7 天证件数', en: 'Ids at the address in 7 days' },
    says: {
      'zh-CN': '7 天内填写同一住址的不同证件号数。宿舍、工地会很多。',
      en: 'Different national ids that gave the address within 7 days. A dormitory or a building site has many.',
    },
  },
  requested_of_device_7d_ratio: {
    ...ofAttempts,
    name: { 'zh-CN': '设备 7 天申请总额倍数', en: 'Asked for on the device in 7 days' },
    says: {
      'zh-CN': '7 天内该设备上申请金额合计除以本次申请金额。',
      en: 'What was asked for on the device within 7 days, as a multiple of what is asked for now.',
    },
    type: amountOf('ratio'),
  },
} as const satisfies Record<string, SignalDescription>;

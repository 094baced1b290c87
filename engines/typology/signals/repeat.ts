import { amountOf, counted, flag, share } from './kinds.ts';
import type { SignalDescription } from './signal.ts';

const ofBook = {
  family: 'repeat',
  type: counted,
  origin: 'own-book',
  sources: [],
  manipulation: 'takes-time',
} as const satisfies Partial<SignalDescription>;

const ofRegister = {
  family: 'repeat',
  type: counted,
  origin: 'register',
  sources: ['multi-lending-register'],
  manipulation: 'takes-time',
} as const satisfies Partial<SignalDescription>;

/** Who comes again, here and at other lenders (多头借贷). What the register says is named as in `multi-lending/`. */
export const repeatSignals = {
  lines_of_id: {
    ...ofBook,
    name: { 'zh-CN': '证件下线路数', en: 'Lines of the id' },
    says: {
      'zh-CN': '以该证件号在我们这里登记过的不同号码数（含已结束）。',
      en: 'Phone lines that were ever declared here with the national id, ended ones included.',
    },
  },
  declines_of_id_30d: {
    ...ofBook,
    name: { 'zh-CN': '30 天被拒次数', en: 'Declines in 30 days' },
    says: { 'zh-CN': '30 天内该证件号在我们这里被拒的次数。', en: 'Declines here of the national id within 30 days.' },
  },
  own_unpaid_under_other_line: {
    ...ofBook,
    name: { 'zh-CN': '他号欠款', en: 'Unpaid under another line' },
    says: {
      'zh-CN': '同一证件号是否在另一号码下有逾期或核销的借款。',
      en: 'Whether the national id has an overdue or charged-off loan under another line.',
    },
    type: flag,
  },
  first_payments_missed_of_device: {
    ...ofBook,
    name: { 'zh-CN': '设备首期未还数', en: 'First payments missed on the device' },
    says: {
      'zh-CN': '在该设备上申请、首期即未还的他人借款数。',
      en: 'Loans of other people, asked for on the device, of which not even the first instalment was paid.',
    },
    manipulation: 'needs-others',
  },
  register_lenders_7d: {
    ...ofRegister,
    name: { 'zh-CN': '7 天申请机构数', en: 'Lenders asked in 7 days' },
    says: {
      'zh-CN': '7 天内该证件号在多少家机构申请（als_d7_id_bank_orgnum 与 als_d7_id_nbank_orgnum 之和）。',
      en: 'Institutions asked within 7 days with the national id: als_d7_id_bank_orgnum and als_d7_id_nbank_orgnum together.',
    },
  },
  register_lenders_1m: {
    ...ofRegister,
    name: { 'zh-CN': '1 个月申请机构数', en: 'Lenders asked in 1 month' },
    says: {
      'zh-CN': '1 个月内在多少家机构申请（als_m1_id_…_orgnum）。',
      en: 'Institutions asked within a month (als_m1_id_…_orgnum).',
    },
  },
  register_lenders_3m: {
    ...ofRegister,
    name: { 'zh-CN': '3 个月申请机构数', en: 'Lenders asked in 3 months' },
    says: {
      'zh-CN': '3 个月内在多少家机构申请（als_m3_id_…_orgnum）。',
      en: 'Institutions asked within three months (als_m3_id_…_orgnum).',
    },
  },
  register_week_to_quarter: {
    ...ofRegister,
    name: { 'zh-CN': '近一周申请占比', en: 'Share of the last week' },
    says: {
      'zh-CN': '3 个月内的申请有多大比例在最近 7 天（als_d7 / als_m3）；3 个月没有申请为“无”。',
      en: 'Share of three months’ applications that fell in the last 7 days (als_d7 over als_m3); none without any.',
    },
    type: share,
  },
  register_night_share_1m: {
    ...ofRegister,
    name: { 'zh-CN': '夜间申请占比', en: 'Share at night' },
    says: {
      'zh-CN': '1 个月内申请中夜间的比例（als_m1_id_…_night_allnum）；没有申请为“无”。',
      en: 'Share of a month’s applications that came at night (als_m1_id_…_night_allnum); none without any.',
    },
    type: share,
  },
  register_number_beyond_id_3m: {
    ...ofRegister,
    name: { 'zh-CN': '号码申请多于证件', en: 'More by number than by id' },
    says: {
      'zh-CN': '3 个月内按手机号查得的申请次数超出按证件号查得的次数：号码曾为他人申请。',
      en: 'Applications of three months that the register has for the number beyond those for the id: the number asked for other people.',
    },
  },
  register_shortest_gap_3m_days: {
    ...ofRegister,
    name: { 'zh-CN': '申请最短间隔', en: 'Shortest gap' },
    says: {
      'zh-CN': '3 个月内两次申请的最短间隔天数（als_m3_id_min_inteday）；不足两次为“无”。',
      en: 'Shortest gap in days between two applications of three months (als_m3_id_min_inteday); none below two.',
    },
    type: amountOf('days'),
  },
  other_lenders_open: {
    ...ofRegister,
    name: { 'zh-CN': '他行未结清机构数', en: 'Open at other lenders' },
    says: { 'zh-CN': '登记处显示有未结清借款的其他机构数。', en: 'Other lenders with an open loan, by the register.' },
  },
} as const satisfies Record<string, SignalDescription>;

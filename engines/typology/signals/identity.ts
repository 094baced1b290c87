import { amountOf, flag, oneOf } from './kinds.ts';
import type { SignalDescription } from './signal.ts';

const byCarrier = {
  family: 'identity',
  origin: 'carrier',
  sources: ['line-checks'],
  manipulation: 'needs-others',
} as const satisfies Partial<SignalDescription>;

const matched = oneOf('match', 'differs', 'no-record');

/** Whether the person is who they say, and whether the line is still theirs: the carrier checks of CAMARA, dated. */
export const identitySignals = {
  name_match: {
    ...byCarrier,
    name: { 'zh-CN': '姓名是否一致', en: 'Name match' },
    says: {
      'zh-CN': '申报姓名与运营商登记的机主姓名是否一致（CAMARA KYC Match）。亲属办的卡、少数民族姓名也会不一致。',
      en: 'Whether the declared name is the one that the carrier holds (CAMARA KYC Match). A relative’s SIM or a minority name differs, too.',
    },
    type: matched,
  },
  id_match: {
    ...byCarrier,
    name: { 'zh-CN': '证件号是否一致', en: 'Id match' },
    says: {
      'zh-CN': '申报证件号与运营商登记是否一致（CAMARA KYC Match；三要素）。',
      en: 'Whether the declared national id is the one that the carrier holds (CAMARA KYC Match).',
    },
    type: matched,
  },
  birth_date_match: {
    ...byCarrier,
    name: { 'zh-CN': '出生日期是否一致', en: 'Birth date match' },
    says: {
      'zh-CN': '申报出生日期与运营商登记是否一致。',
      en: 'Whether the declared birth date is the one that the carrier holds.',
    },
    type: matched,
  },
  possession_proved: {
    ...byCarrier,
    name: { 'zh-CN': '号码持有已验证', en: 'Possession proved' },
    says: {
      'zh-CN': '申请人是否证明手机号在其手中（验证码或运营商取号）。',
      en: 'Whether the applicant proved to hold the number, by a one-time code or the carrier’s own verification.',
    },
    type: flag,
    manipulation: 'cheap',
  },
  number_recycled: {
    ...byCarrier,
    name: { 'zh-CN': '号码被二次放号', en: 'Number recycled' },
    says: {
      'zh-CN': '自我们上次核实以来，该号码是否换了机主（CAMARA Number Recycling）。',
      en: 'Whether the number has gone to another subscriber since we last knew it (CAMARA Number Recycling).',
    },
    type: flag,
  },
  hours_since_sim_swap: {
    ...byCarrier,
    name: { 'zh-CN': '距换卡小时数', en: 'Hours since SIM swap' },
    says: {
      'zh-CN': '距最近一次换 SIM 卡的小时数；在查询期内没有换卡为“无”（CAMARA SIM Swap，最长 2400 小时）。',
      en: 'Hours since the SIM was last swapped; none where it was not within the time asked for (CAMARA SIM Swap, at most 2400 hours).',
    },
    type: amountOf('hours'),
  },
  hours_since_device_swap: {
    ...byCarrier,
    name: { 'zh-CN': '距换机小时数', en: 'Hours since device swap' },
    says: {
      'zh-CN': '距 SIM 卡换到另一部手机的小时数；没有换机为“无”（CAMARA Device Swap）。',
      en: 'Hours since the SIM moved to another handset; none where it did not (CAMARA Device Swap).',
    },
    type: amountOf('hours'),
  },
  days_since_porting: {
    ...byCarrier,
    name: { 'zh-CN': '距携号转网天数', en: 'Days since porting' },
    says: {
      'zh-CN': '距号码转到现运营商的天数；未转网为“无”。',
      en: 'Days since the number came to its present operator; none where it was never ported.',
    },
    type: amountOf('days'),
  },
  call_forwarding: {
    ...byCarrier,
    name: { 'zh-CN': '呼叫转移', en: 'Call forwarding' },
    says: {
      'zh-CN': '来电是否被转走（CAMARA Call Forwarding Signal）：无条件转移会让语音验证码到他人手中。',
      en: 'Whether calls go elsewhere (CAMARA Call Forwarding Signal): if unconditionally, spoken codes reach somebody else.',
    },
    type: oneOf('inactive', 'conditional', 'unconditional'),
    manipulation: 'cheap',
  },
  tenure_months: {
    ...byCarrier,
    name: { 'zh-CN': '在网月数', en: 'Tenure' },
    says: {
      'zh-CN': '该人使用该号码至少多少整月（CAMARA KYC Tenure 给出的区间下限）。',
      en: 'Whole months that the person has had the number, at least: the lower end of what CAMARA KYC Tenure says.',
    },
    type: amountOf('months'),
    manipulation: 'takes-time',
  },
  months_younger_than_claimed: {
    ...byCarrier,
    name: { 'zh-CN': '号龄比申报短', en: 'Line younger than claimed' },
    says: {
      'zh-CN': '申报的使用月数减去运营商确认的最长月数；没有多报为 0，没有申报为“无”。',
      en: 'Months claimed beyond the most that the carrier confirms; 0 where no more was claimed, none where nothing was.',
    },
    type: amountOf('months'),
    manipulation: 'cheap',
  },
  declared_otherwise_before: {
    name: { 'zh-CN': '曾作不同申报', en: 'Declared otherwise before' },
    says: {
      'zh-CN': '同一证件号此前是否申报过另一个姓名或出生日期。',
      en: 'Whether the same national id came with another name or birth date before.',
    },
    family: 'identity',
    type: flag,
    origin: 'own-book',
    sources: [],
    manipulation: 'cheap',
  },
  borrower_before: {
    name: { 'zh-CN': '老客户', en: 'Known before' },
    says: {
      'zh-CN': '该号码此前是否在我们这里借过款：接管账户针对的是老客户。',
      en: 'Whether the line has borrowed here before: a takeover is of somebody’s account.',
    },
    family: 'identity',
    type: flag,
    origin: 'own-book',
    sources: [],
    manipulation: 'takes-time',
  },
} as const satisfies Record<string, SignalDescription>;

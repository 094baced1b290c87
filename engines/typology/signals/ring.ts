import { counted, flag } from './kinds.ts';
import type { SignalDescription } from './signal.ts';

const ofGraph = {
  family: 'ring',
  type: counted,
  origin: 'entity-graph',
  sources: [],
  manipulation: 'needs-others',
} as const satisfies Partial<SignalDescription>;

/** Readings of the entity graph about the people tied to the applicant. They alert; they never interdict, and never decline. */
export const ringSignals = {
  ring_score: {
    ...ofGraph,
    name: { 'zh-CN': '团伙分', en: 'Ring score' },
    says: {
      'zh-CN': '关联群体有多像专为骗贷而凑成，0 到 1；一家人共用手机、地址为 0。',
      en: 'How much the group looks made up to borrow, 0 to 1; 0 for a family that shares a phone or an address.',
    },
    type: { kind: 'number', unit: 'score', least: 0, most: 1 },
  },
  ring_people: {
    ...ofGraph,
    name: { 'zh-CN': '团伙人数', en: 'People of the ring' },
    says: {
      'zh-CN': '被共用的号码、设备、账户、地址连在一起的人数，含本人。',
      en: 'People tied together by what they share, this one included.',
    },
  },
  ring_sharers_of_several: {
    ...ofGraph,
    name: { 'zh-CN': '多重共用人数', en: 'People who share several things' },
    says: {
      'zh-CN': '以两种以上方式与他人共用的人数。',
      en: 'People of the ring who share by two relations or more.',
    },
  },
  ring_burst: {
    ...ofGraph,
    name: { 'zh-CN': '扎堆申请人数', en: 'Burst' },
    says: { 'zh-CN': '一周内先后申请的最多人数。', en: 'The most people of the ring who applied within one week.' },
  },
  ring_shared_account_people: {
    ...ofGraph,
    name: { 'zh-CN': '共用收款账户人数', en: 'Others on the account' },
    says: {
      'zh-CN': '与本人共用收款账户的其他人数。',
      en: 'Other people who hold an account that this person holds.',
    },
  },
  ring_is_family: {
    ...ofGraph,
    name: { 'zh-CN': '像一家人', en: 'Looks like a family' },
    says: {
      'zh-CN': '关联的人是否像一家人：人少、各有证件、不共用账户、无人在名单、没有扎堆。',
      en: 'Whether the ring looks like a family: few, each with an id, no shared account, nobody listed, no burst.',
    },
    type: flag,
  },
  blocked_at_first_degree: {
    ...ofGraph,
    name: { 'zh-CN': '一度触黑', en: 'Block list at first degree' },
    says: {
      'zh-CN': '本人所持、或持有同样东西的人中，在阻止名单上的数目。',
      en: 'Listed entities that the person holds, and listed people who hold the same.',
    },
  },
  blocked_at_second_degree: {
    ...ofGraph,
    name: { 'zh-CN': '二度触黑', en: 'Block list at second degree' },
    says: {
      'zh-CN': '隔一个人的阻止名单数目。',
      en: 'Entities on the block list with one more person in between.',
    },
  },
} as const satisfies Record<string, SignalDescription>;

import { counted, share } from './kinds.ts';
import type { SignalDescription } from './signal.ts';

const ofContacts = {
  family: 'contact',
  type: counted,
  origin: 'entity-graph',
  sources: ['declared-ties'],
  manipulation: 'cheap',
} as const satisfies Partial<SignalDescription>;

const ofCalls = {
  family: 'contact',
  type: share,
  origin: 'call-records',
  sources: ['call-records'],
  manipulation: 'needs-others',
} as const satisfies Partial<SignalDescription>;

/**
 * Readings about people whom the applicant named or speaks with, by keyed hashes. Nobody is contacted, and nothing here
 * can do more than alert.
 */
export const contactSignals = {
  people_naming_emergency_contact: {
    ...ofContacts,
    name: { 'zh-CN': '紧急联系人被填人数', en: 'People who name the same contact' },
    says: {
      'zh-CN': '把同一号码填为紧急联系人的其他申请人数。',
      en: 'Other applicants who named the same number as their emergency contact.',
    },
  },
  emergency_contact_blocked: {
    ...ofContacts,
    name: { 'zh-CN': '紧急联系人在阻止名单', en: 'Contacts on the block list' },
    says: { 'zh-CN': '所填紧急联系人中在阻止名单上的数目。', en: 'Named emergency contacts on the block list.' },
  },
  emergency_contact_is_applicant: {
    ...ofContacts,
    name: { 'zh-CN': '联系人互填人数', en: 'Contacts who name each other' },
    says: {
      'zh-CN': '所填联系人中也把本人填为联系人的申请人数。',
      en: 'Named contacts who applied here as well and named this person in turn.',
    },
  },
  emergency_contact_unknown_to_calls: {
    ...ofCalls,
    name: { 'zh-CN': '从未通话的联系人比例', en: 'Contacts never spoken with' },
    says: {
      'zh-CN': '所填联系人中在通话记录里从未出现的比例；没有通话记录为“无”。',
      en: 'Share of named contacts that never appear in the call records; none without records.',
    },
  },
  calls_with_blocked_share: {
    ...ofCalls,
    name: { 'zh-CN': '与阻止名单通话比例', en: 'Calls with the block list' },
    says: {
      'zh-CN': '与阻止名单上号码的通话比例；没有通话记录为“无”。',
      en: 'Share of calls with numbers on the block list; none without records.',
    },
  },
  contacts_new_in_30d_share: {
    ...ofCalls,
    name: { 'zh-CN': '新联系人比例', en: 'New contacts' },
    says: {
      'zh-CN': '通话联系人中最近 30 天才出现的比例：养号的线路没有旧识。没有通话记录为“无”。',
      en: 'Share of call contacts that first appear in the last 30 days: a groomed line has no old friends. None without records.',
    },
    manipulation: 'takes-time',
  },
} as const satisfies Record<string, SignalDescription>;

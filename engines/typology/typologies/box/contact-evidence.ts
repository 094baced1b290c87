import { sharedRules } from './shared-rules.ts';
import { byFlag, inBands, written } from './write.ts';

export const contactEvidence = written({
  id: 'contact-only-evidence',
  name: { 'zh-CN': '仅凭联系人的证据', en: 'Contact-only evidence' },
  description: {
    'zh-CN': '填写的联系人像是编造或互相担保的圈子。这是关于他人的证据：只能提醒，不联系任何第三人。',
    en: 'Named contacts that look made up, or a circle that names itself. Evidence about other people only alerts, and nobody is contacted.',
  },
  rules: [
    inBands(
      'people_naming_emergency_contact',
      {
        bands: [
          [4, 8, 150],
          [8, null, 300],
        ],
      },
      {
        'zh-CN': '许多申请人填写同一紧急联系人。',
        en: 'Many applicants named the same emergency contact.',
      },
    ),
    inBands(
      'emergency_contact_blocked',
      {
        bands: [
          [1, 2, 200],
          [2, null, 350],
        ],
      },
      {
        'zh-CN': '紧急联系人在阻止名单上。',
        en: 'A named contact is on the block list.',
      },
    ),
    inBands(
      'emergency_contact_is_applicant',
      {
        bands: [
          [2, 4, 80],
          [4, null, 150],
        ],
      },
      {
        'zh-CN': '联系人与本人互相填写。',
        en: 'Contacts and applicant name each other.',
      },
    ),
    inBands(
      'emergency_contact_unknown_to_calls',
      { bands: [[1, null, 120]] },
      {
        'zh-CN': '与所填联系人从未通话。',
        en: 'None of the named contacts was ever spoken with.',
      },
    ),
    inBands(
      'calls_with_blocked_share',
      {
        bands: [
          [0.1, 0.3, 150],
          [0.3, null, 250],
        ],
      },
      {
        'zh-CN': '相当一部分通话是与阻止名单上的号码。',
        en: 'A good part of the calls is with numbers on the block list.',
      },
    ),
    sharedRules.contactsAllNew,
    inBands(
      'blocked_at_second_degree',
      { bands: [[3, null, 60]] },
      {
        'zh-CN': '隔一个人与阻止名单相连。',
        en: 'The block list is two steps away.',
      },
    ),
    byFlag(
      'ring_is_family',
      { true: -150 },
      {
        'zh-CN': '看起来是一家人。',
        en: 'They look like a family.',
      },
    ),
  ],
  thresholds: { alert: 300, interdict: null },
  needs: [],
  examples: [
    {
      name: { 'zh-CN': '九人填同一联系人，从未通话', en: 'Nine who named one contact and never spoke with them' },
      expected: 'alert',
      but: { people_naming_emergency_contact: 9, emergency_contact_unknown_to_calls: 1 },
    },
    {
      name: { 'zh-CN': '一家人填同一位姨妈', en: 'A family that names one aunt' },
      expected: 'clear',
      but: { people_naming_emergency_contact: 2, emergency_contact_is_applicant: 1, ring_is_family: true },
    },
    {
      name: { 'zh-CN': '搬家换了圈子', en: 'Somebody who moved to another town' },
      expected: 'clear',
      but: { contacts_new_in_30d_share: 0.85 },
    },
    {
      name: { 'zh-CN': '没有通话记录', en: 'No call records were given' },
      expected: 'clear',
      but: {
        emergency_contact_unknown_to_calls: 'none',
        calls_with_blocked_share: 'none',
        contacts_new_in_30d_share: 'none',
      },
    },
  ],
});

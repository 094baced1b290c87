import { sharedRules } from './shared-rules.ts';
import { byChoice, byFlag, inBands, written } from './write.ts';

export const syntheticIdentity = written({
  id: 'synthetic-identity',
  name: { 'zh-CN': '虚假拼凑身份', en: 'Synthetic identity' },
  description: {
    'zh-CN':
      '用真假信息拼成一个不存在的人：证件与机主对不上，号码新、设备新、没有旧识，同一证件反复以不同姓名或号码出现。',
    en: 'Somebody who does not exist, put together from true and made-up parts: id and subscriber do not agree, line and device are new, nobody has known them for long, and the id comes back with other names or numbers.',
  },
  rules: [
    byChoice(
      'id_match',
      { choices: { differs: 250, 'no-record': 120 }, unknown: 60 },
      {
        'zh-CN': '运营商登记的证件号不是申报的证件号。',
        en: 'The carrier holds another national id than was declared.',
      },
    ),
    byChoice(
      'name_match',
      { choices: { differs: 100, 'no-record': 60 }, unknown: 20 },
      {
        'zh-CN': '运营商登记的姓名不同：单凭这一点也可能是亲属办的卡。',
        en: 'The carrier holds another name; alone, that may be a relative’s SIM.',
      },
    ),
    byChoice(
      'birth_date_match',
      { choices: { differs: 150, 'no-record': 30 } },
      {
        'zh-CN': '运营商登记的出生日期不同。',
        en: 'The carrier holds another birth date.',
      },
    ),
    byFlag(
      'declared_otherwise_before',
      { true: 300 },
      {
        'zh-CN': '同一证件号此前以另一姓名或出生日期申报过。',
        en: 'The same national id came with another name or birth date before.',
      },
    ),
    inBands(
      'tenure_months',
      {
        bands: [
          [0, 6, 120],
          [6, 12, 90],
        ],
        unknown: 40,
      },
      {
        'zh-CN': '号码使用时间很短。',
        en: 'The line is young.',
      },
    ),
    sharedRules.lineYoungerThanClaimed,
    inBands(
      'numbers_of_id_30d',
      {
        bands: [
          [2, 3, 60],
          [3, null, 200],
        ],
      },
      {
        'zh-CN': '同一证件一个月内换了多个号码申请。',
        en: 'The id applied with several numbers within a month.',
      },
    ),
    inBands(
      'devices_of_id_30d',
      {
        bands: [
          [3, 5, 60],
          [5, null, 150],
        ],
      },
      {
        'zh-CN': '同一证件一个月内换了多部设备申请。',
        en: 'The id applied on several devices within a month.',
      },
    ),
    inBands(
      'lines_of_id',
      {
        bands: [
          [3, 5, 60],
          [5, null, 150],
        ],
      },
      {
        'zh-CN': '同一证件登记过多条线路。',
        en: 'Several lines were declared with the id.',
      },
    ),
    inBands(
      'device_age_days',
      { bands: [[0, 1, 60]], unknown: 20 },
      {
        'zh-CN': '设备今天才第一次出现。',
        en: 'The device was first seen today.',
      },
    ),
    inBands(
      'statement_first_row_days',
      { bands: [[0, 45, 80]] },
      {
        'zh-CN': '流水账户刚刚启用。',
        en: 'The account of the statement has only just come into use.',
      },
    ),
    sharedRules.contactsAllNew,
    byFlag(
      'borrower_before',
      { true: -200 },
      {
        'zh-CN': '老客户，身份此前已经核实过。',
        en: 'A known borrower, whose identity was proved before.',
      },
    ),
  ],
  thresholds: { alert: 350, interdict: 600 },
  needs: ['id_match'],
  examples: [
    {
      name: {
        'zh-CN': '新号码、新设备、证件对不上',
        en: 'New line, new device, and an id that is not the subscriber’s',
      },
      expected: 'interdict',
      but: {
        id_match: 'differs',
        name_match: 'differs',
        birth_date_match: 'differs',
        tenure_months: 1,
        device_age_days: 0,
      },
    },
    {
      name: { 'zh-CN': '证件此前以另一姓名申报', en: 'An id that came with another name before' },
      expected: 'alert',
      but: { declared_otherwise_before: true, numbers_of_id_30d: 2 },
    },
    {
      name: { 'zh-CN': '用妻子名下的卡', en: 'A man with a SIM in his wife’s name' },
      expected: 'clear',
      but: { name_match: 'differs', birth_date_match: 'differs' },
    },
    {
      name: {
        'zh-CN': '刚入城的年轻人：新号、新机',
        en: 'A young person new in town, with a first SIM and a first phone',
      },
      expected: 'clear',
      but: { tenure_months: 1, device_age_days: 0, statement_first_row_days: 30 },
    },
    {
      name: { 'zh-CN': '运营商没有回答', en: 'The carrier says nothing' },
      expected: 'clear',
      but: { id_match: null, name_match: null, birth_date_match: null, tenure_months: null },
    },
  ],
});

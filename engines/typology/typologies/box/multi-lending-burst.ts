import { byFlag, inBands, written } from './write.ts';

export const multiLendingBurst = written({
  id: 'multi-lending-burst',
  name: { 'zh-CN': '多头借贷突增', en: 'Multi-lending burst' },
  description: {
    'zh-CN': '几天内到处借款，趁登记还没更新先借到手再消失。没有查询登记处时，相关信号列为未知，由自有数据判断。',
    en: 'Loans asked for everywhere within days, before registers catch up. Where no register was asked its signals are listed as unknown, and the lender’s own book speaks alone.',
  },
  rules: [
    inBands(
      'register_lenders_7d',
      {
        bands: [
          [3, 5, 150],
          [5, 6, 350],
          [6, 8, 550],
          [8, null, 700],
        ],
      },
      {
        'zh-CN': '一周内向多家机构申请。',
        en: 'Several lenders were asked within a week.',
      },
    ),
    inBands(
      'register_lenders_1m',
      {
        bands: [
          [6, 10, 100],
          [10, null, 200],
        ],
      },
      {
        'zh-CN': '一个月内向许多机构申请。',
        en: 'Many lenders were asked within a month.',
      },
    ),
    inBands(
      'register_lenders_3m',
      {
        bands: [
          [10, 15, 80],
          [15, null, 150],
        ],
      },
      {
        'zh-CN': '三个月内向许多机构申请。',
        en: 'Many lenders were asked within three months.',
      },
    ),
    inBands(
      'register_week_to_quarter',
      { bands: [[0.6, null, 100]] },
      {
        'zh-CN': '三个月的申请大多集中在最近一周。',
        en: 'Most applications of three months fell in the last week.',
      },
    ),
    inBands(
      'register_night_share_1m',
      { bands: [[0.5, null, 60]] },
      {
        'zh-CN': '大多在夜间申请。',
        en: 'Most applications came at night.',
      },
    ),
    inBands(
      'register_shortest_gap_3m_days',
      { bands: [[0, 1, 60]] },
      {
        'zh-CN': '同一天向两家以上申请。',
        en: 'Two lenders or more were asked on one day.',
      },
    ),
    inBands(
      'register_number_beyond_id_3m',
      {
        bands: [
          [3, 6, 80],
          [6, null, 150],
        ],
      },
      {
        'zh-CN': '该号码还为别的证件申请过。',
        en: 'The number asked for other ids, too.',
      },
    ),
    inBands(
      'other_lenders_open',
      {
        bands: [
          [4, 6, 100],
          [6, null, 200],
        ],
      },
      {
        'zh-CN': '多家机构有未结清借款。',
        en: 'Loans are open at several lenders.',
      },
    ),
    inBands(
      'applications_of_id_30d',
      {
        bands: [
          [4, 8, 80],
          [8, null, 150],
        ],
      },
      {
        'zh-CN': '一个月内在我们这里多次申请。',
        en: 'Several applications here within a month.',
      },
    ),
    inBands(
      'declines_of_id_30d',
      {
        bands: [
          [2, 4, 60],
          [4, null, 120],
        ],
      },
      {
        'zh-CN': '一个月内多次被拒仍再申请。',
        en: 'Asked again after several declines within a month.',
      },
    ),
    byFlag(
      'own_unpaid_under_other_line',
      { true: 350 },
      {
        'zh-CN': '在另一号码下有欠款。',
        en: 'A loan under another line is unpaid.',
      },
    ),
  ],
  thresholds: { alert: 350, interdict: 700 },
  needs: [],
  examples: [
    {
      name: { 'zh-CN': '一周九家，多在夜里', en: 'Nine lenders in a week, mostly at night' },
      expected: 'interdict',
      but: {
        register_lenders_7d: 9,
        register_lenders_1m: 10,
        register_lenders_3m: 10,
        register_week_to_quarter: 0.9,
        register_night_share_1m: 0.6,
        register_shortest_gap_3m_days: 0,
      },
    },
    {
      name: { 'zh-CN': '换号再借，原号欠款', en: 'Unpaid under the old number, and back with a new one' },
      expected: 'alert',
      but: { own_unpaid_under_other_line: true },
    },
    {
      name: { 'zh-CN': '货比三家', en: 'Somebody who compares three offers' },
      expected: 'clear',
      but: {
        register_lenders_7d: 3,
        register_lenders_1m: 3,
        register_lenders_3m: 4,
        register_week_to_quarter: 0.75,
        register_shortest_gap_3m_days: 0,
      },
    },
    {
      name: { 'zh-CN': '没有查询登记处', en: 'No register was asked' },
      expected: 'clear',
      but: {
        register_lenders_7d: null,
        register_lenders_1m: null,
        register_lenders_3m: null,
        register_week_to_quarter: null,
        register_night_share_1m: null,
        register_shortest_gap_3m_days: null,
        register_number_beyond_id_3m: null,
        other_lenders_open: null,
      },
    },
  ],
});

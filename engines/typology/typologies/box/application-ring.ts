import { byFlag, inBands, written } from './write.ts';

export const applicationRing = written({
  id: 'application-ring',
  name: { 'zh-CN': '团伙申请', en: 'Application ring' },
  description: {
    'zh-CN':
      '一群人共用设备、账户或地址，短时间内扎堆申请。关联是关于他人的证据：只能提醒人工查看，不能拦截，更不能拒绝。一家人共用手机不是团伙。',
    en: 'A group that shares devices, accounts or addresses and applies within days. Ties are evidence about other people: they only alert. A family that shares a phone is no ring.',
  },
  rules: [
    inBands(
      'ring_score',
      {
        bands: [
          [0.4, 0.6, 100],
          [0.6, 0.8, 200],
          [0.8, null, 300],
        ],
        unknown: 60,
      },
      {
        'zh-CN': '关联群体像是为骗贷凑成的。',
        en: 'The group looks made up to borrow.',
      },
    ),
    inBands(
      'ring_people',
      {
        bands: [
          [2, 3, 50],
          [3, 10, 80],
          [10, null, 100],
        ],
      },
      {
        'zh-CN': '被共用的东西连在一起的人很多。',
        en: 'What is shared ties many people together.',
      },
    ),
    inBands(
      'ring_sharers_of_several',
      {
        bands: [
          [3, 6, 120],
          [6, null, 250],
        ],
      },
      {
        'zh-CN': '多人以两种以上方式共用。',
        en: 'Several people share by two relations or more.',
      },
    ),
    inBands(
      'ring_burst',
      {
        bands: [
          [3, 6, 60],
          [6, null, 150],
        ],
      },
      {
        'zh-CN': '一周内扎堆申请。',
        en: 'Several of them applied within one week.',
      },
    ),
    inBands(
      'ring_shared_account_people',
      {
        bands: [
          [1, 2, 100],
          [2, 4, 220],
          [4, null, 300],
        ],
      },
      {
        'zh-CN': '与多人共用收款账户。',
        en: 'Several other people hold the account.',
      },
    ),
    inBands(
      'blocked_at_first_degree',
      {
        bands: [
          [1, 2, 150],
          [2, null, 250],
        ],
      },
      {
        'zh-CN': '与阻止名单直接相连。',
        en: 'The block list is one step away.',
      },
    ),
    inBands(
      'blocked_at_second_degree',
      {
        bands: [
          [1, 3, 50],
          [3, null, 100],
        ],
      },
      {
        'zh-CN': '隔一个人与阻止名单相连。',
        en: 'The block list is two steps away.',
      },
    ),
    inBands(
      'people_of_device',
      {
        bands: [[4, null, 50]],
      },
      {
        'zh-CN': '多人用过同一部设备。',
        en: 'Several people used the device.',
      },
    ),
    inBands(
      'ids_of_address_7d',
      { bands: [[10, null, 60]] },
      {
        'zh-CN': '一周内许多证件填写同一住址。',
        en: 'Many ids of a week gave the address.',
      },
    ),
    inBands(
      'first_payments_missed_of_device',
      {
        bands: [
          [1, 3, 100],
          [3, null, 250],
        ],
      },
      {
        'zh-CN': '该设备上他人的借款首期即未还。',
        en: 'Loans asked for on the device were not paid from the first instalment on.',
      },
    ),
    inBands(
      'tenure_months',
      { bands: [[0, 12, 150]], unknown: 20 },
      {
        'zh-CN': '号码使用时间很短：团伙常用新号，店里的顾客和家人不是。',
        en: 'The line is young: rings are made of new numbers, customers of a shop and families are not.',
      },
    ),
    byFlag(
      'ring_is_family',
      { true: -400 },
      {
        'zh-CN': '看起来是一家人。',
        en: 'They look like a family.',
      },
    ),
  ],
  thresholds: { alert: 400, interdict: null },
  needs: ['ring_score'],
  examples: [
    {
      name: { 'zh-CN': '八人一机，一周内先后申请', en: 'Eight people on one device, within a week' },
      expected: 'alert',
      but: { ring_score: 0.85, ring_people: 8, ring_burst: 8, people_of_device: 8, ring_sharers_of_several: 8 },
    },
    {
      name: { 'zh-CN': '与名单上的人共用账户', en: 'An account shared with people on the block list' },
      expected: 'alert',
      but: { ring_score: 0.65, ring_people: 3, ring_shared_account_people: 2, blocked_at_first_degree: 2 },
    },
    {
      name: { 'zh-CN': '一家三口共用一部手机', en: 'A family of three with one phone' },
      expected: 'clear',
      but: {
        ring_people: 3,
        ring_sharers_of_several: 3,
        ring_burst: 2,
        ring_is_family: true,
        people_of_device: 3,
      },
    },
    {
      name: { 'zh-CN': '工地宿舍：同一地址很多人', en: 'A dormitory: many people at one address' },
      expected: 'clear',
      but: { ring_score: 0.2, ids_of_address_7d: 30, ring_people: 12 },
    },
  ],
});

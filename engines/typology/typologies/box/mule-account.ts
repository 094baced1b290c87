import { sharedRules } from './shared-rules.ts';
import { inBands, written } from './write.ts';

export const muleAccount = written({
  id: 'mule-account',
  name: { 'zh-CN': '收款“骡子”账户', en: 'Mule account' },
  description: {
    'zh-CN':
      '多人的借款打到同一个账户，或账户的钱一进就出：账户被租借来收赃款。一家人用同一个账户收款很常见，单凭此不触发。',
    en: 'Loans of several people go to one account, or its money leaves as it comes: the account is lent to collect for others. Families share accounts, which alone does not alert.',
  },
  rules: [
    inBands(
      'ids_of_account_30d',
      {
        bands: [
          [2, 3, 80],
          [3, 5, 300],
          [5, null, 600],
        ],
      },
      {
        'zh-CN': '一个月内多个证件号填写同一收款账户。',
        en: 'Several ids named the same account within a month.',
      },
    ),
    inBands(
      'applications_of_account_7d',
      {
        bands: [
          [3, 6, 100],
          [6, null, 200],
        ],
      },
      {
        'zh-CN': '一周内多次申请打到同一账户。',
        en: 'Several applications of a week go to the account.',
      },
    ),
    inBands(
      'accounts_of_device',
      {
        bands: [
          [4, 7, 100],
          [7, null, 200],
        ],
      },
      {
        'zh-CN': '同一设备上填写过多个收款账户。',
        en: 'Several accounts were named on the device.',
      },
    ),
    inBands(
      'income_passed_on_share',
      {
        bands: [
          [0.6, 0.8, 100],
          [0.8, null, 200],
        ],
      },
      {
        'zh-CN': '钱当日或次日就转走。',
        en: 'Money leaves on the same day or the next.',
      },
    ),
    inBands(
      'payers_7d',
      {
        bands: [
          [15, 30, 80],
          [30, null, 150],
        ],
      },
      {
        'zh-CN': '一周内付款人异常多。',
        en: 'Unusually many people paid in within a week.',
      },
    ),
    inBands(
      'income_jump_ratio',
      {
        bands: [
          [4, 8, 80],
          [8, null, 150],
        ],
      },
      {
        'zh-CN': '收入突然增至数倍。',
        en: 'Income jumped to a multiple.',
      },
    ),
    inBands(
      'round_trip_share',
      { bands: [[0.5, null, 100]] },
      {
        'zh-CN': '大部分收入与同一对方来回。',
        en: 'Most income goes back and forth with the same party.',
      },
    ),
    sharedRules.statementOfAnother,
    inBands(
      'tenure_months',
      { bands: [[0, 3, 60]], unknown: 20 },
      {
        'zh-CN': '号码使用时间很短。',
        en: 'The line is young.',
      },
    ),
    inBands(
      'ring_shared_account_people',
      {
        bands: [
          [3, 6, 100],
          [6, null, 200],
        ],
      },
      {
        'zh-CN': '与多人共用收款账户。',
        en: 'Several other people hold the account.',
      },
    ),
  ],
  thresholds: { alert: 300, interdict: 600 },
  needs: [],
  examples: [
    {
      name: { 'zh-CN': '一周六人打到同一账户', en: 'Six people to one account within a week' },
      expected: 'interdict',
      but: { ids_of_account_30d: 6, applications_of_account_7d: 6, ring_shared_account_people: 5 },
    },
    {
      name: { 'zh-CN': '账户的钱一进就出，付款人很多', en: 'Money of many payers that leaves as it comes' },
      expected: 'alert',
      but: { income_passed_on_share: 0.95, payers_7d: 40 },
    },
    {
      name: {
        'zh-CN': '共用账户的人再多，只凭关系也只能提醒',
        en: 'However many share the account, ties alone do no more than alert',
      },
      expected: 'alert',
      but: { ids_of_account_30d: 3, ring_shared_account_people: 30, tenure_months: 1 },
    },
    {
      name: { 'zh-CN': '夫妻用同一账户', en: 'A couple with one account' },
      expected: 'clear',
      but: { ids_of_account_30d: 2, applications_of_account_7d: 2, ring_shared_account_people: 1 },
    },
    {
      name: { 'zh-CN': '小贩：钱当天进货', en: 'A trader who buys stock with the day’s takings' },
      expected: 'clear',
      but: { income_passed_on_share: 0.85, payers_7d: 20 },
    },
  ],
});

import { sharedRules } from './shared-rules.ts';
import { byChoice, byFlag, inBands, written } from './write.ts';

export const recycledNumber = written({
  id: 'recycled-number',
  name: { 'zh-CN': '二次放号冒用', en: 'Recycled number' },
  description: {
    'zh-CN': '号码已换了机主，新机主以前任的历史或账户借款。多数二次号的新机主是清白的，只是不能用前任的记录。',
    en: 'The number has gone to somebody else, who borrows on the history or account of whoever had it before. Most who get such a number are honest; they only have no claim to its past.',
  },
  rules: [
    byFlag(
      'number_recycled',
      { true: 300, unknown: 80 },
      {
        'zh-CN': '号码在上次核实后换了机主。',
        en: 'The number has changed hands since we last knew it.',
      },
    ),
    byFlag(
      'borrower_before',
      { true: 100 },
      {
        'zh-CN': '这个号码在我们这里借过款：可能是前任机主。',
        en: 'The line borrowed here before, perhaps in other hands.',
      },
    ),
    byChoice(
      'name_match',
      { choices: { differs: 120, 'no-record': 40 }, unknown: 20 },
      {
        'zh-CN': '运营商登记的姓名不同。',
        en: 'The carrier holds another name.',
      },
    ),
    byChoice(
      'id_match',
      { choices: { differs: 150, 'no-record': 40 }, unknown: 20 },
      {
        'zh-CN': '运营商登记的证件号不同。',
        en: 'The carrier holds another national id.',
      },
    ),
    inBands(
      'tenure_months',
      {
        bands: [
          [0, 3, 100],
          [3, 6, 50],
        ],
        unknown: 40,
      },
      {
        'zh-CN': '现机主使用时间很短。',
        en: 'The person has had the number for a short time.',
      },
    ),
    sharedRules.lineYoungerThanClaimed,
    byChoice(
      'device_known_to_line',
      { choices: { new: 80 } },
      {
        'zh-CN': '该号码从未用过这部设备。',
        en: 'The line never used this device before.',
      },
    ),
    inBands(
      'register_number_beyond_id_3m',
      {
        bands: [
          [2, 5, 60],
          [5, null, 120],
        ],
      },
      {
        'zh-CN': '该号码为别的证件申请过。',
        en: 'The number asked for other ids, too.',
      },
    ),
  ],
  thresholds: { alert: 380, interdict: 650 },
  needs: ['number_recycled'],
  examples: [
    {
      name: { 'zh-CN': '拿前任的号码和额度再借', en: 'Somebody who borrows again on the account of the last owner' },
      expected: 'interdict',
      but: {
        number_recycled: true,
        borrower_before: true,
        name_match: 'differs',
        tenure_months: 1,
        device_known_to_line: 'new',
      },
    },
    {
      name: { 'zh-CN': '二次号，机主刚换', en: 'A recycled number in new hands' },
      expected: 'alert',
      but: { number_recycled: true, tenure_months: 1, borrower_before: true },
    },
    {
      name: { 'zh-CN': '二次号的清白新机主，第一次来借', en: 'An honest new owner, here for the first time' },
      expected: 'clear',
      but: { number_recycled: true, tenure_months: 4 },
    },
    {
      name: { 'zh-CN': '运营商没有回答', en: 'The carrier says nothing' },
      expected: 'clear',
      but: { number_recycled: null, name_match: null, id_match: null, tenure_months: null },
    },
  ],
});

import { sharedRules } from './shared-rules.ts';
import { byChoice, inBands, written } from './write.ts';

export const editedStatement = written({
  id: 'edited-statement',
  name: { 'zh-CN': '篡改流水', en: 'Edited statement' },
  description: {
    'zh-CN':
      '改过的或买来的流水：余额不连贯、与他人流水重合、收入凭空增长。文件被表格软件另存过也会有迹象，因此单凭一点不拦截。',
    en: 'A statement that was edited or bought: balances that do not follow, rows that stand in another person’s, income from nowhere. Saving a file again leaves signs too, so that one alone does not interdict.',
  },
  rules: [
    byChoice(
      'statement_suspicion',
      { choices: { some: 100, strong: 300 }, unknown: 40 },
      {
        'zh-CN': '文件有被改动的迹象。',
        en: 'The file looks as if somebody had changed it.',
      },
    ),
    inBands(
      'balances_that_do_not_follow_share',
      {
        bands: [
          [0.02, 0.1, 100],
          [0.1, null, 250],
        ],
      },
      {
        'zh-CN': '余额与金额对不上。',
        en: 'Balances do not follow from the payments.',
      },
    ),
    inBands(
      'rows_of_another_person_share',
      {
        bands: [
          [0.05, 0.3, 200],
          [0.3, null, 450],
        ],
      },
      {
        'zh-CN': '许多行出现在另一申请人的流水里。',
        en: 'Rows stand in another applicant’s statement, too.',
      },
    ),
    sharedRules.statementOfAnother,
    inBands(
      'round_trip_share',
      {
        bands: [
          [0.4, 0.7, 80],
          [0.7, null, 150],
        ],
      },
      {
        'zh-CN': '收入与同一对方来回，像是自己转给自己。',
        en: 'Income goes back and forth with the same party, as if paid to oneself.',
      },
    ),
    inBands(
      'income_jump_ratio',
      {
        bands: [
          [3, 6, 60],
          [6, null, 120],
        ],
      },
      {
        'zh-CN': '收入突然增至数倍。',
        en: 'Income jumped to a multiple.',
      },
    ),
    inBands(
      'income_passed_on_share',
      { bands: [[0.9, null, 60]] },
      {
        'zh-CN': '钱当日或次日就转走。',
        en: 'Money leaves on the same day or the next.',
      },
    ),
    inBands(
      'statement_first_row_days',
      { bands: [[0, 45, 40]] },
      {
        'zh-CN': '流水账户刚刚启用。',
        en: 'The account of the statement has only just come into use.',
      },
    ),
  ],
  thresholds: { alert: 300, interdict: 600 },
  needs: ['statement_suspicion'],
  examples: [
    {
      name: {
        'zh-CN': '改过金额，余额断裂，与他人重合',
        en: 'Changed amounts, broken balances, and another person’s rows',
      },
      expected: 'interdict',
      but: {
        statement_suspicion: 'strong',
        balances_that_do_not_follow_share: 0.05,
        rows_of_another_person_share: 0.2,
      },
    },
    {
      name: { 'zh-CN': '余额对不上', en: 'Balances that do not follow' },
      expected: 'alert',
      but: { statement_suspicion: 'strong' },
    },
    {
      name: { 'zh-CN': '用表格软件另存过的真流水', en: 'A true statement that was saved again by a spreadsheet' },
      expected: 'clear',
      but: { statement_suspicion: 'some' },
    },
    {
      name: { 'zh-CN': '没有提交流水', en: 'No statement was given' },
      expected: 'clear',
      but: {
        statement_suspicion: 'no-statement',
        statement_holder: 'no-statement',
        balances_that_do_not_follow_share: 'none',
        rows_of_another_person_share: 'none',
        round_trip_share: 'none',
        income_jump_ratio: 'none',
        income_passed_on_share: 'none',
        statement_first_row_days: 'none',
      },
    },
  ],
});

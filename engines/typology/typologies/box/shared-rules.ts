import { byChoice, inBands } from './write.ts';

/** What weighs the same in whichever typology looks at it. */
export const sharedRules = {
  contactsAllNew: inBands(
    'contacts_new_in_30d_share',
    { bands: [[0.8, null, 120]] },
    {
      'zh-CN': '通话联系人几乎都是最近一个月才出现。',
      en: 'Nearly all call contacts are of the last month.',
    },
  ),
  lineYoungerThanClaimed: inBands(
    'months_younger_than_claimed',
    {
      bands: [
        [6, 24, 100],
        [24, null, 200],
      ],
    },
    {
      'zh-CN': '号码比申报的年轻得多。',
      en: 'The line is much younger than was claimed.',
    },
  ),
  statementOfAnother: byChoice(
    'statement_holder',
    { choices: { other: 120 } },
    {
      'zh-CN': '流水不是本人的。',
      en: 'The statement is somebody else’s.',
    },
  ),
} as const;

import type { LocalText } from '@lendline/kernel';
import type { Reason } from './reason.ts';

/** What most held a score down, in words of the applicant's own life. Codes that a scorecard gives with a score. */
export const scoreReasons = {
  'score-activity': factor(
    { 'zh-CN': '号码使用较少', en: 'The line is little used' },
    {
      'zh-CN': '多用这个号码，几周后会有更多记录可看。',
      en: 'Use this number for a few more weeks, so that there is more to go by.',
    },
  ),
  'score-contacts': factor(
    { 'zh-CN': '经常联系的人较少', en: 'Few regular contacts' },
    { 'zh-CN': '继续正常使用号码即可。', en: 'Keep using the number as you normally do.' },
  ),
  'score-regularity': factor(
    { 'zh-CN': '使用或收支不够规律', en: 'Use or income is irregular' },
    { 'zh-CN': '提供更长时间的记录会有帮助。', en: 'Records over a longer time help.' },
  ),
  'score-recency': factor(
    { 'zh-CN': '近期使用明显变化', en: 'Use changed much of late' },
    { 'zh-CN': '过一个月再申请。', en: 'Apply again in a month.' },
  ),
  'score-rhythm': factor(
    { 'zh-CN': '夜间或周末的使用习惯', en: 'Use at night or at weekends' },
    { 'zh-CN': '提供支付流水会有帮助。', en: 'A payment statement helps.' },
  ),
  'score-response': factor(
    { 'zh-CN': '短信往来较少', en: 'Few messages are answered' },
    { 'zh-CN': '提供支付流水会有帮助。', en: 'A payment statement helps.' },
  ),
  'score-top-ups': factor(
    { 'zh-CN': '充值金额小或间隔长', en: 'Small or rare top-ups' },
    { 'zh-CN': '提供支付流水会有帮助。', en: 'A payment statement helps.' },
  ),
  'score-income': factor(
    { 'zh-CN': '可证明的收入较低或不稳定', en: 'Proven income is low or unsteady' },
    { 'zh-CN': '补充全部收入账户的流水。', en: 'Add statements of every account that you are paid into.' },
  ),
  'score-obligations': factor(
    { 'zh-CN': '每月固定还款较多', en: 'Much is owed every month' },
    { 'zh-CN': '还清一部分后再申请。', en: 'Repay some of it, then apply again.' },
  ),
  'score-turnover': factor(
    { 'zh-CN': '经营流水较低或波动大', en: 'Turnover is low or uneven' },
    { 'zh-CN': '补充更长时间的经营流水。', en: 'Add a longer statement of the business.' },
  ),
  'score-balance': factor(
    { 'zh-CN': '账户余额经常很低', en: 'The balance is often very low' },
    { 'zh-CN': '保留少量余额会有帮助。', en: 'Keeping a small balance helps.' },
  ),
  'score-tenure': factor(
    { 'zh-CN': '号码使用时间较短', en: 'The number is still new' },
    { 'zh-CN': '使用时间更长后再申请。', en: 'Apply again when you have had it longer.' },
  ),
  'score-repayment': factor(
    { 'zh-CN': '以往还款较晚', en: 'Earlier loans were paid late' },
    { 'zh-CN': '按时还款会提高评分。', en: 'Paying on time raises the score.' },
  ),
} as const satisfies Record<string, Reason>;

function factor(found: LocalText, advice: LocalText): Reason {
  return {
    borrower: { 'zh-CN': `${found['zh-CN']}。${advice['zh-CN']}`, en: `${found.en}. ${advice.en}` },
    staff: found,
  };
}

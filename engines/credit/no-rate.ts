import type { LocalText } from '@lendline/kernel';
import { type Problem, problem } from './problem.ts';
import type { NoRate } from './rate-solver.ts';

const texts: Readonly<Record<NoRate, { expected: LocalText; doThis: LocalText }>> = {
  'nothing-received': {
    expected: { en: 'more advanced than paid on the first day', 'zh-CN': '首日放款须大于首日付款' },
    doThis: {
      en: 'Begin with the day the borrower receives money; fees kept back must leave something.',
      'zh-CN': '请从借款人收到款项之日开始;扣除费用后须有余额。',
    },
  },
  'nothing-paid': {
    expected: { en: 'at least one payment after the first day', 'zh-CN': '首日之后至少有一笔付款' },
    doThis: { en: 'List every payment with its date.', 'zh-CN': '请列出每笔付款及其日期。' },
  },
  'total-loss': {
    expected: { en: 'payments that reach a rate above -100 %', 'zh-CN': '付款对应的利率须高于 -100%' },
    doThis: {
      en: 'Check amounts and order: the last flow must be a payment.',
      'zh-CN': '请检查金额与顺序:最后一笔须为付款。',
    },
  },
  'beyond-bounds': {
    expected: { en: 'a rate a person can read', 'zh-CN': '可读的利率' },
    doThis: {
      en: 'Check the amounts: what was received is next to nothing beside what is paid.',
      'zh-CN': '请检查金额:收到的款项与付款相比几乎为零。',
    },
  },
};

/** Why flows have no annual rate, as a problem of the field `flows`; `got` is how many there are. */
export function noRateProblem(reason: NoRate, flows: number): Problem {
  return problem('flows', flows, texts[reason]);
}

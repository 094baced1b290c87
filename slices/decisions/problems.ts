import { problemsOf } from '@lendline/kernel';

export const problem = problemsOf({
  'decisions.wrong-currency': {
    status: 422,
    text: {
      'zh-CN': '本机构以 {lends} 放款，不能按 {asked} 申请。',
      en: 'Loans here are in {lends}; an amount in {asked} cannot be asked for.',
    },
  },
});

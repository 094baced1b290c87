import { problemsOf } from '@lendline/kernel';

export const problem = problemsOf({
  'consents.notice-changed': {
    status: 409,
    text: {
      'zh-CN': '授权说明已更新，请重新阅读后再确认。',
      en: 'The notice has changed; please read it again before you agree.',
    },
  },
  'consents.source-not-allowed': {
    status: 422,
    text: {
      'zh-CN': '本地法规不允许读取这类信息。',
      en: 'The law here does not allow this kind of information to be read.',
    },
  },
});

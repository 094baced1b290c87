import { problemsOf } from '@lendline/kernel';

export const problem = problemsOf({
  'messages.no-template': {
    status: 422,
    text: { 'zh-CN': '没有名为 {template} 的消息模板。', en: 'There is no message template {template}.' },
  },
  'messages.parameter-missing': {
    status: 422,
    text: { 'zh-CN': '消息模板缺少参数：{parameter}。', en: 'The message template needs the parameter {parameter}.' },
  },
});

import { problemsOf } from '@lendline/kernel';

export const problem = problemsOf({
  'fraud.value-not-readable': {
    status: 422,
    text: {
      'zh-CN': '无法识别为该类型的值。请按常见格式输入，例如手机号 13900001234。',
      en: 'This cannot be read as a value of that kind. Write it in its usual form, such as +8613900001234 for a number.',
    },
  },
  'fraud.list-dates': {
    status: 422,
    text: {
      'zh-CN': '结束时间须晚于开始时间，且晚于现在。',
      en: 'The end lies after the beginning and after now.',
    },
  },
  'fraud.listed-already': {
    status: 409,
    text: {
      'zh-CN': '该值已在此名单上或正在等待复核。',
      en: 'This value is on that list already, or waits for a second person.',
    },
  },
  'fraud.same-person': {
    status: 403,
    text: {
      'zh-CN': '不能复核自己的申请，请由另一位同事处理。',
      en: 'Nobody decides on a request of their own. Ask a second person.',
    },
  },
  'fraud.entry-decided': {
    status: 409,
    text: {
      'zh-CN': '该记录已处理（{state}），不能再变更。',
      en: 'This entry was decided already ({state}) and takes no such change.',
    },
  },
  'fraud.case-not-now': {
    status: 409,
    text: {
      'zh-CN': '案件当前为“{stateZh}”，不能执行此操作。请刷新后再看。',
      en: 'The case is {stateEn} and does not take this now. Look at it again.',
    },
  },
  'fraud.case-same': {
    status: 422,
    text: { 'zh-CN': '案件不能与自身合并。', en: 'A case cannot be merged with itself.' },
  },
  'fraud.snooze-until': {
    status: 422,
    text: {
      'zh-CN': '搁置截止时间须晚于现在，且最多 {days} 天。',
      en: 'A case is put aside until a time after now, and for {days} days at most.',
    },
  },
  'fraud.not-of-this-case': {
    status: 422,
    text: {
      'zh-CN': '所选人员中有人在本案中没有警报，不能对其作出结论。',
      en: 'Somebody named here has no alert in this case, so that no outcome can be about them.',
    },
  },
  'fraud.case-goes-on': {
    status: 409,
    text: {
      'zh-CN': '其中有人已在另一个进行中的案件里（{case}）。请在该案件中继续，或先将其关闭。',
      en: 'Somebody of this case is in another one that goes on ({case}). Go on there, or close it first.',
    },
  },
});

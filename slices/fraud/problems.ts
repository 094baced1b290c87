import { problemsOf } from '@lendline/kernel';

export const problem = problemsOf({
  'fraud.value-not-readable': {
    status: 422,
    text: {
      'zh-CN': '无法识别为该类型的值。请按常见格式输入，例如手机号 13900001234。',
      en: 'This cannot be read as a value of that kind. Write it in its usual form, such as +8613900001234 for a number.',
    },
  },
  'fraud.not-to-be-allowed': {
    status: 422,
    text: {
      'zh-CN': '白名单只用于多人共用的设备、账户和地址。',
      en: 'Only what many share can be allowed: a device, an account or an address.',
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
  'fraud.typologies-faulty': {
    status: 422,
    text: {
      'zh-CN': '类型文件有 {faults} 处问题，未保存。第一处在 {where}：{firstZh}',
      en: 'The typologies have {faults} faults and were not saved. The first, at {where}: {firstEn}',
    },
  },
  'fraud.typologies-saved-meanwhile': {
    status: 409,
    text: {
      'zh-CN': '{savedBy} 已在此期间保存（修订 {revision}）。请重新载入并合并您的修改。',
      en: '{savedBy} saved it meanwhile (revision {revision}). Load it again and bring your changes in.',
    },
  },
  'fraud.typologies-not-now': {
    status: 409,
    text: {
      'zh-CN': '该版本状态为“{state}”，不能执行此操作。修改须从新草稿开始。',
      en: 'This version is {state} and does not take this. A change begins with a new draft.',
    },
  },
  'fraud.typologies-not-tested': {
    status: 409,
    text: {
      'zh-CN': '请先对当前内容运行测试，再提交复核。',
      en: 'Test it as it stands now before a second person is asked.',
    },
  },
  'fraud.typologies-overtaken': {
    status: 409,
    text: {
      'zh-CN': '此草稿基于的版本已不在用，批准会撤销他人的修改。请从在用版本重新起草。',
      en: 'What this draft began from is live no more: approving it would undo the work of others. Begin again from the live version.',
    },
  },
  'fraud.typologies-nothing-before': {
    status: 409,
    text: { 'zh-CN': '没有可恢复的上一个版本。', en: 'There is no version before the live one to go back to.' },
  },
  'fraud.no-such-typology': {
    status: 422,
    text: { 'zh-CN': '在用版本中没有类型“{typology}”。', en: 'The live version has no typology {typology}.' },
  },
  'fraud.typology-halted': {
    status: 409,
    text: { 'zh-CN': '该类型已暂停。', en: 'This typology is halted already.' },
  },
  'fraud.typology-resumed': {
    status: 409,
    text: { 'zh-CN': '该类型已恢复。', en: 'This typology goes on already.' },
  },
});

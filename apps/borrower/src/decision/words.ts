import type { Dictionary } from '@lendline/ui';

export const words = {
  deciding: { 'zh-CN': '正在审批', en: 'We are deciding' },
  seconds: {
    'zh-CN': '通常只需几秒。可以留在此页，也可以稍后回来。',
    en: 'This usually takes seconds. Stay here, or come back later.',
  },
  identity: { 'zh-CN': '核对号码与身份', en: 'Checking your number and identity' },
  records: { 'zh-CN': '读取您同意提供的资料', en: 'Reading the records you allowed' },
  score: { 'zh-CN': '评估还款能力', en: 'Working out what you can carry' },
  offer: { 'zh-CN': '生成方案', en: 'Preparing your offer' },
  done: { 'zh-CN': '完成', en: 'done' },
  now: { 'zh-CN': '进行中', en: 'now' },
  silent: {
    'zh-CN': '暂时收不到进展，正在重试。审批在我们这边继续进行，不受影响。',
    en: 'No news gets through at the moment; we keep trying. The decision goes on at our side.',
  },
  review: { 'zh-CN': '工作人员正在审核', en: 'A person is looking at it' },
  reviewLead: {
    'zh-CN': '系统没有单独作出决定，您的申请已转给工作人员。',
    en: 'The system did not decide this alone: your application has gone to a person.',
  },
  appealLead: {
    'zh-CN': '我们已收到您的申诉，工作人员会重新审核。',
    en: 'We have your appeal. A person will look at your application again.',
  },
  next: { 'zh-CN': '接下来', en: 'What happens next' },
  next1: { 'zh-CN': '工作人员核对您提供的资料。', en: 'A person checks what you gave us.' },
  next2: {
    'zh-CN': '有结果后会发短信通知您，也会显示在这里。',
    en: 'You get a text message with the result, and it is shown here.',
  },
  next3: {
    'zh-CN': '您现在不需要做任何事，也可以免费取消。',
    en: 'You need not do anything now. You can cancel free of charge.',
  },
  declined: { 'zh-CN': '这次没有通过', en: 'Not this time' },
  reasons: { 'zh-CN': '原因', en: 'Why' },
  comeBack: { 'zh-CN': '可以再次申请的日期', en: 'You can come back on' },
  canDo: { 'zh-CN': '您可以做什么', en: 'What you can do' },
  canDoWait: {
    'zh-CN': '到上面的日期后再次申请，已填的内容无需重填。',
    en: 'Apply again from the date above; nothing has to be entered twice.',
  },
  canDoRecords: {
    'zh-CN': '补充最近 7 天内下载的支付流水或通话记录，再次申请。',
    en: 'Add a statement or call records downloaded within the last 7 days, and apply again.',
  },
  canDoCalls: {
    'zh-CN': '补充最近 7 天内下载的通话记录，再次申请。',
    en: 'Add call records downloaded within the last 7 days, and apply again.',
  },
  canDoAppeal: {
    'zh-CN': '认为有误？请工作人员重新审核。',
    en: 'You think this is wrong? Ask a person to look again.',
  },
  automatic: {
    'zh-CN': '这个决定由系统自动作出。',
    en: 'This decision was made by a system.',
  },
  appeal: { 'zh-CN': '请工作人员复核', en: 'Ask a person to look again' },
  message: { 'zh-CN': '请说明情况', en: 'Tell us what we should know' },
  messageHint: {
    'zh-CN': '例如：哪里不对，有什么变化。请不要写证件号或密码。',
    en: 'What is wrong, what has changed. Please write no id numbers or passwords.',
  },
  messageMissing: {
    'zh-CN': '请写几句话，工作人员才知道要看什么。',
    en: 'Please write a few words, so that the person knows what to look at.',
  },
  send: { 'zh-CN': '提交申诉', en: 'Send my appeal' },
  appealed: { 'zh-CN': '您的申诉', en: 'Your appeal' },
  appealMade: { 'zh-CN': '{day} 提交', en: 'Sent on {day}' },
  appealAnswer: { 'zh-CN': '工作人员的答复', en: 'The answer of a person' },
  again: { 'zh-CN': '再次申请', en: 'Apply again' },
  cancelled: { 'zh-CN': '申请已取消', en: 'Your application is cancelled' },
  cancelledLead: {
    'zh-CN': '没有产生任何费用。您可以随时再次申请。',
    en: 'It cost you nothing. You can apply again at any time.',
  },
  expired: { 'zh-CN': '方案已过期', en: 'The offer has expired' },
  expiredLead: {
    'zh-CN': '方案只在一段时间内有效。再次申请时，已填的内容无需重填。',
    en: 'An offer holds for a time only. When you apply again, nothing has to be entered twice.',
  },
} as const satisfies Dictionary;

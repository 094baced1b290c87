import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '帮助与投诉', en: 'Help and complaints' },
  lead: { 'zh-CN': '每一件事都可以找到人来处理。', en: 'There is a person for everything.' },
  decision: { 'zh-CN': '对审批结果有异议', en: 'You disagree with a decision' },
  decisionText: {
    'zh-CN': '在结果页写明情况并提交申诉，由工作人员重新审核，答复也显示在那里。',
    en: 'Write to us on the page of the decision: a person looks at it again, and the answer is shown there.',
  },
  paying: { 'zh-CN': '还款有困难', en: 'You have difficulty paying' },
  payingText: {
    'zh-CN': '请尽早用合同上的电话联系我们，越早办法越多。提出困难或投诉后，催收电话立即停止。',
    en: 'Tell us early, at the contact named in your agreement: the earlier, the more can be done. Reminder calls stop at once when you do.',
  },
  guarantor: { 'zh-CN': '有人请您担保', en: 'Somebody asks you to be their guarantor' },
  guarantorText: {
    'zh-CN': '请用您本人的号码登录后查看，同意或拒绝由您决定。',
    en: 'Sign in on your own number first, then look and decide.',
  },
  toGuarantees: { 'zh-CN': '我的担保', en: 'What I guarantee' },
  complaint: { 'zh-CN': '投诉', en: 'Complaints' },
  complaintText: {
    'zh-CN': '投诉负责人的联系方式写在合同首页和我们发给您的短信里，在工作日答复。',
    en: 'Who answers complaints, and how to reach them, is named in your agreement and in our messages to you.',
  },
  safety: { 'zh-CN': '防骗提醒', en: 'Stay safe' },
  safetyText: {
    'zh-CN': '我们不会索要验证码或密码，不会在放款前收费，也不会联系您的亲友。',
    en: 'We never ask for codes or passwords, never take money before a payout, and never contact your family or friends.',
  },
} as const satisfies Dictionary;

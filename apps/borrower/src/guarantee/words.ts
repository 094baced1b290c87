import type { Guarantor } from '@lendline/applications/contract';
import type { LocalText } from '@lendline/kernel';
import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '我的担保', en: 'What I guarantee' },
  lead: {
    'zh-CN': '有人请您为其借款担保时，会显示在这里。只有您本人同意并签署后才承担责任。',
    en: 'Whoever asks you to answer for a loan is shown here. You owe nothing unless you agree and sign yourself.',
  },
  none: { 'zh-CN': '目前没有人请您担保。', en: 'Nobody has asked you.' },
  borrower: { 'zh-CN': '借款人', en: 'Borrower' },
  business: { 'zh-CN': '经营主体', en: 'Business' },
  requested: { 'zh-CN': '申请金额', en: 'Amount asked for' },
  total: { 'zh-CN': '本协议还款总额', en: 'To be repaid in all' },
  state: { 'zh-CN': '状态', en: 'Status' },
  meaning: {
    'zh-CN': '连带责任保证：借款人到期未还，我们可以要求您偿还。请只为您信任并有能力代还的人担保。',
    en: 'You would be jointly and severally liable: what the borrower does not pay when due, we can ask of you. Agree only for somebody you trust, and for what you can pay.',
  },
  who: {
    'zh-CN': '答复前请先填写您的姓名和身份证号码，须与借款人填写的姓名一致。',
    en: 'Before you answer, say who you are. The name must be the one that the borrower gave.',
  },
  name: { 'zh-CN': '您的姓名', en: 'Your full name' },
  idNumber: { 'zh-CN': '您的身份证号码', en: 'Your id number' },
  needed: { 'zh-CN': '请填写。', en: 'Please fill this in.' },
  agree: { 'zh-CN': '同意担保', en: 'Agree to guarantee' },
  refuse: { 'zh-CN': '不同意', en: 'Refuse' },
  read: { 'zh-CN': '阅读协议（PDF）', en: 'Read the agreement (PDF)' },
  sendCode: { 'zh-CN': '获取签署验证码', en: 'Send me the code to sign' },
  sign: { 'zh-CN': '作为保证人签署', en: 'Sign as guarantor' },
  signed: { 'zh-CN': '您已签署这份协议。', en: 'You have signed this agreement.' },
  waits: {
    'zh-CN': '您已同意。协议生成后请回到这里签署。',
    en: 'You have agreed. Once there is an agreement, come back here to sign it.',
  },
  nameOne: { 'zh-CN': '保证人（可不填）', en: 'Guarantor (optional)' },
  nameLead: {
    'zh-CN': '我们不会联系对方。请您自己告诉对方：用本人号码登录，在“帮助与投诉”页打开“我的担保”，同意后您才能提交。',
    en: 'We contact nobody. Tell them yourself: they sign in on their own line, open “What I guarantee” from the help page, and agree; then you can hand in.',
  },
  theirName: { 'zh-CN': '保证人姓名', en: 'Their full name' },
  theirPhone: { 'zh-CN': '保证人手机号', en: 'Their phone number' },
  save: { 'zh-CN': '指定保证人', en: 'Name the guarantor' },
  drop: { 'zh-CN': '取消保证人', en: 'Go on without a guarantor' },
  guarantor: { 'zh-CN': '保证人', en: 'Guarantor' },
} as const satisfies Dictionary;

export const guarantorStates: Readonly<Record<Guarantor['state'], LocalText>> = {
  asked: { 'zh-CN': '等待答复', en: 'waiting for an answer' },
  agreed: { 'zh-CN': '已同意', en: 'agreed' },
  refused: { 'zh-CN': '已拒绝', en: 'refused' },
  dropped: { 'zh-CN': '已取消', en: 'taken back' },
};

import type { Dictionary } from '@lendline/ui';

/** The one thing to do, and what happens when it is done. */
export const actWords = {
  nextStep: { 'zh-CN': '下一步', en: 'What to do' },
  review: { 'zh-CN': '请审核这笔申请', en: 'Decide this application' },
  reviewWhy: { 'zh-CN': '系统无法自行决定，原因如下：', en: 'The strategy could not decide alone, because:' },
  'answer-appeal': { 'zh-CN': '借款人请求人工复核', en: 'The borrower asks a person to look again' },
  'answer-appealWhy': { 'zh-CN': '借款人的说明（{at}）：', en: 'What the borrower wrote ({at}):' },
  release: { 'zh-CN': '决定是否放出暂停的款项', en: 'Decide whether to release the held money' },
  releaseWhy: { 'zh-CN': '暂停原因：', en: 'Why it is held:' },
  releaseHow: {
    'zh-CN': '需要两位员工：第一位提出，第二位确认后才放款。请先重新核对身份。',
    en: 'It takes two people: the first proposes, a second one releases. Check the identity again first.',
  },
  'wait-for-reviewer': { 'zh-CN': '等待有审核权限的同事', en: 'Waiting for a colleague who may decide' },
  'wait-for-releaser': { 'zh-CN': '等待有放款权限的同事', en: 'Waiting for colleagues who may release money' },
  'wait-for-strategy': { 'zh-CN': '系统正在审批，几秒内有结果', en: 'The strategy is deciding; it takes seconds' },
  'wait-for-borrower': { 'zh-CN': '无需处理，等待借款人', en: 'Nothing to do: it is the borrower’s turn' },
  'wait-for-money': { 'zh-CN': '无需处理，款项正在路上', en: 'Nothing to do: the money is on its way' },
  'see-loan': { 'zh-CN': '已放款，请在借款页查看还款', en: 'The money is out; repayment is on the loan’s page' },
  nothing: { 'zh-CN': '无需处理，申请已结束', en: 'Nothing to do: the application is closed' },
  openLoan: { 'zh-CN': '打开借款', en: 'Open the loan' },
  comeBack: { 'zh-CN': '借款人可在 {day} 之后再次申请。', en: 'The borrower can come back after {day}.' },

  outcome: { 'zh-CN': '您的决定', en: 'Your decision' },
  approve: { 'zh-CN': '通过', en: 'Approve' },
  decline: { 'zh-CN': '拒绝', en: 'Decline' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  tierHint: { 'zh-CN': '等级决定额度和价格', en: 'The tier sets limit and price' },
  chooseTier: { 'zh-CN': '请选择等级', en: 'Choose a tier' },
  chooseOutcome: { 'zh-CN': '请选择通过或拒绝', en: 'Choose approve or decline' },
  note: { 'zh-CN': '说明', en: 'Note' },
  noteHint: {
    'zh-CN': '写明您核对了什么、为什么这样决定。说明会进入审计记录；请勿写入证件号或手机号。',
    en: 'Say what you checked and why you decide so. It goes into the audit trail; leave out id and phone numbers.',
  },
  noteNeeded: { 'zh-CN': '请写下说明，至少 10 个字符', en: 'Write a note of at least 10 characters' },
  goOn: { 'zh-CN': '继续', en: 'Continue' },
  propose: { 'zh-CN': '提出或确认放款', en: 'Propose or confirm the release' },

  confirmApprove: { 'zh-CN': '确认通过，等级 {tier}？', en: 'Approve at tier {tier}?' },
  confirmDecline: { 'zh-CN': '确认拒绝？', en: 'Decline this application?' },
  confirmRelease: { 'zh-CN': '确认放款？', en: 'Release this money?' },
  approveMeans: {
    'zh-CN': '借款人立即收到报价，额度和价格按等级 {tier} 计算。此决定不能撤销。',
    en: 'The borrower gets an offer at once, with the limit and price of tier {tier}. This cannot be undone.',
  },
  declineMeans: {
    'zh-CN': '借款人会收到拒绝的原因，并可请求人工复核。此决定不能撤销。',
    en: 'The borrower is told the reasons and may ask a person to look again. This cannot be undone.',
  },
  releaseMeans: {
    'zh-CN': '如果您是第一位，您的提议会等待第二位同事；如果已有人提出，款项立即发出，不能收回。',
    en: 'If you are the first, your proposal waits for a second colleague. If someone proposed it already, the money leaves at once and cannot be called back.',
  },
  recorded: { 'zh-CN': '您的姓名和说明会写入审计记录。', en: 'Your name and note go into the audit trail.' },
  yesApprove: { 'zh-CN': '通过', en: 'Approve' },
  yesDecline: { 'zh-CN': '拒绝', en: 'Decline' },
  yesRelease: { 'zh-CN': '放款', en: 'Release' },
  back: { 'zh-CN': '返回', en: 'Go back' },
  done: { 'zh-CN': '已记录您的决定。', en: 'Your decision is recorded.' },
  proposed: {
    'zh-CN': '已记录您的提议，等待另一位同事确认。',
    en: 'Your proposal is recorded; a second colleague has to confirm it.',
  },
} as const satisfies Dictionary;

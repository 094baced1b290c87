import type { LocalText } from '@lendline/kernel';

/**
 * Raised with every change of a word below, so that an agreement says by which text it was made. A lender's counsel must
 * check the wording before real money moves.
 */
export const agreementVersion = '2026.3';

export const labels = {
  title: { 'zh-CN': '个人借款协议', en: 'Personal loan agreement' },
  businessTitle: { 'zh-CN': '经营借款协议', en: 'Business loan agreement' },
  number: { 'zh-CN': '协议编号', en: 'Number' },
  version: { 'zh-CN': '文本版本', en: 'Text version' },
  parties: { 'zh-CN': '一、当事人', en: '1. Parties' },
  lender: { 'zh-CN': '出借人', en: 'Lender' },
  borrower: { 'zh-CN': '借款人', en: 'Borrower' },
  licence: { 'zh-CN': '统一社会信用代码', en: 'Social credit code' },
  representative: { 'zh-CN': '经营者（法定代表人）', en: 'Representative' },
  guarantor: { 'zh-CN': '保证人', en: 'Guarantor' },
  idNumber: { 'zh-CN': '证件号码', en: 'Id number' },
  phone: { 'zh-CN': '手机号码', en: 'Phone' },
  apr: { 'zh-CN': '年化综合成本（含所有费用）', en: 'All-in annual rate, every fee included' },
  nominal: { 'zh-CN': '按单利计算', en: 'Simple interest' },
  effective: { 'zh-CN': '按复利计算', en: 'Compounded over the year' },
  method: { 'zh-CN': '按内部收益率（IRR）法计算', en: 'internal rate of return (IRR) of all payments' },
  terms: { 'zh-CN': '二、借款与综合融资成本', en: '2. The loan and its whole cost' },
  amount: { 'zh-CN': '借款金额', en: 'Amount borrowed' },
  received: { 'zh-CN': '实际到账', en: 'You receive' },
  term: { 'zh-CN': '期数', en: 'Term' },
  days: { 'zh-CN': '天', en: 'days' },
  weeks: { 'zh-CN': '周', en: 'weeks' },
  months: { 'zh-CN': '个月', en: 'month' },
  rate: { 'zh-CN': '名义年利率', en: 'Nominal yearly rate' },
  feeRate: { 'zh-CN': '服务费率（每期）', en: 'Fee of the period' },
  interest: { 'zh-CN': '利息', en: 'Interest' },
  fees: { 'zh-CN': '费用', en: 'Fees' },
  allFees: { 'zh-CN': '费用和税', en: 'Fees, duty' },
  helpPage: { 'zh-CN': '本应用的“帮助”页面', en: 'the help page of this app' },
  duty: { 'zh-CN': '税费', en: 'Duty on fees' },
  total: { 'zh-CN': '还款总额', en: 'You repay in all' },
  cap: { 'zh-CN': '年化成本上限', en: 'Cap on the annual rate' },
  late: { 'zh-CN': '逾期成本', en: 'Cost of paying late' },
  schedule: { 'zh-CN': '三、还款计划（{currency}）', en: '3. Repayment schedule ({currency})' },
  scheduleNote: {
    'zh-CN': '还款日按今天放款计算；若款项在之后到账，各还款日相应顺延，利率和期数不变。',
    en: 'Due dates are counted from a payout today. If the money arrives later, they move with it; rate and number of instalments stay.',
  },
  n: { 'zh-CN': '期', en: 'No.' },
  due: { 'zh-CN': '还款日', en: 'Due' },
  principal: { 'zh-CN': '本金', en: 'Principal' },
  dueTotal: { 'zh-CN': '应还', en: 'To pay' },
  balance: { 'zh-CN': '剩余本金', en: 'Balance' },
  signature: { 'zh-CN': '七、签署', en: '7. Signature' },
  signatureNote: {
    'zh-CN':
      '借款人以发送到上述手机号码的一次性验证码签署。验证码与本文件的 SHA-256 摘要绑定，文件任何改动都会使签署失效；签署时间和验证编号保存在签署记录中。',
    en: 'The borrower signs with a one-time code sent to the phone above. The code is bound to the SHA-256 digest of this file, so that any change to it voids the signature; the time and the number of the proof are kept with the signature record.',
  },
} as const satisfies Readonly<Record<string, LocalText>>;

interface Section {
  readonly heading: LocalText;
  readonly texts: readonly LocalText[];
}

export const paragraphs = {
  simulated: {
    heading: { 'zh-CN': '模拟环境', en: 'Simulated' },
    texts: [
      {
        'zh-CN': '本次审批使用以模拟数据训练的评分模型，本协议仅供演示，不会动用真实资金。',
        en: 'The decision rests on a score model trained on a simulated country. This agreement is a demonstration: no real money moves.',
      },
    ],
  },
  repayment: {
    heading: { 'zh-CN': '四、还款与逾期', en: '4. Repayment and paying late' },
    texts: [
      {
        'zh-CN': '还款顺序：{allocation}每笔还款都有回执。',
        en: '{allocation} Every payment has a receipt.',
      },
      { 'zh-CN': '{late}', en: '{late}' },
      {
        'zh-CN': '遇到困难请尽早在应用内申请延期安排；提出后立即停止电话催收，不会联系您的亲友。',
        en: 'If you are in trouble, ask for an arrangement in the app as early as you can: calls stop at once, and nobody you know is contacted.',
      },
    ],
  },
  creditLine: {
    heading: { 'zh-CN': '循环额度', en: 'Credit line' },
    texts: [
      {
        'zh-CN':
          '本协议同时开立循环额度 {limit}，可提款至 {until}；本次借款是其中第一笔提款。每次提款不少于 {least}，另签一份借款协议，年利率与本协议相同，综合年化成本不超过提款当日的上限。归还的本金可以再次提取。',
        en: 'This agreement opens a credit line of {limit}, to be drawn until {until}; this loan is its first drawdown. Each drawdown is of {least} at least, has an agreement of its own at the same yearly rate, and costs no more, all-in, than the cap of its day allows. What is repaid of the principal can be drawn again.',
      },
      {
        'zh-CN':
          '各笔提款均须在额度到期日前还清。有提款逾期时暂停提款；{lender}可冻结、调低或关闭额度，已提取的借款仍按各自协议还款。连续 {rest} 天没有未还本金后可以续期。',
        en: 'Every drawdown falls due by the last day. Nothing can be drawn while a drawdown is past due. {lender} can freeze, lower or close the credit line; what is drawn is repaid as agreed for it. It can be renewed after {rest} days in a row on which nothing was out.',
      },
    ],
  },
  drawdown: {
    heading: { 'zh-CN': '循环额度内提款', en: 'Drawdown of a credit line' },
    texts: [
      {
        'zh-CN':
          '本次借款是在编号 {drawnUnder} 的协议所开立的循环额度内提取的；该协议约定的担保同样适用，以其约定的额度为限。',
        en: 'This loan is drawn on the credit line that agreement {drawnUnder} opened. What was agreed there as guarantee covers it too, up to the limit agreed there.',
      },
    ],
  },
  guarantee: {
    heading: { 'zh-CN': '保证担保', en: 'Guarantee' },
    texts: [
      {
        'zh-CN':
          '保证人对本协议项下借款人的本金和利息承担连带责任保证：借款人到期未还，出借人可以要求保证人偿还。保证期间为最后一期到期之日起六个月。',
        en: 'The guarantor is jointly and severally liable for principal and interest of this agreement: what the borrower does not pay when due, the lender can ask of the guarantor. The guarantee lasts until six months after the last due date.',
      },
      {
        'zh-CN':
          '保证人在自己的手机上阅读本协议，并以发送到本人号码的一次性验证码签署；未经保证人书面同意加重债务的，加重部分不承担保证责任。',
        en: 'The guarantor reads this agreement on a phone of their own and signs with a one-time code sent to it. A debt made heavier without their written consent is guaranteed only as it was.',
      },
    ],
  },
  guaranteeOfCreditLine: {
    heading: { 'zh-CN': '最高额保证', en: 'Guarantee of the credit line' },
    texts: [
      {
        'zh-CN':
          '本协议开立循环额度，保证为最高额保证：{until} 前提取的各笔借款，保证人以本金余额合计 {limit} 为限承担保证责任。以后提高额度或续期的，超出部分须保证人另行签署。',
        en: 'As this agreement opens a credit line, the guarantee covers every drawdown until {until}, for principal of {limit} together. A higher limit or a renewal later is guaranteed only where the guarantor signs it.',
      },
    ],
  },
  rights: {
    heading: { 'zh-CN': '五、借款人的权利', en: '5. Your rights' },
    texts: [
      {
        'zh-CN': '取消：签署前可随时免费取消；签署后若放款前的复核超过 {hours} 小时，可免费取消。',
        en: 'Withdrawal: cancel free of charge at any time before signing, and after signing if the check before payout takes longer than {hours} hours.',
      },
      {
        'zh-CN':
          '提前还款：可随时全部或部分提前还款，不收违约金，利息只算到还款当日；以一次性费用计价的，费用不因提前还款而减少。',
        en: 'Early repayment: repay all or part at any time, without a charge; interest is owed up to that day only. Where the price is a fee, the fee stays the same.',
      },
      { 'zh-CN': '人工复核：{automated}', en: 'Review by a person: {automated}' },
      {
        'zh-CN': '投诉：请联系 {contact}；对答复不满意的，可向监管部门投诉。',
        en: 'Complaints: {contact}. If the answer does not satisfy you, you can turn to the supervisor.',
      },
    ],
  },
  data: {
    heading: { 'zh-CN': '六、信息使用', en: '6. Use of your data' },
    texts: [
      {
        'zh-CN':
          '{lender}只在您逐项授权的范围内读取信息，仅用于本次借款的审批、放款和还款。别人的号码导入时即转为密文，绝不会被联系。',
        en: '{lender} reads only what you consented to, source by source, and only to decide, pay out and service this loan. Other people’s numbers are scrambled on arrival and never contacted.',
      },
      {
        'zh-CN': '您可以随时在应用内查看用过哪些信息、撤回授权或要求更正和删除；法律要求保存的借款记录除外。',
        en: 'In the app you can see at any time what was used, withdraw a consent, and ask for correction or deletion, but for loan records that the law has us keep.',
      },
    ],
  },
} as const satisfies Readonly<Record<string, Section>>;

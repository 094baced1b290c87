import type { Dictionary } from '@lendline/ui';

export const words = {
  onItsWay: { 'zh-CN': '款项正在发放', en: 'Your money is on its way' },
  onItsWayLead: {
    'zh-CN': '合同已签署。款项通常一分钟内到账，可以离开此页。',
    en: 'The agreement is signed. The money usually arrives within a minute; you can leave this page.',
  },
  signed: { 'zh-CN': '合同已签署', en: 'Agreement signed' },
  checked: { 'zh-CN': '放款前核验', en: 'Last check before payout' },
  sent: { 'zh-CN': '款项已发出', en: 'Money sent' },
  arrived: { 'zh-CN': '款项到账', en: 'Money arrived' },
  held: { 'zh-CN': '放款暂缓', en: 'Your money is held for now' },
  heldLead: {
    'zh-CN': '您没有做错什么。放款前的核验没有完成，为了保护您的钱，由两位工作人员核实后放款。',
    en: 'You did nothing wrong. A check before the payout was not passed; to keep your money safe, two people look at it before it is sent.',
  },
  heldReason: { 'zh-CN': '原因', en: 'Why' },
  heldNext: { 'zh-CN': '接下来', en: 'What happens next' },
  heldNext1: {
    'zh-CN': '请退出后用短信验证码重新登录一次，再次证明号码由您使用。',
    en: 'Please sign out and in again with a new code: it proves once more that the number is in your hands.',
  },
  heldNext2: {
    'zh-CN': '两位工作人员核实后放款，会发短信通知您。',
    en: 'Two people release the money; you get a text message.',
  },
  heldNext3: {
    'zh-CN': '若 72 小时后仍未放款，可以免费取消。',
    en: 'If it takes longer than 72 hours, you can cancel free of charge.',
  },
  proveAgain: { 'zh-CN': '退出并重新验证', en: 'Sign out and prove my number again' },
  failed: {
    'zh-CN': '钱包没有接收这笔款项，我们正在处理。您不欠任何钱，也无需操作。',
    en: 'The wallet did not take the money and we are looking into it. You owe nothing, and need not do anything.',
  },
  done: { 'zh-CN': '款项已到账', en: 'The money has arrived' },
  receipt: { 'zh-CN': '放款凭证', en: 'Receipt' },
  amount: { 'zh-CN': '到账金额', en: 'Paid out' },
  day: { 'zh-CN': '日期', en: 'Date' },
  first: { 'zh-CN': '第一期', en: 'First instalment' },
  only: { 'zh-CN': '到期应还', en: 'To repay' },
  number: { 'zh-CN': '借款编号', en: 'Loan number' },
  toLoan: { 'zh-CN': '查看我的借款', en: 'Go to my loan' },
  silent: {
    'zh-CN': '暂时收不到进展，正在重试。放款不受影响。',
    en: 'No news gets through; we keep trying. Your money is not affected.',
  },
} as const satisfies Dictionary;

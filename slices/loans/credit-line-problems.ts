import { problemsOf } from '@lendline/kernel';

export const creditLineProblem = problemsOf({
  'loans.credit-line-none-here': {
    status: 422,
    text: {
      'zh-CN': '本地区不提供循环额度，请改为单笔借款。',
      en: 'There are no credit lines here. Please take a single loan instead.',
    },
  },
  'loans.credit-line-other-agreement': {
    status: 409,
    text: {
      'zh-CN': '这份申请已按另一份合同开立额度，没有重复开立。',
      en: 'This application has a credit line under another agreement already; no second one was opened.',
    },
  },
  'loans.credit-line-not-open': {
    status: 409,
    text: {
      'zh-CN': '额度当前{statusZh}，不能提款。',
      en: 'The credit line is {statusEn}, so nothing can be drawn now.',
    },
  },
  'loans.credit-line-past-due': {
    status: 409,
    text: {
      'zh-CN': '有一笔提款已逾期。还清逾期金额后即可继续提款或续期。',
      en: 'A drawdown is past due. Once it is paid, the credit line can be drawn and renewed again.',
    },
  },
  'loans.credit-line-above-available': {
    status: 409,
    text: {
      'zh-CN': '额度内目前还可提 {left} {currency}，这笔提款超出额度。',
      en: '{left} {currency} can be drawn at the moment; this drawdown goes beyond it.',
    },
  },
  'loans.credit-line-below-least': {
    status: 422,
    text: { 'zh-CN': '每次至少提 {least} {currency}。', en: 'A drawdown is of {least} {currency} at least.' },
  },
  'loans.credit-line-too-many-instalments': {
    status: 422,
    text: { 'zh-CN': '每笔提款最多 {most} 期。', en: 'A drawdown has at most {most} instalments.' },
  },
  'loans.credit-line-outlasted': {
    status: 422,
    text: {
      'zh-CN': '提款须在额度到期日 {until} 前还清，请选择较短期限，或先续期。',
      en: 'A drawdown falls due by {until}, the last day of the credit line. Choose a shorter term, or renew first.',
    },
  },
  'loans.credit-line-other-price': {
    status: 409,
    text: {
      'zh-CN': '提款利率与额度协议不一致，未放款。请重新选择。',
      en: 'This drawdown has another rate than was agreed for the credit line, so nothing was paid out. Please choose again.',
    },
  },
  'loans.credit-line-above-cap': {
    status: 422,
    text: {
      'zh-CN': '这笔提款的综合年化成本为 {rate}%，超过当日上限 {cap}%，未放款。',
      en: 'All-in, this drawdown costs {rate} % a year, above the cap of its day, {cap} %; nothing was paid out.',
    },
  },
  'loans.credit-line-above-ceiling': {
    status: 422,
    text: {
      'zh-CN': '额度须大于零、以 {currency} 计，且最高 {most} {currency}。',
      en: 'A limit is above zero, in {currency}, and at most {most} {currency}.',
    },
  },
  'loans.credit-line-change-not-now': {
    status: 409,
    text: {
      'zh-CN': '额度当前{statusZh}，不能做此变更。',
      en: 'A credit line that is {statusEn} does not take this change.',
    },
  },
  'loans.credit-line-not-rested': {
    status: 409,
    text: {
      'zh-CN': '续期前须连续 {wanted} 天没有未还本金，目前为 {rested} 天。',
      en: 'Before a renewal nothing is out for {wanted} days in a row; so far it was {rested}.',
    },
  },
  'loans.credit-line-until': {
    status: 422,
    text: {
      'zh-CN': '新的到期日须晚于 {after}，且不晚于 {latest}。',
      en: 'The new last day lies after {after} and not after {latest}.',
    },
  },
  'loans.credit-line-limit-below-drawn': {
    status: 422,
    text: {
      'zh-CN': '续期额度不能低于未还本金 {drawn} {currency}。',
      en: 'A renewed limit covers what is out, {drawn} {currency}.',
    },
  },
  'loans.credit-line-change-decided': {
    status: 409,
    text: { 'zh-CN': '这项申请已处理（{state}）。', en: 'This request was decided already ({state}).' },
  },
  'loans.credit-line-same-person': {
    status: 403,
    text: {
      'zh-CN': '须由另一位员工复核，不能复核自己的申请。',
      en: 'Somebody else has to agree: nobody decides on a request of their own.',
    },
  },
});

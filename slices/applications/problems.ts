import { problemsOf } from '@lendline/kernel';
import { businessProblems } from './business-problems.ts';

export const problem = problemsOf({
  ...businessProblems,
  'applications.not-now': {
    status: 409,
    text: {
      'zh-CN': '申请当前状态为“{stateZh}”，不能进行这一步。请刷新页面查看下一步。',
      en: 'This application is {stateEn}, so this step is not possible now. Reload the page to see the next step.',
    },
  },
  'applications.consent-missing': {
    status: 422,
    text: {
      'zh-CN': '提交前还需要您的授权：{missingZh}。',
      en: 'Before you hand this in, your consent is needed to: {missingEn}.',
    },
  },
  'applications.identity-missing': {
    status: 422,
    text: {
      'zh-CN': '提交前请先填写姓名和身份证号码。',
      en: 'Before you hand this in, please enter your name and id number.',
    },
  },
  'applications.wrong-currency': {
    status: 422,
    text: { 'zh-CN': '本产品只以 {currency} 放款。', en: 'Loans here are made in {currency} only.' },
  },
  'applications.choice-not-offered': {
    status: 422,
    text: {
      'zh-CN': '没有这个金额和期数的方案。可选：{possible}。',
      en: 'There is no offer of this amount over this many instalments. You can choose: {possible}.',
    },
  },
  'applications.choice-outdated': {
    status: 409,
    text: {
      'zh-CN': '方案是前一天选择的，还款日已变化。请重新选择一次，再签署。',
      en: 'This was chosen on an earlier day, so the due dates have moved. Please choose once more, then sign.',
    },
  },
  'applications.offer-expired': {
    status: 410,
    text: {
      'zh-CN': '方案已过期，请重新申请，已提供的资料无需再次填写。',
      en: 'The offer has expired. Please apply again; what you gave us need not be entered again.',
    },
  },
  'applications.cost-not-opened': {
    status: 409,
    text: { 'zh-CN': '请先打开融资成本明示表。', en: 'Please open the cost statement first.' },
  },
  'applications.still-reading': {
    status: 409,
    text: {
      'zh-CN': '请再阅读 {seconds} 秒后确认。',
      en: 'Please read the cost statement for {seconds} more seconds before you confirm.',
    },
  },
  'applications.cancel-later': {
    status: 409,
    text: {
      'zh-CN': '款项正在复核。若 {hours} 小时后仍未放款，您可以免费取消。',
      en: 'The payout is being checked. If it is not made within {hours} hours, you can cancel free of charge.',
    },
  },
  'applications.another-open': {
    status: 409,
    text: {
      'zh-CN': '您还有一笔进行中的申请，请先完成或取消它。',
      en: 'You have another application open; please finish or cancel it first.',
    },
  },
  'applications.appeal-answered': {
    status: 409,
    text: {
      'zh-CN': '工作人员已复核过这笔申请，每笔申请可要求复核一次。',
      en: 'A person has already looked at this application; each can be appealed once.',
    },
  },
  'applications.tier-needed': {
    status: 422,
    text: { 'zh-CN': '批准时请选择风险等级：{tiers}。', en: 'Choose the tier that prices the approval: {tiers}.' },
  },
  'applications.nothing-affordable': {
    status: 422,
    text: {
      'zh-CN': '等级 {tier} 下没有既不超过利率上限、又在还款能力之内的方案。请选择其他等级或不批准。',
      en: 'At tier {tier} no amount is both under the cap and affordable. Choose another tier, or decline.',
    },
  },
  'applications.reviewed-by-you': {
    status: 403,
    text: {
      'zh-CN': '您已审核过这笔申请，复核须由另一位同事完成。',
      en: 'You have already decided this application; its appeal must be decided by another person.',
    },
  },
  'applications.identity-again-needed': {
    status: 409,
    text: {
      'zh-CN': '申请人尚未再次验证身份。请申请人用短信验证码重新登录或重新验证后再放款。',
      en: 'The applicant has not proved identity again. They sign in, or sign, with a new code; then the money can be released.',
    },
  },
  'applications.another-person-needed': {
    status: 409,
    text: {
      'zh-CN': '您已提议放款，须由另一位同事复核。',
      en: 'You have proposed this release; a different person must confirm it.',
    },
  },
});

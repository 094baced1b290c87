import { problemsOf } from '@lendline/kernel';

export const problem = problemsOf({
  'loans.terms-not-possible': {
    status: 422,
    text: {
      'zh-CN': '按这些条件无法生成还款计划（{field}）。请重新选择方案。',
      en: 'No schedule follows from these terms ({field}). Please choose another offer.',
    },
  },
  'loans.not-what-was-signed': {
    status: 409,
    text: {
      'zh-CN': '还款计划与已签合同的还款总额不一致，未放款。请联系客服。',
      en: 'The schedule does not come to the total that was signed, so nothing was paid out. Please contact us.',
    },
  },
  'loans.other-agreement': {
    status: 409,
    text: {
      'zh-CN': '这份申请已按另一份合同开立借款，没有重复开立。',
      en: 'This application has a loan under another agreement already; no second one was opened.',
    },
  },
  'loans.limit-spent': {
    status: 409,
    text: {
      'zh-CN': '额度内目前还可借 {left} {currency}，这笔借款超出额度，未放款。',
      en: 'Within your limit {left} {currency} is left at the moment; this loan goes beyond it and was not paid out.',
    },
  },
  'loans.not-cancellable': {
    status: 409,
    text: {
      'zh-CN': '资金已在发放或已经发放，不能取消。您可以随时提前还清，只付已产生的利息。',
      en: 'The money is on its way or paid out, so this loan cannot be cancelled. You can pay it off early at any time, with interest only for the days so far.',
    },
  },
  'loans.nothing-to-repay': {
    status: 409,
    text: { 'zh-CN': '这笔借款目前没有需要偿还的金额。', en: 'Nothing is owed on this loan at the moment.' },
  },
  'loans.amount-not-payable': {
    status: 422,
    text: {
      'zh-CN': '还款金额必须大于零，且币种为 {currency}。',
      en: 'The amount to repay must be above zero, in {currency}.',
    },
  },
  'loans.above-payoff': {
    status: 422,
    text: {
      'zh-CN': '今天结清只需 {payoff} {currency}，请不要超过这个金额。',
      en: '{payoff} {currency} pays this loan off today; please do not pay more than that.',
    },
  },
  'loans.payment-under-way': {
    status: 409,
    text: {
      'zh-CN': '您有一笔还款正在处理，目前最多还需 {left} {currency}。请等它完成后再试。',
      en: 'A repayment is on its way; at most {left} {currency} is left to pay. Please wait until it has arrived.',
    },
  },
  'loans.posting-not-possible': {
    status: 422,
    text: {
      'zh-CN': '分录 {id} 第 {line} 行无法入账（{why}）：金额须大于零、使用本机构币种，且借贷科目不同。',
      en: 'Line {line} of posting {id} cannot be booked ({why}): an amount is above zero, in the lender’s currency, from one account to another.',
    },
  },
  'loans.posting-twice': {
    status: 422,
    text: {
      'zh-CN': '同一批分录中有重复的编号，整批未入账。请为每笔分录使用不同的编号。',
      en: 'Two postings of this batch have one id, so none was booked. Give each its own.',
    },
  },
  'loans.other-posting': {
    status: 409,
    text: {
      'zh-CN': '编号 {id} 已用于另一笔内容不同的分录，未再入账。请更换编号。',
      en: 'The id {id} is of another posting with another body, so nothing was booked. Choose another id.',
    },
  },
  'loans.no-such-hold': {
    status: 404,
    text: { 'zh-CN': '没有这笔待入账分录。', en: 'There is no such hold.' },
  },
  'loans.hold-ended': {
    status: 409,
    text: {
      'zh-CN': '这笔待入账分录已经结束（{state}），不再改变。如仍需入账，请提交新的分录。',
      en: 'This hold has ended already ({state}) and stays as it is. If the money did move, send a new posting.',
    },
  },
  'loans.span-not-possible': {
    status: 422,
    text: {
      'zh-CN': '请选择从早到晚、最多 {most} 天的区间。',
      en: 'Choose a span from an earlier to a later day, of at most {most} days.',
    },
  },
  'loans.change-day': {
    status: 422,
    text: {
      'zh-CN': '生效日必须在放款日 {from} 至今天 {until} 之间。',
      en: 'The day must lie between the payout, {from}, and today, {until}.',
    },
  },
  'loans.change-amount': {
    status: 422,
    text: { 'zh-CN': '金额必须大于零，且币种为 {currency}。', en: 'The amount must be above zero, in {currency}.' },
  },
  'loans.change-most': {
    status: 422,
    text: { 'zh-CN': '最多可为 {most} {currency}。', en: 'At most {most} {currency} is possible.' },
  },
  'loans.change-dates': {
    status: 422,
    text: {
      'zh-CN': '日期必须晚于 {after}，新的首个还款日不得早于今天。',
      en: 'The date must lie after {after}; a new first due date is not before today.',
    },
  },
  'loans.change-state': {
    status: 409,
    text: {
      'zh-CN': '借款当前状态（{state}）不能做此变更。',
      en: 'A loan in its present state ({state}) does not take this change.',
    },
  },
  'loans.change-nothing-ahead': {
    status: 409,
    text: {
      'zh-CN': '之后没有未到期的本金，无法分摊或改期。请改用重定账期。',
      en: 'No principal falls due later, so there is nothing to move it into. Re-age the loan instead.',
    },
  },
  'loans.event-not-reversible': {
    status: 409,
    text: {
      'zh-CN': '这条记录不存在、已被冲正，或不能冲正（放款与冲正不可冲正）。',
      en: 'This event is not there, was reversed already, or is a payout or a reversal, which stand.',
    },
  },
  'loans.withdrawal-too-late': {
    status: 409,
    text: {
      'zh-CN': '放款后 {days} 天内（至 {last}）可以撤回。现在仍可随时提前还清，只付已产生的利息。',
      en: 'A loan can be withdrawn from within {days} days of the payout, until {last}. You can still pay it off at any time, with interest only for the days so far.',
    },
  },
  'loans.withdrawn-already': {
    status: 409,
    text: {
      'zh-CN': '您已撤回这笔借款，请在约定日期前归还本金。',
      en: 'You have withdrawn from this loan already; the amount you received goes back by the day you were told.',
    },
  },
  'loans.above-cap': {
    status: 422,
    text: {
      'zh-CN': '变更后综合年化成本为 {rate}%，超过上限 {cap}%。{arithmetic}',
      en: 'All-in, the loan would then cost {rate} % a year, above the cap of {cap} %. {arithmetic}',
    },
  },
  'loans.nothing-to-refund': {
    status: 409,
    text: { 'zh-CN': '没有多还的款项可以退回。', en: 'Nothing was paid too much, so there is nothing to pay back.' },
  },
  'loans.key-reused': {
    status: 422,
    text: {
      'zh-CN': '此 Idempotency-Key 已用于另一项变更，请换一个新的。',
      en: 'This Idempotency-Key was used for a different change; use a new one.',
    },
  },
  'loans.change-decided': {
    status: 409,
    text: { 'zh-CN': '这项申请已处理（{state}）。', en: 'This request was decided already ({state}).' },
  },
  'loans.same-person': {
    status: 403,
    text: {
      'zh-CN': '须由另一位员工复核，不能复核自己的申请。',
      en: 'Somebody else has to agree: nobody decides on a request of their own.',
    },
  },
  'loans.day-not-come': {
    status: 422,
    text: {
      'zh-CN': '{day} 尚未到来（今天是 {today}），不能日终。请选择今天或更早的日期。',
      en: '{day} has not come yet (today is {today}), so it cannot be closed. Choose today or an earlier day.',
    },
  },
  'loans.closing-plan-not-possible': {
    status: 422,
    text: {
      'zh-CN':
        '日终步骤 {step} 的位置不对或缺失（{why}）：计息、逾期计数和入账必不可少，入账在计息和收费之后，分级和通知在逾期计数之后，每步一次。',
      en: 'The step {step} of this close of business is missing or misplaced ({why}): accrue, age and post are needed, post comes after accrue and charge, bucket and events after age, each once.',
    },
  },
});

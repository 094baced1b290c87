import type { Locale, LocalText } from '@lendline/kernel';
import type { Allocation, BucketRule, FutureRule, Order, PaymentKind } from './allocation.ts';
import type { Component } from './component.ts';
import type { LateFeeRule } from './life/late-fees.ts';

/** Where a payment goes, in the words of an agreement: all that the allocation says, and nothing else. */
export function allocationInWords(allocation: Allocation): LocalText {
  return { 'zh-CN': sentencesOf(allocation, 'zh-CN').join(''), en: sentencesOf(allocation, 'en').join(' ') };
}

/** What is charged for paying late, in the words of an agreement. */
export function lateFeeInWords(rule: LateFeeRule | null): LocalText {
  if (rule === null) return { 'zh-CN': '逾期不收罚息和违约金。', en: 'Nothing is charged for paying late.' };
  const share = `${rule.share_ppm / 10_000}%`;
  return {
    'zh-CN': `一期逾期满 ${rule.from_dpd} 天仍未还清的，按该期未还本金和利息的 ${share} 收取一次违约金；收取后综合年化成本超过本协议上限的，不收。`,
    en: `An instalment that is still open ${rule.from_dpd} days after its due date costs ${share} of its open principal and interest, once; not where that would bring the all-in annual rate above the cap of this agreement.`,
  };
}

function sentencesOf(allocation: Allocation, locale: Locale): string[] {
  const say = (text: LocalText, values: Readonly<Record<string, string>> = {}): string =>
    text[locale].replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const inOrder = (order: Order): string =>
    order.map((component) => componentNames[component][locale]).join(say(texts.next));
  switch (allocation.kind) {
    case 'oldest_first':
      return [say(texts.oldestFirst, { order: inOrder(allocation.order) })];
    case 'due_first':
      return [say(texts.dueFirst, { due: inOrder(allocation.due), ahead: inOrder(allocation.inAdvance) })];
    case 'by_bucket': {
      const { other, ...own } = allocation.rules;
      const ruled = (rule: BucketRule): string[] => [
        say(texts.pastDue, { order: inOrder(rule.pastDue) }),
        say(texts.dueToday, { order: inOrder(rule.due) }),
        say(texts.ahead, { order: inOrder(rule.inAdvance), future: say(futures[rule.future]) }),
      ];
      const kinds = Object.entries(own) as [PaymentKind, BucketRule][];
      return [
        ...ruled(other),
        say(allocation.direction === 'horizontal' ? texts.horizontal : texts.vertical),
        ...kinds.flatMap(([kind, rule]) => [say(texts.ofKind, { kind: kindNames[kind][locale] }), ...ruled(rule)]),
      ];
    }
  }
}

const componentNames: Readonly<Record<Component, LocalText>> = {
  penalty: { 'zh-CN': '违约金', en: 'penalties' },
  fee: { 'zh-CN': '费用', en: 'fees' },
  interest: { 'zh-CN': '利息', en: 'interest' },
  principal: { 'zh-CN': '本金', en: 'principal' },
};

const kindNames: Readonly<Record<PaymentKind, LocalText>> = {
  repayment: { 'zh-CN': '还款', en: 'a repayment' },
  down_payment: { 'zh-CN': '首付款', en: 'a down payment' },
  goodwill_credit: { 'zh-CN': '出借人给予的减免款', en: 'a goodwill credit of the lender' },
  merchant_refund: { 'zh-CN': '商家退款', en: 'a refund of a merchant' },
  payout_refund: { 'zh-CN': '放款退回', en: 'a payout that was returned' },
};

const futures: Readonly<Record<FutureRule, LocalText>> = {
  next: { 'zh-CN': '从最近一期起', en: 'the next instalment first' },
  last: { 'zh-CN': '从最后一期起', en: 'the last instalment first' },
  re_amortise: { 'zh-CN': '平均分摊到其余各期', en: 'spread evenly over all of them' },
};

const texts = {
  next: { 'zh-CN': '、', en: ', then ' },
  oldestFirst: {
    'zh-CN': '还款先用于最早一期，每期内依次用于{order}。',
    en: 'A payment goes to the oldest instalment first and in it to {order}.',
  },
  dueFirst: {
    'zh-CN': '还款先用于已到期的各期，依次用于{due}；余额用于未到期的各期，依次用于{ahead}。',
    en: 'A payment goes first to what is due, there to {due}; what is left goes to instalments that are not due yet, there to {ahead}.',
  },
  pastDue: { 'zh-CN': '先用于逾期的各期，依次用于{order}。', en: 'First to what is past due, there to {order}.' },
  dueToday: {
    'zh-CN': '再用于当日到期的一期，依次用于{order}。',
    en: 'Then to what falls due on the day, there to {order}.',
  },
  ahead: {
    'zh-CN': '余额用于未到期的各期（{future}），依次用于{order}。',
    en: 'What is left goes to instalments that are not due yet ({future}), there to {order}.',
  },
  horizontal: {
    'zh-CN': '还清一期后再还下一期。',
    en: 'One instalment is met before the next.',
  },
  vertical: {
    'zh-CN': '同一项目在各期均还清后，再还下一项目。',
    en: 'One component is met in all of them before the next.',
  },
  ofKind: { 'zh-CN': '属于{kind}的款项另按以下顺序：', en: 'For {kind} this holds instead:' },
} as const satisfies Readonly<Record<string, LocalText>>;

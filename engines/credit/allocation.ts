import { type Component, components } from './component.ts';
import { type Problem, problem } from './problem.ts';

/**
 * Where a payment goes: which open instalments it meets, in which order, and in which order penalties, fees, interest and
 * principal within them:
 * - `oldest_first`: instalment by instalment from the oldest, the components in order within each;
 * - `due_first`: as `oldest_first` over what is due, then over what is not, in an order of its own;
 * - `by_bucket`: what is past due, then what falls due on the day, then what is in advance, each in an order of its own, and
 *   where a kind of payment needs it by rules of that kind; `horizontal` finishes an instalment before the next, `vertical`
 *   a component before the next.
 */
export type Allocation =
  | { readonly kind: 'oldest_first'; readonly order: Order }
  | { readonly kind: 'due_first'; readonly due: Order; readonly inAdvance: Order }
  | { readonly kind: 'by_bucket'; readonly direction: Direction; readonly rules: BucketRules };

export const allocationKinds = ['oldest_first', 'due_first', 'by_bucket'] as const;

/** Every component once. */
export type Order = readonly Component[];

export const directions = ['horizontal', 'vertical'] as const;

export type Direction = (typeof directions)[number];

/** The order of components in each bucket, and which instalments come first that are not due yet. */
export interface BucketRule {
  readonly pastDue: Order;
  readonly due: Order;
  readonly inAdvance: Order;
  readonly future: FutureRule;
}

/** The rule of each kind of payment; `other` where a kind has none of its own. */
export type BucketRules = Readonly<Partial<Record<PaymentKind, BucketRule>> & { other: BucketRule }>;

/**
 * Where money goes that is paid before anything is due: to the next instalment or the last one first; `re_amortise` spreads
 * it evenly over all of them.
 */
export const futureRules = ['next', 'last', 're_amortise'] as const;

export type FutureRule = (typeof futureRules)[number];

/** Money that reduces what is owed. */
export const paymentKinds = [
  'repayment',
  'down_payment',
  'goodwill_credit',
  'merchant_refund',
  'payout_refund',
] as const;

export type PaymentKind = (typeof paymentKinds)[number];

/** The oldest instalment first, in it penalties, fees, interest, principal: what terms have that name no other. */
export const oldestFirst: Allocation = { kind: 'oldest_first', order: components };

/** Every order that is none: money would stop at what it leaves out. */
export function checkAllocation(allocation: Allocation): Problem[] {
  return ordersOf(allocation).flatMap(([field, order]) => {
    const isWhole = order.length === components.length && components.every((component) => order.includes(component));
    return isWhole ? [] : [problem(`allocation.${field}`, order, orderTexts)];
  });
}

function ordersOf(allocation: Allocation): (readonly [field: string, order: Order])[] {
  if (allocation.kind === 'oldest_first') return [['order', allocation.order]];
  if (allocation.kind === 'due_first')
    return [
      ['due', allocation.due],
      ['in_advance', allocation.inAdvance],
    ];
  return Object.entries(allocation.rules).flatMap(([kind, { pastDue, due, inAdvance }]) => {
    const at = kind === 'other' ? '' : `kinds.${kind}.`;
    return [[`${at}past_due`, pastDue] as const, [`${at}due`, due] as const, [`${at}in_advance`, inAdvance] as const];
  });
}

const orderTexts = {
  expected: {
    en: 'penalty, fee, interest and principal, each once',
    'zh-CN': 'penalty(罚息)、fee(费用)、interest(利息)、principal(本金)各一次',
  },
  doThis: {
    en: 'List all four in the order in which money goes to them: ["penalty", "fee", "interest", "principal"].',
    'zh-CN': '请按入账顺序列出全部四项:["penalty", "fee", "interest", "principal"]。',
  },
};

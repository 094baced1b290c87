import fc from 'fast-check';
import { type Allocation, type BucketRule, directions, futureRules, type Order } from '../allocation.ts';
import { components } from '../component.ts';

const order: fc.Arbitrary<Order> = fc.shuffledSubarray([...components], { minLength: 4 });
const bucketRule: fc.Arbitrary<BucketRule> = fc.record({
  pastDue: order,
  due: order,
  inAdvance: order,
  future: fc.constantFrom(...futureRules),
});

/** Any allocation that terms can have. */
export const arbitraryAllocation: fc.Arbitrary<Allocation> = fc.oneof(
  order.map((given): Allocation => ({ kind: 'oldest_first', order: given })),
  fc.record({ kind: fc.constant('due_first' as const), due: order, inAdvance: order }),
  fc.record({
    kind: fc.constant('by_bucket' as const),
    direction: fc.constantFrom(...directions),
    rules: fc.record(
      { other: bucketRule, goodwill_credit: bucketRule, merchant_refund: bucketRule },
      { requiredKeys: ['other'] },
    ),
  }),
);

import { assert } from '@lendline/kernel';

/** What can be owed within an instalment. */
export const components = ['penalty', 'fee', 'interest', 'principal'] as const;

export type Component = (typeof components)[number];

/** What is still unpaid of one instalment, in minor units. */
export interface OpenInstalment {
  readonly n: number;
  readonly due: Temporal.PlainDate;
  readonly principal: bigint;
  readonly interest: bigint;
  readonly fees: bigint;
  readonly penalties: bigint;
}

/** One part of a payment: what it pays, of which instalment. */
export interface AllocationLine {
  readonly n: number;
  readonly component: Component;
  readonly amount: bigint;
}

export interface Allocation {
  /** In the order paid; no line is zero. */
  readonly lines: readonly AllocationLine[];
  readonly paid: Readonly<Record<Component, bigint>>;
  /** What is left when nothing is owed any more. */
  readonly overpaid: bigint;
}

/**
 * Spreads a payment over what is open: the oldest instalment first, and within it in the order given (penalty, fee, interest,
 * principal unless told otherwise). The lines and `overpaid` add up to the amount.
 */
export function allocate(
  open: readonly OpenInstalment[],
  amount: bigint,
  order: readonly Component[] = components,
): Allocation {
  assert(amount >= 0n, 'a payment is not negative');
  assert(
    new Set(order).size === components.length && order.length === components.length,
    'an order names every component once',
  );
  const oldestFirst = open.toSorted((a, b) => Temporal.PlainDate.compare(a.due, b.due) || a.n - b.n);
  const lines: AllocationLine[] = [];
  const paid = { penalty: 0n, fee: 0n, interest: 0n, principal: 0n };
  let left = amount;
  for (const instalment of oldestFirst) {
    for (const component of order) {
      const owed = owedOf(instalment, component);
      assert(owed >= 0n, 'what is open is not negative');
      const part = owed < left ? owed : left;
      if (part === 0n) continue;
      lines.push({ n: instalment.n, component, amount: part });
      paid[component] += part;
      left -= part;
    }
  }
  return { lines, paid, overpaid: left };
}

export function owedOf(instalment: OpenInstalment, component: Component): bigint {
  return {
    penalty: instalment.penalties,
    fee: instalment.fees,
    interest: instalment.interest,
    principal: instalment.principal,
  }[component];
}

import { type Component, components } from '../component.ts';

/** An amount for each thing that can be owed, in minor units. */
export type Parts = Readonly<Record<Component, bigint>>;

export const noParts: Parts = { penalty: 0n, fee: 0n, interest: 0n, principal: 0n };

export function sumOf(parts: Parts): bigint {
  return components.reduce((sum, component) => sum + parts[component], 0n);
}

export function plus(a: Parts, b: Parts): Parts {
  return combine(a, b, (x, y) => x + y);
}

export function minus(a: Parts, b: Parts): Parts {
  return combine(a, b, (x, y) => x - y);
}

export function onlyPart(component: Component, amount: bigint): Parts {
  return { ...noParts, [component]: amount };
}

function combine(a: Parts, b: Parts, by: (x: bigint, y: bigint) => bigint): Parts {
  return {
    penalty: by(a.penalty, b.penalty),
    fee: by(a.fee, b.fee),
    interest: by(a.interest, b.interest),
    principal: by(a.principal, b.principal),
  };
}

export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

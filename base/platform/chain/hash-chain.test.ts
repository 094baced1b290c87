import { describe, expect, it } from 'vitest';
import { chainHash, firstHash } from './hash-chain.ts';

describe('a chain of hashes', () => {
  const rows = [{ n: 1 }, { n: 2 }, { n: 3 }];
  const headOf = (chained: readonly unknown[]): string => chained.reduce<string>(chainHash, firstHash);

  it('ends in another hash when a row is changed, taken out, or put in another place', () => {
    const head = headOf(rows);
    expect(headOf([{ n: 1 }, { n: 20 }, { n: 3 }])).not.toBe(head);
    expect(headOf([{ n: 1 }, { n: 3 }])).not.toBe(head);
    expect(headOf(rows.toReversed())).not.toBe(head);
    expect(headOf(rows)).toBe(head);
  });

  it('does not depend on the order in which a row’s fields were written', () => {
    expect(chainHash(firstHash, { a: 1, b: 2 })).toBe(chainHash(firstHash, { b: 2, a: 1 }));
  });
});

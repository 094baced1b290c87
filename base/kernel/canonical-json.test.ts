import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssertionError, canonicalJson } from './index.ts';

describe('canonicalJson', () => {
  it('writes the same text whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  it('means the same value as the text of JSON itself', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('sorts keys by UTF-16 code units and writes no white space, after RFC 8785', () => {
    const value = { '\u20ac': 1, '\r': 2, '1': 3, '\ud83d\ude00': 4, '\ufb33': 5, b: [1, { z: 1, a: null }] };
    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":3,"b":[1,{"a":null,"z":1}],"\u20ac":1,"\ud83d\ude00":4,"\ufb33":5}',
    );
  });

  it('writes money and time as texts', () => {
    const value = { amount: 10n ** 20n, due: Temporal.PlainDate.from('2026-02-28') };
    expect(canonicalJson(value)).toBe('{"amount":"100000000000000000000","due":"2026-02-28"}');
  });

  it('leaves out a field that is undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([[undefined], [Number.NaN], [Number.POSITIVE_INFINITY], [() => 1], [[undefined]]])(
    'refuses %s, which has no JSON',
    (value) => expect(() => canonicalJson(value)).toThrow(AssertionError),
  );
});

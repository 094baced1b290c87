import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssertionError, isId, newId, seededRandom } from './index.ts';

const at = (epoch_ms: number) => Temporal.Instant.fromEpochMilliseconds(epoch_ms);
const moment_ms = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('ids', () => {
  it('sort as texts by the time they were made', () => {
    fc.assert(
      fc.property(moment_ms, moment_ms, (a, b) => {
        fc.pre(a !== b);
        expect(newId('loan', at(a)) < newId('loan', at(b))).toBe(a < b);
      }),
    );
  });

  it('are recognised by their own prefix and no other', () => {
    fc.assert(
      fc.property(moment_ms, (made_ms) => {
        const id = newId('loan', at(made_ms));
        expect(isId('loan', id)).toBe(true);
        expect(isId('line', id)).toBe(false);
      }),
    );
  });

  it('differ when they are made in the same millisecond', () => {
    const ids = Array.from({ length: 10_000 }, () => newId('loan', at(0)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sort by the order they were made in where the millisecond is the same', () => {
    const ids = Array.from({ length: 10_000 }, () => newId('loan', at(5)));
    expect(ids.toSorted()).toEqual(ids);
  });

  it('of one millisecond do not tell one another', () => {
    const [one, other] = [newId('loan', at(6)), newId('loan', at(6))];
    expect(one.slice(-12)).not.toBe(other.slice(-12));
  });

  it('are the same again from the same moment and the same entropy', () => {
    const make = () => {
      const random = seededRandom('ids');
      return newId('loan', at(1_760_000_000_000), (bytes) => {
        bytes.forEach((_, index) => (bytes[index] = random.below(256)));
      });
    };
    expect(make()).toBe(make());
  });

  it.each(['loan_', 'loan_01', 'loan_01k9x0000000000000000000u!', 'LOAN_01k9x00000000000000000000z', ''])(
    'are not mistaken for the text %j',
    (text) => expect(isId('loan', text)).toBe(false),
  );

  it('are not made for a time before 1970', () => {
    expect(() => newId('loan', at(-1))).toThrow(AssertionError);
  });
});

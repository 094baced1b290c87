import { signalCatalogue } from '@lendline/typology';
import { describe, expect, it } from 'vitest';
import { mayBeAllowed, withoutAllowed } from './allowances.ts';

const signals = Object.fromEntries(signalCatalogue.map(({ id }) => [id, 7]));
const changed = (hits: Parameters<typeof withoutAllowed>[1]) =>
  Object.entries(withoutAllowed(signals, hits))
    .filter(([, value]) => value === null)
    .map(([name]) => name);

describe('an allowance', () => {
  it('leaves out all that is counted by what it is about, and nothing else', () => {
    for (const kind of ['device', 'account', 'address'] as const) {
      const expected = Object.keys(signals).filter((name) => name.includes(`_of_${kind}`));
      expect(expected).not.toEqual([]);
      expect(changed([{ list: 'allow', kind }]).toSorted()).toEqual(expected.toSorted());
    }
  });

  it('is no matter of the other lists, nor of what is one person’s alone', () => {
    expect(
      changed([
        { list: 'block', kind: 'device' },
        { list: 'watch', kind: 'account' },
      ]),
    ).toEqual([]);
    expect((['number', 'id', 'borrower', 'application'] as const).filter(mayBeAllowed)).toEqual([]);
  });
});

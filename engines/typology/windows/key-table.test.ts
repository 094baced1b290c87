import { describe, expect, it } from 'vitest';
import { KeyTable } from './key-table.ts';

describe('keys as numbers', () => {
  it('are held as long as one event holds them, and their numbers are given again after', () => {
    const keys = new KeyTable();
    const [a, b] = [keys.hold('a'), keys.hold('b')];
    expect(keys.hold('a')).toBe(a);
    keys.release(a);
    expect(keys.find('a')).toBe(a);
    keys.release(a);
    expect(keys.find('a')).toBeUndefined();
    expect([keys.hold('c'), keys.hold('a')]).toEqual([a, 2]);
    expect([keys.keyOf(a), keys.keyOf(b), keys.keyOf(2)]).toEqual(['c', 'b', 'a']);
    expect(keys.size).toBe(3);
    keys.release(b);
    expect(() => keys.release(b)).toThrow('released as often as it is held');
  });
});

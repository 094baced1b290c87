import { err, ok, type Problem } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import type { Shelf } from '../offline/kept.ts';
import { attempt } from './attempt.ts';

function newShelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
}

function problemOf(code: string, status: number): Problem {
  return { code, status, text: { 'zh-CN': code, en: code } };
}

const offline = problemOf('offline', 0);

/** Sends attempts one after another with the answers given, and tells the keys that they went with. */
async function keysOf(
  answers: readonly (Problem | null)[],
  inputs: readonly unknown[] = [],
): Promise<readonly string[]> {
  const shelf = newShelf();
  const keys: string[] = [];
  for (const [index, answer] of answers.entries()) {
    const of = { name: 'repay', input: inputs[index] ?? { amount: '100' }, shelf };
    await attempt(of, async ({ idempotencyKey }) => {
      keys.push(idempotencyKey);
      return answer === null ? ok('done') : err(answer);
    });
  }
  return keys;
}

describe('an attempt', () => {
  it('goes again with the same key when its answer never came', async () => {
    const [first, second] = await keysOf([offline, null]);
    expect(second).toBe(first);
  });

  it.each([problemOf('unreadable', 502), problemOf('internal', 500), problemOf('in-progress', 409)])(
    'goes again with the same key after $code, which settles nothing',
    async (problem) => {
      const [first, second] = await keysOf([problem, null]);
      expect(second).toBe(first);
    },
  );

  it('is another one once the server has said yes or no', async () => {
    const [first, second, third] = await keysOf([null, problemOf('loans.above-payoff', 422), null]);
    expect(new Set([first, second, third]).size).toBe(3);
  });

  it('is another one when something else is asked for', async () => {
    const [first, second] = await keysOf([offline, null], [{ amount: '100' }, { amount: '200' }]);
    expect(second).not.toBe(first);
  });

  it('works where nothing can be kept', async () => {
    const shut: Shelf = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('forbidden');
      },
      removeItem: () => {
        throw new Error('forbidden');
      },
    };
    const result = await attempt({ name: 'x', input: 1, shelf: shut }, async () => ok('done'));
    expect(result).toEqual(ok('done'));
  });
});

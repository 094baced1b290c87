import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { isDrawn, lotOf } from './lot.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const lines = Array.from({ length: 20_000 }, (_, index) => `line_${index}`);
const drawn = (draw: string, share_ppm: number): Set<string> =>
  new Set(lines.filter((line) => isDrawn(lotOf(line, draw, hash), share_ppm)));

it('draws the share of lines that it is told, within five standard deviations', () => {
  for (const share of [0.01, 0.1, 0.5]) {
    const rows = drawn('a canary', share * 1e6).size;
    const sd = Math.sqrt(lines.length * share * (1 - share));
    expect(Math.abs(rows - lines.length * share)).toBeLessThan(5 * sd);
  }
});

it('keeps a line in a canary that grows, and draws two canaries apart from each other', () => {
  const small = drawn('a canary', 100_000);
  const large = drawn('a canary', 200_000);
  expect([...small].filter((line) => !large.has(line))).toEqual([]);
  const another = drawn('another', 100_000);
  const both = [...small].filter((line) => another.has(line)).length;
  expect(both / small.size).toBeGreaterThan(0.06);
  expect(both / small.size).toBeLessThan(0.14);
}, 60_000);

it('gives a line the same lot for ever', () => {
  expect(lotOf('line_1', 'a canary', hash)).toBe(Number.parseInt(hash('a canary|line_1').slice(0, 12), 16) % 1e6);
  expect(isDrawn(0, 0)).toBe(false);
  expect(isDrawn(999_999, 1_000_000)).toBe(true);
});

import { expect, it } from 'vitest';
import { tryAgainAfter } from './try-again.ts';

it('tries a message ten times over three days, later each time, and then gives it up', () => {
  const pauses = Array.from({ length: 10 }, (_, index) => tryAgainAfter(index + 1)?.total('seconds') ?? null);
  expect(pauses).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
});

import { expect, it } from 'vitest';
import { measureStrategy } from './measure-strategy.ts';

it('costs at most 1.3 times the processor time of plain ZEN with its own trace, on the same graph in the same run', async () => {
  const { ratio } = await measureStrategy({ rounds: 3, each: 25 });
  expect(ratio).toBeLessThanOrEqual(1.3);
});

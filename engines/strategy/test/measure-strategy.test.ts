import { expect, it } from 'vitest';
import { measureStrategy } from '../measure-strategy.ts';
import { chinese } from './applicant.ts';

it('costs at most 1.3 times the processor time of plain ZEN with its own trace, on the same graph in the same run', async () => {
  const { ratio } = await measureStrategy({ input: chinese(), processor_us, rounds: 3, each: 25 });
  expect(ratio).toBeLessThanOrEqual(1.3);
});

function processor_us(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

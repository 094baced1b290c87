import { describe, expect, it } from 'vitest';
import { measureWindows } from './measure.ts';

describe('what windows cost', () => {
  it.each(['many-people', 'one-address'] as const)(
    'is timed while about as many events are held as asked: %s',
    (shape) => {
      let ticks = 0;
      const times = measureWindows({ live: 2_000, updates: 500, seed: 1, shape }, () => (ticks += 1));
      expect(times.live).toBeGreaterThan(1_850);
      expect(times.live).toBeLessThan(2_050);
      expect([...times.update_ms, ...times.read_ms].every((time) => time === 1)).toBe(true);
      expect(ticks).toBe(1_500);
    },
  );
});

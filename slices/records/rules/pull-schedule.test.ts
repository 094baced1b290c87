import { describe, expect, it } from 'vitest';
import { nextSpan, retryAfter } from './pull-schedule.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const terms = { backfill_days: 180, overlap_days: 10 };

describe('the reading of a feed', () => {
  it('goes back as far as agreed at first, and behind its last end afterwards', () => {
    const now = at('2026-06-15T04:00:00Z');
    expect(nextSpan(null, now, terms)).toEqual({ from: at('2025-12-17T04:00:00Z'), until: now });
    expect(nextSpan(at('2026-06-14T04:00:00Z'), now, terms)).toEqual({ from: at('2026-06-04T04:00:00Z'), until: now });
  });

  it('waits twice as long after each unknown outcome, and never longer than six hours', () => {
    const waits = [0, 1, 2, 10, 50].map((attempts) => retryAfter(attempts).total('seconds'));
    expect(waits).toEqual([30, 60, 120, 21_600, 21_600]);
  });
});
